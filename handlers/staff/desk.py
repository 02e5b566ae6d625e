"""What the staff's conversations share: their screens, and doing one thing to a case."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Mapping
from typing import Final

from bot.domain.cases import HANDED_TO, OPEN, Case, Kind, MoveError, takers
from bot.domain.cases import State as Stands
from bot.domain.permissions import Action, NotAllowedError
from bot.domain.promises import LONGEST_WAIT
from bot.services import Services
from bot.telegram.reply import Reply
from bot.telegram.screen import Button, Screen
from bot.texts import Words
from bot.usecases.extend_case import BeyondCeilingError
from bot.usecases.handle_case import (
    IncompleteError,
    Member,
    answer_needs,
    correctable,
)
from bot.usecases.take_over import can_take_over
from bot.usecases.unlock import member_of
from bot.wording import day_words, due_reason, short_day
from handlers.buttons import Go, Queue, Shift, Work, button, menu_row
from handlers.permits import refuse, tell
from handlers.thread import thread_text, trail_text
from storage.cases import Desk, Part
from storage.people import Visitor
from storage.store import Repositories, UnitOfWork

PAGE: Final = 10
"""Cases on a page of the queue."""
SOON: Final = 2
"""Working days within which a case is due soon."""


def role_name(words: Words, role: str) -> str:
    """The name of a role, as plain text."""
    return words.plain(f"role-{role.replace('_', '-')}")


def desk_of(services: Services, visitor: Visitor) -> Desk:
    """The visitor's queue today. Raises ``LockedError``."""
    member, today = member_of(visitor), services.today()
    soon = services.promises.calendar.due(today, SOON).due_on
    return Desk(member.person, member.roles, today, soon)


def queue_screen(
    words: Words,
    services: Services,
    cases: list[Case],
    counts: Mapping[Part, int],
    part: Part,
    page: int,
) -> Screen:
    """A page of a part of the queue, the most urgent first, with how many each part has."""
    today = services.today()
    rows: list[tuple[Button, ...]] = [
        tuple(
            button(words, f"queue-part-{one}", Queue(part=one), count=counts[one]) for one in pair
        )
        for pair in ((Part.ALL, Part.MINE, Part.FREE), (Part.SOON, Part.LATE))
    ]
    rows += [
        (
            Button(
                words.plain(
                    "queue-overdue" if case.is_overdue(today) else "queue-line",
                    number=case.number,
                    kind=words.plain(f"kind-{case.kind}"),
                    day=short_day(words, case.due_on),
                ),
                Work(do="open", case=case.id).pack(),
            ),
        )
        for case in cases
    ]
    turn = []
    if page > 0:
        turn.append(button(words, "button-previous", Queue(part=part, page=page - 1)))
    if (page + 1) * PAGE < counts[part]:
        turn.append(button(words, "button-next", Queue(part=part, page=page + 1)))
    pages = max(1, -(-counts[part] // PAGE))
    text = (
        words("queue", count=counts[Part.ALL], overdue=counts[Part.LATE])
        if counts[Part.ALL]
        else words("queue-empty")
    )
    shown = words("queue-shown", part=words.plain(f"queue-name-{part}"), at=page + 1, of=pages)
    turning = [tuple(turn)] if turn else []
    return Screen(f"{text}\n{shown}", (*rows, *turning, menu_row(words)))


async def case_screen(
    work: Repositories, words: Words, services: Services, member: Member, case: Case
) -> Screen:
    """One case as staff see it now: no trace of who wrote it but what they said of themselves."""
    parts = [
        _head(words, services, case),
        await _writer(work, words, case),
        *await _hints(work, words, services, case),
    ]
    parts.append(thread_text(words, services, await work.cases.messages(case.id, inner=True)))
    rows = _actions(words, services, member, case)
    if await can_take_over(work, member, case, services.clock()):
        over = button(words, "button-take-over", Work(do="over", case=case.id))
        rows = ((over,), *rows)
    return Screen("\n\n".join(parts), rows)


def _head(words: Words, services: Services, case: Case) -> str:
    return words(
        "staff-case",
        number=case.number,
        kind=words.plain(f"kind-{case.kind}"),
        subject=words.plain(f"subject-{case.subject}" if case.subject else "subject-none"),
        state=words.plain(f"state-{case.state}"),
        day=day_words(words, case.due_on, services.today()),
        reason=due_reason(words, case, services.promises.calendar),
        language=words.plain(f"language-of-{case.language}"),
    )


async def _writer(work: Repositories, words: Words, case: Case) -> str:
    contact = await work.contacts.of(case.id)
    lines: list[str] = [words("staff-child")] if case.for_child else []
    lines.append(
        words("staff-writer", contact=contact) if contact else words("staff-writer-unknown")
    )
    return "\n".join(lines)


async def _hints(work: Repositories, words: Words, services: Services, case: Case) -> list[str]:
    hints = []
    if trail := trail_text(words, await work.cases.events(case.id)):
        hints.append(trail)
    if case.asked_on is not None:
        since = short_day(words, case.asked_on)
        hints.append(words("staff-waiting", day=since, days=LONGEST_WAIT))
    if case.appeals is not None:
        hints.append(words("staff-appeals", number=case.appeals))
    if case.late:
        hints.append(words("staff-late", days=services.promises.appeal_filing_days))
    if case.kind is Kind.APPEAL:
        hints.append(words("staff-appeal-check"))
    if case.state in OPEN:
        needs = await answer_needs(work, case)
        if needs.ground:
            hints.append(words("staff-not-proof"))
        if needs.minutes:
            hints.append(words("staff-minutes"))
    return hints


def _actions(
    words: Words, services: Services, member: Member, case: Case
) -> tuple[tuple[Button, ...], ...]:
    def shift(key: str, do: str) -> Button:
        return button(words, key, Shift(do=do, case=case.id))

    mine = case.assignee == member.person
    rows: list[tuple[Button, ...]] = []
    if case.state is Stands.NEW:
        rows.append((button(words, "button-take", Work(do="take", case=case.id)),))
    if case.state is Stands.TAKEN and mine:
        rows.append((button(words, "button-answer", Work(do="answer", case=case.id)),))
        extend = shift("button-extend", "extend") if services.promises.days_left(case) else None
        rows.append((shift("button-ask", "ask"), *([extend] if extend else [])))
    if case.state is Stands.WAITING:
        rows.append((shift("button-stop-waiting", "stop"),))
    if case.state in OPEN:
        hand = (shift("button-hand-over", "hand"),) if case.state is not Stands.WAITING else ()
        rows.append((shift("button-inner-note", "note"), *hand))
    if case.state is Stands.NEW or (case.state is Stands.TAKEN and mine):
        rows.append((shift("button-conflict", "conflict"),))
    if case.state is Stands.ANSWERED and correctable(case, member, services.clock()):
        rows.append((shift("button-correct", "correct"),))
    if case.appeals is not None:
        rows.append((shift("button-materials", "materials"),))
    rows.append((button(words, "button-queue", Go(to="queue")), *menu_row(words)))
    return tuple(rows)


def roles_screen(words: Words, case: Case) -> Screen:
    """Whom to hand the case over to."""
    can = takers(case)
    rows = [
        (Button(role_name(words, role), Shift(do="to", case=case.id, what=role).pack()),)
        for role in HANDED_TO
        if role in can
    ]
    back = button(words, "button-back", Work(do="open", case=case.id))
    return Screen(words("hand-over-to", number=case.number), (*rows, (back, *menu_row(words))))


def days_screen(words: Words, services: Services, case: Case) -> Screen:
    """By how many working days to extend, each with the day that comes of it."""
    promises, today = services.promises, services.today()
    rows = []
    for days in range(1, promises.days_left(case) + 1):
        due_on = promises.later(case, days).due_on
        if due_on >= today:
            label = words.plain("extend-days", days=days, day=short_day(words, due_on))
            rows.append((Button(label, Shift(do="days", case=case.id, what=str(days)).pack()),))
    back = button(words, "button-back", Work(do="open", case=case.id))
    text = words(
        "extend-by",
        number=case.number,
        day=day_words(words, case.due_on, today),
        left=promises.days_left(case),
    )
    return Screen(text, (*rows, (back, *menu_row(words))))


async def change_case(
    services: Services,
    reply: Reply,
    words: Words,
    change: Callable[[UnitOfWork], Awaitable[Screen]],
) -> None:
    """Do one thing to a case and show its screen; refusals say nothing of what exists."""
    now, today = services.clock(), services.today()
    try:
        async with services.store.writing(update_id=reply.update_id, today=today) as work:
            await reply.post_screen(work, await change(work), now)
    except NotAllowedError:
        await refuse(services, reply, words, Action.CASE)
    except MoveError:
        await tell(reply, words, "case-moved-on")
    except BeyondCeilingError:
        await tell(reply, words, "extend-no-more")
    except IncompleteError:
        await tell(reply, words, "answer-incomplete")
