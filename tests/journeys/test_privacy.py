"""The policy on data, as anyone reads it."""

from __future__ import annotations

import pytest

from tests.school import School


@pytest.mark.requirement("R-000A-2.3-3", "R-2.1ae", "R-2.7ae")
@pytest.mark.parametrize("language", ["kk", "ru"])
async def test_the_policy_names_whose_data_they_are_and_for_how_long(
    school: School, language: str
) -> None:
    """The school as the one who answers, its order, each kind of data with its term from the
    settings, and that nothing is used for anything else.
    """
    words = school.words(language)
    parent = await school.person("parent", language)
    await parent.send("/privacy")
    shown = await parent.sees(words.plain("privacy-end"))
    settings = school.settings
    assert settings.school.name[words.language] in shown.text
    assert f"№ {settings.order.number}" in shown.text
    kept = settings.retention
    for days in (kept.profiles, kept.acknowledgements, kept.consents, kept.cases, kept.audit):
        assert f"{days}" in shown.text.replace("\u00a0", "")
    await parent.press(words.plain("button-mydata"))
    mine = await parent.sees(str(settings.order.number))
    assert words.plain("mydata-file") in mine.labels
