"""Publishing in the chat: a form out, a filled one back, a look at it, and done once."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest

from bot.domain.notices import NoticeType
from bot.domain.people import Audience, Band, Role
from bot.domain.readers import Reader
from bot.notice_form import LARGEST
from bot.playground.person import Person
from tests.domain.notices import both
from tests.journeys.database import Rows
from tests.notice_forms import answers, filled_in, row_of
from tests.school import School

KIND = NoticeType.ANALYTICS
DONE = "Жарияланды: Атауы кк"


async def form_of(school: School, person: Person, button: str) -> bytes:
    """The workbook that the bot sends after /publish and this button."""
    words = school.words()
    await person.send("/publish")
    await person.sees(words.plain("publish").splitlines()[-1])
    await person.press(button)
    await person.sees(words.plain("publish-send-back"))
    file = next(one.document for one in reversed(person.messages) if one.document)
    return school.play.world.files[file.file_id].content


async def send_back(person: Person, form: bytes, values: dict[str, Any]) -> None:
    """The filled form, as a document in the chat."""
    await person.attach("document", name="form.xlsx", content=filled_in(form, values))


@pytest.mark.requirement("R-B.0", "R-6.9a", "R-6.10a", "R-6.10ae", "R-8.2ae-2")
async def test_the_responsible_person_publishes_a_notice_and_its_next_version(
    school: School, rows: Rows
) -> None:
    """Errors by cell; then each reader's text; a double press publishes once; then a new version
    whose difference is shown. What was typed or sent amiss on the way loses nothing.
    """
    words = school.words()
    staff = await school.staff("staff", Role.RESPONSIBLE)
    form = await form_of(school, staff, words.plain(f"form-type-{KIND}"))
    await staff.send("міне")
    await staff.sees(words.plain("publish-send-back"))
    await staff.attach("document", name="big.xlsx", size=LARGEST + 1)
    await staff.sees(words.plain("publish-too-big", most=LARGEST // 1000))
    await staff.attach("document", name="photo.pdf", content=b"%PDF-1.7")
    await staff.sees(words.plain("expected-form"))
    today = school.app.services.today()
    await send_back(staff, form, answers(effective=today, risks={"kk": "Қауіп", "ru": None}))
    await staff.sees(f"C{row_of(form, 'risks')} ")
    await send_back(staff, form, answers(effective=today))
    await staff.sees(words.plain("expected-announced"))
    hard = both(" ".join(["сөз"] * 30))
    tomorrow = today + timedelta(days=1)
    await send_back(staff, form, answers(effective=tomorrow, purpose=hard))
    await staff.sees(words.plain("notice-field-purpose"))
    for reader in Reader:
        await staff.press(words.plain(f"publish-as-{reader}", language="ru"))
        await staff.sees(f"Қысқа {reader} рр")
        await staff.press(words.plain("button-back"))
        await staff.sees(words.plain("notice-field-purpose"))
    assert not rows.count("notice_edition")
    for _ in range(2):
        await staff.press(words.plain("publish-confirm"), wait=False)
    await staff.sees(DONE)
    await staff.settled()
    assert rows.of("SELECT notice, number FROM notice_edition") == [("progress", 1)]
    (line,) = rows.of("SELECT role, object, old, new FROM audit WHERE action = 'notice'")
    assert line == ("responsible", "progress", "0", "1")

    form = await form_of(school, staff, words.plain("publish-again", title="Атауы кк"))
    later: dict[str, Any] = {"risks": both("Жаңа қауіп"), "changed": both("Қауіп қосылды")}
    await send_back(staff, form, later)
    await staff.sees(
        words.plain("publish-changed", names="").replace("<b>", "").replace("</b>", "").strip()
    )
    await staff.press(words.plain("publish-differences"))
    shown = await staff.sees("Жаңа қауіп кк")
    assert "Мәтін risks кк" in shown.text
    await staff.press(words.plain("button-back"))
    await staff.press(words.plain("publish-confirm"))
    await staff.sees(DONE)
    assert rows.count("notice_edition") == 2
    await staff.press(words.plain("delivery-tell"))
    await staff.press(words.plain("delivery-begin"))
    assert rows.count("broadcast") == 1

    parent = await school.person("parent", "ru", Audience.PARENT, Band.SENIOR)
    await parent.send("/notice")
    await parent.press("Атауы рр")
    await parent.sees("Қауіп қосылды рр")
