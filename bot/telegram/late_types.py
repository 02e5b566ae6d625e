"""Loads aiogram without building the validators of its four hundred types: half of every start.

aiogram has told pydantic to build each one when it is first needed. But what its annotations name
is known only when all types are loaded, so it has them built there and then, every one with all
that it refers to. Here the names are put where pydantic looks for them by itself, and a bot builds
the few validators it needs.
"""

from __future__ import annotations

import sys
from collections.abc import Mapping
from typing import Any

from pydantic import BaseModel


def load_aiogram() -> None:
    """Import aiogram; it must not be loaded yet, otherwise nothing happens."""
    if "aiogram" in sys.modules:
        return
    names: dict[str, Mapping[str, Any]] = {}

    def noted(
        cls: type[BaseModel], /, *, _types_namespace: Mapping[str, Any] | None = None, **_: Any
    ) -> None:
        names[cls.__module__] = _types_namespace or {}

    rebuild = vars(BaseModel)["model_rebuild"]
    BaseModel.model_rebuild = classmethod(noted)  # type: ignore[assignment, method-assign]  # given back at once
    try:
        import aiogram  # noqa: F401  # for its types
    finally:
        BaseModel.model_rebuild = rebuild  # type: ignore[method-assign]
    # Only now: with these names the methods of the Bot API would have been built on the way.
    for module, namespace in names.items():
        there = vars(sys.modules[module])
        there.update({name: one for name, one in namespace.items() if name not in there})
