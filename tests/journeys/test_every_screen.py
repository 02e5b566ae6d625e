"""Every screen that can be reached by buttons, in both languages and every role."""

from __future__ import annotations

import asyncio

import pytest

from bot.domain.people import Audience, Band, Language, Role
from bot.playground.person import Person
from handlers import commands
from tests.journeys.crawler import Crawler, Findings
from tests.journeys.screens import TYPED
from tests.school import School

STAFF = (Role.RESPONSIBLE, Role.HEAD, Role.COUNCIL, Role.CLASS_TEACHER)
STAFF_COMMANDS = (
    commands.QUEUE, commands.CLASSES, commands.COVERAGE, commands.CALENDAR, commands.UNDELIVERED,
)  # fmt: skip
FILED = (("incident", ""), ("complaint", "resp"), ("complaint", "head"), ("appeal", ""))
"""Kinds and subjects of open cases: each role but the class teacher gets one; an incident has
every button that a question has, and its level."""


async def _file(school: School, writer: Person, language: Language, kind: str, about: str) -> None:
    words = school.words(language)
    await writer.send("/complaint")
    await writer.press(words.plain(f"kind-{kind}"))
    if about:
        await writer.press(words.plain(f"subject-{about}"))
    if kind == "appeal":
        await writer.press(words.plain("button-no-day"))
    await writer.sees(words.plain(f"kind-{kind}"))
    await writer.send(TYPED)
    await writer.press(words.plain("button-send"))
    await writer.sees("№ ")


@pytest.mark.long
@pytest.mark.requirement(
    "R-6.2a", "R-6.2ae", "R-2.9ae", "R-6.1b", "R-4.4b", "R-000A-1.2", "R-5.3b", "R-3.5b"
)
@pytest.mark.parametrize("language", list(Language))
async def test_every_screen_is_labelled_and_leads_on(school: School, language: Language) -> None:
    """From each command along each button: the mark, one language, no id, always a way out.

    Families of each audience and band first, then staff with cases to work on, and last the
    person who filed those cases.
    """
    found = Findings()

    async def family(audience: Audience, band: Band) -> None:
        role = f"{language} {audience} {band}"
        person = await school.stranger(role, language)
        crawler = Crawler(school, person, role, language, found)
        await crawler.meet(audience, band)
        await crawler.walk()

    await asyncio.gather(*(family(audience, band) for audience in Audience for band in Band))

    writer = await school.person("writer", language)
    for kind, about in FILED:
        await _file(school, writer, language, kind, about)

    async def staff(role: Role) -> None:
        person = await school.staff(role.value, role, language)
        if role is Role.CLASS_TEACHER:
            services = school.app.services
            async with services.store.writing() as work:
                teacher = services.store.pseudonyms.person(person.id)
                await work.classes.add("3 C", Band.PRIMARY, 5, teacher, services.today())
        crawler = Crawler(school, person, f"{language} {role}", language, found)
        await crawler.walk(STAFF_COMMANDS)

    await asyncio.gather(*map(staff, STAFF))
    await Crawler(school, writer, f"{language} writer", language, found).walk()

    for role, count in sorted(found.screens.items()):
        print(f"{role}: {count} screens")  # noqa: T201  # the figures the test is asked for
    print(f"{language}: {found.presses} presses")  # noqa: T201  # the same
    assert len(found.screens) == len(Audience) * len(Band) + len(STAFF) + 1
    assert not found.faults, "\n".join(sorted(set(found.faults)))
