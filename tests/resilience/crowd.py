"""People who use the bot at random and see to it that everything they do is answered.

Each waits for what must come of an action before the next one, however long the bot is dead.
"""

from __future__ import annotations

import random
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from itertools import islice
from typing import Final

from aiogram.filters.callback_data import CallbackData

from bot.domain.cases import Decision, Subject
from bot.domain.people import Audience, Band
from bot.playground.person import Person, Seen
from bot.playground.seen import seen
from bot.playground.server import Playground
from bot.texts import Words
from handlers.buttons import Card, FileButton, Setup, Shift, Work

PATIENCE: Final = 60.0
"""Seconds after which somebody gives up, and the test fails."""
RECENT: Final = 1000
"""Messages of a chat among which what comes of an action is looked for."""
ABOUT: Final = (Subject.UNFAIR_RESULT, Subject.RESPONSIBLE_PERSON)
"""Complaints about the first go to the responsible person, about the second to the head."""
NUMBER: Final = re.compile(r"№ (\w{3}-\w{3}-\w{3})")
RECEIPT: Final = re.compile(r"\bR-[0-9A-F]{10}\b")
CANCEL: Final = FileButton(do="cancel").pack()

Shown = Callable[[Seen], bool]


def data_on(message: Seen) -> Iterator[str]:
    """The callback data of a message's buttons."""
    return (button.data for row in message.buttons for button in row)


def offers(data: CallbackData) -> Shown:
    """Whether a message has that button."""
    return lambda message: data.pack() in data_on(message)


def asks_for_words(message: Seen) -> bool:
    """Whether a message waits for text: its one way out is "cancel"."""
    return list(data_on(message)) == [CANCEL]


@dataclass
class Someone:
    """One person, what they did, and what they were told."""

    play: Playground
    person: Person
    words: Words
    chance: random.Random
    answered: int = 0
    """Actions after which the person saw what had to come."""
    complaints: list[str] = field(default_factory=list)
    """The words of every complaint whose "send" was pressed."""
    answers: list[str] = field(default_factory=list)
    """The words of every answer that a staff member sent."""
    patience: float = PATIENCE
    """Seconds to wait for anything."""
    receipt: str | None = None
    """The number of the acknowledgement."""

    async def says(self, text: str, shown: Shown) -> Seen:
        """Write something; the message that came of it."""
        since = self.play.world.tick
        await self.person.send(text)
        return await self._sees(since, shown, text)

    async def presses(self, on: Seen, data: CallbackData | str, shown: Shown) -> Seen:
        """Press a button; the message that came of it."""
        since = self.play.world.tick
        packed = data if isinstance(data, str) else data.pack()
        await self.person.press(data=packed, message_id=on.id, wait=False)
        return await self._sees(since, shown, packed)

    async def _sees(self, since: int, shown: Shown, action: str) -> Seen:
        def found() -> Seen | None:
            for message in islice(reversed(self.person.chat.messages.values()), RECENT):
                if message.changed > since and message.sender.is_bot and not message.deleted:
                    looked_at = seen(message)
                    if shown(looked_at):
                        return looked_at
            return None

        try:
            message = await self.play.pulse.until([("chat", self.person.id)], found, self.patience)
        except TimeoutError:
            raise AssertionError(f"{self.person.key}: nothing came of {action!r}") from None
        self.answered += 1
        return message

    async def meets(self) -> None:
        """The first meeting, up to the notice."""
        lang = self.words.language.value
        who = self.chance.choice((Audience.PARENT, Audience.STUDENT)).value
        band = self.chance.choice(list(Band)).value
        steps = [
            Setup(lang=lang),
            Setup(lang=lang, who=who),
            Setup(lang=lang, who=who, band=band),
        ]
        screen = await self.says("/start", offers(steps[0]))
        for step, following in zip(steps, [*steps[1:], None], strict=True):
            shown = offers(following) if following else _is_notice
            screen = await self.presses(screen, step, shown)

    async def does_something(self) -> None:
        """One of what people do."""
        acts = (self.walks, self.complains, self.acknowledges)
        await self.chance.choices(acts, weights=(5, 2, 1))[0]()

    async def walks(self) -> None:
        """A few cards of one chapter."""
        screen = await self.says("/rules", lambda message: bool(_cards(message)))
        for _ in range(self.chance.randint(2, 6)):
            card = self.chance.choice(_cards(screen))
            screen = await self.presses(screen, card, _is_card(card))

    async def acknowledges(self) -> None:
        """The notice; done once, it shows the same number for ever."""
        notice = await self.says("/notice", _is_notice)
        if self.receipt is None:
            ack = next(d for d in data_on(notice) if d.startswith("n:ack"))
            notice = await self.presses(notice, ack, lambda m: bool(RECEIPT.search(m.text)))
        number = RECEIPT.search(notice.text)
        assert number is not None
        assert self.receipt in (None, number[0])
        self.receipt = number[0]

    async def complains(self) -> None:
        """The whole road to a case's number."""
        text = f"¦{self.person.key}:{len(self.complaints)}¦"
        subject = FileButton(do="subject", what=self.chance.choice(ABOUT).value)
        kind, send = FileButton(do="kind", what="complaint"), FileButton(do="send")
        screen = await self.says("/complaint", offers(kind))
        screen = await self.presses(screen, kind, offers(subject))
        await self.presses(screen, subject, asks_for_words)
        preview = await self.says(text, lambda m: text in m.text and offers(send)(m))
        self.complaints.append(text)
        await self.presses(preview, send, lambda m: bool(NUMBER.search(m.text)))

    async def answers_case(self, case: str, alert: Seen) -> None:
        """A staff member's whole work on a case."""
        take, answer = Work(do="take", case=case), Work(do="answer", case=case)
        send = Work(do="send")
        text = f"¦{self.person.key}→{case}¦"
        screen = await self.presses(alert, Work(do="open", case=case), offers(take))
        screen = await self.presses(screen, take, offers(answer))
        await self.presses(screen, answer, offers(Shift(do="templates", case=case)))
        decision = Shift(do="decision", case=case, what=Decision.GRANTED)
        preview = await self.says(text, lambda m: text in m.text and offers(decision)(m))
        preview = await self.presses(preview, decision, offers(send))
        self.answers.append(text)
        await self.presses(preview, send, lambda m: m.id == preview.id and not offers(send)(m))

    async def has_everything(self) -> None:
        """Ask for one more letter: letters to one person keep their order, so it is the last."""
        newest = next(m for m in reversed(self.person.messages) if m.from_bot and m.buttons)
        over = self.words.plain("cancelled")
        await self.presses(newest, CANCEL, lambda message: over in message.text)


def alerts_in(someone: Someone) -> dict[str, Seen]:
    """The alerts that stand in a staff member's chat, by case."""
    found = {}
    for message in someone.person.messages:
        for button in (b for row in message.buttons for b in row):
            if button.text == someone.words.plain("button-open"):
                found[Work.unpack(button.data).case] = message
    return found


def _is_notice(message: Seen) -> bool:
    return any(d.startswith(("n:ack", "n:full")) for d in data_on(message))


def _cards(message: Seen) -> list[Card]:
    found = [Card.unpack(data) for data in data_on(message) if data.startswith("c:")]
    return [card for card in found if card.side == "front"]


def _is_card(card: Card) -> Shown:
    place = re.compile(rf"(?<!\d){card.at + 1}/\d")
    return lambda message: place.search(message.text) is not None
