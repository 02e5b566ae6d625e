"""What the bot called, for tests to look at."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime
from typing import Any


@dataclass(slots=True)
class ApiCall:
    """One call; it stands in the journal from the moment it arrives."""

    method: str
    """As Telegram spells it."""
    params: dict[str, Any]
    """Ids as numbers, JSON decoded, uploads by file name."""
    at: datetime
    bot_id: int
    chat_id: int | None = None
    status: int = 0
    """HTTP status; 0 while it is being handled, or when the connection was cut."""
    description: str = ""
    """The error's words."""
    result: Any = None
    fault: str = ""
    """The injected fault that hit it."""
    in_webhook_answer: bool = False
    """It came as the body of an answer to a webhook delivery."""
    lost_entities: int = 0
    """Formatting that Telegram would drop silently because there is too much of it."""

    @property
    def ok(self) -> bool:
        """Whether it was carried out and the bot was told so."""
        return self.status == 200


@dataclass(slots=True)
class Journal:
    """All calls in the order in which they came; the oldest half goes beyond `most`."""

    calls: list[ApiCall] = field(default_factory=list)
    most: int = 200_000

    def add(self, call: ApiCall) -> None:
        """Writes a call down."""
        if len(self.calls) >= self.most:
            del self.calls[: self.most // 2]
        self.calls.append(call)
