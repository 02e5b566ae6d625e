"""The command line: ``python -m bot COMMAND``. Exit 0 fine, 1 failed, 2 wrong usage."""

from __future__ import annotations

import argparse
import asyncio
import gc
import os
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import UTC, datetime
from getpass import getpass
from pathlib import Path

from bot.domain.notices import NoticeType
from bot.domain.people import Language, Role
from bot.texts import Texts, Words, own_texts


def main(argv: Sequence[str] | None = None) -> int:
    """Run one command; its exit code."""
    texts = own_texts()
    args = _parser(texts).parse_args(argv)
    words = texts[_language(args.language)]
    match args.command:
        case "demo":
            return asyncio.run(_demo(args.port))
        case "init":
            return asyncio.run(_init(texts, args))
        case "check":
            return asyncio.run(_check(words))
        case "run":
            with _loading():
                from bot.commands.run import run

            return asyncio.run(run(os.environ, words=words, out=sys.stderr))
        case "rotate-key":
            from bot.commands.rotate_key import rotate_key

            return asyncio.run(rotate_key(os.environ, args.new, words=words, out=sys.stdout))
        case "backup":
            from bot.commands.keep import backup

            now = datetime.now(UTC)
            return asyncio.run(backup(os.environ, args.file, now, words=words, out=sys.stdout))
        case "restore":
            from bot.commands.keep import bring_back

            now = datetime.now(UTC)
            return asyncio.run(
                bring_back(os.environ, args.file, args.key, now, words=words, out=sys.stdout)
            )
        case "slips":
            from bot.commands.slips import slips

            wanted = slips(
                os.environ,
                args.school_class,
                args.out,
                families=args.families,
                replace=args.replace,
                words=words,
                out=sys.stdout,
            )
            return asyncio.run(wanted)
        case "staff-link":
            from bot.commands.staff_link import staff_link

            role = Role(args.role)
            return asyncio.run(staff_link(os.environ, role, words=words, out=sys.stdout))
        case "notice":
            return _notice(texts, words, args)
        case "card":
            from bot.commands.card import card

            now = datetime.now(UTC)
            return card(os.environ, args.html, now, texts=texts, words=words, out=sys.stdout)
        case "evaluate":
            from bot.answers.evaluate import main as evaluate

            flags = ["--json"] if args.json else []
            return evaluate([str(args.file), *flags], sys.stdout)
        case _:
            from bot.commands.verify import verify

            return verify(args.receipt, args.head, words=words, out=sys.stdout)


@contextmanager
def _loading() -> Iterator[None]:
    """What is loaded stays as long as the process: nothing looks for garbage in it, then or later.

    That is a tenth of the start, and a pause of a third of a second now and then.
    """
    from bot.telegram.late_types import load_aiogram

    gc.disable()
    try:
        load_aiogram()
        yield
    finally:
        gc.freeze()
        gc.enable()


def _parser(texts: Texts) -> argparse.ArgumentParser:
    """Every command with its help, in both languages."""

    def both(key: str) -> str:
        return " / ".join(words.plain(key) for words in texts)

    parser = argparse.ArgumentParser(prog="python -m bot", description=both("cli-about"))
    parser.add_argument("--language", choices=[*Language], help=both("cli-language"))
    commands = parser.add_subparsers(dest="command", required=True, metavar="COMMAND")

    def add(name: str) -> argparse.ArgumentParser:
        text = both(f"cli-{name}")
        return commands.add_parser(name, help=text, description=text)

    add("demo").add_argument("--port", type=int, help=both("cli-port"))
    add("init").add_argument("--config", type=Path, help=both("cli-config"))
    add("check")
    add("run")
    add("rotate-key").add_argument(
        "--new", type=Path, metavar="SECRETS.toml", help=both("cli-new-key")
    )
    add("backup").add_argument("file", type=Path, metavar="FILE", help=both("cli-backup-file"))
    restore = add("restore")
    restore.add_argument("file", type=Path, metavar="FILE", help=both("cli-restore-file"))
    restore.add_argument("--key", type=Path, metavar="SECRETS.toml", help=both("cli-old-key"))
    slips = add("slips")
    slips.add_argument("school_class", metavar="CLASS", help=both("cli-class"))
    slips.add_argument("--out", type=Path, required=True, metavar="FILE.pdf", help=both("cli-out"))
    slips.add_argument("--families", type=int, help=both("cli-families"))
    slips.add_argument("--replace", action="store_true", help=both("cli-replace"))
    add("staff-link").add_argument("role", choices=[*Role], help=both("cli-role"))
    steps = add("notice").add_subparsers(dest="step", required=True, metavar="STEP")
    for step in ("form", "check", "publish"):
        text = both(f"cli-notice-{step}")
        one = steps.add_parser(step, help=text, description=text)
        if step == "form":
            one.add_argument("type", choices=[*NoticeType], help=both("cli-notice-type"))
            one.add_argument("--of", metavar="CODE", help=both("cli-notice-of"))
        one.add_argument("file", type=Path, metavar="FILE", help=both("cli-notice-file"))
    add("card").add_argument(
        "--html", type=Path, required=True, metavar="FILE", help=both("cli-card-file")
    )
    evaluate = add("evaluate")
    evaluate.add_argument("file", type=Path, metavar="FILE.jsonl", help=both("cli-questions"))
    evaluate.add_argument("--json", action="store_true", help=both("cli-json"))
    verify = add("verify")
    verify.add_argument("receipt", type=Path, metavar="RECEIPT", help=both("cli-receipt"))
    verify.add_argument("--head", metavar="LINK", help=both("cli-head"))
    return parser


def _notice(texts: Texts, words: Words, args: argparse.Namespace) -> int:
    from bot.commands import notice

    if args.step == "check":
        return notice.check(args.file, texts=texts, words=words, out=sys.stdout)
    if args.step == "publish":
        wanted = notice.publish(os.environ, args.file, texts=texts, words=words, out=sys.stdout)
        return asyncio.run(wanted)
    kind = NoticeType(args.type)
    wanted = notice.form(
        os.environ, kind, args.file, of=args.of, texts=texts, words=words, out=sys.stdout
    )
    return asyncio.run(wanted)


def _language(chosen: str | None) -> Language:
    if chosen:
        return Language(chosen)
    return Language.RU if os.environ.get("LANG", "").startswith("ru") else Language.KK


async def _demo(port: int | None) -> int:
    with _loading():
        from bot.commands.run import stop_on_signals
        from bot.logs import set_up_logs
        from bot.playground.demo import demo

    set_up_logs()
    await demo(stop_on_signals(), sys.stdout, port)
    return 0


async def _init(texts: Texts, args: argparse.Namespace) -> int:
    from bot.commands.check import ProbeError
    from bot.commands.init import init
    from bot.commands.probe import staff_links
    from bot.settings import Settings, config_path

    words = texts[_language(args.language)]

    async def after(settings: Settings) -> list[str]:
        roles = (Role.HEAD, Role.RESPONSIBLE, Role.COUNCIL)
        try:
            links = await staff_links(settings, roles)
        except ProbeError:
            return [words.plain("init-links-later")]
        return [_link_line(words, role, link) for role, link in links]

    return await init(
        args.config or config_path(os.environ),
        texts=texts,
        ask=input,
        ask_secret=getpass,
        out=sys.stdout,
        today=datetime.now(UTC).date(),
        after=after,
        language=Language(args.language) if args.language else None,
    )


def _link_line(words: Words, role: Role, link: str) -> str:
    name = words.plain(f"role-{role.value.replace('_', '-')}")
    return words.plain("init-link", role=name, link=link)


async def _check(words: Words) -> int:
    from bot.commands.check import check
    from bot.commands.probe import TelegramProbe

    return await check(os.environ, words=words, out=sys.stdout, probe=TelegramProbe)


if __name__ == "__main__":
    sys.exit(main())
