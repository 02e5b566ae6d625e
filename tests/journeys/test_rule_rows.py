"""Each clause that asks to be told is told: by its rule's card, with verdict and clause.

The rule index at the end of ``docs/requirements.md`` says which rows a rule fulfils.
"""

from __future__ import annotations

import re
from typing import Final

import pytest

from bot.domain.catalogue import own_catalogue
from bot.domain.people import Band, Language
from bot.texts import own_texts
from bot.wording import clause_words
from handlers.rule_card import card_text, verdict_words
from tests.traceability import TABLE, rows

_LINE: Final = re.compile(r"^- `([a-z-]+)`: (.+)$", re.MULTILINE)


def index() -> dict[str, list[str]]:
    """For each rule the rows it fulfils."""
    text = TABLE.read_text(encoding="utf-8")
    return {rule: names.split(", ") for rule, names in _LINE.findall(text)}


@pytest.mark.requirement("R-2.6ae")
def test_the_index_names_every_rule_and_only_rows_that_exist() -> None:
    """No rule is left out of the index, and no row is invented."""
    assert sorted(index()) == sorted(own_catalogue().by_id)
    assert {row for names in index().values() for row in names} <= rows().keys()


@pytest.mark.parametrize(
    "rule_id",
    [
        pytest.param(rule, marks=pytest.mark.requirement(*names), id=rule)
        for rule, names in index().items()
    ],
)
def test_a_rule_is_told_to_everyone_it_is_for(rule_id: str) -> None:
    """In both languages, for each audience and band: title, verdict in words, text, clause."""
    rule = own_catalogue().by_id[rule_id]
    for language in Language:
        words = own_texts()[language]
        for source in rule.sources:
            assert words(f"document-{source.partition(':')[0]}") in clause_words(words, source)
        assert words(f"rule-{rule_id}.clause")
        for audience in rule.audiences:
            for band in Band:
                card = card_text(words, rule, audience, band)
                assert words(f"rule-{rule_id}") in card
                assert verdict_words(words, rule, audience) in card
