"""Several notices: the list, editions one after another, the archive and the file."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest

from bot.domain.notices import NoticeType
from bot.domain.people import Audience, Band
from bot.usecases.publish_notice import publish_notice
from tests.domain.notices import a_notice, both
from tests.journeys.database import Rows
from tests.school import School

DAY = timedelta(days=1)


async def published(
    school: School, kind: NoticeType = NoticeType.ANALYTICS, **changes: Any
) -> None:
    """Publish a made-up notice that takes effect tomorrow, unless `changes` say otherwise."""
    tomorrow = school.app.services.today() + DAY
    content = a_notice(kind, **({"effective": tomorrow} | changes))
    async with school.app.services.store.writing() as work:
        promises = school.app.services.promises
        await publish_notice(work, promises, ("test", None), content, school.clock())


@pytest.mark.requirement("R-6.1ae", "R-6.9ae", "R-6.13a")
async def test_a_parent_reads_every_notice_that_concerns_them(school: School, rows: Rows) -> None:
    """Each in its own words, acknowledged by itself; a receipt leads on to the next one."""
    words = school.words("ru")
    await published(school)
    await published(school, NoticeType.EXAM, code="exam", title=both("Емтихан"), bands=["10-11"])
    await published(school, NoticeType.STAFF, code="watch", title=both("Бақылау"))
    parent = await school.person("parent", "ru", Audience.PARENT, Band.PRIMARY)
    await parent.press(words.plain("notice-ack"))
    await parent.press(words.plain("notice-next"))
    text = await parent.sees("Қысқа parent рр")
    assert "Қысқа staff" not in text.text
    await parent.press(words.plain("notice-ack"))
    await parent.sees("R-")
    await parent.send("/notice")
    listed = await parent.sees(words.plain("notices", count=2, unread=0).splitlines()[-1])
    assert words.plain("notices-read", title="Атауы рр") in listed.labels
    assert not any("Емтихан" in one or "Бақылау" in one for one in listed.labels)
    marks = rows.of("SELECT notice, mark FROM record ORDER BY seq")
    assert marks == [
        ("bot", "served"), ("bot", "acknowledged"),
        ("progress", "served"), ("progress", "acknowledged"),
    ]  # fmt: skip


@pytest.mark.requirement("R-6.10a", "R-6.10ae", "R-B.1-a")
async def test_an_editorial_change_is_shown_and_a_material_one_asked(
    school: School, rows: Rows
) -> None:
    """What changed stands first; the old text stays; an old button brings the new text."""
    words = school.words()
    await published(school)
    parent = await school.person("parent")
    await parent.press(words.plain("notice-ack"))
    await parent.press(words.plain("notice-next"))
    await parent.sees("Қысқа parent кк")
    await parent.press(words.plain("notice-ack"))
    await parent.sees("R-")
    other = await school.person("other")
    await other.send("/notice")
    await other.press(words.plain("notices-unread", title="Атауы кк"))
    asked = await other.sees("Қысқа parent кк")

    school.clock.move(days=2)
    await published(school, material=False, changed=both("Қате түзелді"), risks=both("Анық"))
    pressed = await parent.press(data="n:short:progress:1:0")
    assert pressed.answer is not None
    assert words.plain("notice-changed") in pressed.answer.text
    now = await parent.sees("Қате түзелді")
    assert words.plain("notice-ack") not in now.labels

    await published(school, changed=both("Жаңа дерек"), data=both("Көбірек дерек"))
    await parent.send("/notice")
    await parent.press(words.plain("notices-unread", title="Атауы кк"))
    again = await parent.sees("Жаңа дерек")
    assert again.text.index("Жаңа дерек") < again.text.index("Қысқа parent кк")
    assert words.plain("notice-ack") in again.labels
    await parent.press(words.plain("notice-present"))
    held = await parent.sees(words.plain("notice-version", version="1", day=""))
    assert "Жаңа дерек" not in held.text

    pressed = await other.press(words.plain("notice-ack"), message_id=asked.id)
    assert pressed.answer is not None
    assert words.plain("notice-changed") in pressed.answer.text
    await other.sees("Жаңа дерек")
    marks = rows.of("SELECT version FROM record WHERE notice = 'progress' AND mark <> 'served'")
    assert marks == [("1",)]


@pytest.mark.requirement("R-B.2", "R-6.10ae")
async def test_the_full_text_the_file_and_the_archive(school: School) -> None:
    """Every field with the fixed bans, page by page; the PDF has them too; old editions open."""
    words = school.words()
    exam_on = school.app.services.today() + 3 * DAY
    await published(
        school, NoticeType.EXAM, code="exam", exam_on=exam_on, title=both("Емтихан"),
        rights=both("құқық " * 90), storage=both("сақтау " * 80), sensors=both("камера " * 80),
        control=both("бақылау " * 70),
    )  # fmt: skip
    pupil = await school.person("pupil", "kk", Audience.STUDENT, Band.SENIOR)
    await pupil.send("/notice")
    await pupil.press(words.plain("notices-unread", title="Емтихан кк"))
    await pupil.sees("Қысқа s1011 кк")
    await pupil.press(words.plain("notice-full"))
    seen = (await pupil.sees(words.plain("notice-field-subject"))).text
    await pupil.press(words.plain("button-next"))
    seen += (await pupil.sees(words.plain("notice-field-sensors"))).text
    for key in ("people", "no-emotions", "no-constant-access", "field-day-contact"):
        assert words.plain(f"notice-{key}") in seen
    await pupil.press(words.plain("notice-pdf"))
    file = await pupil.sees(words.plain("notice-pdf-caption", title="Емтихан кк"))
    assert file.document is not None
    assert school.play.world.files[file.document.file_id].content.startswith(b"%PDF")
    school.clock.move(days=3)
    await pupil.send("/notice")
    await pupil.sees("Мәтін day_contact кк")


async def test_a_notice_for_others_does_not_exist(school: School, rows: Rows) -> None:
    """A button made by hand opens nothing, and nothing is recorded."""
    words = school.words()
    await published(school, NoticeType.STAFF, code="watch")
    parent = await school.person("parent")
    for do in ("short", "full", "ack", "log", "old", "file"):
        pressed = await parent.press(data=f"n:{do}:watch:1:0")
        assert pressed.answer is not None
        assert words.plain("button-unknown") in pressed.answer.text
    assert rows.count("record", "notice = 'watch'") == 0
