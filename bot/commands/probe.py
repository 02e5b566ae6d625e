"""What `check` and `init` ask of Telegram and of the database."""

from __future__ import annotations

from aiogram.exceptions import TelegramAPIError, TelegramNetworkError, TelegramUnauthorizedError
from aiogram.methods import GetMe

from bot.app import now, open_app
from bot.commands.check import ProbeError, ProbeFailure
from bot.domain.people import Role
from bot.settings import Settings
from bot.usecases.bind_staff import new_staff_link
from bot.usecases.route_case import unheard
from handlers.staff.binding import PAYLOAD


class TelegramProbe:
    """Asks with the settings' own token and database."""

    def __init__(self, settings: Settings) -> None:
        self._settings = settings

    async def token_works(self) -> str:
        """The bot's username. Raises ``ProbeError``."""
        async with open_app(self._settings) as app:
            try:
                me = await app.bot(GetMe())
            except TelegramNetworkError:
                raise ProbeError(ProbeFailure.NETWORK) from None
            except (TelegramUnauthorizedError, TelegramAPIError):
                raise ProbeError(ProbeFailure.TOKEN) from None
        return me.username or ""

    async def reachable_staff(self) -> list[tuple[Role, bool]]:
        """Every bound member of staff, and whether the bot may write to them."""
        async with open_app(self._settings) as app, app.services.store.reading() as work:
            found = await work.staff.reachability()
        return [(role, reachable) for role, people in found.items() for reachable in people]

    async def unheard(self) -> tuple[Role, ...]:
        """Roles a complaint about which only those complained about could receive."""
        async with open_app(self._settings) as app, app.services.store.reading() as work:
            return await unheard(work, app.services.promises)


async def staff_links(settings: Settings, roles: tuple[Role, ...]) -> list[tuple[Role, str]]:
    """A fresh one-time link for each role. Raises ``ProbeError`` without Telegram."""
    name = await TelegramProbe(settings).token_works()
    links = []
    async with open_app(settings) as app, app.services.store.writing() as work:
        for role in roles:
            token = await new_staff_link(work, role, now())
            links.append((role, f"https://t.me/{name}?start={PAYLOAD}{token}"))
    return links
