"""Published editions of notices. They are added and read, never changed or removed."""

from __future__ import annotations

from datetime import date
from functools import lru_cache
from itertools import groupby
from typing import Final

from sqlalchemy import insert, select
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.domain.editions import Edition, NoticeLog
from bot.domain.notices import MODELS, GeneralNotice, NoticeType
from storage.keys import Keys
from storage.schema import notice_edition
from storage.vault import NOTICES_OWNER, place

_ALL: Final = select(notice_edition).order_by(notice_edition.c.notice, notice_edition.c.number)


class Notices:
    """The notice_edition table."""

    def __init__(self, connection: AsyncConnection, keys: Keys) -> None:
        self._connection = connection
        self._keys = keys

    async def add(self, content: GeneralNotice, number: int, published: date) -> Edition:
        """Store the edition `number` of a notice, which follows the last one."""
        key = await self._keys.of(NOTICES_OWNER)
        row = f"{content.code}.{number}"
        await self._connection.execute(
            insert(notice_edition).values(
                notice=content.code,
                number=number,
                type=content.type.value,
                published=published,
                text_sealed=key.seal(
                    content.model_dump_json(), place("notice_edition", row, "text")
                ),
            )
        )
        return Edition(str(number), published, content)

    async def logs(self, notice: str | None = None) -> tuple[NoticeLog, ...]:
        """Every notice with all its editions, or only the one with this code."""
        query = _ALL if notice is None else _ALL.where(notice_edition.c.notice == notice)
        rows = (await self._connection.execute(query)).all()
        key = await self._keys.find(NOTICES_OWNER) if rows else None
        if key is None:
            return ()
        editions = [
            Edition(
                str(row.number),
                row.published,
                _content(
                    NoticeType(row.type),
                    key.open(
                        row.text_sealed,
                        place("notice_edition", f"{row.notice}.{row.number}", "text"),
                    ),
                ),
            )
            for row in rows
        ]
        return tuple(
            NoticeLog(tuple(of_one)) for _, of_one in groupby(editions, lambda one: one.notice)
        )

    async def log(self, notice: str) -> NoticeLog | None:
        """The notice with this code."""
        found = await self.logs(notice)
        return found[0] if found else None


@lru_cache(maxsize=512)
def _content(kind: NoticeType, text: str) -> GeneralNotice:
    """An edition never changes, so its text is parsed once."""
    return MODELS[kind].model_validate_json(text)
