"""The catalogue refuses to load when it does not hold together."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from pydantic import ValidationError

from bot.domain.catalogue import Catalogue, load_catalogue
from bot.domain.people import Audience, Band

Raw = dict[str, Any]


def raw() -> Raw:
    """The shipped catalogue as plain data, to be spoiled."""
    return load_catalogue().model_dump(mode="json")


def unknown_rule(data: Raw) -> None:
    data["walkthroughs"][0]["chapters"][0]["rules"][0] = "no-such-rule"


def unknown_document(data: Raw) -> None:
    data["rules"][0]["sources"] = ["999:1"]


def wrong_audience(data: Raw) -> None:
    shown = data["walkthroughs"][0]
    stranger = next(r for r in data["rules"] if shown["audience"] not in r["audiences"])
    shown["chapters"][0]["rules"][0] = stranger["id"]


def rule_twice(data: Raw) -> None:
    data["rules"].append(data["rules"][0])


def card_twice(data: Raw) -> None:
    rules = data["walkthroughs"][0]["chapters"][0]["rules"]
    rules.append(rules[0])


def no_walkthrough(data: Raw) -> None:
    data["walkthroughs"].pop()


def walkthrough_twice(data: Raw) -> None:
    data["walkthroughs"].append(data["walkthroughs"][0])


def verdict_for_a_stranger(data: Raw) -> None:
    rule = next(r for r in data["rules"] if len(r["audiences"]) < len(Audience))
    stranger = next(a.value for a in Audience if a.value not in rule["audiences"])
    rule["verdict_by_audience"] = {stranger: "info"}


def without_source(data: Raw) -> None:
    data["rules"][0]["sources"] = []


def unknown_verdict(data: Raw) -> None:
    data["rules"][0]["verdict"] = "perhaps"


def unknown_field(data: Raw) -> None:
    data["rules"][0]["verdikt"] = "forbidden"


@pytest.mark.requirement("R-2.12ae", "R-2.6a")
@pytest.mark.parametrize(
    ("spoil", "reason"),
    [
        (unknown_rule, "no rule no-such-rule"),
        (unknown_document, "no document for 999:1"),
        (wrong_audience, "is not for them"),
        (rule_twice, "a rule id stands twice"),
        (card_twice, "a rule stands twice"),
        (no_walkthrough, "one walkthrough for each"),
        (walkthrough_twice, "one walkthrough for each"),
        (verdict_for_a_stranger, "who are not its audience"),
        (without_source, "sources"),
        (unknown_verdict, "verdict"),
        (unknown_field, "verdikt"),
    ],
)
def test_a_catalogue_that_does_not_hold_together_is_refused(
    spoil: Callable[[Raw], None], reason: str
) -> None:
    """Better no bot than one that shows a rule nobody made, or shows it to the wrong people."""
    data = raw()
    Catalogue.model_validate(data)
    spoil(data)
    with pytest.raises(ValidationError, match=reason):
        Catalogue.model_validate(data)


@pytest.mark.requirement("R-10.6a", "R-10.7a")
def test_every_audience_and_band_has_a_walkthrough_of_its_own_rules() -> None:
    """Each shows only rules for its audience, in chapters that follow each other without a gap."""
    catalogue = load_catalogue()
    for audience in Audience:
        for band in Band:
            walk = catalogue.walkthrough(audience, band)
            assert walk.rules
            assert all(audience in catalogue.by_id[rule].audiences for rule in walk.rules)
            starts = [walk.start_of(index) for index in range(len(walk.chapters))]
            for index, start in enumerate(starts):
                assert walk.chapter_at(start) == (index, walk.chapters[index])
            with pytest.raises(IndexError):
                walk.chapter_at(len(walk.rules))


def test_a_university_guideline_only_recommends() -> None:
    """A rule whose clauses are all of document 004 binds no school; one more clause does."""
    catalogue = load_catalogue()
    for rule in catalogue.rules:
        documents = {source.partition(":")[0] for source in rule.sources}
        assert rule.recommended_only == (documents == {"004"})
