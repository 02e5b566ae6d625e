"""The log of versions cannot fall behind the catalogue."""

from __future__ import annotations

from pathlib import Path

import pytest

from bot.domain.catalogue import own_catalogue
from bot.domain.versions import UnloggedVersionError, load_versions
from bot.texts import Texts

ENTRY = '[[versions]]\nversion = "{}"\nday = {}\n'


def log(folder: Path, *entries: tuple[str, str]) -> Path:
    """A log with these versions and days."""
    file = folder / "versions.toml"
    file.write_text("\n".join(ENTRY.format(*entry) for entry in entries), encoding="utf-8")
    return file


@pytest.mark.requirement("R-6.10ae", "R-11.2")
def test_the_newest_entry_is_the_version_shown(texts: Texts) -> None:
    """The bot's own log ends at its catalogue's version, and every entry says what changed."""
    versions = load_versions(own_catalogue())
    assert versions.versions[0].version == own_catalogue().version
    texts.require(versions.text_ids())


@pytest.mark.requirement("R-6.10ae")
def test_a_version_that_is_not_logged_stops_the_bot() -> None:
    """Whoever changes the catalogue's version must say what changed."""
    newer = own_catalogue().model_copy(update={"version": "2099-01-01"})
    with pytest.raises(UnloggedVersionError, match="2099-01-01"):
        load_versions(newer)


def test_the_log_stands_newest_first_and_names_each_version_once(tmp_path: Path) -> None:
    """Another order, or a version twice, is refused; a well-formed log is read as it stands."""
    own = own_catalogue().version
    good = log(tmp_path, (own, "2026-11-22"), ("2026-09-01", "2026-09-01"))
    assert [one.version for one in load_versions(own_catalogue(), good).versions] == [
        own, "2026-09-01",
    ]  # fmt: skip
    backwards = log(tmp_path, (own, "2026-09-01"), ("2026-09-01", "2026-11-22"))
    with pytest.raises(ValueError, match="newest first"):
        load_versions(own_catalogue(), backwards)
    double = log(tmp_path, (own, "2026-11-22"), (own, "2026-11-22"))
    with pytest.raises(ValueError, match="twice"):
        load_versions(own_catalogue(), double)
