"""Letters from the outbox, drawn when they are sent, from what the case is by then."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

from bot.domain.cases import OPEN, Case, Kind, State
from bot.domain.forms import appeal_subject
from bot.domain.people import Language, Role
from bot.domain.promises import LONGEST_WAIT
from bot.services import Services
from bot.telegram.screen import Button, Screen, Topic
from bot.telegram.sender import Draw
from bot.texts import Words
from bot.usecases.alert_staff import free_holders, who_is_told
from bot.wording import contact_args, day_words, due_reason, full_day
from handlers.buttons import CASE_PAYLOAD, FileButton, Go, Mine, StaffButton, Work, button, menu_row
from handlers.consents import consent_letter
from handlers.ledger import ledger_letter
from handlers.notice_letters import notice_letter
from handlers.thread import answer_text
from storage.outbox import Letter
from storage.store import Repositories


def drawer(services: Services) -> Draw:
    """The function by which the sender draws letters."""

    async def draw(
        work: Repositories, recipient: str, language: Language, letter: Letter
    ) -> Screen | Topic | None:
        if letter.view == "screen":
            return Screen.from_args(letter.args)
        words = services.texts[language]
        if letter.view == "notice-told":
            return await notice_letter(work, services, recipient, language, letter.args)
        if letter.view == "consent-ended":
            log = await work.notices.log(letter.args["notice"])
            return consent_letter(services.texts[language], log, letter.args)
        if letter.view == "ledger-head":
            return ledger_letter(words, services, letter.args)
        if letter.view == "case-digest":
            queue = button(words, "button-queue", Go(to="queue"))
            return Screen(words("letter-digest", count=letter.args["count"]), ((queue,),))
        if letter.view == "undelivered":
            return _undelivered(words, await work.outbox.parked())
        if letter.view in ("role-given", "role-ended", "role-taken"):
            return _of_roles(words, letter)
        if letter.view in ("factor-reset-asked", "factor-reset-done", "factor-reset"):
            return _of_resets(words, letter)
        if letter.view in ("staff-away", "staff-deputy"):
            return _of_absence(words, letter)
        case = await work.cases.find(letter.args["case"])
        if case is None:
            return None
        if letter.view == "topic":
            return _topic(words, case, await work.groups.thread(case.id))
        if letter.view in _FOR_THE_WRITER:
            if case.complainant != recipient:
                return None
            if letter.view == "case-receipt":
                contact = await work.contacts.of(case.id)
                told = bool(await who_is_told(work, case, services.clock()))
                receipt = _receipt(words, services, case, contact, told=told)
                return _with_hour(words, services, receipt, letter.args.get("told_at"))
            if letter.view == "case-taken" and case.state not in OPEN:
                return None
            told = await _told(work, letter.view, case)
            return _for_the_writer(words, services, letter.view, case, letter.args, told)
        roles = (await work.people.visitor(recipient)).roles
        return _for_staff(words, services, letter, case, recipient, roles)

    return draw


def _undelivered(words: Words, count: int) -> Screen | None:
    """That Telegram refused letters; nothing when they went out meanwhile."""
    if not count:
        return None
    show = button(words, "button-undelivered", Go(to="undelivered"))
    return Screen(words("letter-undelivered", count=count), ((show,),))


def _of_roles(words: Words, letter: Letter) -> Screen:
    """Who got or lost a role, by the label."""
    role = words(f"role-{letter.args['role'].replace('_', '-')}")
    text = words(f"letter-{letter.view}", role=role, label=letter.args.get("label", ""))
    return Screen(text, (menu_row(words),))


def _of_resets(words: Words, letter: Letter) -> Screen:
    """Whose code is to be or was taken away, told to the other heads and to its owner."""
    if letter.view == "factor-reset":
        return Screen(words("letter-factor-reset"), (menu_row(words),))
    text = words(f"letter-{letter.view}", label=letter.args["label"])
    if letter.view == "factor-reset-done":
        return Screen(text, (menu_row(words),))
    sure = StaffButton(do="reset-yes", who=letter.args["person"])
    return Screen(text, ((button(words, "factor-reset-yes", sure),), menu_row(words)))


def _of_absence(words: Words, letter: Letter) -> Screen:
    """Who is away, told to the heads; whom one stands in for, told to the deputy."""
    first, last = (
        full_day(words, date.fromisoformat(letter.args[end])) for end in ("first", "last")
    )
    who = letter.args["label"]
    if letter.view == "staff-deputy":
        queue = button(words, "button-queue", Go(to="queue"))
        text = words("letter-staff-deputy", label=who, first=first, last=last)
        return Screen(text, ((queue, *menu_row(words)),))
    deputy = letter.args["deputy"] or "none"
    text = words("letter-staff-away", label=who, first=first, last=last, deputy=deputy)
    return Screen(text, (menu_row(words),))


def _topic(words: Words, case: Case, thread: int | None) -> Topic:
    """A case in the staff's group: its number and state, and nothing else."""
    state = words.plain(f"state-{case.state}")
    return Topic(
        case=case.id,
        name=words.plain("topic-name", number=case.number, state=state),
        words=words("topic-words", number=case.number),
        label=words.plain("topic-open"),
        payload=CASE_PAYLOAD + case.id,
        closed=case.state not in OPEN,
        thread=thread,
    )


_FOR_THE_WRITER = frozenset(
    {
        "case-receipt", "case-answer", "case-corrected", "case-question", "case-extended",
        "case-resumed", "case-late", "case-repeated", "case-taken",
    }
)  # fmt: skip


async def _told(work: Repositories, view: str, case: Case) -> bool:
    """Whether the head hears that the case is late. A letter never says so when it is not true."""
    return view != "case-late" or bool(
        await free_holders(work, Role.HEAD, case.subject, case.complainant)
    )


def _for_the_writer(
    words: Words, services: Services, view: str, case: Case, args: dict[str, Any], told: bool
) -> Screen:
    today = services.today()
    show = button(words, "button-case", Mine(do="show", case=case.id))
    due = day_words(words, case.due_on, today)
    if view in ("case-answer", "case-corrected"):
        stars = tuple(
            button(words, "rate", Mine(do="rate", case=case.id, value=n), value=n)
            for n in range(1, 6)
        )
        reopen = button(words, "button-reopen", Mine(do="reopen", case=case.id))
        body = answer_text(services.texts[case.language], args["text"], args)
        text = words(view.replace("case", "letter", 1), number=case.number, text=body)
        route, button_ = _way_on(words, services, case)
        return Screen(f"{text}\n\n{route}", (stars, (reopen, button_), (show,), menu_row(words)))
    if view == "case-question":
        text = words("letter-question", number=case.number, text=args["text"], days=LONGEST_WAIT)
        answer = button(words, "button-reply", Mine(do="add", case=case.id))
        return Screen(text, ((answer,), (show,)))
    if view == "case-extended":
        old, new = (
            day_words(words, date.fromisoformat(args[end]), today) for end in ("old", "new")
        )
        text = words("letter-extended", number=case.number, old=old, new=new, text=args["text"])
        return Screen(text, ((show,),))
    if view == "case-taken":
        role = words(f"role-{args['role'].replace('_', '-')}")
        text = words("letter-taken", number=case.number, role=role, day=due)
        return Screen(text, ((show,), menu_row(words)))
    if view == "case-repeated":
        return Screen(words("letter-repeated", number=case.number, day=due), ((show,),))
    if view == "case-resumed":
        return Screen(words("letter-resumed", number=case.number, day=due), ((show,),))
    return Screen(words("letter-late", number=case.number, day=due, told=int(told)), ((show,),))


def _way_on(words: Words, services: Services, case: Case) -> tuple[str, Button]:
    """Where to go with an answer that one does not agree with: an appeal, and from there the
    formal lane.
    """
    if case.kind is Kind.APPEAL:
        return words("letter-way-formal"), button(
            words, "button-formal", Mine(do="formal", case=case.id)
        )
    promises, routes = services.promises, services.promises.routes
    answered_on = case.answered_on or services.today()
    last = promises.calendar.due(answered_on, promises.appeal_filing_days).due_on
    role = routes.role_for(Kind.APPEAL, appeal_subject(case))
    text = words(
        "letter-way-appeal",
        day=day_words(words, last, services.today()),
        role=words(f"role-{role.value.replace('_', '-')}"),
    )
    return text, button(words, "button-appeal", FileButton(do="appeal", what=case.id))


def _receipt(
    words: Words, services: Services, case: Case, contact: str | None, *, told: bool
) -> Screen:
    today = services.today()
    receipt: str = words(
        "letter-receipt",
        number=case.number,
        told=int(told),
        role=words(f"role-{case.role.value.replace('_', '-')}"),
        registered=day_words(words, case.registered_on, today),
        early=int(case.first_due_on < case.due_on),
        first=day_words(words, case.first_due_on, today),
        day=day_words(words, case.due_on, today),
        reason=due_reason(words, case, services.promises.calendar),
        contact="yes" if contact else "no",
    )
    if not told:
        other_ways = words("letter-unheard", **contact_args(words, services.settings))
        receipt = f"{receipt}\n\n{other_ways}"
    show = button(words, "button-case", Mine(do="show", case=case.id))
    return Screen(receipt, ((show,), menu_row(words)))


def _with_hour(words: Words, services: Services, receipt: Screen, told_at: str | None) -> Screen:
    """The receipt of somebody who sends much: nothing is lost, and when staff are told."""
    if told_at is None:
        return receipt
    local = datetime.fromisoformat(told_at).astimezone(services.promises.zone)
    more = words(
        "letter-held", time=local.strftime("%H:%M"), phone=services.settings.contacts.phone
    )
    return Screen(f"{receipt.text}\n\n{more}", receipt.rows)


def _for_staff(
    words: Words,
    services: Services,
    letter: Letter,
    case: Case,
    recipient: str,
    roles: frozenset[Role],
) -> Screen | None:
    """An alert without content; the one who may not see the case only learns that it exists
    in the queue of another role, as when nobody holds that role yet.
    """
    if letter.view == "case-untaken" and case.state is not State.NEW:
        return None
    due = day_words(words, case.due_on, services.today())
    kind = words(f"kind-{case.kind}")
    if letter.view == "case-alert" and case.role not in roles:
        role = words(f"role-{case.role.value.replace('_', '-')}")
        return Screen(words("letter-nobody", role=role, kind=kind, day=due))
    key = {
        "case-alert": "letter-alert",
        "case-added": "letter-added",
        "case-withdrawn": "letter-withdrawn",
        "case-no-reply": "letter-no-reply",
        "case-alarm": "letter-alarm",
        "case-passed-on": "letter-passed-on",
        "case-untaken": "letter-untaken",
        "case-reminder": "letter-overdue" if letter.args.get("overdue") else "letter-reminder",
    }[letter.view]
    first = day_words(words, case.first_due_on, services.today())
    text = words(key, number=case.number, kind=kind, day=due, first=first)
    if not case.visible_to(recipient, roles):
        return Screen(text)
    open_ = button(words, "button-open", Work(do="open", case=case.id))
    queue = button(words, "button-queue", Go(to="queue"))
    return Screen(text, ((open_, queue),))
