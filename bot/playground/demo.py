"""`demo`: the real bot against the emulator, with a page of phones; nothing leaves the machine."""

from __future__ import annotations

import asyncio
import base64
import os
import secrets
import socket
import sys
import tempfile
from contextlib import AsyncExitStack
from datetime import datetime, time, timedelta
from pathlib import Path
from typing import Final, TextIO

from bot.app import App, now, open_app
from bot.domain.people import Language, Role
from bot.domain.receipts import NoReceiptError, read_receipt
from bot.notice_form import read_form
from bot.playground.server import Playground
from bot.settings import Settings, load_settings
from bot.texts import Texts, own_texts
from bot.usecases.bind_staff import new_staff_link
from bot.usecases.publish_notice import publish_notice
from handlers.staff.binding import PAYLOAD

SAMPLE: Final = Path(__file__).with_name("sample_school.toml")
NOTICES: Final = SAMPLE.with_name("sample_notices")
PORT: Final = 8032
_PEOPLE: Final = (
    ("parent", None),
    ("student", None),
    ("responsible", Role.RESPONSIBLE),
    ("head", Role.HEAD),
)


async def demo(stop: asyncio.Event, out: TextIO = sys.stdout, port: int | None = None) -> None:
    """Run the demo until `stop` is set; the page's address is printed to `out`.

    A fresh database and fresh keys are made in a temporary folder and go with it. Without
    `port` the usual one is taken, or any free one if that is busy.
    """
    texts = own_texts()
    async with AsyncExitStack() as stack:
        folder = Path(stack.enter_context(tempfile.TemporaryDirectory(prefix="adal-demo-")))
        play = await stack.enter_async_context(Playground(port=_free(port)))
        token = f"{secrets.randbelow(10**9) + 10**9}:{secrets.token_urlsafe(24)}"
        play.add_bot(token, "adal_demo_bot", texts[Language.KK].plain("bot-name"))
        app = await stack.enter_async_context(open_app(demo_settings(play.api_base, token, folder)))
        await _people(play, app, texts)
        await publish_samples(app)
        for words in texts:
            print(words.plain("demo-ready", address=play.api_base), file=out, flush=True)
        await app.run(stop)


def demo_settings(api_base: str, token: str, folder: Path) -> Settings:
    """The sample school's settings, pointed at an emulator, with its data in `folder`."""
    return load_settings(
        {
            "ADAL_CONFIG": str(SAMPLE),
            "ADAL_TELEGRAM__TOKEN": token,
            "ADAL_TELEGRAM__API_BASE": api_base,
            "ADAL_STORAGE__DATABASE": str(folder / "adal.db"),
            "ADAL_KEYS__MASTER": base64.b64encode(os.urandom(32)).decode(),
        }
    )


def judge(content: bytes, head: str = "") -> dict[str, str]:
    """What a receipt's file is worth: a verdict, the record's number and its link.

    ``holds``, ``changed`` or ``no``; when a later link of the chain is given as `head`,
    ``in-chain`` or ``not-in-chain`` instead of ``holds``.
    """
    try:
        found = read_receipt(content)
    except NoReceiptError:
        return {"verdict": "no"}
    verdict = "holds" if found.holds else "changed"
    if found.holds and head.strip():
        verdict = "in-chain" if found.in_chain_of(head) else "not-in-chain"
    return {"verdict": verdict, "number": found.statement.number, "link": found.link}


async def publish_samples(app: App) -> None:
    """Publish the sample school's notices, each a week before it takes effect."""
    services = app.services
    for file in sorted(NOTICES.glob("*.toml")):
        filled = await asyncio.to_thread(read_form, services.texts, file.read_bytes())
        if filled.content is None:
            raise ValueError(f"{file.name}: {filled.problems}")
        day = filled.content.effective - timedelta(days=7)
        when = datetime.combine(day, time(12), services.settings.school.zone)
        async with services.store.writing() as work:
            by = ("demo", None)
            await publish_notice(work, services.promises, by, filled.content, when)


async def _people(play: Playground, app: App, texts: Texts) -> None:
    play.control.words = {
        words.language.value: {
            key: words.plain(key)
            for key in sorted(texts.catalogs[words.language].keys)
            if key.startswith("playground-")
        }
        for words in texts
    }
    play.control.judge = judge
    for key, role in _PEOPLE:
        payload = ""
        if role is not None:
            async with app.services.store.writing() as work:
                payload = PAYLOAD + await new_staff_link(work, role, now())
        title = {words.language.value: words.plain(f"demo-{key}") for words in texts}
        play.show_phone(play.person(key), title, payload)


def _free(port: int | None) -> int:
    if port is not None:
        return port
    with socket.socket() as probe:
        try:
            probe.bind(("127.0.0.1", PORT))
        except OSError:
            return 0
    return PORT
