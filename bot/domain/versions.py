"""The log of content versions: numbers and dates; what changed is said in ``locales``.

Source: 002:6.10ae (a log with dates and a short description of changes), 002:11.2.
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from datetime import date
from itertools import pairwise
from pathlib import Path
from typing import Final, Self

from pydantic import BaseModel, ConfigDict, Field, model_validator

from bot.domain.catalogue import Catalogue

VERSIONS_FILE: Final = Path(__file__).with_name("versions.toml")


class UnloggedVersionError(ValueError):
    """The catalogue changed its version, and the log does not say what changed."""


class _Frozen(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class ContentVersion(_Frozen):
    """A version of the catalogue and the day from which it is shown."""

    version: str = Field(pattern=r"^[0-9][0-9.-]*$")
    day: date

    @property
    def text_id(self) -> str:
        """The short description of what changed."""
        return f"version-note-{self.version.replace('.', '-')}"


class VersionLog(_Frozen):
    """All versions, newest first."""

    versions: tuple[ContentVersion, ...] = Field(min_length=1)

    def text_ids(self) -> Iterator[str]:
        """Every text the log needs."""
        return (one.text_id for one in self.versions)

    @model_validator(mode="after")
    def _newest_first(self) -> Self:
        if len({one.text_id for one in self.versions}) != len(self.versions):
            raise ValueError("a version stands twice")
        if any(newer.day < older.day for newer, older in pairwise(self.versions)):
            raise ValueError("versions stand newest first")
        return self


def load_versions(catalogue: Catalogue, file: Path = VERSIONS_FILE) -> VersionLog:
    """The log from its TOML file.

    Raises ``UnloggedVersionError`` when its newest entry is not the catalogue's version, and
    ``pydantic.ValidationError``.
    """
    log = VersionLog.model_validate(tomllib.loads(file.read_text(encoding="utf-8")))
    logged, shown = log.versions[0].version, catalogue.version
    if logged != shown:
        raise UnloggedVersionError(f"the log ends at {logged}, the catalogue is {shown}")
    return log
