"""Tokens known to the emulator; they open nothing else."""

from typing import Final

TOKENS: Final = {
    "adal": "123456:token-of-our-bot",
    "echo": "654321:token-of-the-echo-bot",
}
"""By the name of the bot that is measured."""
