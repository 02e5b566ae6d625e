"""The bot's own notice: served once, acknowledged once, asked again when it changes."""

from __future__ import annotations

from hashlib import sha256
from pathlib import Path

import pytest

from bot.domain.people import Audience, Band
from bot.playground.demo import demo_settings
from bot.playground.person import Person
from bot.playground.server import Playground
from tests.journeys.database import Rows, delivered
from tests.journeys.lives import life
from tests.school import TOKEN, FakeClock, School


def _marks(rows: Rows, *columns: str) -> list[tuple[str, ...]]:
    return rows.of(f"SELECT {', '.join(('mark', *columns))} FROM record ORDER BY seq")  # noqa: S608  # a test's own words


def _html_shown(school: School, person: Person, words: str) -> str:
    """The HTML of the newest message to the person that has these words, without the mark."""
    for call in reversed(school.play.calls):
        text = str(call.params.get("text", ""))
        if call.chat_id == person.id and call.ok and words in text:
            return text.partition("\n\n")[2]
    raise AssertionError(f"{person.key} was never shown {words!r}")


@pytest.mark.requirement("R-6.13a", "R-6.13ae", "R-B.1-a")
@pytest.mark.parametrize(
    ("audience", "band"),
    [
        (Audience.PARENT, Band.PRIMARY), (Audience.STUDENT, Band.PRIMARY),
        (Audience.STUDENT, Band.MIDDLE), (Audience.STUDENT, Band.SENIOR),
        (Audience.TEACHER, Band.MIDDLE),
    ],
)  # fmt: skip
@pytest.mark.requirement("R-6.9ae")
async def test_the_record_holds_the_hash_of_the_exact_text_shown(
    school: School, rows: Rows, audience: Audience, band: Band
) -> None:
    """Each reader's version is another text, and its record proves which one stood there."""
    words = school.words("ru")
    person = await school.person("reader", "ru", audience, band)
    shown = _html_shown(school, person, words.plain("notice-title"))
    await person.press(words.plain("notice-ack"))
    await person.sees("R-")
    expected = sha256(shown.encode()).hexdigest()
    version = school.settings.notice.version
    assert _marks(rows, "version", "language", "text_hash") == [
        ("served", version, "ru", expected),
        ("acknowledged", version, "ru", expected),
    ]


@pytest.mark.requirement("R-6.13a", "R-6.13ae")
async def test_the_notice_is_served_and_acknowledged_once(school: School, rows: Rows) -> None:
    """Read as often as one likes and confirmed by a double press, it leaves two records."""
    words = school.words()
    parent = await school.person("parent")
    for _ in range(3):
        await parent.send("/notice")
        await parent.sees(words.plain("notice-title"))
    assert _marks(rows) == [("served",)]
    await parent.press(words.plain("notice-ack"), wait=False)
    await parent.press(words.plain("notice-ack"), wait=False)
    await parent.settled()
    await delivered(school, parent)
    assert _marks(rows) == [("served",), ("acknowledged",)]
    old = next(one for one in parent.messages if one.from_bot and one.buttons)
    await parent.press(data=f"n:ack:bot:{school.settings.notice.version}:0", message_id=old.id)
    await delivered(school, parent)
    assert _marks(rows) == [("served",), ("acknowledged",)]
    ((number,),) = rows.of("SELECT number FROM record WHERE mark = 'acknowledged'")
    assert any(number in one.text for one in parent.messages)


@pytest.mark.requirement("R-3.5b", "R-6.13a")
async def test_acknowledging_later_or_asking_first_costs_nothing(
    school: School, rows: Rows
) -> None:
    """Later and ask leave no acknowledgement, close nothing, and lead on."""
    words = school.words()
    parent = await school.person("parent")
    await parent.press(words.plain("notice-later"))
    put_off = await parent.sees("/notice")
    assert words.plain("button-rules") in put_off.labels
    await parent.press(words.plain("button-rules"))
    await parent.sees(words.plain("who-parent"))
    await parent.send("/notice")
    await parent.press(words.plain("notice-ask"))
    await parent.press(words.plain("button-question"))
    await parent.sees(words.plain("kind-question"))
    assert _marks(rows) == [("served",)]


@pytest.mark.requirement("R-3.5b")
async def test_the_choices_are_equal_and_none_is_made_beforehand(school: School) -> None:
    """Acknowledge, later and ask stand alone in their rows, in this order."""
    words = school.words()
    parent = await school.person("parent")
    rows = [[one.text for one in row] for row in parent.last.buttons]
    assert rows[:3] == [[words.plain(f"notice-{one}")] for one in ("ack", "later", "ask")]


@pytest.mark.requirement("R-6.10a", "R-6.10ae", "R-6.13a")
async def test_a_changed_notice_is_asked_again(tmp_path: Path) -> None:
    """An old button acknowledges nothing: it brings the new version, which has its own record."""
    clock = FakeClock()
    async with Playground(clock=clock, flood_control=False) as play:
        play.add_bot(TOKEN, "adal_test_bot", "Adal")
        settings = demo_settings(play.api_base, TOKEN, tmp_path)
        notice = settings.notice.model_copy(update={"version": "2.0"})
        changed = settings.model_copy(update={"notice": notice})
        async with life(play, settings, clock) as school:
            words, rows = school.words(), Rows(settings.storage.database)
            parent = await school.person("parent")
            other = await school.person("other")
            old = other.last.id
            await parent.press(words.plain("notice-ack"))
            await parent.sees("R-")
        async with life(play, changed, clock) as school:
            await parent.send("/notice")
            again = await parent.sees("2.0")
            assert words.plain("notice-ack") in again.labels
            pressed = await other.press(words.plain("notice-ack"), message_id=old)
            assert pressed.answer is not None
            assert words.plain("notice-changed") in pressed.answer.text
            await other.sees("2.0")
            pseudonym = school.app.services.store.pseudonyms.person(other.id)
            mine = "person_id = ? AND mark = 'acknowledged'"
            assert rows.count("record", mine, pseudonym) == 0
            await other.press(words.plain("notice-ack"))
            await other.sees("R-")
        versions = rows.of(
            "SELECT version, count(*) FROM record WHERE mark = 'acknowledged' GROUP BY 1"
        )
        assert versions == [("1.0", 1), ("2.0", 1)]


@pytest.mark.requirement("R-6.1a", "R-6.13ae")
async def test_nothing_is_stored_before_the_band_is_chosen(school: School, rows: Rows) -> None:
    """The notice is the first thing stored about a person, with the choice itself."""
    words = school.words()
    before = rows.counts()
    parent = await school.stranger("parent")
    await parent.start()
    await parent.press(words.plain("language-name"))
    await parent.press(words.plain("who-parent"))
    await parent.settled()
    assert rows.counts() == before
    await parent.press(words.plain("band-1-4"))
    await parent.sees(words.plain("notice-title"))
    assert _marks(rows) == [("served",)]
    assert rows.of("SELECT language, audience, band FROM person") == [("kk", "parent", "1-4")]
