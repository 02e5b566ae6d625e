"""Formatted texts: parsing as the server does it, and showing them safely."""

from bot.playground.entities.finding import found, merged
from bot.playground.entities.fixing import fix
from bot.playground.entities.html import parse_html
from bot.playground.entities.model import Entity, utf16_length
from bot.playground.entities.rendering import render

__all__ = ["Entity", "fix", "found", "merged", "parse_html", "render", "utf16_length"]
