"""The page of phones in a real browser: what a head teacher sees in the first minute."""

from __future__ import annotations

import asyncio

import pytest
from playwright.async_api import Browser

from bot.domain.people import Language
from bot.texts import Texts
from tests.browser.browsing import REQUIRED, OnPhone, chromium, demo_page, open_browser

LEFT_OUT = "the browser test was left out: there is no Chromium on this machine"

pytestmark = [
    pytest.mark.long,
    pytest.mark.browser,
    pytest.mark.skipif(not REQUIRED and chromium() is None, reason=LEFT_OUT),
]


async def test_a_complaint_goes_to_a_person_and_the_answer_comes_back(texts: Texts) -> None:
    """Parent's phone to the responsible person's phone and back, by buttons on the page; the
    responsible person sets up their code with the authenticator that stands beside the phone.
    In Kazakh and in Russian at the same time, each on a demo of its own."""
    async with open_browser() as browser:
        await asyncio.gather(*(_there_and_back(browser, texts, one) for one in Language))


async def _there_and_back(browser: Browser, texts: Texts, language: Language) -> None:
    words = texts[language]
    async with demo_page(browser, language) as page:
        parent, responsible = OnPhone(page, "parent"), OnPhone(page, "responsible")
        await responsible.root.locator(f'[data-value="{language}"]').click()
        await responsible.start()
        await responsible.sees(words.plain("role-responsible"))

        await parent.start()
        await parent.press(words.plain("language-name"))
        await parent.press(words.plain("who-parent"))
        await parent.press(words.plain("band-1-4"))
        await parent.press(words.plain("notice-ack"))
        await parent.sees("R-")
        await parent.type("/complaint")
        await parent.press(words.plain("kind-complaint"))
        await parent.press(words.plain("subject-unfair"))
        await parent.sees(words.plain("kind-complaint"))
        await parent.type("Баға әділ емес сияқты / Оценка кажется несправедливой")
        await parent.press(words.plain("button-send"))
        await parent.sees("№ ")

        await responsible.press(words.plain("button-open"))
        await responsible.enrols(words)
        await responsible.sees("Баға әділ емес сияқты")
        await responsible.press(words.plain("button-take"))
        await responsible.press(words.plain("button-answer"))
        await responsible.type("Бағаны қайта қарадық / Оценку пересмотрели")
        granted = words.plain("decision-granted")
        await responsible.press(words.plain("decision-choose", decision=granted))
        await responsible.press(words.plain("button-send-answer"))

        await parent.sees("Бағаны қайта қарадық")
        mark = words("mark-human-responsible").replace("<b>", "").replace("</b>", "")
        await parent.sees(mark)
