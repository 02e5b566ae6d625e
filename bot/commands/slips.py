"""`slips`: a class's slips as a PDF, for schools that prepare them at a desk."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Final, TextIO

from bot.app import now, open_app
from bot.commands.check import ProbeError
from bot.commands.probe import TelegramProbe
from bot.commands.questions import explained
from bot.domain.classes import MOST_FAMILIES, NoClassError, class_entry, class_label
from bot.services import Services
from bot.settings import SettingsError, load_settings
from bot.slip_sheet import slip_sheet
from bot.texts import Words
from bot.usecases.issue_slips import Batch, NobodyLeftError, SlipsOutError, issue_slips
from bot.wording import full_day
from handlers.notice import NOTICE

FINE, FAILED, WRONG = 0, 1, 2
DESK: Final = "command line"
"""Stands for the person in the audit: who may use the machine is the school's affair."""


class _NoSuchClassError(Exception):
    """There is no class of this label."""


async def slips(
    env: Mapping[str, str],
    label: str,
    file: Path,
    *,
    families: int | None,
    replace: bool,
    words: Words,
    out: TextIO,
) -> int:
    """0 with the file written, 1 when there is a reason not to, 2 when it is no class.

    Codes that could not be written to the file are revoked.
    """
    try:
        label, _ = class_label(label)
        if families is not None:
            class_entry(f"{label} {families}")
    except NoClassError:
        return _say(words, out, WRONG, "slips-wrong-class", label=label, most=MOST_FAMILIES)
    try:
        settings = load_settings(env)
        username = await TelegramProbe(settings).token_works()
    except SettingsError as error:
        for problem in error.problems:
            print(f"! {problem.file}: {problem.key}: {explained(problem, words)}", file=out)
        return FAILED
    except ProbeError:
        return _say(words, out, FAILED, "slips-no-telegram")
    async with open_app(settings) as app:
        services = app.services
        try:
            batch = await _issue(services, label, families, replace=replace)
            moment = now().astimezone(settings.school.zone)
            sheet = slip_sheet(services.texts, settings, batch, username, moment)
            if not _written(file, sheet):
                async with services.store.writing() as work:
                    await work.slips.revoke_tokens(batch.tokens)
                return _say(words, out, FAILED, "slips-no-file", file=str(file))
        except _NoSuchClassError:
            return _say(words, out, FAILED, "slips-no-class", label=label)
        except SlipsOutError as found:
            return _say(words, out, FAILED, "slips-are-out", count=found.count)
        except NobodyLeftError:
            return _say(words, out, FAILED, "slips-none-left")
    day = full_day(words, batch.expires_on)
    count = len(batch.tokens)
    return _say(words, out, FINE, "slips-written", file=str(file), count=count, day=day)


async def _issue(services: Services, label: str, families: int | None, *, replace: bool) -> Batch:
    moment, today = services.clock(), services.today()
    async with services.store.writing() as work:
        one = await work.classes.labelled(label)
        if families is not None:
            _, band = class_label(label)
            if one is None:
                await work.classes.add(label, band, families, None, today)
            else:
                await work.classes.change(one.id, families, one.teacher)
            one = await work.classes.labelled(label)
        if one is None:
            raise _NoSuchClassError
        notice, by = (NOTICE, services.settings.notice.version), (DESK, None)
        return await issue_slips(work, services.promises, one, notice, by, moment, replace=replace)


def _written(file: Path, content: bytes) -> bool:
    try:
        file.write_bytes(content)
    except OSError:
        return False
    return True


def _say(words: Words, out: TextIO, code: int, key: str, **args: str | int) -> int:
    print(words.plain(key, **args), file=out)
    return code
