"""Every screen that can be reached by buttons, in both languages and every role."""

from __future__ import annotations

import asyncio

import pytest

from bot.domain.people import Audience, Band, Language, Role
from handlers import commands
from tests.conftest import School
from tests.journeys.crawler import Crawler, Findings

PROVES = ("R-6.2a", "R-6.2ae", "R-2.9ae", "R-6.1b", "R-4.4b", "R-000A-1.2")
STAFF = (Role.RESPONSIBLE, Role.HEAD, Role.COUNCIL, Role.CLASS_TEACHER)


def _report(found: Findings, language: Language) -> None:
    for role, count in sorted(found.screens.items()):
        print(f"{role}: {count} screens")  # noqa: T201  # the figures the test is asked for
    print(f"{language}: {found.presses} presses")  # noqa: T201  # the same
    assert not found.faults, "\n".join(sorted(set(found.faults)))


@pytest.mark.requirement(*PROVES)
@pytest.mark.parametrize("language", list(Language))
async def test_every_family_screen_is_labelled_and_leads_on(
    school: School, language: Language
) -> None:
    """From each command along each button: the mark, one language, no id, always a way out."""
    found = Findings()

    async def crawl(audience: Audience, band: Band) -> None:
        role = f"{language} {audience} {band}"
        person = await school.stranger(role, language)
        crawler = Crawler(school, person, role, language, found)
        await crawler.meet(audience, band)
        await crawler.walk()

    await asyncio.gather(*(crawl(audience, band) for audience in Audience for band in Band))
    assert len(found.screens) == len(Audience) * len(Band)
    _report(found, language)


@pytest.mark.requirement(*PROVES, "R-5.3b")
@pytest.mark.parametrize("language", list(Language))
async def test_every_staff_screen_is_labelled_and_leads_on(
    school: School, language: Language
) -> None:
    """Each staff role with cases to work on; then the person who filed them follows theirs."""
    words = school.words(language)
    found = Findings()
    staff = {role: await school.staff(role.value, role, language) for role in STAFF}
    writer = await school.person("writer", language)
    for kind, subject in (
        ("question", None), ("complaint", "resp"), ("complaint", "head"), ("appeal", None),
    ):  # fmt: skip
        await writer.send("/complaint")
        await writer.press(words.plain(f"kind-{kind}"))
        if subject:
            await writer.press(words.plain(f"subject-{subject}"))
        await writer.sees(words.plain(f"kind-{kind}"))
        await writer.send("QWERTY 42")
        await writer.press(words.plain("button-send"))
        await writer.sees("№ ")

    async def crawl(role: Role) -> None:
        crawler = Crawler(school, staff[role], f"{language} {role}", language, found)
        await crawler.walk((commands.QUEUE,))

    await asyncio.gather(*map(crawl, STAFF))
    follower = Crawler(school, writer, f"{language} writer", language, found)
    await follower.walk()
    _report(found, language)
