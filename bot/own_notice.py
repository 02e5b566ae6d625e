"""The bot's own notice, from the school's settings, as one of the notices that people read."""

from __future__ import annotations

import re
from typing import Any, Final

from bot.domain.editions import Edition, NoticeLog
from bot.domain.notices import FIELDS, FIXED, OWN, GeneralNotice, Heading, ShortText
from bot.domain.people import Audience, Band, Language
from bot.domain.readers import Reader
from bot.settings import Settings
from bot.texts import Html, Texts, Words
from bot.wording import contact_args

_TAG: Final = re.compile(r"<[^>]+>")


def own_short(words: Words, settings: Settings, reader: Reader) -> Html:
    """The short version for a reader, as HTML."""
    return words(
        f"notice-short-{reader}",
        **contact_args(words, settings),
        days=settings.retention.profiles,
        casedays=settings.retention.cases,
        complaintdays=settings.terms.complaint,
    )


def own_log(settings: Settings, texts: Texts) -> NoticeLog:
    """The notice with its one edition: the settings know no earlier ones."""
    notice = settings.notice
    kk, ru = texts[Language.KK], texts[Language.RU]
    texts_of: dict[str, Any] = {
        f"short_{reader}": ShortText(
            kk=_TAG.sub("", own_short(kk, settings, reader)),
            ru=_TAG.sub("", own_short(ru, settings, reader)),
        )
        for reader in Reader
    }
    texts_of |= {name: getattr(notice, name) for name in FIELDS if name not in FIXED}
    content = GeneralNotice.model_construct(
        code=OWN,
        title=Heading(kk=kk.plain("notice-title"), ru=ru.plain("notice-title")),
        audiences=tuple(Audience),
        bands=tuple(Band),
        effective=notice.effective,
        order_number=settings.order.number,
        order_date=settings.order.date,
        proposed_by=settings.order.proposed_by or settings.roles.responsible.title,
        **texts_of,
    )
    return NoticeLog((Edition(notice.version, notice.published, content),))
