"""Questions in one's own words, answered only by approved cards. Nothing of them is stored.

The answer hangs on the question as a reply, so "why this answer?" and "not what I meant" can
read the question again from the chat itself. Somebody in distress comes before everything.
Source: 002:2.6b, 2.3b, 6.4a, 3.6a, 4.6b; 000A:2.4-2.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from aiogram import F, Router
from aiogram.filters.callback_data import CallbackData
from aiogram.types import CallbackQuery, InaccessibleMessage, Message

from bot.answers import Answer, Question, Reason, Tier
from bot.domain.cases import Subject
from bot.domain.people import Audience, Band, Profile
from bot.services import Services
from bot.telegram.reply import Reply
from bot.telegram.screen import Button, Screen
from bot.texts import Words
from bot.wording import clause_words, contact_args, full_day
from handlers.buttons import FileButton, Go, button, menu_row
from handlers.filters import PlainText
from handlers.rule_card import card_text
from storage.people import Visitor

SHOWN_PIECES: Final = 5
"""How many parts of the question an explanation names."""
LONGEST: Final = 1000
"""Characters of a question that are looked at; a longer one is a story, not a question."""


class Ask(CallbackData, prefix="q"):
    """Something done with an answer: ``card``, ``why``, ``other``, ``none``."""

    do: str
    rule: str = ""


def answer_screen(words: Words, services: Services, profile: Profile, answer: Answer) -> Screen:
    """The screen for whatever the engine found."""
    match answer.tier:
        case Tier.CRISIS:
            return crisis_screen(words, services, profile)
        case Tier.PERSONAL_DATA:
            found = ", ".join(words(f"trace-{trace}") for trace in sorted(answer.traces))
            return Screen(words("found-personal", list=found), (menu_row(words),))
        case Tier.DIRECT:
            return rule_screen(words, services, profile, answer.rules[0], sure=True)
        case Tier.CHOOSE:
            return choice_screen(words, answer.rules)
        case Tier.REFUSE:
            return refusal_screen(words, services, answer.reason)


def screen_for(words: Words, services: Services, profile: Profile, text: str) -> Screen:
    """What somebody is shown who wrote this, outside of any form."""
    answer = _answer(services, text, profile)
    if answer.tier is not Tier.CRISIS and _buttons_only(services, profile):
        return _primary_screen(words, services)
    return answer_screen(words, services, profile, answer)


def rule_screen(
    words: Words, services: Services, profile: Profile, rule_id: str, *, sure: bool
) -> Screen:
    """One card as an answer, with its clause, its limits and the ways on."""
    rule = services.catalogue.by_id[rule_id]
    source = words(
        "card-source",
        clause=clause_words(words, rule.sources[0]),
        day=full_day(words, services.settings.documents.as_of),
    )
    body = card_text(words, rule, profile.audience, profile.band)
    quality = words("found-exact" if sure else "found-chosen")
    text = f"{body}\n\n<i>{source}\n{quality} {words('found-caveat')}</i>"
    rows = (
        (
            button(words, "button-why-answer", Ask(do="why", rule=rule_id)),
            button(words, "button-not-meant", Ask(do="other", rule=rule_id)),
        ),
        (button(words, "button-question", FileButton(do="kind", what="question")),),
        menu_row(words),
    )
    return Screen(text, rows)


def choice_screen(words: Words, rules: Sequence[str]) -> Screen:
    """Up to three cards by title, without verdicts, and a way out."""
    rows: list[tuple[Button, ...]] = [
        (Button(words.plain(f"rule-{rule}"), Ask(do="card", rule=rule).pack()),) for rule in rules
    ]
    rows.append((button(words, "button-none", Ask(do="none")),))
    return Screen(words("found-choose"), (*rows, menu_row(words)))


def refusal_screen(words: Words, services: Services, reason: Reason | None) -> Screen:
    """An honest "not in the rules", what there is instead, and a person to ask."""
    key = "found-homework" if reason is Reason.DO_HOMEWORK else "found-refused"
    text = words(key, **contact_args(words, services.settings))
    rows = (
        (button(words, "button-rules", Go(to="rules")),),
        (button(words, "button-question", FileButton(do="kind", what="question")),),
        menu_row(words),
    )
    return Screen(text, rows)


def crisis_screen(words: Words, services: Services, profile: Profile) -> Screen:
    """People who can help now, before anything else; the message was not kept."""
    contacts, roles = services.settings.contacts, services.settings.roles
    text = words(
        "found-crisis",
        who=profile.audience.value,
        psychologist=roles.psychologist.title[words.language],
        contact=roles.psychologist.contact[words.language],
        psychologistphone=contacts.psychologist_phone,
        helpline=contacts.helpline.name[words.language],
        helplinenumber=contacts.helpline.number,
        emergency=contacts.emergency,
    )
    write = button(words, "button-tell-person", FileButton(do="subject", what=Subject.DISTRESS))
    return Screen(text, ((write,), menu_row(words)))


def why_screen(words: Words, services: Services, rule_id: str, answer: Answer | None) -> Screen:
    """Why this card: purpose, inputs, factors, limits, version and date (002:6.4a)."""
    settings = services.settings
    args = {
        "title": words(f"rule-{rule_id}"),
        "version": services.catalogue.version,
        "engine": services.answers.version,
        "day": full_day(words, settings.documents.as_of),
    }
    if answer is None:
        text = words("found-why-blind", **args)
    else:
        explanation = answer.explanation
        pieces = [piece.text for piece in explanation.pieces[:SHOWN_PIECES]]
        text = words(
            "found-why",
            **args,
            pieces=", ".join(f"«{piece}»" for piece in pieces) or "—",
            score=round(explanation.score * 100),
            threshold=round(explanation.threshold * 100),
        )
    back = button(words, "button-card", Ask(do="card", rule=rule_id))
    return Screen(text, ((back,), menu_row(words)))


def router() -> Router:
    """Free text outside a form, and what hangs on its answers."""
    questions = Router(name="questions")

    @questions.message(PlainText())
    async def ask(
        message: Message, reply: Reply, words: Words, visitor: Visitor, services: Services
    ) -> None:
        if visitor.profile is None:
            return
        screen = screen_for(words, services, visitor.profile, message.text or "")
        await reply.send(screen, to=message.message_id)

    @questions.callback_query(Ask.filter(F.do == "none"))
    async def none(_: CallbackQuery, reply: Reply, words: Words, services: Services) -> None:
        await reply.show(refusal_screen(words, services, None))

    @questions.callback_query(Ask.filter())
    async def more(
        query: CallbackQuery,
        callback_data: Ask,
        reply: Reply,
        words: Words,
        visitor: Visitor,
        services: Services,
    ) -> None:
        rule = callback_data.rule
        if visitor.profile is None or rule not in services.catalogue.by_id:
            reply.popup(words.plain("button-unknown"))
            return
        text = question_of(query)
        again = _answer(services, text, visitor.profile) if text else None
        match callback_data.do:
            case "why":
                await reply.show(why_screen(words, services, rule, again))
            case "other":
                others = [r for r in (*again.rules, *again.others) if r != rule] if again else []
                if others:
                    await reply.show(choice_screen(words, others[:3]))
                else:
                    await reply.show(refusal_screen(words, services, None))
            case _:
                sure = again is not None and again.tier is Tier.DIRECT and rule == again.rules[0]
                await reply.show(rule_screen(words, services, visitor.profile, rule, sure=sure))

    return questions


def _answer(services: Services, text: str, profile: Profile) -> Answer:
    question = Question(text[:LONGEST], profile.language, profile.audience, profile.band)
    return services.answers.answer(question)


def _buttons_only(services: Services, profile: Profile) -> bool:
    """Free text is off for grades 1-4 unless the school turned it on (002:4.6b)."""
    return (
        profile.audience is Audience.STUDENT
        and profile.band is Band.PRIMARY
        and not services.settings.pupils.free_text_for_primary
    )


def _primary_screen(words: Words, services: Services) -> Screen:
    text = words("found-primary", **contact_args(words, services.settings))
    rules = button(words, "button-rules", Go(to="rules"))
    return Screen(text, ((rules,), menu_row(words)))


def question_of(query: CallbackQuery) -> str | None:
    """The text that the pressed message hangs on, as long as it stands in the chat."""
    message = query.message
    if message is None or isinstance(message, InaccessibleMessage):
        return None
    return message.reply_to_message.text if message.reply_to_message else None
