"""Between filing and answer: handed over, extended, asked, noted, corrected, appealed."""

from __future__ import annotations

import json
import re
from datetime import datetime

import pytest

from bot.domain.people import Role
from bot.playground.person import Person
from bot.texts import Words
from bot.usecases.sweep_deadlines import sweep_deadlines
from handlers.filing import LONGEST
from handlers.staff.queue import PAGE
from tests.journeys.database import Rows, delivered
from tests.school import ALMATY, School

HAND_OVER = {"kk": "кімге бересіз", "ru": "Кому передать"}
ADDED = {"kk": "өтінішке қосылды", "ru": "Добавлено к обращению"}
LANGUAGES = pytest.mark.parametrize("language", ["kk", "ru"])


def _role(words: Words, role: Role) -> str:
    return words.plain(f"role-{role.value.replace('_', '-')}")


async def _complain(person: Person, words: Words, subject: str, text: str) -> str:
    await person.send("/complaint")
    await person.press(words.plain("kind-complaint"))
    await person.press(words.plain(f"subject-{subject}"))
    await person.send(text)
    await person.press(words.plain("button-send"))
    receipt = await person.sees("№ ")
    return receipt.text.partition("№ ")[2].split()[0]


async def _take(staff: Person, words: Words) -> None:
    await staff.press(words.plain("button-open"))
    await staff.press(words.plain("button-take"))
    await staff.sees(words.plain("state-taken"))


async def _write(staff: Person, words: Words, text: str) -> None:
    await staff.send(text)
    await staff.sees(text)
    await staff.press(words.plain("button-send-answer"))


@pytest.mark.requirement("R-2.11b", "R-5.3b", "R-003-5.1-1")
@LANGUAGES
async def test_a_case_is_handed_over_with_a_reason_that_only_staff_see(
    school: School, language: str, rows: Rows
) -> None:
    """The new role is alerted and reads why; the person sees the new role, never the reason."""
    words = school.words(language)
    responsible = await school.staff("responsible", Role.RESPONSIBLE, language)
    head = await school.staff("head", Role.HEAD, language)
    parent = await school.person("parent", language)
    await school.files(parent, "Qwerty one", language)
    (due,) = rows.of('SELECT due_on FROM "case"')
    await _take(responsible, words)
    await responsible.press(words.plain("button-hand-over"))
    choice = await responsible.sees(HAND_OVER[language])
    assert _role(words, Role.RESPONSIBLE) not in choice.labels
    await responsible.press(_role(words, Role.HEAD))
    await _write(responsible, words, "Zxcvb why")
    await responsible.sees(_role(words, Role.HEAD))
    await head.sees(words.plain("kind-question"))
    await head.press(words.plain("button-open"))
    await head.sees("Zxcvb why")
    await parent.send("/mycases")
    await parent.press(words.plain("kind-question"))
    seen = await parent.sees("Qwerty one")
    assert _role(words, Role.HEAD) in seen.text
    assert "Zxcvb" not in seen.text
    assert rows.of('SELECT due_on FROM "case"') == [due]
    assert b"Zxcvb" not in rows.everything()


@pytest.mark.requirement("R-2.11b", "R-7.6b")
async def test_a_conflict_of_interest_passes_the_case_on_in_one_tap(school: School) -> None:
    """About the head it never goes to the head, whatever is pressed or made by hand."""
    words = school.words("ru")
    council = await school.staff("council", Role.COUNCIL, "ru")
    head = await school.staff("head", Role.HEAD, "ru")
    responsible = await school.staff("responsible", Role.RESPONSIBLE, "ru")
    parent = await school.person("parent", "ru")
    await _complain(parent, words, "head", "Qwerty head")
    await council.press(words.plain("button-open"))
    screen = await council.sees("Qwerty head")
    await council.press(words.plain("button-hand-over"))
    choice = await council.sees(HAND_OVER["ru"])
    assert _role(words, Role.PSYCHOLOGIST) in choice.labels
    assert _role(words, Role.HEAD) not in choice.labels
    await council.press(words.plain("button-back"))
    await council.press(words.plain("button-conflict"))
    await council.sees(_role(words, Role.RESPONSIBLE))
    await responsible.press(words.plain("button-open"))
    await responsible.sees(words.plain("conflict-reason"))
    taken = next(b.data for row in screen.buttons for b in row if b.data.startswith("w:take"))
    pressed = await council.press(data=taken)
    assert pressed.answer is not None
    assert words.plain("not-allowed") in pressed.answer.text
    pressed = await head.press(data=taken)
    assert pressed.answer is not None
    assert words.plain("not-allowed") in pressed.answer.text
    await head.send("/queue")
    empty = await head.sees(words.plain("queue-empty"))
    assert "Qwerty" not in empty.text


@pytest.mark.requirement("R-6.12a")
@LANGUAGES
async def test_an_extension_is_told_with_its_reason_and_ends_at_the_ceiling(
    school: School, language: str, rows: Rows
) -> None:
    """Counted from the old day; 15 working days in all; an event holds both days."""
    words = school.words(language)
    responsible = await school.staff("responsible", Role.RESPONSIBLE, language)
    parent = await school.person("parent", language)
    await school.files(parent, "Qwerty", language)
    await _take(responsible, words)
    await responsible.press(words.plain("button-extend"))
    await responsible.press("+12 ")
    await _write(responsible, words, "Zxcvb reason")
    told = await parent.sees("Zxcvb reason")
    assert "👤" in told.text
    # Filed on Monday 23 November for 3 days: the 26th; 12 working days later, over 16 December.
    assert rows.of('SELECT due_on, term FROM "case"') == [("2026-12-14", 15)]
    assert rows.of("SELECT kind, old, new FROM case_event WHERE old IS NOT NULL") == [
        ("extended", "2026-11-26", "2026-12-14")
    ]
    await responsible.press(words.plain("button-open"))
    case = await responsible.sees("Zxcvb reason")
    assert words.plain("button-extend") not in case.labels


@pytest.mark.requirement("R-6.12a", "R-2.11b")
@LANGUAGES
async def test_the_clock_stands_while_the_school_waits_for_the_person(
    school: School, language: str, rows: Rows
) -> None:
    """Asked on Monday, answered on Wednesday: the day moves by two working days exactly."""
    words = school.words(language)
    responsible = await school.staff("responsible", Role.RESPONSIBLE, language)
    parent = await school.person("parent", language)
    await school.files(parent, "Qwerty", language)
    await _take(responsible, words)
    await responsible.press(words.plain("button-ask"))
    await _write(responsible, words, "Zxcvb which class?")
    await parent.sees("Zxcvb which class?")
    await responsible.press(words.plain("button-open"))
    waiting = await responsible.sees(words.plain("state-waiting"))
    assert words.plain("button-answer") not in waiting.labels
    school.clock.move(days=2)
    await parent.press(words.plain("button-reply"))
    await parent.sees("Zxcvb which class?")
    await parent.send("Fifth")
    await parent.sees("№ ")
    assert rows.of('SELECT due_on, state, asked_on FROM "case"') == [("2026-11-30", "taken", None)]
    assert rows.of("SELECT kind, old, new FROM case_event WHERE old IS NOT NULL ORDER BY seq") == [
        ("paused", "2026-11-26", None),
        ("resumed", "2026-11-26", "2026-11-30"),
    ]
    await responsible.press(words.plain("button-open"))
    await responsible.sees("Fifth")


@pytest.mark.requirement("R-6.12a")
async def test_the_clock_runs_again_after_five_working_days(school: School, rows: Rows) -> None:
    """However late the sweep comes, the day moves by five; both sides are told; once."""
    words = school.words("ru")
    responsible = await school.staff("responsible", Role.RESPONSIBLE, "ru")
    parent = await school.person("parent", "ru")
    await school.files(parent, "Qwerty", "ru")
    await _take(responsible, words)
    await responsible.press(words.plain("button-ask"))
    await _write(responsible, words, "Zxcvb?")
    await parent.sees("Zxcvb?")
    services = school.app.services
    school.clock.now = datetime(2026, 12, 7, 10, 0, tzinfo=ALMATY)
    for _ in range(2):
        await sweep_deadlines(services.store, services.promises, services.clock())
    # Stood from 23 to 30 November: five working days on from the 26th is 3 December.
    assert rows.of('SELECT due_on, state FROM "case"') == [("2026-12-03", "taken")]
    assert rows.count("case_event", "kind = 'resumed'") == 1
    await delivered(school, parent)
    await parent.sees("3 декабря")
    await responsible.sees("3 декабря")


@pytest.mark.requirement("R-003-5.1-1", "R-6.8ae")
async def test_a_note_is_sealed_and_for_staff_only(school: School, rows: Rows) -> None:
    """Neither the person's screen nor the file of their data has it; nor the disk in clear."""
    words = school.words("ru")
    responsible = await school.staff("responsible", Role.RESPONSIBLE, "ru")
    parent = await school.person("parent", "ru")
    await school.files(parent, "Qwerty", "ru")
    await responsible.press(words.plain("button-open"))
    await responsible.press(words.plain("button-inner-note"))
    await _write(responsible, words, "Zxcvb note")
    await responsible.press(words.plain("button-open"))
    await responsible.sees("Zxcvb note")
    await parent.send("/mycases")
    await parent.press(words.plain("kind-question"))
    assert "Zxcvb" not in (await parent.sees("Qwerty")).text
    await parent.send("/mydata")
    await parent.press(words.plain("mydata-file"))
    sent = [c for c in school.play.calls if c.method == "sendDocument"]
    assert sent
    assert b"Zxcvb" not in rows.everything()


@pytest.mark.requirement("R-7.12b", "R-6.2ae")
@LANGUAGES
async def test_an_answer_is_corrected_within_thirty_minutes(school: School, language: str) -> None:
    """A new revision goes out under the human mark; later the button refuses."""
    words = school.words(language)
    responsible = await school.staff("responsible", Role.RESPONSIBLE, language)
    parent = await school.person("parent", language)
    await school.files(parent, "Qwerty", language)
    await _take(responsible, words)
    await responsible.press(words.plain("button-answer"))
    await _write(responsible, words, "Zxcvb first")
    await parent.sees("Zxcvb first")
    await responsible.press(words.plain("button-open"))
    answered = await responsible.sees("Zxcvb first")
    school.clock.move(minutes=29)
    await responsible.press(words.plain("button-correct"))
    await _write(responsible, words, "Zxcvb second")
    told = await parent.sees("Zxcvb second")
    assert "👤" in told.text
    school.clock.move(minutes=2)
    wanted = words.plain("button-correct")
    data = next(b.data for row in answered.buttons for b in row if b.text == wanted)
    pressed = await responsible.press(data=data)
    assert pressed.answer is not None
    assert words.plain("case-moved-on") in pressed.answer.text


@pytest.mark.requirement("R-7.6b", "R-7.12b", "R-7.12ae", "R-8.3ae-2")
@LANGUAGES
async def test_the_council_answers_only_with_minutes_and_reasons(
    school: School, language: str
) -> None:
    """Number, day and reasons are asked first, and the person gets all of it in writing."""
    words = school.words(language)
    council = await school.staff("council", Role.COUNCIL, language)
    parent = await school.person("parent", language)
    await _complain(parent, words, "head", "Qwerty head")
    await _take(council, words)
    await council.press(words.plain("button-answer"))
    await council.send("5, 20.11.2027")
    await council.sees(words.plain("minutes-unread")[:12])
    await council.send("№ 5, 20.11.2026")
    await council.send("Zxcvb reasons")
    await council.send("Zxcvb decision")
    await school.decides(council, language)
    told = await parent.sees("Zxcvb decision")
    assert "Zxcvb reasons" in told.text
    assert words.plain("answer-minutes", number="5", day="20")[:6] in told.text


@pytest.mark.requirement("R-7.6a", "R-7.6ae", "R-6.11a", "R-3.3ae")
@LANGUAGES
async def test_a_detector_is_no_proof_and_wants_a_second_ground(
    school: School, language: str
) -> None:
    """Staff read so, must name another ground, and the person reads both."""
    words = school.words(language)
    responsible = await school.staff("responsible", Role.RESPONSIBLE, language)
    parent = await school.person("parent", language)
    await school.files(parent, "Детектор: 98 %", language)
    await responsible.press(words.plain("button-open"))
    await responsible.sees("7.6 а")
    await responsible.press(words.plain("button-take"))
    await responsible.press(words.plain("button-answer"))
    await responsible.press(words.plain("ground-drafts"))
    await _write(responsible, words, "Zxcvb")
    told = await parent.sees("Zxcvb")
    assert words.plain("ground-drafts") in told.text
    assert "7.6 а" in told.text


@pytest.mark.requirement("R-2.11b", "R-6.12a")
async def test_the_queue_has_parts_counts_and_pages(school: School) -> None:
    """All, mine, free, soon, late; ten to a page."""
    words = school.words("ru")
    responsible = await school.staff("responsible", Role.RESPONSIBLE, "ru")
    parent = await school.person("parent", "ru")
    for n in range(PAGE + 2):
        await school.files(parent, f"Qwerty {n}", "ru")
    await responsible.send("/queue")
    first = await responsible.sees("1 из 2")
    assert words.plain("queue-part-all", count=PAGE + 2) in first.labels
    assert _cases(first.labels) == PAGE
    await responsible.press(words.plain("button-next"))
    second = await responsible.sees("2 из 2")
    assert _cases(second.labels) == 2
    await responsible.press(next(label for label in second.labels if _cases([label])))
    await responsible.press(words.plain("button-take"))
    await responsible.press(words.plain("button-queue"))
    await responsible.press(words.plain("queue-part-mine", count=1))
    mine = await responsible.sees(words.plain("queue-name-mine"))
    assert _cases(mine.labels) == 1
    school.clock.move(days=7)
    await responsible.send("/queue")
    await responsible.press(words.plain("queue-part-late", count=PAGE + 2))
    await responsible.sees(words.plain("queue-name-late"))


@pytest.mark.requirement("R-2.11b")
async def test_the_queue_is_seen_by_kind(school: School) -> None:
    """Each kind with its count; a kind's own queue; a kind made by hand opens nothing."""
    words = school.words("ru")
    responsible = await school.staff("responsible", Role.RESPONSIBLE, "ru")
    parent = await school.person("parent", "ru")
    await school.files(parent, "Qwerty", "ru")
    await _complain(parent, words, "unfair", "Qwerty")
    await responsible.send("/queue")
    await responsible.press(words.plain("button-kinds"))
    line = words.plain("queue-kind", kind=words.plain("kind-complaint"), count=1)
    await responsible.press(line)
    queue = await responsible.sees(words.plain("queue-name-all"))
    assert words.plain("kind-complaint") in queue.text
    assert _cases(queue.labels) == 1
    pressed = await responsible.press(data="qu:all:0:nothing")
    assert pressed.answer is not None
    assert words.plain("button-unknown") in pressed.answer.text


@pytest.mark.requirement("R-2.11b", "R-6.8ae", "R-5.3g")
@LANGUAGES
async def test_nothing_that_was_said_or_happened_is_cut_off(school: School, language: str) -> None:
    """Long messages are read to the end in pages, by both sides; the trail has each event, also
    in the file of one's data.
    """
    words = school.words(language)
    responsible = await school.staff("responsible", Role.RESPONSIBLE, language)
    parent = await school.person("parent", language)
    first, second = (f"{head} {'ш' * (LONGEST - 20)} {head} end" for head in ("Qwerty", "Asdfg"))
    await school.files(parent, first, language)
    await parent.press(words.plain("button-case"))
    await parent.press(words.plain("button-add"))
    await parent.send(second)
    await parent.sees(ADDED[language])
    await _take(responsible, words)
    for person, opened in ((responsible, "button-read-all"), (parent, "button-case")):
        await person.press(words.plain(opened))
        if person is parent:
            await person.press(words.plain("button-read-all"))
        await person.sees("Qwerty end")
        await person.press(words.plain("button-next"))
        await person.sees("Asdfg end")
    await parent.press(words.plain("button-case"))
    await parent.press(words.plain("button-trail"))
    trail = await parent.sees(words.plain("event-taken"))
    assert words.plain("role-responsible") in trail.text
    await parent.send("/mydata")
    await parent.press(words.plain("mydata-file"))
    sent = await parent.sees(words.plain("mydata-caption")[:20])
    assert sent.document is not None
    (case,) = json.loads(sent.document.content)["cases"]
    assert [event["what"] for event in case["events"]] == ["registered", "taken"]


@pytest.mark.requirement("R-7.12a", "R-7.12ae", "R-2.4ae", "R-4.5ae")
@LANGUAGES
async def test_an_outcome_is_appealed_also_too_late(
    school: School, language: str, rows: Rows
) -> None:
    """Linked by its number; after the filing period it is marked and taken all the same."""
    words = school.words(language)
    responsible = await school.staff("responsible", Role.RESPONSIBLE, language)
    council = await school.staff("council", Role.COUNCIL, language)
    parent = await school.person("parent", language)
    number = await school.files(parent, "Qwerty", language)
    await _take(responsible, words)
    await responsible.press(words.plain("button-answer"))
    await _write(responsible, words, "Zxcvb")
    await parent.sees("Zxcvb")
    school.clock.move(days=30)
    await parent.press(words.plain("button-case"))
    await parent.press(words.plain("button-appeal"))
    await parent.sees(number)
    await parent.send("Asdfg again")
    await parent.press(words.plain("button-send"))
    await parent.sees(_role(words, Role.COUNCIL))
    assert rows.of("SELECT appeals, late, kind FROM \"case\" WHERE kind = 'appeal'") == [
        (number, 1, "appeal")
    ]
    await council.press(words.plain("button-open"))
    appeal = await council.sees("Asdfg again")
    assert number in appeal.text
    await council.press(words.plain("button-materials"))
    await council.sees("Zxcvb")


@pytest.mark.requirement("R-7.12a", "R-6.5ae")
@LANGUAGES
async def test_the_formal_appeal_is_a_file_with_the_cases_own_facts(
    school: School, language: str, rows: Rows
) -> None:
    """The file has the number and the words; making it stores nothing."""
    words = school.words(language)
    parent = await school.person("parent", language)
    number = await school.files(parent, "Qwerty facts", language)
    await parent.press(words.plain("button-case"))
    await parent.press(words.plain("button-formal"))
    await parent.sees("e-Otinish")
    before = rows.counts()
    await parent.press(words.plain("button-formal-file"))
    sent = await parent.sees(words.plain("formal-caption")[:20])
    assert sent.document is not None
    content = sent.document.content.decode("utf-8-sig")
    assert number in content
    assert "Qwerty facts" in content
    assert (
        words.plain(
            "formal-file",
            **dict.fromkeys(
                ("school", "number", "kind", "registered", "text", "answered", "day"), ""
            ),
        )[:30]
        in content
    )
    after = rows.counts()
    for table in ("case", "case_message", "outbox", "conversation"):
        assert after[table] == before[table]


@pytest.mark.requirement("R-6.12a")
@LANGUAGES
async def test_several_messages_become_one_text(school: School, language: str) -> None:
    """Each message is put after the one before; "start over" drops them all."""
    words = school.words(language)
    parent = await school.person("parent", language)
    await parent.send("/complaint")
    await parent.press(words.plain("kind-question"))
    await parent.send("Dropped")
    await parent.press(words.plain("button-rewrite"))
    for part in ("One", "Two", "Three"):
        await parent.send(part)
    preview = await parent.sees("Three")
    assert re.search(r"One\s+Two\s+Three", preview.text)
    assert "Dropped" not in preview.text


def _cases(labels: list[str]) -> int:
    return sum(bool(re.search(r"[A-Z0-9]{3}-[A-Z0-9]{3}-[A-Z0-9]{3}", label)) for label in labels)
