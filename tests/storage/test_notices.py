"""Published notices in a real database."""

from __future__ import annotations

from itertools import product
from pathlib import Path

import pytest

from bot.domain.broadcasts import FIRST, Broadcast
from bot.domain.ledger import Mark
from bot.domain.notices import OWN, NoticeType
from bot.domain.people import Audience, Band, Language, Profile
from bot.domain.readers import Readers
from storage.store import UnitOfWork
from tests.domain.notices import PUBLISHED, a_notice, both
from tests.storage.stores import TODAY, bytes_in, store_in


@pytest.mark.requirement("R-6.10ae")
async def test_every_edition_stays_readable_as_it_was(tmp_path: Path) -> None:
    """Old ones beside new ones, each notice in a log of its own, sealed on the disk."""
    first = a_notice()
    second = a_notice(risks=both("Жаңа қауіп"), material=False)
    exam = a_notice(NoticeType.EXAM, code="exam-9")
    async with store_in(tmp_path) as store:
        async with store.writing() as work:
            for content, number in ((first, 1), (exam, 1), (second, 2)):
                await work.notices.add(content, number, PUBLISHED)
        async with store.reading() as work:
            logs = await work.notices.logs()
            assert await work.notices.log("nothing") is None
            (again,) = await work.notices.logs("progress")
    assert [log.notice for log in logs] == ["exam-9", "progress"]
    assert logs[1] == again
    assert [one.content for one in again.editions] == [first, second]
    assert again.alike == ("2", "1")
    assert "Жаңа қауіп".encode() not in bytes_in(tmp_path)


FIRST_ROUND = Broadcast("exam-11", "1.0", FIRST, TODAY, "", 0, finished=False)


async def _people(work: UnitOfWork) -> dict[str, tuple[Profile, frozenset[str]]]:
    """One person for each audience, band and class they may have come from."""
    made: dict[str, tuple[Profile, frozenset[str]]] = {}
    nine = await work.classes.add("9 А", Band.SENIOR, 20, None, TODAY)
    three = await work.classes.add("3 Б", Band.PRIMARY, 20, None, TODAY)
    for audience, band, came in product(Audience, Band, ((), (nine,), (three,), (nine, three))):
        person = f"{len(made):032x}"
        await work.people.save(person, len(made), Language.KK, TODAY)
        await work.people.set_profile(person, audience, band)
        for one in came:
            await work.records.append(
                person, Mark.SERVED, OWN, "1.0", Language.KK, "", TODAY, one.id
            )
        labels = frozenset(one.label for one in came)
        made[person] = Profile(Language.KK, audience, band), labels
    return made


@pytest.mark.requirement("R-6.9ae")
@pytest.mark.parametrize("classes", [(), ("9 А",), ("9 А", "5 В")])
async def test_the_database_and_the_reader_agree_on_whom_it_concerns(
    tmp_path: Path, classes: tuple[str, ...]
) -> None:
    """Who is told of a notice is exactly who finds it in their list."""
    async with store_in(tmp_path) as store, store.writing() as work:
        people = await _people(work)
        for audiences, bands in product(
            [(Audience.PARENT,), (Audience.STUDENT, Audience.PARENT), tuple(Audience)],
            [(Band.SENIOR,), tuple(Band)],
        ):
            readers = Readers(audiences, bands, classes)
            expected = [one for one, who in people.items() if readers.include(*who)]
            told = await work.broadcasts.untold(FIRST_ROUND, readers, (), len(people) + 1)
            assert told == sorted(expected)
            assert await work.people.count_concerned(readers) == len(expected)
