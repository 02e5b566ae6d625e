"""What a person has filled in so far, as it lies in the form's state, and where they stand."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from datetime import date
from typing import Any, Self

from aiogram.fsm.state import State, StatesGroup

from bot.domain.cases import Case, Kind, Subject
from bot.domain.people import Role
from bot.domain.promises import Promises
from bot.telegram.draft import Draft
from bot.usecases.route_case import role_in_charge
from storage.store import Repositories, UnitOfWork


class CaseForm(StatesGroup):
    """Where a person stands while filing."""

    day = State()
    text = State()
    contact = State()
    preview = State()


@dataclass(frozen=True, slots=True)
class Filled:
    """A form of a kind. `of` is the id of the case whose outcome is appealed, `day` that of
    another decision (ISO, empty when the person does not remember it, None before they are
    asked).
    """

    kind: Kind
    subject: Subject | None = None
    of: str | None = None
    day: str | None = None
    text: str | None = None
    contact: str | None = None
    for_child: bool = False

    @classmethod
    async def read(cls, draft: Draft, work: Repositories) -> Self:
        """The form as it was kept."""
        data = await draft.read(work)
        subject = Subject(data.pop("subject")) if data.get("subject") else None
        return cls(**{**data, "kind": Kind(data["kind"]), "subject": subject})

    async def save(self, draft: Draft, work: UnitOfWork, state: State, today: date) -> None:
        """Keep the form and move to `state`."""
        data: dict[str, Any] = asdict(self)
        await draft.save(work, state, data, today)

    @property
    def decided_on(self) -> date | None:
        """The day of the decision, if the person gave it."""
        return date.fromisoformat(self.day) if self.day else None

    @property
    def wants_day(self) -> bool:
        """Whether the day of a decision is still to be asked for."""
        return self.kind is Kind.APPEAL and self.of is None and self.day is None

    async def reader(self, work: Repositories, promises: Promises, person: str) -> Role:
        """The role that receives what `person` would send now."""
        return await role_in_charge(work, promises, self.kind, self.subject, person)

    async def appealed(self, work: Repositories) -> Case | None:
        """The case that an appeal is about, if it is about one."""
        return await work.cases.find(self.of) if self.of else None
