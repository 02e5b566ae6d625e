"""Settings: everything wrong is told at once, by file and key, and no value is ever repeated."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import pytest
from fluent.syntax import FluentParser, ast
from pydantic import ValidationError

from bot.domain.cases import Kind
from bot.domain.people import Language, Role
from bot.settings import (
    Settings,
    SettingsError,
    load_settings,
    unknown_variables,
    variables,
)
from bot.settings_files import EXPECTED
from bot.texts import LOCALES
from tests.settings.conftest import TOKEN, Files

CANARY = "sekrit-canary-value"


def refused(env: Mapping[str, str]) -> SettingsError:
    """The error of settings that must not load."""
    with pytest.raises(SettingsError) as caught:
        load_settings(env)
    return caught.value


def put(tree: dict[str, Any], key: str, value: object) -> None:
    *tables, last = key.split(".")
    for name in tables:
        tree = tree[name]
    if value is None:
        del tree[last]
    else:
        tree[last] = value


def test_the_sample_school_is_complete(files: Files) -> None:
    settings = load_settings(files.write())
    assert settings.school.zone.key == "Asia/Almaty"
    assert settings.terms.for_kind(Kind.COMPLAINT) == 10
    assert settings.routes.routes().role_for(Kind.APPEAL, None) is Role.COUNCIL
    assert settings.roles.get(Role.HEAD) == settings.roles.head
    assert settings.roles.get(Role.IT) is None
    assert settings.keys.master_bytes() == bytes(range(32))
    assert settings.hours.working().start.hour == 9
    assert settings.school.name[Language.RU] != settings.school.name[Language.KK]
    assert settings.storage.database == files.folder / "adal.sqlite3"
    overlay = settings.calendar[0]
    assert not settings.work_calendar().is_working(overlay.day)


@pytest.mark.requirement("R-5.3b")
def test_requests_about_data_may_go_to_the_it_specialist(files: Files) -> None:
    """Whoever keeps the systems can answer what they logged; nothing else is routed there."""
    put(files.school, "routes.data_request", "it")
    routes = load_settings(files.write()).routes.routes()
    assert routes.role_for(Kind.DATA_REQUEST, None) is Role.IT


@pytest.mark.requirement("R-B.1")
def test_the_human_participation_field_is_not_a_setting(files: Files) -> None:
    """The standard fixes that field (002:B.1), so a school cannot reword it."""
    files.school["notice"]["human"] = {"kk": "а", "ru": "а"}
    (problem,) = refused(files.write()).problems
    assert (problem.key, problem.expected) == ("notice.human", "expected-known")


NOTICE_FIELDS = (
    "subject", "purpose", "legal_basis", "system", "data", "storage",
    "recipients", "transfer", "risks", "rights", "contact", "record",
)  # fmt: skip


@pytest.mark.requirement("R-B.1", "R-5.3v", "R-8.2a-1")
@pytest.mark.parametrize(
    ("key", "value", "expected"),
    [
        *((f"notice.{name}.kk", "  ", "expected-filled") for name in NOTICE_FIELDS),
        *((f"notice.{name}", None, "expected-present") for name in NOTICE_FIELDS),
        *(
            (f"retention.{name}", None, "expected-present")
            for name in ("profiles", "acknowledgements", "consents", "cases", "audit")
        ),
        *((f"terms.{kind.value}", None, "expected-present") for kind in Kind),
        *((f"terms.{kind.value}", 16, "expected-range") for kind in Kind),
        ("terms.complaint", 0, "expected-range"),
        ("terms.complaint", CANARY, "expected-number"),
        ("terms.complaint", 2.5, "expected-number"),
        ("retention.delivered_messages", 3, "expected-range"),
        ("school.timezone", "Asia/" + CANARY, "expected-timezone"),
        ("school.timezone", "", "expected-timezone"),
        ("school.timezone", "../" + CANARY, "expected-timezone"),
        ("school.name", CANARY, "expected-table"),
        ("school.name.ru", 5, "expected-words"),
        ("school.name.ru", CANARY * 20, "expected-short"),
        ("school.nmae", CANARY, "expected-known"),
        ("hours.start", CANARY, "expected-clock"),
        ("order.date", CANARY, "expected-date"),
        ("order", None, "expected-present"),
        ("routes.appeal", CANARY, "expected-choice"),
        ("routes.complaint", "it", "expected-choice"),
        ("telegram.api_base", CANARY, "expected-url"),
        ("pilot.active", CANARY, "expected-flag"),
        ("calendar", CANARY, "expected-list"),
        ("pupils.answers_alone_from_age", None, "expected-present"),
    ],
)
def test_a_wrong_value_is_told_by_file_and_key(
    files: Files, key: str, value: object, expected: str
) -> None:
    """One line names the file, the key and what belongs there, and never the value."""
    put(files.school, key, value)
    error = refused(files.write())
    assert [(p.file, p.key, p.expected) for p in error.problems] == [
        (str(files.config), key, expected)
    ]
    assert str(error).count("\n") == 0
    assert CANARY not in str(error) + repr(error)


@pytest.mark.parametrize(
    ("key", "value", "section", "expected"),
    [
        ("hours.end", "08:00", "hours", "expected-later-end"),
        ("notice.effective", "2026-08-25", "notice", "expected-later-effect"),
        ("telegram.mode", "webhook", "telegram", "expected-webhook"),
    ],
)
@pytest.mark.requirement("R-6.10a")
def test_values_that_do_not_fit_together_are_told(
    files: Files, key: str, value: str, section: str, expected: str
) -> None:
    put(files.school, key, value)
    (problem,) = refused(files.write()).problems
    assert (problem.key, problem.expected) == (section, expected)


@pytest.mark.requirement("R-B.1-f", "R-3.5b")
def test_consents_cannot_be_switched_off_by_two_settings_together(files: Files) -> None:
    """Either way alone may be closed; with both closed nobody could consent or withdraw."""
    for closed in ("records.consents_in_bot", "records.consents_on_paper"):
        put(files.school, closed, False)
        if closed.endswith("bot"):
            assert not load_settings(files.write()).records.consents_in_bot
    (problem,) = refused(files.write()).problems
    assert (problem.key, problem.expected) == ("records", "expected-consent-way")


def test_a_day_may_stand_in_the_calendar_once(files: Files) -> None:
    files.school["calendar"] *= 2
    (problem,) = refused(files.write()).problems
    assert problem.expected == "expected-days-once"


def test_everything_wrong_is_told_at_once(files: Files) -> None:
    put(files.school, "terms.appeal", 99)
    put(files.school, "notice.risks.ru", "")
    put(files.school, "contacts", None)
    assert len(str(refused(files.write())).splitlines()) == 3


def test_a_missing_file_is_one_line(files: Files) -> None:
    error = refused({"ADAL_CONFIG": str(files.folder / "nowhere.toml")})
    assert [p.expected for p in error.problems] == ["expected-file"]


def test_broken_toml_is_told_by_its_line_without_its_text(files: Files) -> None:
    env = files.write()
    files.config.write_text(f'[school]\nname = "{CANARY}\n', encoding="utf-8")
    error = refused(env)
    assert str(error) == f"{files.config}:2: -: TOML"
    files.config.write_bytes(b"\xff\xfe")
    assert [p.expected for p in refused(env).problems] == ["expected-toml"]


@pytest.mark.parametrize("key", ["telegram.token", "telegram.webhook_secret", "keys.master"])
def test_a_secret_in_school_toml_is_refused(files: Files, key: str) -> None:
    """school.toml is a file people show each other; a valid secret in it is still refused."""
    put(files.school, key, TOKEN)
    error = refused(files.write())
    assert [(p.file, p.key, p.expected) for p in error.problems] == [
        (str(files.config), key, "expected-elsewhere")
    ]
    assert TOKEN not in str(error)


@pytest.mark.parametrize("mode", [0o640, 0o604, 0o644, 0o620])
def test_secrets_that_others_can_read_are_refused(files: Files, mode: int) -> None:
    env = files.write()
    files.hidden.chmod(mode)
    assert [p.expected for p in refused(env).problems] == ["expected-private"]


def test_secrets_may_lie_elsewhere_but_must_be_there(files: Files) -> None:
    env = files.write()
    moved = files.folder / "elsewhere.toml"
    files.hidden.rename(moved)
    assert {p.key for p in refused(env).problems} == {"telegram.token", "keys.master"}
    named = {**env, "ADAL_SECRETS": str(moved)}
    assert load_settings(named).telegram.token.get_secret_value() == TOKEN
    moved.unlink()
    assert [p.expected for p in refused(named).problems] == ["expected-file"]


def test_only_secrets_may_stand_in_the_secrets_file(files: Files) -> None:
    files.secrets["telegram"]["mode"] = "polling"
    (problem,) = refused(files.write()).problems
    assert (problem.file, problem.key) == (str(files.hidden), "telegram.mode")


@pytest.mark.parametrize(
    ("key", "value", "expected"),
    [
        ("telegram.token", CANARY, "expected-token"),
        ("keys.master", CANARY, "expected-master-key"),
        ("keys.master", "c2hvcnQ=", "expected-master-key"),
        ("telegram.webhook_secret", "short", "expected-webhook-secret"),
    ],
)
def test_a_secret_of_the_wrong_shape_is_told_without_it(
    files: Files, key: str, value: str, expected: str
) -> None:
    put(files.secrets, key, value)
    error = refused(files.write())
    assert [(p.file, p.key, p.expected) for p in error.problems] == [
        (str(files.hidden), key, expected)
    ]
    assert value not in str(error)


def test_settings_do_not_show_their_secrets(files: Files) -> None:
    settings = load_settings(files.write())
    shown = repr(settings) + str(settings)
    assert TOKEN not in shown
    assert settings.keys.master.get_secret_value() not in shown


def test_pydantic_itself_does_not_show_the_value() -> None:
    with pytest.raises(ValidationError) as caught:
        Settings(school=CANARY)  # type: ignore[arg-type, call-arg]  # wrong on purpose
    assert CANARY not in str(caught.value)


def test_the_environment_wins_over_the_files(files: Files) -> None:
    env = files.write(
        ADAL_TERMS__COMPLAINT="7",
        ADAL_SCHOOL__NAME__RU="Другая школа",
        ADAL_TELEGRAM__TOKEN="42:from-the-environment",
        ADAL_ORDER__PROPOSED_BY__RU="Педсовет",
        ADAL_STORAGE__DATABASE="/var/lib/adal.sqlite3",
        ADAL_PILOT__ACTIVE="false",
    )
    settings = load_settings(env)
    assert settings.terms.complaint == 7
    assert settings.school.name.ru == "Другая школа"
    assert settings.school.name.kk == files.school["school"]["name"]["kk"]
    assert settings.telegram.token.get_secret_value() == "42:from-the-environment"
    assert settings.order.proposed_by
    assert settings.order.proposed_by.ru == "Педсовет"
    assert str(settings.storage.database) == "/var/lib/adal.sqlite3"
    assert not settings.pilot.active


def test_an_empty_variable_sets_nothing(files: Files) -> None:
    settings = load_settings(files.write(ADAL_TELEGRAM__TOKEN="", ADAL_TERMS__APPEAL=""))
    assert settings.terms.appeal == 10


def test_a_wrong_variable_is_told_by_its_own_name(files: Files) -> None:
    (problem,) = refused(files.write(ADAL_TERMS__APPEAL="99")).problems
    assert (problem.file, problem.key) == ("ADAL_TERMS__APPEAL", "terms.appeal")


def test_the_process_environment_is_never_read(
    files: Files, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("ADAL_TERMS__COMPLAINT", "2")
    assert load_settings(files.write()).terms.complaint == 10


def test_a_misspelled_variable_is_named_with_the_one_meant(files: Files) -> None:
    env = files.write(
        ADAL_TELEGRM__TOKEN="x", ADAL_TERMS__COMPLIANT="3", ADAL_ZZ="1", ADAL_HOURS__END="19:00"
    )
    assert load_settings(env).terms.complaint == 10
    assert unknown_variables(env) == [
        ("ADAL_TELEGRM__TOKEN", "ADAL_TELEGRAM__TOKEN"),
        ("ADAL_TERMS__COMPLIANT", "ADAL_TERMS__COMPLAINT"),
        ("ADAL_ZZ", None),
    ]
    assert unknown_variables({"PATH": "x", "ADAL_KEYS__MASTER": "x"}) == []
    assert variables()["ADAL_NOTICE__RIGHTS__KK"] == "notice.rights.kk"


def test_every_expectation_has_a_text_in_both_languages() -> None:
    for language in Language:
        source = (LOCALES / language.value / "commands.ftl").read_text(encoding="utf-8")
        ids = {e.id.name for e in FluentParser().parse(source).body if isinstance(e, ast.Message)}
        assert set(EXPECTED.values()) | {"expected-otherwise"} <= ids
