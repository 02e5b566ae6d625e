"""What a person sees in a chat."""

from __future__ import annotations

from typing import NamedTuple

from bot.playground.entities import Entity, render
from bot.playground.world import File, Json, Message


class Button(NamedTuple):
    """`kind` is "callback", "url" or "copy_text"; `data` what goes with it."""

    text: str
    kind: str
    data: str


class Answer(NamedTuple):
    """The note a bot answered a press with; empty when it only ended the little clock."""

    text: str
    show_alert: bool


class Pressed(NamedTuple):
    """What a press led to: an answer, an address to open, a text copied, or a text sent."""

    answer: Answer | None = None
    url: str = ""
    copied: str = ""
    sent: Seen | None = None


class Seen(NamedTuple):
    """One visible message."""

    id: int
    text: str
    """Of a file: its caption."""
    html: str
    entities: list[Entity]
    buttons: list[list[Button]]
    edited: bool
    document: File | None
    """The file of a document, photo or voice message."""
    kind: str
    from_bot: bool
    thread_id: int | None
    message: Message
    """The world's own record, for what is not told here."""

    @property
    def labels(self) -> list[str]:
        """The words on all buttons, in reading order."""
        return [button.text for row in self.buttons for button in row]


def button(shown: Json) -> Button:
    """An inline button as the person sees it."""
    if "callback_data" in shown:
        return Button(shown["text"], "callback", shown["callback_data"])
    if "url" in shown:
        return Button(shown["text"], "url", shown["url"])
    return Button(shown["text"], "copy_text", shown["copy_text"]["text"])


def seen(message: Message) -> Seen:
    """The message as it stands now."""
    rows = message.markup["inline_keyboard"] if message.markup else []
    return Seen(
        id=message.id,
        text=message.text,
        html=render(message.text, message.entities),
        entities=list(message.entities),
        buttons=[[button(one) for one in row] for row in rows],
        edited=message.edited is not None,
        document=message.file,
        kind=message.kind,
        from_bot=message.sender.is_bot,
        thread_id=message.thread_id,
        message=message,
    )
