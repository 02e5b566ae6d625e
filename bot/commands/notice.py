"""`notice`: the form of a notice, checking a filled one, publishing it."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Final, TextIO

from bot.app import now, open_app
from bot.commands.opening import settings_or_say
from bot.domain.editions import NoticeLog
from bot.domain.notices import GeneralNotice, NoticeType
from bot.notice_form import LARGEST, Filled, read_form, toml_form, xlsx_form
from bot.notice_form.said import hard_to_read, problem_line
from bot.settings import Settings
from bot.settings_files import Problem
from bot.texts import Texts, Words
from bot.usecases.publish_notice import NotPublishableError, publish_notice
from bot.wording import full_day

FINE, FAILED, WRONG = 0, 1, 2
DESK: Final = "command line"
"""Stands for the person in the audit: who may use the machine is the school's affair."""
ENDS: Final = (".xlsx", ".toml")


async def form(
    env: Mapping[str, str],
    kind: NoticeType,
    file: Path,
    *,
    of: str | None,
    texts: Texts,
    words: Words,
    out: TextIO,
) -> int:
    """Write an empty form, or with `of` one with the words of that notice's newest edition.

    0 with the file written, 1 when it cannot be, 2 for a file that is neither XLSX nor TOML.
    """
    if file.suffix not in ENDS:
        return _say(words, out, WRONG, "notice-wrong-file", file=str(file))
    settings = settings_or_say(env, words, out)
    if settings is None:
        return FAILED
    content: GeneralNotice | None = None
    if of is not None:
        log = await _log(settings, of)
        if log is None or log.newest.content.type is not kind:
            return _say(words, out, FAILED, "notice-no-such", notice=of)
        content = log.newest.content
    moment = now().astimezone(settings.school.zone)
    made = (
        xlsx_form(texts, settings, kind, content, moment)
        if file.suffix == ".xlsx"
        else toml_form(texts, kind, content)
    )
    if not _written(file, made):
        return _say(words, out, FAILED, "slips-no-file", file=str(file))
    return _say(words, out, FINE, "notice-form-written", file=str(file))


def check(file: Path, *, texts: Texts, words: Words, out: TextIO) -> int:
    """Say what is wrong in a filled form and what is hard to read.

    0 for a whole notice, 1 for one to mend, 2 for a file that cannot be read.
    """
    filled = _read(file, texts, words, out)
    if filled is None:
        return WRONG
    if filled.content is None:
        return _mend(filled.problems, words, out)
    for warning in hard_to_read(words, filled.content):
        print(f"~ {warning}", file=out)
    return _say(words, out, FINE, "notice-whole")


async def publish(
    env: Mapping[str, str], file: Path, *, texts: Texts, words: Words, out: TextIO
) -> int:
    """Publish a filled form; codes as for `check`, 1 also when it may not follow the last one."""
    filled = _read(file, texts, words, out)
    if filled is None:
        return WRONG
    content = filled.content
    if content is None:
        return _mend(filled.problems, words, out)
    settings = settings_or_say(env, words, out)
    if settings is None:
        return FAILED
    async with open_app(settings) as app:
        services = app.services
        try:
            async with services.store.writing() as work:
                edition = await publish_notice(
                    work, services.promises, (DESK, None), content, services.clock()
                )
        except NotPublishableError as error:
            return _mend(hindrances(filled, error), words, out)
    day = full_day(words, content.effective)
    return _say(words, out, FINE, "notice-published", version=edition.version, day=day)


def hindrances(filled: Filled, error: NotPublishableError) -> tuple[Problem, ...]:
    """Why it may not be published, by the place in the form."""
    return tuple(
        Problem(filled.place(field), field, why.value, why.value) for field, why in error.found
    )


async def _log(settings: Settings, code: str) -> NoticeLog | None:
    async with open_app(settings) as app, app.services.store.reading() as work:
        return await work.notices.log(code)


def _written(file: Path, content: bytes) -> bool:
    try:
        file.write_bytes(content)
    except OSError:
        return False
    return True


def _read(file: Path, texts: Texts, words: Words, out: TextIO) -> Filled | None:
    try:
        with file.open("rb") as opened:
            content = opened.read(LARGEST + 1)
    except OSError:
        _say(words, out, WRONG, "notice-unreadable", file=str(file))
        return None
    if len(content) > LARGEST:
        _say(words, out, WRONG, "notice-too-big", most=LARGEST // 1000)
        return None
    return read_form(texts, content)


def _mend(problems: tuple[Problem, ...], words: Words, out: TextIO) -> int:
    for problem in problems:
        print(f"! {problem_line(words, problem)}", file=out)
    return _say(words, out, FAILED, "notice-to-mend", count=len(problems))


def _say(words: Words, out: TextIO, code: int, key: str, **args: str | int) -> int:
    print(words.plain(key, **args), file=out)
    return code
