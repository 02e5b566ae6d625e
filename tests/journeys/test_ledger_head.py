"""The day's letter on the chain of records: once a day, to two roles, loud when it is broken."""

from __future__ import annotations

import pytest

from bot.domain.people import Role
from bot.usecases.post_ledger_head import post_ledger_head
from tests.journeys.database import delivered
from tests.school import School


@pytest.mark.requirement("R-6.13a", "R-6.13ae")
async def test_the_last_link_comes_once_a_day_in_working_hours(school: School) -> None:
    """Head and responsible person get it; nobody else does, nobody twice, nobody at night."""
    services, words = school.app.services, school.words()
    head = await school.staff("head", Role.HEAD)
    await school.staff("responsible", Role.RESPONSIBLE)
    council = await school.staff("council", Role.COUNCIL)
    parent = await school.person("parent")
    await parent.press(words.plain("notice-ack"))
    await parent.sees("R-")

    async def posted() -> int:
        return await post_ledger_head(services.store, services.promises, school.clock())

    # On the first day the bot's own job may have told those who were there when it started.
    school.clock.move(hours=24)
    assert [await posted(), await posted()] == [2, 0]
    async with services.store.reading() as work:
        _, link = await work.records.head()
    await head.sees(link)
    school.clock.move(hours=10)
    assert await posted() == 0
    school.clock.move(hours=14)
    async with services.store.writing() as work:
        await work._connection.exec_driver_sql("UPDATE record SET version = '9.9' WHERE seq = 1")
    assert await posted() == 2
    loud = words.plain("letter-ledger-fault", day="", place=1).splitlines()[0]
    await head.sees(loud.removeprefix("<b>").removesuffix("</b>"))
    await delivered(school, council)
    assert not any(link in message.text for message in council.messages)
