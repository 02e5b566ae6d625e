"""A case as a row, and a row as a case."""

from __future__ import annotations

from datetime import date
from typing import Any, Final

from sqlalchemy import Row

from bot.domain.cases import Case, Decision, Kind, State, Subject
from bot.domain.people import Language, Role
from storage.schema import case

COLUMNS: Final = tuple(column.name for column in case.columns)


def case_of(row: Row[Any]) -> Case:
    """The case that the columns of `row` hold, whatever stands beside them."""
    values = {name: row._mapping[name] for name in COLUMNS}
    return Case(
        **{
            **values,
            "kind": Kind(row.kind),
            "subject": Subject(row.subject) if row.subject else None,
            "language": Language(row.language),
            "state": State(row.state),
            "role": Role(row.role),
            "decision": Decision(row.decision) if row.decision else None,
            "skipped": tuple(date.fromisoformat(d) for d in row.skipped.split(",") if d),
        }
    )


def row_of(found: Case) -> dict[str, Any]:
    """The values of the case's columns."""
    values: dict[str, Any] = {name: getattr(found, name) for name in COLUMNS}
    values["skipped"] = ",".join(day.isoformat() for day in found.skipped)
    return values
