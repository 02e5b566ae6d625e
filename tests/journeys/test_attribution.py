"""The attribution helper: questions, texts that one tap copies, and nothing left behind."""

from __future__ import annotations

import csv
import io
import re
from dataclasses import replace

import pytest

from bot.domain.attribution import Influence, Purpose, Step, Use, mask_of
from bot.domain.catalogue import Topic, Verdict
from bot.domain.people import Audience, Band, Language, Profile
from bot.fields import Bilingual
from bot.playground.person import Person
from bot.playground.seen import Seen
from bot.texts import Words
from handlers.attribution.ready import ready_screens
from tests.journeys.database import Rows, delivered
from tests.school import School

SECRET = "ZHUMBAQ-9 <тіл>"
NAMES = ("Жауапты тұлға", "Ответственное лицо")


def copies(message: Seen) -> list[str]:
    """The blocks that one tap copies."""
    units = message.text.encode("utf-16-le")
    return [
        units[e.offset * 2 : e.end * 2].decode("utf-16-le")
        for e in message.entities
        if e.type == "pre"
    ]


def question(step: Step) -> str:
    """How far the form is at `step`, as it is shown."""
    steps = list(Step)
    return f"{steps.index(step) + 1}/{len(steps)}"


async def fill_in(
    person: Person,
    words: Words,
    *,
    purposes: tuple[Purpose, ...] = (Purpose.LANGUAGE,),
    influence: str = "small",
    substantial: str = "no",
    language: str = "kk",
) -> None:
    """Answer all questions from the first on, typing service and model."""
    await person.sees(question(Step.SERVICE))
    await person.send(SECRET)
    await person.sees(question(Step.MODEL))
    await person.send("Мысал-3 / 2026")
    await person.sees(question(Step.PURPOSES))
    for purpose in purposes:
        label = words.plain(f"purpose-{purpose}.button")
        await person.press(label)
        await person.sees(question(Step.PURPOSES))
    await person.press(words.plain("button-next"))
    await person.press(words.plain(f"influence-{influence}.button"))
    await person.press(words.plain("attr-yesterday", day="22.11.2026"))
    await person.press(words.plain(f"attr-{substantial}"))
    await person.press(words.plain(f"attr-in-{language}"))


async def texts_of(person: Person, words: Words, audience: str) -> list[Seen]:
    """The messages with the ready texts, the checklist last."""
    keep = words.plain("attr-keep", who=audience).split("\n")[0]
    await person.sees(keep.replace("<b>", "").replace("</b>", ""))
    messages = [m for m in person.messages if m.from_bot]
    ready = words.plain("attr-ready", who=audience).split("</b>")[0].replace("<b>", "")
    first = max(at for at, m in enumerate(messages) if ready in m.text)
    return messages[first:]


@pytest.mark.requirement(
    "R-7.4a", "R-7.4ae", "R-7.4b", "R-C.1", "R-C.2", "R-C.4", "R-C.5", "R-7.5a", "R-000B-II.2-3",
    "R-004-10.4.1",
)  # fmt: skip
@pytest.mark.parametrize("language", ["kk", "ru"])
async def test_a_student_gets_every_text_ready_to_copy(
    school: School, rows: Rows, language: str
) -> None:
    """Short form, label for corrections, table, slide, form fields, checklist; the mark is on
    each message and in no block that is copied; no answer is left in the database.
    """
    words = school.words(language)
    person = await school.person("student", language, Audience.STUDENT, Band.MIDDLE)
    await person.send("/attribution")
    await fill_in(
        person,
        words,
        purposes=(Purpose.IDEAS, Purpose.CODE),
        substantial="yes",
        language=language,
    )
    main, table, slide, keep = await texts_of(person, words, "student")

    short, corrected = copies(main)
    for part in (SECRET, "Мысал-3 / 2026", "22.11.2026", words.plain("influence-small")):
        assert part in short
    assert words.plain("purpose-ideas") in short
    assert words.plain("purpose-code") in short
    assert words.plain("attr-text-fragments") in short
    assert corrected == words.plain("attr-text-corrected")
    (columns,) = copies(table)
    assert columns.count(words.plain("attr-column-edit")) == 2
    on_slide, in_form = copies(slide)
    assert SECRET in on_slide
    assert "22.11.2026" in in_form
    assert not copies(keep)
    assert keep.text.count("☐") == 4

    mark = words.plain("mark-ai").replace("<b>", "").replace("</b>", "")
    for message in (main, table, slide, keep):
        assert message.text.startswith(mark)
        for copy in copies(message):
            assert "🤖" not in copy
            assert mark.split()[-1] not in copy
    await delivered(school, person)
    assert not rows.count("conversation")
    assert not rows.count("outbox", "letter_sealed IS NOT NULL")


async def test_what_is_typed_is_never_in_the_clear(school: School, rows: Rows) -> None:
    """While the form is open the service lies sealed."""
    words = school.words()
    person = await school.person("student", audience=Audience.STUDENT, band=Band.SENIOR)
    await person.send("/attribution")
    await person.send(SECRET)
    await person.sees(question(Step.MODEL))
    assert b"ZHUMBAQ" not in rows.everything()
    assert words.plain("attr-skip-model") in person.last.labels


@pytest.mark.parametrize("way", ["/cancel", "button", "menu"])
async def test_leaving_forgets_the_answers(school: School, rows: Rows, way: str) -> None:
    """By the command, by the form's own button; a button left over says that it is over."""
    words = school.words()
    person = await school.person("student", audience=Audience.STUDENT, band=Band.MIDDLE)
    await person.send("/attribution")
    asked = await person.sees(question(Step.SERVICE))
    if way == "/cancel":
        await person.send("/cancel")
    elif way == "button":
        await person.press(words.plain("button-cancel"))
    else:
        await person.press(data="go:menu", message_id=asked.id)
    await person.sees(words.plain("menu" if way == "menu" else "cancelled").split(".")[0])
    assert not rows.count("conversation")
    late = await person.press(data="at:set:model::0", message_id=asked.id)
    assert late.answer is not None
    assert words.plain("attr-over") in late.answer.text


@pytest.mark.requirement("R-5.6a", "R-C.1")
async def test_wrong_answers_are_asked_again_with_the_reason(school: School) -> None:
    """Too long, an account, an impossible day, a day to come; words where buttons are meant."""
    words = school.words("ru")
    person = await school.person("student", "ru", Audience.STUDENT, Band.MIDDLE)
    await person.send("/attribution")
    for typed, reason in (("я" * 61, "long"), ("vasya@mail.kz", "personal")):
        await person.send(typed)
        wrong = words.plain(f"attr-wrong-{reason}", who="student", longest=60)
        again = await person.sees(wrong)
        assert question(Step.SERVICE) in again.text
    await person.press(words.plain("attr-skip-service"))
    await person.press(words.plain("attr-skip-model"))
    await person.sees(question(Step.PURPOSES))
    await person.send("идеи")
    await person.sees(words.plain("attr-press", who="student"))
    nothing = await person.press(words.plain("button-next"))
    assert nothing.answer is not None
    assert words.plain("attr-need-purpose", who="student") in nothing.answer.text
    await person.press(words.plain("purpose-other.button"))
    await person.press(words.plain("button-next"))
    await person.press(words.plain("influence-medium.button"))
    for typed, reason in (("31.02.2026", "unreadable"), ("24.11.2026", "future")):
        await person.send(typed)
        await person.sees(words.plain(f"attr-wrong-{reason}"))
    await person.send("5.11.2026")
    await person.sees(question(Step.SUBSTANTIAL))
    await person.press(words.plain("attr-no"))
    await person.press(words.plain("attr-in-both"))
    messages = await texts_of(person, words, "student")
    kazakh, russian, *_ = copies(messages[0])
    assert "05.11.2026" in kazakh
    assert school.words("kk").plain("attr-unknown") in kazakh
    assert f"(генеративный ИИ): {words.plain('attr-blank')}" in russian
    assert len(messages) == 3


async def test_going_back_keeps_what_was_answered(school: School) -> None:
    """Back from the influence shows the chosen purposes; a toggle pressed twice stays on."""
    words = school.words()
    person = await school.person("student", audience=Audience.STUDENT, band=Band.MIDDLE)
    await person.send("/attribution")
    await person.press(words.plain("attr-skip-service"))
    await person.press(words.plain("attr-skip-model"))
    asked = await person.sees(question(Step.PURPOSES))
    code = f"at:mark:::{mask_of({Purpose.CODE})}"
    await person.press(data=code, message_id=asked.id)
    await person.press(data=code, message_id=asked.id)
    await person.press(words.plain("button-next"))
    await person.sees(question(Step.INFLUENCE))
    await person.press(words.plain("button-back"))
    back = await person.sees(question(Step.PURPOSES))
    chosen = words.plain("attr-chosen", name=words.plain("purpose-code.button"))
    assert chosen in back.labels


@pytest.mark.requirement("R-C.3", "R-C.3m", "R-6.3ae", "R-000B-IVq.1-2")
@pytest.mark.parametrize("audience", [Audience.TEACHER, Audience.ADMIN])
async def test_staff_get_the_labels_and_the_metadata_too(
    school: School, audience: Audience
) -> None:
    """In both languages, the person in charge left as a blank; no caution meant for children."""
    words = school.words("ru")
    person = await school.person("teacher", "ru", audience, Band.SENIOR)
    await person.send("/attribution")
    await fill_in(person, words, purposes=(Purpose.PICTURES,), influence="large", language="both")
    messages = await texts_of(person, words, audience.value)
    assert len(messages) == 5
    blocks = copies(messages[3])
    assert len(blocks) == 12
    for label, name in zip(blocks[:2], NAMES, strict=True):
        assert SECRET in label
        assert label.endswith(f"{name}: ________.")
    assert sum(block.startswith(("СИНТЕТИКАЛЫҚ", "СИНТЕТИЧЕСК")) for block in blocks) == 6
    assert "AI-Generated: Yes" in blocks[-1]
    assert "GenerationDate: 2026-11-22" in blocks[-1]
    assert "ModelVersion: 2026" in blocks[-1]
    assert "⚠️" not in messages[0].text


@pytest.mark.requirement("R-000B-IVq.1-2")
async def test_the_schools_own_words_for_the_mark_stand_before_the_sample(school: School) -> None:
    """Set in the settings in both languages, each reader gets them in the language asked for."""
    services = school.app.services
    documents = services.settings.documents.model_copy(
        update={"label_text": Bilingual(kk="Белгі", ru="Знак")}
    )
    own = replace(services, settings=services.settings.model_copy(update={"documents": documents}))
    use = Use("Zxcvb", None, (Purpose.IDEAS,), Influence.SMALL, services.today(), False)
    for audience, key in ((Audience.STUDENT, "corrected"), (Audience.TEACHER, "adapted")):
        profile = Profile(Language.RU, audience, Band.SENIOR)
        sample, changed = (
            "\n".join(
                one.text for one in ready_screens(school.words("ru"), with_, profile, use, "both")
            )
            for with_ in (services, own)
        )
        assert school.words("kk").plain(f"attr-text-{key}") in sample
        assert school.words("kk").plain(f"attr-text-{key}") not in changed
        assert {"Белгі", "Знак"} <= set(re.findall(r"\w+", changed))


@pytest.mark.requirement("R-C.2", "R-6.3a", "R-4.4b", "R-C.0")
@pytest.mark.parametrize("language", ["kk", "ru"])
async def test_the_table_comes_as_a_marked_file(school: School, language: str) -> None:
    """The caption bears the mark, the first row says who made the file; a failure is told."""
    words = school.words(language)
    person = await school.person("student", language, Audience.STUDENT, Band.SENIOR)
    await person.send("/attribution")
    await fill_in(person, words, purposes=tuple(Purpose), influence="large", language="both")
    messages = await texts_of(person, words, "student")
    assert "⚠️" in messages[0].text
    assert len(messages[0].text) <= 4096
    await person.press(words.plain(f"attr-csv-{language}"))
    sent = await person.sees(words.plain("attr-csv-caption")[:30])
    assert sent.text.startswith(words.plain("mark-ai").replace("<b>", "").replace("</b>", ""))
    assert sent.document is not None
    assert sent.document.name == f"ai-table-{language}.csv"
    text = sent.document.content.decode("utf-8-sig")
    table = list(csv.reader(io.StringIO(text, newline=""), delimiter=";"))
    assert table[0][0] == words.plain("attr-csv-label")
    assert "AI-Generated: Yes" in table[0]
    assert [row[0] for row in table[2:10]] == [words.plain(f"purpose-{p}") for p in Purpose]
    assert SECRET not in text


async def test_the_longest_answers_fit_into_telegram(school: School) -> None:
    """Sixty signs twice, every purpose, both languages, staff: five messages, none refused."""
    words = school.words()
    person = await school.person("teacher", audience=Audience.TEACHER)
    await person.send("/attribution")
    await person.sees(question(Step.SERVICE))
    await person.send("&" * 60)
    await person.sees(question(Step.MODEL))
    await person.send("<" * 60)
    asked = await person.sees(question(Step.PURPOSES))
    every = mask_of(Purpose)
    for data in (
        f"at:set:purposes::{every}", "at:set:influence:large:0", "at:set:day:2026-11-23:0",
        "at:set:substantial:yes:0", "at:set:language:both:0",
    ):  # fmt: skip
        await person.press(data=data, message_id=asked.id)
    messages = await texts_of(person, words, "teacher")
    assert len(messages) == 5
    assert all(call.ok for call in school.play.calls if call.method == "sendMessage")
    assert "&" * 60 in copies(messages[0])[0]


@pytest.mark.requirement("R-10.6a", "R-000B-II.2-3")
@pytest.mark.parametrize("language", ["kk", "ru"])
async def test_grades_1_to_4_get_one_question_and_one_sentence(
    school: School, rows: Rows, language: str
) -> None:
    """No service, no date, nothing stored; the sentence also in the other language."""
    words = school.words(language)
    child = await school.person("child", language, Audience.STUDENT, Band.PRIMARY)
    await child.send("/attribution")
    asked = await child.sees("1/2")
    assert words.plain("purpose-code.button") not in asked.labels
    early = await child.press(words.plain("attr-simple-done"))
    assert early.answer is not None
    assert words.plain("attr-need-purpose", who="student") in early.answer.text
    for purpose in ("language", "pictures"):
        await child.press(words.plain(f"purpose-{purpose}.child"))
    await child.press(words.plain("attr-simple-done"))
    ready = await child.sees("2/2")
    sentence, corrected, picture = copies(ready)
    assert words.plain("purpose-language.simple") in sentence
    assert words.plain("purpose-pictures.simple") in sentence
    assert corrected == words.plain("attr-text-simple-corrected")
    assert picture == words.plain("attr-text-simple-picture")
    await child.sees(words.plain("attr-simple-keep").split("</b>")[1].strip())
    other = "ru" if language == "kk" else "kk"
    await child.press(words.plain(f"attr-in-{other}"))
    turned = await child.sees("2/2")
    assert school.words(other).plain("purpose-language.simple") in copies(turned)[0]
    assert not rows.count("conversation")


async def test_a_parent_of_the_youngest_may_take_the_simple_form(
    school: School, rows: Rows
) -> None:
    """From the first question, leaving the long form behind."""
    words = school.words()
    parent = await school.person("parent", audience=Audience.PARENT, band=Band.PRIMARY)
    await parent.send("/attribution")
    await parent.press(words.plain("attr-simple-offer"))
    await parent.sees("1/2")
    assert not rows.count("conversation")


@pytest.mark.requirement("R-C.0")
async def test_the_menu_leads_to_the_helper(school: School) -> None:
    """A button beside the rules."""
    words = school.words()
    person = await school.person("student", audience=Audience.STUDENT, band=Band.MIDDLE)
    notice = person.last
    await person.press(data="go:menu", message_id=notice.id)
    menu = await person.sees(words.plain("menu"))
    beside = [button.text for button in menu.buttons[0]]
    assert beside == [words.plain("button-rules"), words.plain("button-attribution")]
    await person.press(words.plain("button-attribution"))
    await person.sees(question(Step.SERVICE))


@pytest.mark.requirement("R-7.4a", "R-7.1ae")
@pytest.mark.parametrize(
    ("audience", "band"),
    [
        (Audience.STUDENT, Band.PRIMARY),
        (Audience.STUDENT, Band.MIDDLE),
        (Audience.PARENT, Band.SENIOR),
        (Audience.TEACHER, Band.MIDDLE),
    ],
)
async def test_cards_that_ask_for_disclosure_lead_to_the_helper(
    school: School, audience: Audience, band: Band
) -> None:
    """Exactly those cards have the button; the card stays where it is."""
    words = school.words()
    reader = await school.person("reader", audience=audience, band=band)
    services = school.app.services
    walk = services.catalogue.walkthrough(audience, band)
    await reader.send("/rules")
    await reader.settled()
    screen = reader.last
    label = words.plain("button-disclose")
    leading = None
    for at, rule_id in enumerate(walk.rules):
        rule = services.catalogue.by_id[rule_id]
        card = f"c:{audience.value}:{band.value}:{at}:{services.content_version}:front"
        await reader.press(data=card, message_id=screen.id)
        shown = await reader.sees(f"{at + 1}/{len(walk.rules)}")
        wanted = (
            rule.topic is Topic.ATTRIBUTION
            or rule.verdict_for(audience) is Verdict.ALLOWED_WITH_DISCLOSURE
        )
        assert (label in shown.labels) is wanted, rule_id
        leading = shown if wanted else leading
    assert leading is not None
    await reader.press(data="at:start:::0", message_id=leading.id)
    simple = (audience, band) == (Audience.STUDENT, Band.PRIMARY)
    opened = await reader.sees("1/2" if simple else question(Step.SERVICE))
    assert opened.id > leading.id


async def test_buttons_nobody_made_are_answered_kindly(school: School) -> None:
    """Hand-made callback data change nothing."""
    words = school.words()
    person = await school.person("student", audience=Audience.STUDENT, band=Band.MIDDLE)
    await person.send("/attribution")
    asked = await person.sees(question(Step.SERVICE))
    for data in (
        "at:set:influence:huge:0", "at:set:day:2026-13-01:0", "at:set:day:2099-01-01:0",
        "at:set:nowhere::0", "at:set:substantial:perhaps:0", "at:set:language:en:0",
        "at:ask:nowhere::0", "at:csv::en:1", "at:csv::kk:0", "at:simple-text::en:1",
    ):  # fmt: skip
        pressed = await person.press(data=data, message_id=asked.id)
        assert pressed.answer is not None
        assert words.plain("button-unknown") in pressed.answer.text, data
    await person.send(SECRET)
    await person.sees(question(Step.MODEL))


async def test_an_old_button_cannot_end_an_unfinished_form(school: School) -> None:
    """The last question answered first leads to the first open one."""
    words = school.words()
    person = await school.person("student", audience=Audience.STUDENT, band=Band.MIDDLE)
    await person.send("/attribution")
    asked = await person.sees(question(Step.SERVICE))
    await person.press(data="at:set:language:kk:0", message_id=asked.id)
    await person.press(words.plain("attr-skip-service"))
    await person.sees(question(Step.MODEL))
