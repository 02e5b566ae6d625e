"""What the staff's conversations share: their screens, and doing one thing to a case."""

from __future__ import annotations

from collections.abc import Awaitable, Callable

from bot.domain.cases import HANDED_TO, OPEN, RUNNING, Case, Kind, MoveError, above, takers
from bot.domain.cases import State as Stands
from bot.domain.incidents import for_council, has_level
from bot.domain.people import Role
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
from bot.wording import day_words, due_reason, short_day
from handlers.buttons import Go, Shift, Work, button, menu_row
from handlers.permits import refuse, tell
from handlers.thread import thread_of
from handlers.trail import trail_text
from storage.store import Repositories, UnitOfWork


def role_name(words: Words, role: str) -> str:
    """The name of a role, as plain text."""
    return words.plain(f"role-{role.replace('_', '-')}")


async def case_screen(
    work: Repositories, words: Words, services: Services, member: Member, case: Case
) -> Screen:
    """One case as staff see it now: no trace of who wrote it but what they said of themselves."""
    parts = [
        _head(words, services, case),
        await _writer(work, words, case),
        *await _hints(work, words, services, case),
    ]
    messages = await work.cases.messages(case.id, inner=True)
    thread = thread_of(words, services, messages, parts)
    rows = _actions(words, services, member, case, whole=thread.whole)
    if await can_take_over(work, member, case, services.clock()):
        over = button(words, "button-take-over", Work(do="over", case=case.id))
        rows = ((over,), *rows)
    return Screen("\n\n".join((*parts, thread.text)), rows)


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
    hints: list[str] = []
    if case.decision is not None:
        hints.append(words("case-decision", decision=words(f"decision-{case.decision}")))
    if trail := trail_text(words, await work.cases.events(case.id)):
        hints.append(trail)
    if case.state is Stands.NEW:
        first = day_words(words, case.first_due_on, services.today())
        late = case.is_untaken(services.today())
        hints.append(words("staff-untaken" if late else "staff-to-take", day=first))
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
        if needs.level:
            hints.append(words("staff-level-none"))
        elif case.level is not None:
            hints.append(words(f"level-{case.level}"))
    return hints


def _actions(
    words: Words, services: Services, member: Member, case: Case, *, whole: bool
) -> tuple[tuple[Button, ...], ...]:
    def shift(key: str, do: str) -> Button:
        return button(words, key, Shift(do=do, case=case.id))

    mine = case.assignee == member.person
    rows: list[tuple[Button, ...]] = []
    if not whole:
        rows.append((shift("button-read-all", "read"),))
    in_charge = case.role in member.roles
    if case.state is Stands.NEW and in_charge:
        rows.append((button(words, "button-take", Work(do="take", case=case.id)),))
    if case.state is Stands.TAKEN and mine:
        rows.append((button(words, "button-answer", Work(do="answer", case=case.id)),))
        extend = shift("button-extend", "extend") if services.promises.days_left(case) else None
        rows.append((shift("button-ask", "ask"), *([extend] if extend else [])))
    if case.state is Stands.WAITING and in_charge:
        rows.append((shift("button-stop-waiting", "stop"),))
    if case.state in OPEN:
        hand = (shift("button-hand-over", "hand"),) if case.state is not Stands.WAITING else ()
        rows.append((shift("button-inner-note", "note"), *hand))
    higher = above(case)
    if for_council(case):
        rows.append((shift("button-council", "council"),))
        higher = None if higher is Role.COUNCIL else higher
    if higher is not None and case.state in RUNNING:
        up = button(
            words,
            "button-up",
            Shift(do="up", case=case.id),
            role=role_name(words, higher),
        )
        rows.append((up,))
    if case.state is Stands.NEW or (case.state is Stands.TAKEN and mine):
        rows.append((shift("button-conflict", "conflict"),))
    if case.state is Stands.ANSWERED and correctable(case, member, services.clock()):
        rows.append((shift("button-correct", "correct"),))
    if case.appeals is not None:
        rows.append((shift("button-materials", "materials"),))
    if has_level(case) and case.state in OPEN:
        rows.append((shift("button-steps", "steps"),))
    rows.append((shift("button-trail", "trail"),))
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
