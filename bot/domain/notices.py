"""The four kinds of notices and everything the standard wants in them (002:B.0-B.4).

What the school writes is here; what the standard itself fixes (that people decide, and what is
banned) stands in ``locales`` and cannot be edited. Errors are ids of texts, never with a value.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Annotated, ClassVar, Final

from pydantic import AfterValidator, ConfigDict, Field, ValidationInfo, field_validator
from pydantic_core import PydanticCustomError

from bot.domain.classes import NoClassError, class_label
from bot.domain.people import Audience, Band
from bot.domain.readers import STAFF, Reader, Readers, readers_of
from bot.fields import Bilingual, BilingualParagraph, Days, Line, Section, filled

OWN: Final = "bot"
"""The code of the bot's own notice, of type B.1, which stands in the school's settings."""
SHORT_LENGTH: Final = 1800
"""Characters of a short version, so that a screen holds it with dates and what changed."""
_CODE: Final = re.compile(r"[a-z][a-z0-9-]{1,15}")


class NoticeType(StrEnum):
    """The kinds of notices; each is acknowledged by itself (002:6.1ae)."""

    GENERAL = "general"
    EXAM = "exam"
    ANALYTICS = "analytics"
    STAFF = "staff"


def _code(value: str) -> str:
    if not _CODE.fullmatch(value) or value == OWN:
        raise PydanticCustomError("expected-code", "2 to 16 of a-z, 0-9 and -, not taken")
    return value


def _label(value: str) -> str:
    try:
        return class_label(value)[0]
    except NoClassError:
        raise PydanticCustomError("expected-class", "a class such as 9 A") from None


class Heading(Bilingual):
    """The name of a notice, short enough for a button."""

    kk: Annotated[str, filled(60)]
    ru: Annotated[str, filled(60)]


class ShortText(Bilingual):
    """A short version of a notice."""

    kk: Annotated[str, filled(SHORT_LENGTH)]
    ru: Annotated[str, filled(SHORT_LENGTH)]


@dataclass(frozen=True, slots=True)
class ConsentPart:
    """What a parent is asked to agree to, and for how many calendar days it holds.

    `template` names the authorised body's form. Without one nothing may be asked: the notice
    says so and is only acknowledged (002:5.2ae, 5.3a).
    """

    text: BilingualParagraph
    basis: BilingualParagraph
    days: int
    template: Bilingual | None


class GeneralNotice(Section):
    """B.1: the thirteen fields (`people` is fixed), short versions, readers, order, consent."""

    model_config = ConfigDict(validate_default=True)

    type: ClassVar[NoticeType] = NoticeType.GENERAL
    code: Annotated[str, AfterValidator(_code)]
    title: Heading
    audiences: Annotated[tuple[Audience, ...], Field(min_length=1)]
    bands: Annotated[tuple[Band, ...], Field(min_length=1)] = tuple(Band)
    classes: tuple[Annotated[str, AfterValidator(_label)], ...] = ()
    effective: date
    ends: date | None = None
    material: bool = True
    changed: BilingualParagraph | None = None
    order_number: Line
    order_date: date
    proposed_by: Bilingual
    short_s14: ShortText | None = None
    short_s59: ShortText | None = None
    short_s1011: ShortText | None = None
    short_parent: ShortText | None = None
    short_staff: ShortText | None = None
    subject: BilingualParagraph
    purpose: BilingualParagraph
    legal_basis: BilingualParagraph
    system: BilingualParagraph
    data: BilingualParagraph
    storage: BilingualParagraph
    recipients: BilingualParagraph
    transfer: BilingualParagraph
    risks: BilingualParagraph
    rights: BilingualParagraph
    contact: BilingualParagraph
    record: BilingualParagraph
    consent_text: BilingualParagraph | None = None
    consent_basis: BilingualParagraph | None = None
    consent_days: Days | None = None
    consent_template: Bilingual | None = None

    @field_validator("audiences")
    @classmethod
    def _parents_are_told_too(cls, value: tuple[Audience, ...]) -> tuple[Audience, ...]:
        if Audience.STUDENT in value and Audience.PARENT not in value:
            raise PydanticCustomError("expected-parents-too", "parents read it too")
        return value

    @field_validator("short_s14", "short_s59", "short_s1011", "short_parent", "short_staff")
    @classmethod
    def _each_reader_has_a_version(
        cls, value: ShortText | None, info: ValidationInfo
    ) -> ShortText | None:
        given = info.data
        if value is None and "audiences" in given and "bands" in given:
            wanted = readers_of(given["audiences"], given["bands"])
            if Reader(str(info.field_name).removeprefix("short_")) in wanted:
                raise PydanticCustomError("expected-version-for-reader", "wanted for its readers")
        return value

    @field_validator("consent_text")
    @classmethod
    def _parents_consent(
        cls, value: BilingualParagraph | None, info: ValidationInfo
    ) -> BilingualParagraph | None:
        audiences = info.data.get("audiences", (Audience.PARENT,))
        if value is not None and Audience.PARENT not in audiences:
            raise PydanticCustomError("expected-parents", "only parents can be asked to consent")
        return value

    @field_validator("consent_basis", "consent_days")
    @classmethod
    def _consent_is_whole(cls, value: object, info: ValidationInfo) -> object:
        if value is None and info.data.get("consent_text") is not None:
            raise PydanticCustomError("expected-consent-whole", "wanted when consent is asked")
        return value

    @field_validator("ends")
    @classmethod
    def _ends_after_it_begins(cls, value: date | None, info: ValidationInfo) -> date | None:
        if value is not None and value <= info.data.get("effective", date.min):
            raise PydanticCustomError("expected-later-end-day", "ends after it takes effect")
        return value

    @property
    def readers(self) -> Readers:
        """Whom it concerns."""
        return Readers(self.audiences, self.bands, self.classes)

    @property
    def consent(self) -> ConsentPart | None:
        """The consent part, if the school wrote one."""
        if self.consent_text is None or self.consent_basis is None or self.consent_days is None:
            return None
        return ConsentPart(
            self.consent_text, self.consent_basis, self.consent_days, self.consent_template
        )

    @property
    def asks_consent(self) -> bool:
        """Whether parents are asked to consent: only on the authorised body's own form."""
        return self.consent is not None and self.consent_template is not None

    def short(self, reader: Reader) -> ShortText | None:
        """The version for a reader; there is one for everybody whom the notice concerns."""
        found: ShortText | None = getattr(self, f"short_{reader}")
        return found


class ExamNotice(GeneralNotice):
    """B.2: exam and proctoring. The bans on constant access and on emotions are fixed."""

    type: ClassVar[NoticeType] = NoticeType.EXAM
    exam_on: date
    control: BilingualParagraph
    sensors: BilingualParagraph
    alternative: BilingualParagraph
    day_contact: BilingualParagraph


class AnalyticsNotice(GeneralNotice):
    """B.3: analysis of progress, and teaching fitted to the pupil."""

    type: ClassVar[NoticeType] = NoticeType.ANALYTICS
    indicators: BilingualParagraph
    source: BilingualParagraph
    method: BilingualParagraph
    threshold: BilingualParagraph


class StaffNotice(GeneralNotice):
    """B.4: monitoring of staff. The ban on hidden monitoring is fixed."""

    type: ClassVar[NoticeType] = NoticeType.STAFF
    audiences: Annotated[tuple[Audience, ...], Field(min_length=1)] = (
        Audience.TEACHER,
        Audience.ADMIN,
    )
    lawful_purposes: BilingualParagraph
    metrics: BilingualParagraph
    logs: BilingualParagraph

    @field_validator("audiences")
    @classmethod
    def _only_staff(cls, value: tuple[Audience, ...]) -> tuple[Audience, ...]:
        if set(value) - STAFF:
            raise PydanticCustomError("expected-staff-only", "only staff read this notice")
        return value


MODELS: Final[dict[NoticeType, type[GeneralNotice]]] = {
    NoticeType.GENERAL: GeneralNotice,
    NoticeType.EXAM: ExamNotice,
    NoticeType.ANALYTICS: AnalyticsNotice,
    NoticeType.STAFF: StaffNotice,
}

FIELDS: Final = (
    "subject", "purpose", "legal_basis", "system", "data", "storage", "recipients", "transfer",
    "people", "risks", "rights", "contact", "record",
)  # fmt: skip
"""The thirteen fields of 002:B.1 in their order."""
FURTHER: Final[dict[NoticeType, tuple[str, ...]]] = {
    NoticeType.GENERAL: (),
    NoticeType.EXAM: (
        "control", "sensors", "no_constant_access", "alternative", "no_emotions", "day_contact",
    ),
    NoticeType.ANALYTICS: ("indicators", "source", "method", "threshold"),
    NoticeType.STAFF: ("lawful_purposes", "metrics", "logs", "no_hidden_watch"),
}  # fmt: skip
"""What B.2, B.3 and B.4 add, in their order."""
FIXED: Final = frozenset({"people", "no_constant_access", "no_emotions", "no_hidden_watch"})
"""Fields whose words are the standard's and stand in ``locales``."""
