"""Putting a screen into a chat: edit the message that was pressed, or send a new one."""

from __future__ import annotations

from typing import Final

from aiogram import Bot
from aiogram.exceptions import TelegramBadRequest
from aiogram.methods import EditMessageText, SendMessage
from aiogram.types import LinkPreviewOptions, Message, ReplyParameters

from bot.telegram.screen import Screen

_NO_PREVIEW: Final = LinkPreviewOptions(is_disabled=True)
_SAME: Final = "message is not modified"


async def deliver(
    bot: Bot,
    chat: int,
    screen: Screen,
    edit: int | None,
    patience: float,
    reply_to: int | None = None,
) -> Message | None:
    """Show `screen`; the message, or None if it stands there already.

    `edit` is the id of a message to turn into the screen; when that one cannot be edited any
    more a new message is sent; `reply_to` is the message a new one hangs on. `patience` is in
    seconds, for each request. Raises aiogram's exceptions.
    """
    limit = max(1, round(patience))
    if edit is not None:
        try:
            edited = await bot(
                EditMessageText(
                    chat_id=chat,
                    message_id=edit,
                    text=screen.text,
                    reply_markup=screen.markup(),
                    link_preview_options=_NO_PREVIEW,
                ),
                request_timeout=limit,
            )
        except TelegramBadRequest as error:
            if _SAME in error.message:
                return None
        else:
            return edited if isinstance(edited, Message) else None
    hang = None
    if reply_to is not None:
        hang = ReplyParameters(message_id=reply_to, allow_sending_without_reply=True)
    return await bot(
        SendMessage(
            chat_id=chat,
            text=screen.text,
            reply_markup=screen.markup(),
            link_preview_options=_NO_PREVIEW,
            reply_parameters=hang,
        ),
        request_timeout=limit,
    )
