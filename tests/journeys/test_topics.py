"""Rules by topic, a card by itself, and a link that opens it."""

from __future__ import annotations

from urllib.parse import parse_qs, urlsplit

import pytest

from bot.domain.catalogue import Topic
from bot.domain.people import Audience, Band, Language, Profile
from handlers.buttons import One, SetupFor, Share
from handlers.rule_card import text_key
from handlers.topics import PAYLOAD, one_screen, topics_screen
from tests.journeys.database import Rows, delivered
from tests.school import School

RULE = "detectors-not-proof"


@pytest.mark.requirement("R-10.7a", "R-10.6b")
@pytest.mark.parametrize("language", ["kk", "ru"])
async def test_a_reader_finds_a_rule_by_its_topic(school: School, language: str) -> None:
    """From the chapters to the topics, a topic, a card, its clause, and back to the topic."""
    words = school.words(language)
    reader = await school.person("reader", language, Audience.PARENT, Band.SENIOR)
    rules = school.app.services.catalogue.of_topic(Topic.APPEAL, Audience.PARENT)
    await reader.send("/rules")
    await reader.press(words.plain("button-topics"))
    listed = await reader.sees(_plain(words("topics", who="parent")))
    assert words.plain("topic-teacher") not in " ".join(listed.labels)
    assert words.plain("topic-admin") not in " ".join(listed.labels)
    await reader.press(words.plain("topic-appeal"))
    count = len(rules)
    title = words.plain("topic-appeal")
    listing = _plain(words("topic-rules", title=title, count=count, who="parent"))
    topic = await reader.sees(listing)
    assert [words.plain(f"rule-{rule.id}") for rule in rules] == topic.labels[:count]
    await reader.press(words.plain(f"rule-{RULE}"))
    await reader.sees(words.plain(f"rule-{RULE}.parent"))
    await reader.press(words.plain("button-clause"))
    await reader.sees(words.plain(f"rule-{RULE}.clause"))
    await reader.press(words.plain("button-topic-back"))
    await reader.sees(listing)


@pytest.mark.requirement("R-10.8ae")
def test_every_card_stands_by_itself_for_every_reader(school: School) -> None:
    """All rules, readers and languages: it renders, is dated, and all its buttons fit."""
    services = school.app.services
    furthest = max((term.id for term in services.glossary.terms), key=len)
    count = 0
    for words in services.texts:
        for rule in services.catalogue.rules:
            for audience in Audience:
                for band in Band if audience is Audience.STUDENT else (Band.MIDDLE,):
                    profile = Profile(words.language, audience, band)
                    screen = one_screen(words, services, rule, profile, back=furthest)
                    for button in (one for row in screen.rows for one in row):
                        assert len((button.data or "").encode()) <= 64
                    assert "2026" in screen.text
                    assert len(screen.text) < 3500
                    others = words("one-for-others", who="")[:12] in screen.text
                    assert others == (audience not in rule.audiences)
                    if not others:
                        assert words(text_key(words, rule, audience, band)) in screen.text
                    count += 1
            longest = SetupFor(lang="kk", who="student", band="10-11", rule=rule.id)
            assert len(longest.pack().encode()) <= 64
    print(f"{count} single cards")  # noqa: T201  # the figure that shows nothing was left out


def test_every_rule_has_a_topic_its_readers_can_open(school: School) -> None:
    """No rule is lost: each stands under a listed topic of each of its audiences."""
    services = school.app.services
    for audience in Audience:
        screen = topics_screen(services.texts[Language.KK], services, audience)
        data = [button.data for row in screen.rows for button in row]
        for rule in services.catalogue.rules:
            if audience in rule.audiences:
                assert f"t:{rule.topic}" in data
                assert rule in services.catalogue.of_topic(rule.topic, audience)


@pytest.mark.requirement("R-10.7a")
async def test_a_shared_link_opens_the_card_for_somebody_known(school: School) -> None:
    """The link of a student's card opens the parent's text of the same rule."""
    words = school.words()
    student = await school.person("student", "kk", Audience.STUDENT, Band.SENIOR)
    await student.press(data=One(rule=RULE).pack())
    await student.press(words.plain("button-share"))
    message = await student.sees("t.me/adal_test_bot?start=")
    sent_on = await student.press(words.plain("button-share-send"))
    link = parse_qs(urlsplit(sent_on.url).query)["url"][0]
    assert link in message.text
    payload = parse_qs(urlsplit(link).query)["start"][0]
    assert payload == PAYLOAD + RULE

    parent = await school.person("parent", "kk", Audience.PARENT, Band.SENIOR)
    await parent.start(payload)
    await parent.sees(words.plain(f"rule-{RULE}.parent"))
    await student.press(words.plain("button-open-rule"))
    await student.sees(words.plain(f"rule-{RULE}.s1011"))
    asked = [call for call in school.play.calls if call.method == "getMe"]
    await parent.press(words.plain("button-share"))
    await parent.sees("t.me/adal_test_bot?start=")
    assert len([c for c in school.play.calls if c.method == "getMe"]) == len(asked) == 1


@pytest.mark.requirement("R-6.1a", "R-6.13ae")
@pytest.mark.parametrize("language", ["kk", "ru"])
async def test_a_shared_link_leads_a_stranger_through_the_first_meeting(
    school: School, rows: Rows, language: str
) -> None:
    """Language, who, band; the notice first, then the card. Until then nothing is stored."""
    words = school.words(language)
    stranger = await school.stranger("stranger", language)
    empty = rows.counts()
    await stranger.start(PAYLOAD + "machine-translation-in-language-task")
    await stranger.press(words.plain("language-name"))
    await stranger.press(words.plain(f"who-{Audience.STUDENT}"))
    await stranger.press(words.plain("button-back"))
    await stranger.press(words.plain(f"who-{Audience.STUDENT}"))
    await stranger.sees(_plain(words("band-ask", who="student")))
    assert rows.counts() == empty
    await stranger.press(words.plain(f"band-{Band.SENIOR}"))
    await stranger.sees(words.plain("rule-machine-translation-in-language-task.s1011"))
    await delivered(school, stranger)
    texts = [m.text for m in stranger.messages if m.from_bot]
    title = words.plain("rule-machine-translation-in-language-task")
    notice = next(at for at, text in enumerate(texts) if words.plain("notice-title") in text)
    assert notice < next(at for at, text in enumerate(texts) if title in text)


async def test_a_link_or_button_to_no_rule_says_so(school: School) -> None:
    """An unknown rule in a link, a card, a topic or a share gets a kind answer."""
    words = school.words()
    parent = await school.person("parent")
    await parent.start(PAYLOAD + "no-such-rule")
    await parent.sees(words.plain("start-link-unknown"))
    for data in ("o:no-such-rule::", Share(rule="no-such-rule").pack(), "t:no-such-topic"):
        pressed = await parent.press(data=data)
        assert pressed.answer is not None
        assert words.plain("button-unknown") in pressed.answer.text


def _plain(html: str) -> str:
    return html.replace("<b>", "").replace("</b>", "")
