"""From the printed slip to the acknowledgement: families, staff and what goes wrong."""

from __future__ import annotations

import secrets
from pathlib import Path

import pytest

from bot.domain.classes import short_code
from bot.domain.people import Audience, Band, Role
from bot.domain.tries import MOST
from bot.playground.person import Person
from tests.journeys.database import Rows, delivered
from tests.qr_reader import codes_in, read_qr
from tests.school import School

LINK = "https://t.me/adal_test_bot?start="


async def make_class(
    school: School, staff: Person, entry: str = "3б 6", *, refused: bool = False
) -> None:
    """Make a class by chat and stand on its screen."""
    words = school.words()
    await staff.send("/classes")
    await staff.press(words.plain("classes-new"))
    await staff.sees("3 Б 28")
    await staff.send(entry)
    label, families = entry.split()
    shown = f"{label[0]} {label[1].upper()}\n"
    seen = await staff.sees(words.plain("not-allowed") if refused else shown)
    assert refused or f": {families}\n" in seen.text


async def newest_pdf(school: School, staff: Person, count: int) -> bytes:
    """The file that came with so many slips."""
    message = await staff.sees(f": {count} ", timeout=60)
    assert message.document is not None
    assert message.document.name.endswith(".pdf")
    return school.play.world.files[message.document.file_id].content


async def printed(school: School, staff: Person, entry: str = "3б 6") -> list[str]:
    """Make a class, print its slips; the start payloads read from the QR codes."""
    await make_class(school, staff, entry)
    await staff.press(school.words().plain("class-print"))
    links = [read_qr(code) for code in codes_in(await newest_pdf(school, staff, int(entry[-1])))]
    assert all(link.startswith(LINK + "c_") for link in links)
    return [link.removeprefix(LINK) for link in links]


async def comes(school: School, key: str, payload: str, language: str = "kk") -> Person:
    """A stranger opens the slip, picks a language, says to be the parent."""
    words = school.words(language)
    parent = await school.stranger(key, language)
    await parent.start(payload)
    await parent.press(words.plain("language-name"))
    await parent.press(words.plain("slip-yes"))
    await parent.sees(words.plain("notice-title"))
    return parent


@pytest.mark.requirement("R-4.4ae", "R-6.13a", "R-6.13ae", "R-B.1-a", "R-6.3a", "R-C.3m")
async def test_a_family_comes_by_the_printed_code(school: School, rows: Rows) -> None:
    """QR from the PDF, language, parent, notice, acknowledgement; the record names the class."""
    words = school.words()
    head = await school.staff("head", Role.HEAD)
    await make_class(school, head)
    await head.press(words.plain("class-print"))
    pdf = await newest_pdf(school, head, 6)
    for field in (b"CreatorTool", b"AI-Generated", b"Model", b"GenerationDate"):
        assert field in pdf
    payloads = [read_qr(code).removeprefix(LINK) for code in codes_in(pdf)]
    assert len(set(payloads)) == 6
    parent = await comes(school, "parent", payloads[0])
    await parent.press(words.plain("notice-ack"))
    await parent.sees("R-")
    store = school.app.services.store
    pseudonym = store.pseudonyms.person(parent.id)
    async with store.reading() as work:
        one = await work.classes.labelled("3 Б")
        visitor = await work.people.visitor(pseudonym)
        records = await work.records.of_person(pseudonym)
    assert one is not None
    assert visitor.profile is not None
    assert (visitor.profile.audience, visitor.profile.band) == (Audience.PARENT, Band.PRIMARY)
    assert [entry.statement.class_id for entry in records] == [one.id, one.id]
    stored = rows.everything()
    assert all(payload.removeprefix("c_").encode() not in stored for payload in payloads[1:])
    await head.send("/coverage")
    shown = await head.sees("3 Б")
    assert (
        words.plain(
            "coverage-figures", acknowledged=1, served=0, missing=5, unreachable=0, families=6
        )
        in shown.text
    )


@pytest.mark.requirement("R-6.13a", "R-2.5a")
async def test_pressing_twice_and_using_twice_count_once(school: School, rows: Rows) -> None:
    """A second press, and a second family with the same slip, change nothing."""
    words = school.words()
    head = await school.staff("head", Role.HEAD)
    payloads = await printed(school, head)
    parent = await comes(school, "parent", payloads[0])
    before = rows.counts()
    await parent.press(data=f"sp:yes:kk:{payloads[0].removeprefix('c_')}")
    await parent.sees(words.plain("slip-same-class"))
    assert rows.counts()["record"] == before["record"]
    other = await school.stranger("other")
    await other.start(payloads[0])
    await other.sees(words.plain("slip-used"))
    await parent.start(payloads[1])
    await parent.sees(words.plain("slip-same-class"))
    await comes(school, "third", payloads[1])


@pytest.mark.requirement("R-6.13a", "R-alt")
@pytest.mark.parametrize("language", ["kk", "ru"])
async def test_every_slip_that_is_not_taken_has_its_answer(school: School, language: str) -> None:
    """Unknown or foreign, revoked, expired, opened by staff: each is told, and leads on."""
    words = school.words(language)
    head = await school.staff("head", Role.HEAD)
    payloads = await printed(school, head)
    family = await school.stranger("family", language)

    async def refused(payload: str, why: str) -> None:
        await family.start(payload)
        answer = await family.sees(words.plain(f"slip-{why}"))
        assert words.plain("slip-otherwise") in answer.text

    await refused("c_" + secrets.token_urlsafe(16), "unknown")
    await refused("c_", "unknown")
    await head.start(payloads[0])
    await head.sees(school.words().plain("slip-staff"))
    school.clock.move(days=61)
    await refused(payloads[0], "expired")
    school.clock.move(days=-61)
    await head.send("/classes")
    await head.press("3 Б")
    await head.press(school.words().plain("class-revoke"))
    await head.sees("6")
    await head.press(school.words().plain("class-revoke"))
    await head.sees("3 Б")
    await delivered(school, head)
    await refused(payloads[0], "revoked")
    await family.press(words.plain("slip-start"))
    await family.sees(words.plain("who-ask").removeprefix("<b>").removesuffix("</b>"))


async def test_who_is_no_parent_leaves_the_slip_for_the_parents(school: School) -> None:
    """A pupil who scanned it is told whom it is for; the parent can still use it."""
    words = school.words()
    head = await school.staff("head", Role.HEAD)
    payloads = await printed(school, head)
    pupil = await school.stranger("pupil")
    await pupil.start(payloads[0])
    await pupil.press(words.plain("language-name"))
    await pupil.sees("3 Б")
    await pupil.press(words.plain("slip-other"))
    await pupil.sees(words.plain("slip-for-parents"))
    await comes(school, "parent", payloads[0])


async def test_a_parent_of_two_counts_in_both_classes(school: School) -> None:
    """Somebody who acknowledged before is asked once more for the second child's class."""
    words = school.words()
    head = await school.staff("head", Role.HEAD)
    first, second = await printed(school, head), await printed(school, head, "7а 5")
    parent = await comes(school, "parent", first[0])
    await parent.press(words.plain("notice-ack"))
    await parent.sees("R-")
    await parent.start(second[0])
    await parent.press(words.plain("slip-yes"))
    await parent.press(words.plain("notice-ack"))
    await delivered(school, parent)
    await head.send("/coverage")
    shown = await head.sees("7 А")
    for families in (6, 5):
        figures = words.plain(
            "coverage-figures",
            acknowledged=1,
            served=0,
            missing=families - 1,
            unreachable=0,
            families=families,
        )
        assert figures in shown.text


@pytest.mark.requirement("R-6.13a", "R-6.13ae")
async def test_printing_twice_asks_and_a_lost_slip_is_replaced(school: School) -> None:
    """A second press does not make the first sheet worthless; a lost slip gets one new one."""
    words = school.words()
    head = await school.staff("head", Role.HEAD)
    payloads = await printed(school, head)
    await head.press(words.plain("class-print"))
    await head.sees(words.plain("slips-out", label="3 Б", count=6))
    await head.press(words.plain("button-back"))
    await head.press(words.plain("class-lost"))
    await head.sees("7KMQ-4XTR")
    await head.send("AAAA-AAAA")
    await head.sees(words.plain("slip-lost-unknown"))
    await head.send(short_code(payloads[5].removeprefix("c_")).lower())
    fresh = codes_in(await newest_pdf(school, head, 1))
    assert len(fresh) == 1
    lost = await school.stranger("lost")
    await lost.start(payloads[5])
    await lost.sees(words.plain("slip-revoked"))
    await comes(school, "found", read_qr(fresh[0]).removeprefix(LINK))


async def test_printed_codes_cannot_be_tried_on_and_on(school: School) -> None:
    """After ten codes that are on no slip even a right one waits a quarter of an hour, where slips
    come back on paper and where a lost one is replaced."""
    words = school.words()
    head = await school.staff("head", Role.HEAD)
    payloads = await printed(school, head)
    right = [short_code(payload.removeprefix("c_")) for payload in payloads]
    await head.send("/classes")
    await head.press(words.plain("classes-paper"))
    await head.press(words.plain("paper-in-kk"))
    await head.sees("7KMQ-4XTR")
    for _ in range(MOST):
        await head.send("AAAA-AAAA")
    await head.send(right[0])
    await head.sees(words.plain("tries-over"))
    await make_class(school, head, "4а 7")
    await head.press(words.plain("class-lost"))
    await head.sees("7KMQ-4XTR")
    await head.send(right[1])
    await head.sees(words.plain("tries-over"))
    school.clock.move(minutes=16)
    await head.send("/classes")
    await head.press(words.plain("classes-paper"))
    await head.press(words.plain("paper-in-kk"))
    await head.sees("7KMQ-4XTR")
    await head.send(right[0])
    await head.sees(words.plain("paper-done", label="3 Б"))


@pytest.mark.requirement("R-alt", "R-4.6ae", "R-6.13a", "R-6.13ae")
async def test_paper_counts_without_a_person(school: School, rows: Rows) -> None:
    """A code from a slip handed in counts once; its record names a class and nobody."""
    words = school.words()
    responsible = await school.staff("responsible", Role.RESPONSIBLE)
    payloads = await printed(school, responsible)
    codes = [short_code(payload.removeprefix("c_")) for payload in payloads]
    await responsible.send("/classes")
    await responsible.press(words.plain("classes-paper"))
    await responsible.press(words.plain("paper-in-ru"))
    await responsible.sees("7KMQ-4XTR")
    await responsible.send(codes[0].replace("-", " ").lower())
    await responsible.sees(words.plain("paper-done", label="3 Б"))
    await responsible.send(codes[0])
    await responsible.sees(words.plain("paper-used"))
    await responsible.send("нет кода")
    await responsible.sees(words.plain("paper-unreadable").split("<")[0][:20])
    await responsible.send("AAAA-AAAA")
    await responsible.sees(words.plain("paper-unknown"))
    found = rows.of("SELECT person_id, mark, language FROM record WHERE class_id IS NOT NULL")
    assert found == [("paper", "acknowledged", "ru")]
    family = await school.stranger("family")
    await family.start(payloads[0])
    await family.sees(words.plain("slip-used"))


@pytest.mark.requirement("R-8.2v-1", "R-4.4v")
async def test_class_teachers_see_only_their_own_class(school: School, rows: Rows) -> None:
    """Buttons made by hand open nothing; other staff have no classes at all."""
    words = school.words()
    first = await school.staff("first", Role.CLASS_TEACHER)
    second = await school.staff("second", Role.CLASS_TEACHER)
    council = await school.staff("council", Role.COUNCIL)
    await make_class(school, first, "3б 6")
    ((class_id,),) = rows.of("SELECT id FROM school_class")
    await make_class(school, second, "3б 7", refused=True)
    for do in ("show", "print", "revoked", "lost", "remove"):
        pressed = await second.press(data=f"kl:{do}:{class_id}:0")
        assert pressed.answer is not None
        assert words.plain("not-allowed") in pressed.answer.text
    await council.send("/classes")
    await council.sees(words.plain("not-allowed"))
    assert rows.count("slip") == 0
    assert rows.count("audit", "action = 'refused'") == 7


@pytest.mark.requirement("R-6.13ae")
async def test_a_small_class_is_shown_only_in_sum(school: School) -> None:
    """Four families have no line of their own, alone not even a figure."""
    words = school.words()
    head = await school.staff("head", Role.HEAD)
    await make_class(school, head, "1а 4")
    assert words.plain("class-few") in head.last.text
    await head.send("/coverage")
    await head.sees(words.plain("coverage-hidden"))
    for entry in ("2а 3", "5а 9"):
        await make_class(school, head, entry)
    await head.send("/coverage")
    shown = await head.sees("5 А")
    assert "1 А" not in shown.text
    assert "2 А" not in shown.text
    assert words.plain("coverage-small", count=2) in shown.text


@pytest.mark.requirement("R-6.13a")
async def test_anyone_sees_the_head_of_the_chain(school: School) -> None:
    """The number of records and the last link, and how to verify one's own."""
    parent = await school.person("parent")
    await parent.send("/ledger")
    async with school.app.services.store.reading() as work:
        count, link = await work.records.head()
    assert count == 1
    shown = await parent.sees(link)
    assert "python -m bot verify" in shown.text


async def test_a_file_that_does_not_leave_takes_its_slips_with_it(
    school: School, rows: Rows, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Codes nobody has on paper must not lie about in the database as if they were out."""
    words = school.words()
    head = await school.staff("head", Role.HEAD)
    await make_class(school, head)

    async def lost(*_: object) -> bool:
        return False

    monkeypatch.setattr("handlers.staff.slips.send_file", lost)
    await head.press(words.plain("class-print"))
    await head.sees(words.plain("slips-not-sent"))
    assert rows.count("slip", "state = 'open'") == 0
    assert rows.count("slip", "state = 'revoked'") == 6


def test_the_folder_of_fonts_is_there() -> None:
    """The sheet brings its own letters, so it looks the same on every machine."""
    assert {file.name for file in Path("bot/fonts").glob("*.ttf")} >= {
        "DejaVuSans.ttf", "DejaVuSans-Bold.ttf",
    }  # fmt: skip
