"""A real Chromium before the demo's page of phones."""

from __future__ import annotations

import asyncio
import io
import os
import shutil
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Final

from playwright.async_api import Browser, Locator, Page, async_playwright

from bot.playground.demo import demo
from bot.texts import Words

REQUIRED: Final = os.environ.get("TEST_BROWSER") == "required"
SIZE: Final = {"width": 1440, "height": 900}
_FLAGS: Final = (
    "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
    "--disable-background-networking", "--disable-component-update", "--disable-sync",
)  # fmt: skip


def chromium() -> str | None:
    """Where Chromium is on this machine, None if it is not."""
    return shutil.which("chromium") or shutil.which("chromium-browser")


class _Address(io.StringIO):
    """Gives the address that the demo prints, as soon as it does."""

    def __init__(self) -> None:
        super().__init__()
        self.found: asyncio.Future[str] = asyncio.get_running_loop().create_future()

    def write(self, text: str) -> int:
        if "http://" in text and not self.found.done():
            self.found.set_result("http://" + text.partition("http://")[2].split()[0])
        return super().write(text)


@asynccontextmanager
async def open_browser() -> AsyncIterator[Browser]:
    """Chromium, until the block ends."""
    async with async_playwright() as playwright:
        browser = await playwright.chromium.launch(executable_path=chromium(), args=list(_FLAGS))
        try:
            yield browser
        finally:
            await browser.close()


@asynccontextmanager
async def demo_page(
    browser: Browser, language: str = "kk", size: dict[str, int] | None = None
) -> AsyncIterator[Page]:
    """A demo of its own with its page open, until the block ends."""
    stop, out = asyncio.Event(), _Address()
    running = asyncio.ensure_future(demo(stop, out, port=0))
    try:
        running.add_done_callback(lambda _: out.found.done() or out.found.cancel())
        address = await out.found
        # What moves is drawn sixty times a second, by the processor that the bot needs.
        page = await browser.new_page(
            viewport=size or SIZE,  # type: ignore[arg-type]  # a TypedDict of the same keys
            locale=language,
            reduced_motion="reduce",
        )
        await page.goto(f"{address}/?language={language}")
        yield page
        await page.close()
    finally:
        stop.set()
        await running


class OnPhone:
    """One phone on the page, used as a thumb does."""

    def __init__(self, page: Page, key: str) -> None:
        self.root: Locator = page.locator(f'[data-phone="{key}"]')

    async def start(self) -> None:
        """Press START."""
        await self.root.get_by_test_id("start").click()

    async def type(self, text: str) -> None:
        """Write and send."""
        await self.root.get_by_test_id("input").fill(text)
        await self.root.get_by_test_id("send").click()

    async def press(self, text: str) -> None:
        """Press the newest button under a message with exactly these words."""
        buttons = self.root.locator("[data-message-id]").get_by_role(
            "button", name=text, exact=True
        )
        await buttons.last.click()

    async def sees(self, text: str) -> None:
        """Wait until a message contains the words."""
        await self.root.locator("[data-message-id]").filter(has_text=text).last.wait_for()

    async def gives_code(self) -> None:
        """Write what the authenticator beside the phone shows."""
        await self.root.get_by_test_id("authenticator").click()

    async def enrols(self, words: Words) -> None:
        """Set up the code for staff work, with the authenticator beside the phone."""
        await self.press(words.plain("factor-setup"))
        await self.sees("1.")
        await self.gives_code()
        await self.press(words.plain("factor-noted"))
