"""Makes the README's picture from the real page: ``python -m tests.browser.screenshots``."""

from __future__ import annotations

import asyncio
from pathlib import Path
from typing import Final

from bot.domain.people import Language
from bot.texts import Texts
from tests.browser.browsing import OnPhone, demo_page, open_browser

PICTURE: Final = Path(__file__).resolve().parents[2] / "docs" / "demo.png"
SIZE: Final = {"width": 1740, "height": 900}


async def picture(file: Path = PICTURE) -> None:
    """A parent with a receipt, a pupil with a card, the responsible person with an open case."""
    kk, ru = Texts()[Language.KK], Texts()[Language.RU]
    async with open_browser() as browser, demo_page(browser, "kk", SIZE) as page:
        parent, student, responsible = (
            OnPhone(page, key) for key in ("parent", "student", "responsible")
        )
        await student.root.locator('[data-value="ru"]').click()
        for phone in (parent, student, responsible):
            await phone.start()
        await responsible.sees(kk.plain("role-responsible"))
        for key in ("language-name", "who-parent", "band-1-4", "notice-ack"):
            await parent.press(kk.plain(key))
        await parent.sees("R-")
        for key in ("language-name", "who-student", "band-1-4", "notice-ack", "button-rules"):
            await student.press(ru.plain(key))
        title = ru.plain("chapter-simple-examples-what-you-may-do")
        await student.press(ru.plain("chapter-line", title=title, first=11, last=12))
        await parent.type("/complaint")
        await parent.press(kk.plain("kind-complaint"))
        await parent.press(kk.plain("subject-unfair"))
        await parent.sees(kk.plain("kind-complaint"))
        await parent.type(
            "Баламның шығармасына төмен баға қойылды. Себебі айтылмады. Қайта қараңыздаршы."
        )
        await parent.press(kk.plain("button-send"))
        await parent.sees("№ ")
        await responsible.press(kk.plain("button-open"))
        await responsible.enrols(kk)
        await responsible.press(kk.plain("button-take"))
        await responsible.sees(kk.plain("state-taken"))
        await page.screenshot(path=file)


if __name__ == "__main__":
    asyncio.run(picture())
