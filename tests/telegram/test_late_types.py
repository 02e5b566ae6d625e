"""aiogram's types, whose validators are built when they are first needed."""

from __future__ import annotations

import sys
from typing import get_type_hints

import aiogram.methods
import aiogram.types
import pytest
from aiogram import Bot
from aiogram.methods.base import Response
from pydantic import BaseModel

from bot.telegram.late_types import load_aiogram

LATE = "User" in vars(sys.modules[aiogram.types.ErrorEvent.__module__])


@pytest.mark.skipif(not LATE, reason="a single process has loaded aiogram as it loads itself")
@pytest.mark.parametrize("package", [aiogram.types, aiogram.methods], ids=["types", "methods"])
def test_everything_that_a_type_refers_to_is_found(package: object) -> None:
    """Whichever is needed first: pydantic looks for names in the module of the class."""
    found = [vars(package)[name] for name in vars(package)["__all__"]]
    models = [one for one in found if isinstance(one, type) and issubclass(one, BaseModel)]
    assert len(models) > 100
    for model in models:
        get_type_hints(model, localns={"Bot": Bot}, include_extras=True)


def test_a_type_is_read_with_all_that_it_holds() -> None:
    """Also a rare one, inside the answer to a request."""
    answer = {"ok": True, "result": {"total_count": 1, "gifts": [], "next_offset": "x"}}
    gifts = Response[aiogram.types.OwnedGifts].model_validate(answer).result
    assert isinstance(gifts, aiogram.types.OwnedGifts)
    assert (gifts.total_count, gifts.next_offset) == (1, "x")


def test_pydantic_is_as_it_was() -> None:
    """What it builds is waited with only while aiogram is loaded; loading again does nothing."""
    load_aiogram()
    assert BaseModel.model_rebuild.__module__ == "pydantic.main"
