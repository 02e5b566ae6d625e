"""The numbers the Bot API enforces, each in the unit its name or comment says."""

from __future__ import annotations

from typing import Final

TEXT: Final = 4096
"""UTF-16 units of a message's text after parsing; the server may count emoji more kindly."""
RAW_TEXT_BYTES: Final = 32_768
CAPTION: Final = 1024
ENTITIES: Final = 100
"""Formatting beyond this many entities is dropped without an error."""

CALLBACK_DATA_BYTES: Final = 64
BUTTONS: Final = 100
BUTTONS_IN_ROW: Final = 8
MARKUP_BYTES: Final = 10_240
COPY_TEXT: Final = 256
PLACEHOLDER: Final = 64

ANSWER_TEXT: Final = 200
QUERY_LIFETIME: Final = 15.0
"""Seconds after which a callback query can no longer be answered."""

DELETE_WITHIN: Final = 48 * 3600.0
"""Seconds after sending during which a message can be deleted."""
DELETE_AT_ONCE: Final = 100
UPDATE_LIFETIME: Final = 24 * 3600.0
POLL_SECONDS: Final = 50
POLL_UPDATES: Final = 100

SECRET_TOKEN: Final = 256
WEBHOOK_CONNECTIONS: Final = 100
WEBHOOK_SECONDS: Final = 60.0
WEBHOOK_BACK_OFF: Final = 60.0
"""The longest pause in seconds between two deliveries of one update."""

START_PAYLOAD: Final = 64
COMMANDS: Final = 100
COMMAND_NAME: Final = 32
COMMAND_DESCRIPTION: Final = 256
BOT_NAME: Final = 64
BOT_DESCRIPTION: Final = 512
BOT_SHORT_DESCRIPTION: Final = 120
TOPIC_NAME: Final = 128

DOCUMENT_BYTES: Final = 50 * 1024 * 1024
PHOTO_BYTES: Final = 10 * 1024 * 1024
DOWNLOAD_BYTES: Final = 20 * 1024 * 1024
PHOTO_SIDES: Final = 10_000
"""Width and height of a photo together, in pixels."""
PHOTO_RATIO: Final = 20
ALBUM_FEWEST: Final = 2
ALBUM_MOST: Final = 10
FILE_NAME: Final = 60

OVERALL_PER_SECOND: Final = 30.0
CHAT_PER_SECOND: Final = 1.0
CHAT_BURST: Final = 20.0
"""Messages a person takes at once before the one-a-second pace is held against the bot."""
GROUP_BURST: Final = 5.0
"""The same for a group."""
GROUP_PER_MINUTE: Final = 20.0
