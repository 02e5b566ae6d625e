"""The understanding check from its offer to its result, and what is kept of it."""

from __future__ import annotations

import pytest
from aiogram.types import Update

from bot.domain.check import QuestionSet, Stage
from bot.domain.people import Audience, Band
from bot.playground.person import Person
from bot.playground.seen import Seen
from bot.texts import Words
from handlers.buttons import Quiz
from tests.journeys.database import Rows, delivered
from tests.school import School

TAKERS = [(a, b) for a in (Audience.STUDENT,) for b in Band] + [
    (audience, Band.MIDDLE) for audience in Audience if audience is not Audience.STUDENT
]


def counted(rows: Rows) -> list[tuple[object, ...]]:
    """Everything that is kept of checks."""
    return rows.of('SELECT audience, band, day, stage, finished, "right" FROM check_count')


def asked_of(school: School, audience: Audience, band: Band) -> QuestionSet:
    """The questions this reader gets."""
    return school.app.services.check.for_reader(audience, band)


async def answer_all(
    person: Person, words: Words, asked: QuestionSet, wrong: frozenset[int] = frozenset()
) -> list[Seen]:
    """Go through the questions, missing those at the places in `wrong`; the reasons shown."""
    reasons = []
    total = len(asked.questions)
    for at, question in enumerate(asked.questions):
        name = asked.text_id(question)
        await person.sees(f"{words.plain('quiz-place', at=at + 1, of=total)}")
        other = next(n for n in range(1, question.answers + 1) if n != question.right)
        chosen = other if at in wrong else question.right
        await person.press(words.plain(f"{name}.a{chosen}"))
        reasons.append(await person.sees(words.plain(f"{name}.why")))
        last = at + 1 == total
        await person.press(words.plain("button-check-result" if last else "button-check-next"))
    return reasons


@pytest.mark.requirement("R-10.9a", "R-10.9b", "R-2.8ae", "R-7.11a")
@pytest.mark.parametrize("language", ["kk", "ru"])
@pytest.mark.parametrize(("audience", "band"), TAKERS)
async def test_everybody_can_take_their_check(
    school: School, rows: Rows, language: str, audience: Audience, band: Band
) -> None:
    """Each question with its progress, a kind word, the reason; the result; one count."""
    words = school.words(language)
    person = await school.person("learner", language, audience, band)
    asked = asked_of(school, audience, band)
    total = len(asked.questions)
    await person.send("/check")
    await person.press(words.plain("button-check-after"))
    kept = words.plain("quiz-kept", who=audience.value)
    await person.sees(kept)
    await person.press(words.plain("button-check-begin"))
    reasons = await answer_all(person, words, asked, wrong=frozenset({1}))
    for at, (reason, question) in enumerate(zip(reasons, asked.questions, strict=True)):
        key = "quiz-not-yet" if at == 1 else "quiz-right"
        assert words.plain(key, who=audience.value) in reason.text
        if at == 1:
            right = words.plain(f"{asked.text_id(question)}.a{question.right}")
            assert words.plain("quiz-answer", answer=right) in reason.text
    end = await person.sees(kept)
    assert words.plain(f"rule-{asked.questions[1].rule}") in end.labels
    assert words.plain(f"rule-{asked.questions[0].rule}") not in end.labels
    assert counted(rows) == [(audience.value, band.value, "2026-11-23", "after", 1, total - 1)]


@pytest.mark.requirement("R-10.9a")
async def test_the_check_is_offered_before_and_after_reading(school: School, rows: Rows) -> None:
    """On the chapters "before", behind the last card "after"; the counts stand apart."""
    words = school.words()
    person = await school.person("reader", "kk", Audience.STUDENT, Band.PRIMARY)
    asked = asked_of(school, Audience.STUDENT, Band.PRIMARY)
    walk = school.app.services.catalogue.walkthrough(Audience.STUDENT, Band.PRIMARY)
    await person.send("/rules")
    await person.press(words.plain("button-check-before"))
    await person.press(words.plain("button-check-begin"))
    await answer_all(person, words, asked, wrong=frozenset({0, 1, 2}))
    await person.press(words.plain("button-chapters"))
    await person.press(words.plain(f"chapter-{walk.chapters[-1].id}"))
    await person.press(words.plain("button-finish"))
    await person.press(words.plain("button-check-after"))
    await person.press(words.plain("button-check-begin"))
    await answer_all(person, words, asked)
    await person.sees(words.plain("quiz-end-all", who="student", right=3, count=3)[-40:])
    assert counted(rows) == [
        ("student", "1-4", "2026-11-23", "before", 1, 0),
        ("student", "1-4", "2026-11-23", "after", 1, 3),
    ]


@pytest.mark.requirement("R-10.9a")
async def test_the_card_of_a_question_leads_back_to_the_check(school: School) -> None:
    """From the reason to the rule's card, to its clause, and back to the same place."""
    words = school.words("ru")
    person = await school.person("curious", "ru", Audience.STUDENT, Band.SENIOR)
    asked = asked_of(school, Audience.STUDENT, Band.SENIOR)
    name = asked.text_id(asked.questions[0])
    await person.send("/check")
    await person.press(words.plain("button-check-before"))
    await person.press(words.plain("button-check-begin"))
    await person.press(words.plain(f"{name}.a1"))
    await person.press(words.plain("button-check-card"))
    rule = f"rule-{asked.questions[0].rule}"
    await person.sees(words.plain(f"{rule}.s1011"))
    await person.press(words.plain("button-clause"))
    await person.sees(words.plain(f"{rule}.clause"))
    await person.press(words.plain("button-check-back"))
    await person.sees(words.plain(f"{name}.why"))
    await person.press(words.plain("button-check-next"))
    await person.sees(words.plain("quiz-place", at=2, of=6))


@pytest.mark.requirement("R-10.9a", "R-6.13ae")
async def test_nothing_is_stored_while_a_check_runs(school: School, rows: Rows) -> None:
    """Starting, answering and reading reasons changes no table; only the end is counted."""
    words = school.words()
    person = await school.person("learner", "kk", Audience.STUDENT, Band.MIDDLE)
    await delivered(school, person)
    asked = asked_of(school, Audience.STUDENT, Band.MIDDLE)
    await school.app.remember.flush()
    before = {k: n for k, n in rows.counts().items() if k not in ("shown", "outbox")}
    await person.send("/check")
    await person.press(words.plain("button-check-after"))
    await person.press(words.plain("button-check-begin"))
    for at, question in enumerate(asked.questions[:-1]):
        await person.press(words.plain(f"{asked.text_id(question)}.a1"))
        await person.press(words.plain("button-check-next"))
        await person.sees(words.plain("quiz-place", at=at + 2, of=6))
    after = {k: n for k, n in rows.counts().items() if k not in ("shown", "outbox")}
    assert after == before


def last_press(school: School, asked: QuestionSet) -> Quiz:
    """The data of the button that answers the last question rightly."""
    return Quiz(
        who=asked.audience.value,
        band=asked.bands[0].value,
        stage=Stage.AFTER.value,
        version=school.app.services.check.version,
        step="answer",
        answers="".join(str(question.right) for question in asked.questions),
    )


@pytest.mark.requirement("R-10.9a")
async def test_a_last_press_counts_once(school: School, rows: Rows) -> None:
    """Tapped twice, or delivered again by Telegram: one finished check. A second try is two."""
    words = school.words()
    person = await school.person("tapper", "kk", Audience.STUDENT, Band.PRIMARY)
    asked = asked_of(school, Audience.STUDENT, Band.PRIMARY)
    data = last_press(school, asked)
    await person.send("/check")
    shown = await person.sees(words.plain("quiz-choice", who="student", count=3)[3:12])
    await person.press(data=data.pack(), message_id=shown.id)
    await person.press(data=data.pack(), message_id=shown.id)
    assert counted(rows)[0][4:] == (1, 3)

    user = {"id": person.id, "is_bot": False, "first_name": "x"}
    chat = {"id": person.id, "type": "private", "first_name": "x"}
    message = {"message_id": shown.id, "date": 0, "chat": chat, "text": "x", "from": user}
    query = {"id": "1", "from": user, "chat_instance": "1", "message": message}
    other = data.model_copy(update={"step": "end"})
    for number, pressed in ((900, other), (901, data), (902, other), (901, data)):
        update = {"update_id": number, "callback_query": {**query, "data": pressed.pack()}}
        await school.app.handle(school.app.bot, Update.model_validate(update))
    assert counted(rows)[0][4:] == (2, 6)


async def test_old_and_hand_made_buttons_get_a_kind_answer(school: School, rows: Rows) -> None:
    """Changed questions start anew and say so; data no button gives is refused; none counts."""
    words = school.words()
    person = await school.person("tinkerer", "kk", Audience.STUDENT, Band.PRIMARY)
    asked = asked_of(school, Audience.STUDENT, Band.PRIMARY)
    data = last_press(school, asked)
    old = await person.press(data=data.model_copy(update={"version": "000000"}).pack())
    assert old.answer is not None
    assert words.plain("content-changed") in old.answer.text
    await person.sees(words.plain("quiz-kept", who="student"))
    for change in (
        {"answers": "999"}, {"answers": "1111"}, {"answers": "٣"}, {"who": "nobody"},
        {"stage": "later"}, {"band": "12"},
    ):  # fmt: skip
        made = await person.press(data=data.model_copy(update=change).pack())
        assert made.answer is not None
        assert words.plain("button-unknown") in made.answer.text
    for step in ("front", "xyz", "ask"):
        await person.press(data=data.model_copy(update={"step": step, "at": 7}).pack())
        assert words.plain("quiz-kept", who="student") in person.messages[-1].text
    assert counted(rows) == []


def test_every_button_of_a_check_fits_telegram(school: School) -> None:
    """64 bytes hold the longest state of a check."""
    longest = Quiz(
        who="student", band="10-11", stage="before", version="abcdef", step="clause",
        answers="333333", at=5,
    )  # fmt: skip
    assert len(longest.pack().encode()) <= 64
