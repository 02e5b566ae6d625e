"""``/stats``: how many cases came in and how they ended, for anyone, without personal data.

Source: 002:6.12ae.
"""

from __future__ import annotations

from aiogram import F, Router
from aiogram.filters import Command

from bot.domain.statistics import FEWEST_COUNTED, Figures
from bot.services import Services
from bot.telegram.reply import Reply
from bot.telegram.screen import Screen
from bot.texts import Html, Words
from bot.usecases.publish_statistics import publish_statistics
from bot.wording import full_day
from handlers import commands
from handlers.buttons import Go, button, menu_row


def stats_screen(words: Words, told: tuple[Figures, ...]) -> Screen:
    """The figures, and how small ones are treated."""
    parts = [words("stats", few=FEWEST_COUNTED), *(_period(words, figures) for figures in told)]
    about = button(words, "button-about", Go(to="about"))
    return Screen(Html("\n\n").join(parts), ((about,), menu_row(words)))


def _period(words: Words, figures: Figures) -> Html:
    first, last = (full_day(words, d) for d in (figures.period.first, figures.period.last))
    lines = [words("stats-period", first=first, last=last)]
    if figures.total == 0:
        return Html("\n").join((*lines, words("stats-none")))
    if figures.total is None:
        return Html("\n").join((*lines, words("stats-few", few=FEWEST_COUNTED)))
    lines.append(words("stats-total", count=figures.total))
    for kind, count in figures.kinds.items():
        lines.append(_figure(words, words(f"kind-{kind}"), count))
    lines.append(words("stats-outcomes"))
    for outcome, count in figures.outcomes.items():
        lines.append(_figure(words, words(f"stats-{outcome.value.replace('_', '-')}"), count))
    if figures.in_time is not None:
        lines.append(words("stats-share", percent=figures.in_time))
    if any(count != 0 for count in figures.decisions.values()):
        lines.append(words("stats-decisions"))
        for decision, count in figures.decisions.items():
            lines.append(_figure(words, words(f"decision-{decision}"), count))
    return Html("\n").join(lines)


def _figure(words: Words, name: Html, count: int | None) -> Html:
    if count is None:
        return words("stats-hidden", name=name)
    return words("stats-line", name=name, count=count)


def router() -> Router:
    """Reading the figures."""
    stats = Router(name="stats")

    @stats.message(Command(commands.STATS))
    @stats.callback_query(Go.filter(F.to == "stats"))
    async def show(_: object, reply: Reply, words: Words, services: Services) -> None:
        async with services.store.reading() as work:
            told = await publish_statistics(work, services.today())
        await reply.show(stats_screen(words, told))

    return stats
