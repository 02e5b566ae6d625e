"""The rules by topic, a card by itself, and a link by which it is shared.

A link holds the rule's id and nothing about who shares it or who opens it.
"""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from typing import Final
from urllib.parse import urlencode

import structlog
from aiogram import Bot, F, Router
from aiogram.exceptions import TelegramAPIError
from aiogram.filters.callback_data import CallbackData
from aiogram.types import CallbackQuery

from bot.domain.catalogue import Rule, Topic
from bot.domain.people import Audience, Band, Profile
from bot.services import Services
from bot.telegram.reply import PATIENCE, Reply
from bot.telegram.screen import Button, Screen
from bot.texts import Words
from handlers.buttons import Go, One, Share, TermButton, TopicButton, button, menu_row
from handlers.rule_card import card_body, side_rows, sides_of
from storage.people import Visitor

PAYLOAD: Final = "r_"
"""What the payload of ``t.me/<bot>?start=`` begins with when it names a rule."""

log = structlog.get_logger()


def topics_screen(words: Words, services: Services, audience: Audience) -> Screen:
    """Every topic that has rules for the reader."""
    rows = []
    for topic in Topic:
        rules = services.catalogue.of_topic(topic, audience)
        if rules:
            title = words.plain(_name(topic))
            label = words.plain("topic-line", title=title, count=len(rules))
            rows.append((Button(label, TopicButton(topic=topic.value).pack()),))
    back = button(words, "button-chapters", Go(to="rules"))
    return Screen(words("topics", who=audience.value), (*rows, (back, *menu_row(words))))


def topic_screen(words: Words, services: Services, topic: Topic, audience: Audience) -> Screen:
    """The rules of a topic, by their titles."""
    rules = services.catalogue.of_topic(topic, audience)
    rows = [(button(words, f"rule-{rule.id}", One(rule=rule.id, back="topic")),) for rule in rules]
    text: str = words(
        "topic-rules", title=words.plain(_name(topic)), count=len(rules), who=audience.value
    )
    back = button(words, "button-topics", Go(to="topics"))
    return Screen(text, (*rows, (back, *menu_row(words))))


def _name(topic: Topic) -> str:
    return f"topic-{topic.value.replace('_', '-')}"


def lone_card(
    words: Words,
    services: Services,
    rule: Rule,
    reader: tuple[Audience, Band],
    side: str,
    to: Callable[[str], CallbackData],
    leave: tuple[Button, ...],
) -> Screen:
    """A card outside a walkthrough: `to` leads to its sides, `leave` to where one came from.

    A rule that is not for the reader's audience, as a link may open it, is shown as written
    for those it is for, and says so.
    """
    audience, band = reader
    place: str = words("one-place", topic=words.plain(_name(rule.topic)))
    if audience not in rule.audiences:
        audience = rule.audiences[0]
        place = f"{place}\n{words('one-for-others', who=words.plain(f'who-{audience}'))}"
    if side not in sides_of(words, rule, audience, band):
        side = "front"
    body = card_body(words, services, rule, audience, band, side)
    rows = side_rows(words, rule, audience, band, side, to)
    return Screen(f"<i>{place}</i>\n\n{body}", (*rows, leave, menu_row(words)))


def one_screen(
    words: Words,
    services: Services,
    rule: Rule,
    profile: Profile,
    side: str = "front",
    back: str = "",
) -> Screen:
    """A card by itself for this reader, with the way back to where it was opened."""

    def to(towards: str) -> One:
        return One(rule=rule.id, side=towards, back=back)

    reader = (profile.audience, profile.band)
    leave = button(words, "button-chapters", Go(to="rules"))
    if back == "topic":
        leave = button(words, "button-topic-back", TopicButton(topic=rule.topic.value))
    elif services.glossary.find(back):
        leave = button(words, "button-term-back", TermButton(term=back))
    return lone_card(words, services, rule, reader, side, to, (leave,))


def share_screen(words: Words, rule: Rule, username: str) -> Screen:
    """The link, ready to be forwarded or sent on."""
    link = f"https://t.me/{username}?start={PAYLOAD}{rule.id}"
    onward = f"https://t.me/share/url?{urlencode({'url': link})}"
    rows = (
        (Button(words.plain("button-share-send"), url=onward),),
        (button(words, "button-open-rule", One(rule=rule.id)), *menu_row(words)),
    )
    return Screen(words("share", title=words.plain(f"rule-{rule.id}"), link=link), rows)


def shared_rule(services: Services, payload: str | None) -> Rule | None:
    """The rule a link names; None when it names none."""
    name = payload or ""
    if not name.startswith(PAYLOAD):
        return None
    return services.catalogue.by_id.get(name.removeprefix(PAYLOAD))


def router() -> Router:
    """Topics, single cards and sharing."""
    topics = Router(name="topics")

    @topics.callback_query(Go.filter(F.to == "topics"))
    async def all_topics(
        _: CallbackQuery, reply: Reply, words: Words, visitor: Visitor, services: Services
    ) -> None:
        if visitor.profile is None:
            return
        await reply.show(topics_screen(words, services, visitor.profile.audience))

    @topics.callback_query(TopicButton.filter())
    async def one_topic(
        _: CallbackQuery,
        callback_data: TopicButton,
        reply: Reply,
        words: Words,
        visitor: Visitor,
        services: Services,
    ) -> None:
        if visitor.profile is None:
            return
        audience = visitor.profile.audience
        if callback_data.topic not in set(Topic):
            reply.popup(words.plain("button-unknown"))
            await reply.show(topics_screen(words, services, audience))
            return
        await reply.show(topic_screen(words, services, Topic(callback_data.topic), audience))

    @topics.callback_query(One.filter())
    async def one_card(
        _: CallbackQuery,
        callback_data: One,
        reply: Reply,
        words: Words,
        visitor: Visitor,
        services: Services,
    ) -> None:
        if visitor.profile is None:
            return
        rule = services.catalogue.by_id.get(callback_data.rule)
        if rule is None:
            reply.popup(words.plain("button-unknown"))
            await reply.show(topics_screen(words, services, visitor.profile.audience))
            return
        side, back = callback_data.side, callback_data.back
        await reply.show(one_screen(words, services, rule, visitor.profile, side, back))

    @topics.callback_query(Share.filter())
    async def share(
        _: CallbackQuery,
        callback_data: Share,
        reply: Reply,
        words: Words,
        services: Services,
        bot: Bot,
    ) -> None:
        rule = services.catalogue.by_id.get(callback_data.rule)
        username = await own_username(bot)
        if rule is None or username is None:
            known = "share-later" if rule else "button-unknown"
            reply.popup(words.plain(known))
            return
        await reply.send(share_screen(words, rule, username))

    return topics


async def own_username(bot: Bot) -> str | None:
    """The bot's own username, asked of Telegram once; None when Telegram does not answer."""
    try:
        async with asyncio.timeout(PATIENCE):
            return (await bot.me()).username
    except (TimeoutError, TelegramAPIError) as error:
        log.warning("username_not_known", error=type(error).__name__)
        return None
