"""Language and profile can be changed at any time, and a form outlives the process."""

from __future__ import annotations

from pathlib import Path

import pytest

from bot.domain.people import Audience, Band
from bot.playground.demo import demo_settings
from bot.playground.server import Playground
from tests.journeys.database import Rows, delivered
from tests.journeys.lives import life
from tests.school import TOKEN, FakeClock, School


@pytest.mark.requirement("R-2.9ae", "R-6.1b")
async def test_a_new_language_holds_for_everything_that_follows(school: School, rows: Rows) -> None:
    """Menu, rules, notice and receipts come in it; who one is stays as it was."""
    kk, ru = school.words("kk"), school.words("ru")
    parent = await school.person("parent")
    await parent.send("/language")
    await parent.press(ru.plain("language-name"))
    await parent.sees(ru.plain("language-changed"))
    await parent.send("/rules")
    contents = await parent.sees(ru.plain("who-parent"))
    assert ru.plain("button-menu") in contents.labels
    await parent.send("/notice")
    await parent.press(ru.plain("notice-ack"))
    await parent.sees("R-")
    assert rows.of("SELECT language, audience, band FROM person") == [("ru", "parent", "1-4")]
    await parent.send("/language")
    await parent.press(kk.plain("language-name"))
    await parent.sees(kk.plain("language-changed"))


@pytest.mark.requirement("R-2.9ae")
async def test_a_letter_comes_in_the_language_of_the_moment(school: School) -> None:
    """A receipt written in Kazakh times is drawn in Russian once the person has switched."""
    ru = school.words("ru")
    parent = await school.person("parent")
    await school.files(parent, "Сұрақ")
    await parent.send("/language")
    await parent.press(ru.plain("language-name"))
    await parent.sees(ru.plain("language-changed"))
    await parent.send("/mycases")
    await parent.press(ru.plain("kind-question"))
    case = await parent.sees("Сұрақ")
    assert ru.plain("state-new") in case.text


@pytest.mark.requirement("R-000A-1.2", "R-2.8b")
async def test_a_new_profile_changes_the_rules_that_are_shown(school: School, rows: Rows) -> None:
    """A parent of a fifth-grader becomes a pupil of grades 10-11: other cards, one person."""
    words = school.words()
    catalogue = school.app.services.catalogue
    person = await school.person("person", band=Band.MIDDLE)
    await person.send("/profile")
    shown = await person.sees(words.plain("who-parent"))
    assert words.plain("band-5-9") in shown.text
    await person.press(words.plain("button-change"))
    await person.press(words.plain("who-student"))
    await person.press(words.plain("band-10-11"))
    await person.sees(words.plain("profile-changed"))
    await delivered(school, person)
    await person.send("/rules")
    walk = catalogue.walkthrough(Audience.STUDENT, Band.SENIOR)
    contents = await person.sees(words.plain("who-student"))
    assert str(len(walk.rules)) in contents.text
    assert rows.of("SELECT audience, band FROM person") == [("student", "10-11")]


@pytest.mark.requirement("R-2.1v", "R-5.3ae")
async def test_the_profile_says_all_that_is_known(school: School) -> None:
    """Who, classes and language, and neither name nor number."""
    words = school.words()
    person = await school.person("Айгүл", audience=Audience.TEACHER, band=Band.SENIOR)
    await person.send("/profile")
    shown = await person.sees(words.plain("who-teacher"))
    for known in ("band-10-11", "language-name"):
        assert words.plain(known) in shown.text
    assert "Айгүл" not in shown.text
    assert str(person.id) not in shown.text


@pytest.mark.requirement("R-2.5a")
async def test_a_draft_outlives_the_process(tmp_path: Path) -> None:
    """The bot stops in the middle of a form and starts again: the text is still there to send."""
    clock = FakeClock()
    async with Playground(clock=clock, flood_control=False) as play:
        play.add_bot(TOKEN, "adal_test_bot", "Adal")
        settings = demo_settings(play.api_base, TOKEN, tmp_path)
        rows_at = settings.storage.database
        async with life(play, settings, clock) as school:
            words = school.words()
            parent = await school.person("parent")
            await parent.send("/complaint")
            await parent.press(words.plain("kind-question"))
            await parent.sees(words.plain("kind-question"))
            await parent.send("Қайта қосылғанша")
            await parent.sees("Қайта қосылғанша")
        async with life(play, settings, clock) as school:
            rows = Rows(rows_at)
            assert "Қайта қосылғанша".encode() not in rows.everything()
            await parent.press(words.plain("button-send"))
            await parent.sees("№ ")
            await parent.press(words.plain("button-case"))
            await parent.sees("Қайта қосылғанша")
            assert rows.count("case") == 1
