"""What a person sees while filing; pure."""

from __future__ import annotations

from typing import Final

from bot.domain.cases import Case, Kind, Subject
from bot.domain.forms import ABOUT
from bot.domain.people import Audience, Band, Role
from bot.domain.personal_data import suspects
from bot.services import Services
from bot.telegram.screen import Button, Screen
from bot.texts import Html, Words
from bot.wording import contact_args, full_day
from handlers.buttons import FileButton, Go, button, menu_row
from handlers.filing.draft import Filled
from storage.people import Visitor

LONGEST: Final = 3000
"""Characters of one message in a case; with its frame it must fit Telegram's 4096."""
LONGEST_CONTACT: Final = 120
"""Characters in which somebody says who they are or how to reach them."""


def kinds_screen(words: Words, services: Services) -> Screen:
    """What one may send, each with its term, and the other ways (paper, the formal appeal)."""
    rows = [(button(words, f"kind-{kind}", FileButton(do="kind", what=kind)),) for kind in Kind]
    terms = services.settings.terms
    lines = Html("\n").join(
        words(
            "kind-line",
            kind=words(f"kind-{kind}"),
            days=terms.for_kind(kind),
            what=words(f"kind-{kind}.what"),
        )
        for kind in Kind
    )
    text = words("file-kinds", list=lines, **contact_args(words, services.settings))
    return Screen(text, (*rows, menu_row(words)))


def subjects_screen(words: Words, kind: Kind) -> Screen:
    """What or whom a complaint is about, or what is asked of data."""
    rows = [
        (button(words, f"subject-{subject}", FileButton(do="subject", what=subject)),)
        for subject in ABOUT[kind]
    ]
    back = button(words, "button-back", Go(to="complaint"))
    return Screen(words(f"file-about-{kind}"), (*rows, (back,)))


def day_screen(words: Words, wrong: str = "") -> Screen:
    """When the decision was made. `wrong` says why what was typed is no such day."""
    text = words("file-day")
    rows = (
        (button(words, "button-no-day", FileButton(do="noday")),),
        cancel_row(words),
    )
    return Screen(f"{wrong}\n\n{text}" if wrong else text, rows)


def text_screen(
    words: Words, services: Services, filled: Filled, role: Role, appealed: Case | None = None
) -> Screen:
    """The request for words, with what they should say, and what happens with them in `role`."""
    text: str = words(
        "file-text",
        kind=words(f"kind-{filled.kind}"),
        ask=words(_ask(filled)),
        next=words(_next(filled)),
        role=words(f"role-{role.value.replace('_', '-')}"),
        days=services.settings.terms.for_kind(filled.kind),
        longest=LONGEST,
    )
    if about := _appeal(words, services, filled, appealed):
        text = f"{about}\n\n{text}"
    return Screen(text, (cancel_row(words),))


def preview_screen(
    words: Words,
    services: Services,
    visitor: Visitor,
    filled: Filled,
    role: Role,
    appealed: Case | None = None,
) -> Screen:
    """Exactly what staff will see, who wrote it only if the person says so, and what to change."""
    text: str = words(
        "file-preview",
        kind=words(f"kind-{filled.kind}"),
        subject=words(f"subject-{filled.subject}" if filled.subject else "subject-none"),
        role=words(f"role-{role.value.replace('_', '-')}"),
        who=words("writes-child" if filled.for_child else "writes-self"),
        contact=filled.contact or words("contact-none"),
        text=filled.text or "",
    )
    if about := _appeal(words, services, filled, appealed):
        text = f"{text}\n\n{about}"
    text = f"{text}\n\n{words('file-more')}"
    found = suspects(filled.text or "")
    if found:
        names = ", ".join(words(f"trace-{trace}") for trace in sorted(found))
        text = f"{text}\n\n{words('file-traces', list=names)}"
    return Screen(text, tuple(_choices(words, visitor, filled, traced=bool(found))))


def contact_screen(words: Words) -> Screen:
    """The request for a name or a way to be reached, which nobody has to give."""
    back = button(words, "button-back", FileButton(do="nocontact"))
    return Screen(words("file-contact", longest=LONGEST_CONTACT), ((back,), cancel_row(words)))


def cancel_row(words: Words) -> tuple[Button, ...]:
    """The row that leaves the form."""
    return (button(words, "button-cancel", FileButton(do="cancel")),)


def may_say_who(visitor: Visitor) -> bool:
    """Whether the person is asked who they are if they like; pupils of grades 1-4 never are."""
    profile = visitor.profile
    return profile is None or (profile.audience, profile.band) != (Audience.STUDENT, Band.PRIMARY)


def _choices(
    words: Words, visitor: Visitor, filled: Filled, *, traced: bool
) -> list[tuple[Button, ...]]:
    def to(key: str, do: str) -> tuple[Button, ...]:
        return (button(words, key, FileButton(do=do)),)

    rows = [to("button-send", "send")]
    if traced:
        rows.append(to("button-redact", "redact"))
    if filled.contact:
        rows.append(to("button-contact-remove", "nocontact"))
    elif may_say_who(visitor):
        rows.append(to("button-contact", "contact"))
    if visitor.profile is not None and visitor.profile.audience is Audience.PARENT:
        own = filled.for_child
        rows.append(to("button-for-self" if own else "button-for-child", "child"))
    rows.append(to("button-rewrite", "rewrite"))
    rows.append(cancel_row(words))
    return rows


def _appeal(words: Words, services: Services, filled: Filled, appealed: Case | None) -> str:
    """Which decision is appealed, and that its time is over if it is."""
    promises = services.promises
    decided_on = appealed.answered_on if appealed else filled.decided_on
    lines: list[str] = []
    if appealed is not None:
        lines.append(words("case-appeals", number=appealed.number))
    elif decided_on is not None:
        lines.append(words("case-decided", day=full_day(words, decided_on)))
    if decided_on and promises.is_late_appeal(decided_on, services.today()):
        lines.append(words("file-late", days=promises.appeal_filing_days))
    return "\n".join(lines)


def _ask(filled: Filled) -> str:
    if filled.kind is Kind.DATA_REQUEST or filled.subject is Subject.DISTRESS:
        return f"file-ask-{filled.subject}"
    return f"file-ask-{filled.kind}"


def _next(filled: Filled) -> str:
    if filled.subject is Subject.DISTRESS:
        return "file-next-help"
    return f"file-next-{filled.kind}"
