"""Settings: school.toml, then secrets.toml, then ADAL_ variables, the later winning.

Secrets never stand in school.toml. Loading lists everything that is wrong at once, a line each,
and never repeats a value, so that a token cannot end up in a log.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from difflib import get_close_matches
from pathlib import Path
from types import UnionType
from typing import Annotated, Final, Union, get_args, get_origin

from pydantic import BaseModel, ValidationError, model_validator
from pydantic_core import PydanticCustomError
from pydantic_settings import (
    BaseSettings,
    EnvSettingsSource,
    PydanticBaseSettingsSource,
    SettingsConfigDict,
)

from bot.domain.working_days import WorkCalendar
from bot.sections import (
    CalendarDay,
    Contacts,
    Documents,
    Hours,
    Keys,
    Notice,
    Order,
    Pilot,
    Pupils,
    Records,
    Retention,
    RoleCards,
    RouteTable,
    School,
    Security,
    Storage,
    Telegram,
    Terms,
)
from bot.settings_files import (
    SECRET_KEYS,
    Problem,
    SettingsError,
    Tree,
    leaves,
    merged,
    problem_of,
    read_secrets,
    read_toml,
    take,
)

__all__ = [
    "CONFIG_VARIABLE",
    "SECRETS_NAME",
    "SECRETS_VARIABLE",
    "Problem",
    "Settings",
    "SettingsError",
    "config_path",
    "leaf_types",
    "load_settings",
    "secrets_path",
    "unknown_variables",
    "variables",
]

PREFIX: Final = "ADAL_"
BETWEEN: Final = "__"
CONFIG_VARIABLE: Final = "ADAL_CONFIG"
SECRETS_VARIABLE: Final = "ADAL_SECRETS"
NEW_MASTER_VARIABLE: Final = "ADAL_NEW_MASTER"
"""The master key that `rotate-key` goes over to; nothing else reads it."""
UNREAD: Final = frozenset({"expected-file", "expected-toml", "expected-small"})
CONFIG_NAME: Final = "school.toml"
SECRETS_NAME: Final = "secrets.toml"


class Settings(BaseSettings):
    """Everything the school decided. Build it with `load_settings`."""

    model_config = SettingsConfigDict(
        frozen=True,
        extra="forbid",
        hide_input_in_errors=True,
        env_prefix=PREFIX,
        env_nested_delimiter=BETWEEN,
    )

    school: School
    order: Order
    telegram: Telegram
    storage: Storage
    keys: Keys
    hours: Hours
    terms: Terms
    retention: Retention
    roles: RoleCards
    routes: RouteTable
    contacts: Contacts
    pupils: Pupils
    records: Records
    security: Security = Security()
    notice: Notice
    pilot: Pilot
    documents: Documents
    calendar: tuple[CalendarDay, ...] = ()

    @model_validator(mode="after")
    def _each_day_once(self) -> Settings:
        if len({entry.day for entry in self.calendar}) != len(self.calendar):
            raise PydanticCustomError("expected-days-once", "calendar names a day twice")
        return self

    @classmethod
    def settings_customise_sources(
        cls,
        settings_cls: type[BaseSettings],  # noqa: ARG003  # the hook's fixed signature
        init_settings: PydanticBaseSettingsSource,
        env_settings: PydanticBaseSettingsSource,  # noqa: ARG003  # the hook's fixed signature
        dotenv_settings: PydanticBaseSettingsSource,  # noqa: ARG003  # the hook's fixed signature
        file_secret_settings: PydanticBaseSettingsSource,  # noqa: ARG003  # the hook's fixed signature
    ) -> tuple[PydanticBaseSettingsSource, ...]:
        """Only what `load_settings` gathered: the process's own environment is never read here."""
        return (init_settings,)

    def work_calendar(self) -> WorkCalendar:
        """The working-day calendar of this school."""
        return WorkCalendar(tuple(entry.overlay() for entry in self.calendar))


def leaf_types(
    model: type[BaseModel] = Settings, above: tuple[str, ...] = ()
) -> Iterator[tuple[tuple[str, ...], object]]:
    """Every key that holds one value, with its Python type; lists of tables are left out."""
    for name, info in model.model_fields.items():
        inner = _model_in(info.annotation)
        if inner:
            yield from leaf_types(inner, (*above, name))
        elif get_origin(info.annotation) is not tuple:
            yield (*above, name), info.annotation


def _model_in(annotation: object) -> type[BaseModel] | None:
    if get_origin(annotation) in (Union, UnionType, Annotated):
        inner = (_model_in(part) for part in get_args(annotation))
        return next((found for found in inner if found), None)
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return annotation
    return None


def variables() -> dict[str, str]:
    """Every environment variable that counts, with the key it sets."""
    names = {PREFIX + BETWEEN.join(key).upper(): ".".join(key) for key, _ in leaf_types()}
    return {
        **names,
        CONFIG_VARIABLE: CONFIG_NAME,
        SECRETS_VARIABLE: SECRETS_NAME,
        NEW_MASTER_VARIABLE: "keys.master",
    }


def unknown_variables(env: Mapping[str, str]) -> list[tuple[str, str | None]]:
    """ADAL_ variables that set nothing, each with the name that was probably meant."""
    known = variables()
    return [
        (name, next(iter(get_close_matches(name.upper(), known, n=1, cutoff=0.75)), None))
        for name in sorted(env)
        if name.upper().startswith(PREFIX) and name.upper() not in known
    ]


def config_path(env: Mapping[str, str]) -> Path:
    """Where school.toml is."""
    return Path(env.get(CONFIG_VARIABLE) or CONFIG_NAME)


def secrets_path(env: Mapping[str, str]) -> Path:
    """Where the secrets are: named by ADAL_SECRETS, else beside school.toml."""
    named = env.get(SECRETS_VARIABLE)
    return Path(named) if named else config_path(env).with_name(SECRETS_NAME)


def load_settings(env: Mapping[str, str]) -> Settings:
    """The settings under `env`. Raises ``SettingsError`` with every problem found."""
    config, secrets = config_path(env), secrets_path(env)
    problems: list[Problem] = []
    tree = read_toml(config, problems)
    problems.extend(
        Problem(
            str(config),
            key,
            "expected-elsewhere",
            f"a secret: move it to {SECRETS_NAME} or to the environment",
            {"secrets": SECRETS_NAME},
        )
        for key in SECRET_KEYS
        if take(tree, key) is not None
    )
    hidden: Tree = {}
    if secrets.exists() or env.get(SECRETS_VARIABLE):
        hidden = read_secrets(secrets, problems)
    given = _from_environment(env)
    if any(problem.expected in UNREAD for problem in problems):
        # Without the file every key would be missing; one line says it better.
        raise SettingsError(problems)
    # Secrets in the wrong place or in an open file were told already; they are not missing too.
    told = {problem.key for problem in problems}
    if any(problem.expected == "expected-private" for problem in problems):
        told.update(SECRET_KEYS)
    try:
        settings = Settings(**merged(merged(tree, hidden), given))
    except ValidationError as error:
        for detail in error.errors(include_url=False, include_input=False, include_context=True):
            key = ".".join(str(part) for part in detail["loc"])
            if key in told:
                continue
            where = _where(key, str(config), str(secrets), hidden, given)
            problems.append(problem_of(where, key, detail))
    if problems:
        raise SettingsError(problems)
    database = config.absolute().parent / settings.storage.database
    return settings.model_copy(
        update={"storage": settings.storage.model_copy(update={"database": database})}
    )


def _from_environment(env: Mapping[str, str]) -> Tree:
    known = variables()
    source = EnvSettingsSource(Settings)
    source.env_vars = {
        name.lower(): value for name, value in env.items() if value and name.upper() in known
    }
    return dict(source())


def _where(key: str, config: str, secrets: str, hidden: Tree, given: Tree) -> str:
    if key in {".".join(leaf) for leaf in leaves(given)}:
        return PREFIX + key.replace(".", BETWEEN).upper()
    if key in SECRET_KEYS or key in {".".join(leaf) for leaf in leaves(hidden)}:
        return secrets
    return config
