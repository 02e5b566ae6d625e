"""The outbox and its one sender: no letter is lost, none overtakes, none is doubled by us."""

from __future__ import annotations

import asyncio
import sqlite3
from collections.abc import AsyncIterator, Sequence
from contextlib import closing, suppress
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any, Literal

import pytest
from aiogram import Bot

from bot.domain.people import Language, Role
from bot.playground.faults import Rule
from bot.playground.person import Person
from bot.playground.server import Playground
from bot.telegram import sender as sender_module
from bot.telegram.deliver import deliver
from bot.telegram.screen import Screen
from bot.telegram.sender import Pace, Sender
from bot.texts import Texts
from storage.outbox import Letter, Outbox
from storage.store import Repositories, Store, StoreFailedError
from tests.school import TOKEN, UNHURRIED, FakeClock

TODAY = date(2026, 11, 23)


class Mail(asyncio.Event):
    """The store's mail bell, which also tells when the sender has nothing left to do."""

    def __init__(self) -> None:
        super().__init__()
        self.sender: Sender | None = None
        self.idle = asyncio.Event()

    async def wait(self) -> Literal[True]:
        if self.sender is not None and not self.sender._busy and not self.is_set():
            self.idle.set()
        return await super().wait()


async def draw(
    _work: Repositories, _recipient: str, _language: Language, letter: Letter
) -> Screen | None:
    """The letter's own text; nothing for "moot", and no drawing at all for "broken"."""
    if letter.view == "moot":
        return None
    if letter.view == "broken":
        raise KeyError("no such text")
    return Screen(letter.args["text"])


@dataclass
class Post:
    """A sender at work, and what a test does with it."""

    store: Store
    sender: Sender
    mail: Mail
    clock: FakeClock
    file: Path
    running: asyncio.Task[None]
    stop: asyncio.Event

    async def knows(self, person: Person, address: int = 0) -> str:
        """The pseudonym of a person the bot may write to; `address` for another chat."""
        pseudonym = self.store.pseudonyms.person(person.id)
        async with self.store.writing() as work:
            await work.people.save(pseudonym, address or person.id, Language.KK, TODAY)
        return pseudonym

    async def write(
        self,
        recipient: str,
        *texts: str,
        view: str = "text",
        key: str | None = None,
        author: Role | None = None,
    ) -> list[bool]:
        """Posts letters in one transaction; whether each was new."""
        async with self.store.writing() as work:
            return [
                await work.outbox.put(
                    recipient, Letter(view, {"text": text}, author), self.clock(), key
                )
                for text in texts
            ]

    async def done(self, **later: float) -> None:
        """Waits until the sender has done what it can; first time moves on by `later`."""
        self.clock.move(**later)
        self.mail.idle.clear()
        self.mail.set()
        async with asyncio.timeout(20):
            await self.mail.idle.wait()

    async def dies(self) -> None:
        """The process ends in the middle of sending."""
        self.running.cancel()
        await asyncio.wait([self.running])

    def rows(self, what: str) -> list[Any]:
        """One expression over the outbox, in the order of posting."""
        with closing(sqlite3.connect(self.file)) as database:
            query = f"SELECT {what} FROM outbox ORDER BY id"  # noqa: S608  # the test's own words
            return [row[0] for row in database.execute(query)]


@pytest.fixture
async def post(bot: Bot, store: Store, clock: FakeClock, tmp_path: Path) -> AsyncIterator[Post]:
    mail, stop = Mail(), asyncio.Event()
    store.mail = mail
    sender = Sender(bot, store, clock, draw, UNHURRIED)
    mail.sender = sender
    running = asyncio.create_task(sender.run(stop))
    yield Post(store, sender, mail, clock, tmp_path / "adal.db", running, stop)
    stop.set()
    mail.set()
    with suppress(asyncio.CancelledError):
        await running


@pytest.fixture
async def child(play: Playground) -> Person:
    person = play.person("child")
    await person.start()
    return person


def heard(person: Person) -> list[str]:
    """What the bot wrote to a person, without the mark."""
    return [one.text.partition("\n\n")[2] for one in person.messages if one.from_bot]


def sendings(play: Playground, person: Person) -> int:
    """How often the bot tried to write to a person."""
    return sum(call.chat_id == person.id for call in play.calls_of("sendMessage"))


@pytest.fixture
def begun(monkeypatch: pytest.MonkeyPatch) -> asyncio.Event:
    """Set as soon as a letter is on its way to Telegram."""
    event = asyncio.Event()

    async def noting(*args: Any) -> Any:
        event.set()
        return await deliver(*args)

    monkeypatch.setattr(sender_module, "deliver", noting)
    return event


async def test_a_letter_arrives_marked_and_its_row_forgets_the_words(
    post: Post, parent: Person, texts: Texts
) -> None:
    """Sent means sent: the row stays as a mark of delivery and holds no content."""
    await post.write(await post.knows(parent), "сәлем", author=Role.HEAD)
    await post.done()
    mark = texts[Language.KK]("mark-human-head").replace("<b>", "").replace("</b>", "")
    assert parent.last.text == f"{mark}\n\nсәлем"
    assert post.rows("state") == ["sent"]
    assert post.rows("letter_sealed") == [None]


async def test_a_letter_with_the_same_key_is_posted_once(post: Post, parent: Person) -> None:
    """The key is remembered after sending too; letters without a key are each their own."""
    pseudonym = await post.knows(parent)
    assert await post.write(pseudonym, "one", "again", key="alert:7") == [True, False]
    await post.done()
    assert await post.write(pseudonym, "later", key="alert:7") == [False]
    assert await post.write(pseudonym, "free", "free") == [True, True]
    await post.done()
    assert heard(parent) == ["one", "free", "free"]


async def test_retry_after_is_obeyed_to_the_second(
    post: Post, play: Playground, parent: Person
) -> None:
    """No second attempt before Telegram's own number of seconds is over."""
    play.faults.add(Rule("too_many_requests", "sendMessage", most=1, seconds=90))
    await post.write(await post.knows(parent), "patience")
    await post.done()
    assert sendings(play, parent) == 1
    await post.done(seconds=89)
    assert sendings(play, parent) == 1
    await post.done(seconds=1)
    assert heard(parent) == ["patience"]


@pytest.mark.requirement("R-2.5a")
async def test_server_errors_are_retried_ever_more_slowly(
    post: Post, play: Playground, parent: Person
) -> None:
    """1, 2, 4 … seconds between attempts, at most ten minutes, and no end to trying."""
    play.faults.add(Rule("server_error", "sendMessage", most=12))
    await post.write(await post.knows(parent), "at last")
    await post.done()
    for attempt in range(12):
        wait = min(2**attempt, 600)
        assert sendings(play, parent) == attempt + 1
        await post.done(seconds=wait - 0.5)
        assert sendings(play, parent) == attempt + 1
        await post.done(seconds=0.5)
    assert heard(parent) == ["at last"]
    assert post.rows("state") == ["sent"]


@pytest.mark.requirement("R-2.5a")
@pytest.mark.parametrize(
    ("rule", "times"),
    [
        (Rule("reset_before", "sendMessage", most=1), 1),
        # The outcome was unknown, so the letter goes out again: rather twice than never.
        (Rule("reset_after", "sendMessage", most=1), 2),
        (Rule("hang", "sendMessage", most=1, seconds=60), 1),
    ],
    ids=["cut before", "cut after", "hang"],
)
async def test_a_broken_connection_loses_no_letter(
    post: Post,
    play: Playground,
    parent: Person,
    monkeypatch: pytest.MonkeyPatch,
    rule: Rule,
    times: int,
) -> None:
    """A cut or hanging connection is retried."""
    monkeypatch.setattr(sender_module, "TIMEOUT", 1.0)
    play.faults.add(rule)
    await post.write(await post.knows(parent), "through")
    await post.done()
    await post.done(seconds=1)
    assert heard(parent) == ["through"] * times
    assert post.rows("state") == ["sent"]


@pytest.mark.requirement("R-2.5a")
async def test_a_token_that_does_not_work_for_a_while_costs_no_letter(
    post: Post, play: Playground, parent: Person
) -> None:
    """401 says nothing against the letter: it waits until the bot may speak again."""
    account = play.world.bots.pop(TOKEN)
    await post.write(await post.knows(parent), "kept")
    await post.done()
    assert post.rows("state") == ["waiting"]
    play.world.bots[TOKEN] = account
    await post.done(seconds=1)
    assert heard(parent) == ["kept"]


async def test_who_blocks_the_bot_is_left_in_peace_and_gets_the_letters_later(
    post: Post, play: Playground, parent: Person
) -> None:
    """403 marks a person unreachable: no more attempts; reachable again, all comes in order."""
    pseudonym = await post.knows(parent)
    await parent.block()
    await post.write(pseudonym, "1", "2")
    await post.done()
    await post.done(days=1)
    assert sendings(play, parent) == 1
    async with post.store.reading() as work:
        assert not (await work.people.visitor(pseudonym)).reachable
    await parent.unblock()
    async with post.store.writing() as writing:
        await writing.people.set_reachable(pseudonym, reachable=True)
    await post.done()
    assert heard(parent) == ["1", "2"]


async def test_a_group_that_became_a_supergroup_is_followed(
    post: Post, play: Playground, parent: Person
) -> None:
    """The letter goes to the group's new id, and so do all later ones."""
    group = play.group("Council", forum=False, basic=True, members=(parent,))
    pseudonym = await post.knows(parent, group.id)
    moved = play.world.migrate(group, parent.user)
    await post.write(pseudonym, "1", "2")
    await post.done()
    assert heard(parent.at(moved)) == ["1", "2"]
    assert [c.chat_id for c in play.calls_of("sendMessage")] == [group.id, moved.id, moved.id]


@pytest.mark.parametrize(
    ("view", "text"), [("text", "<b>not closed"), ("broken", "")], ids=["refused", "undrawable"]
)
async def test_a_poison_letter_is_put_aside_and_blocks_nothing(
    post: Post, play: Playground, parent: Person, view: str, text: str
) -> None:
    """What Telegram refuses, or what cannot be drawn, is parked at once; the next one goes."""
    pseudonym = await post.knows(parent)
    await post.write(pseudonym, text, view=view)
    await post.write(pseudonym, "next")
    await post.done()
    assert heard(parent) == ["next"]
    assert post.rows("state") == ["parked", "sent"]
    async with post.store.reading() as work:
        assert await work.outbox.parked() == 1


async def test_a_letter_that_cannot_be_opened_blocks_nobody(
    post: Post, play: Playground, parent: Person, child: Person
) -> None:
    """A damaged row is put aside; everybody else's letters, and the person's own, go on."""
    damaged, healthy = await post.knows(parent), await post.knows(child)
    play.faults.add(Rule("too_many_requests", "sendMessage", most=1, seconds=5))
    await post.write(damaged, "lost")
    await post.done()
    with closing(sqlite3.connect(post.file)) as database, database:
        database.execute("UPDATE outbox SET letter_sealed = x'01' || zeroblob(40)")
    await post.write(damaged, "mine")
    await post.write(healthy, "theirs")
    await post.done(seconds=5)
    assert (heard(parent), heard(child)) == (["mine"], ["theirs"])
    assert post.rows("state") == ["parked", "sent", "sent"]


async def test_a_letter_that_has_become_moot_is_not_sent(post: Post, parent: Person) -> None:
    """When there is nothing to say any more, the letter counts as done."""
    pseudonym = await post.knows(parent)
    await post.write(pseudonym, "x", view="moot")
    await post.write(pseudonym, "next")
    await post.done()
    assert heard(parent) == ["next"]
    assert post.rows("state") == ["sent", "sent"]


async def test_a_letter_never_overtakes_an_earlier_one_to_the_same_person(
    post: Post, play: Playground, parent: Person, child: Person
) -> None:
    """While the first must wait, the later ones wait with it, and nobody else does."""
    play.faults.add(Rule("too_many_requests", "sendMessage", parent.id, most=1, seconds=60))
    pseudonym, other = await post.knows(parent), await post.knows(child)
    await post.write(pseudonym, "1", "2")
    await post.done()
    await post.write(pseudonym, "3")
    await post.write(other, "mine")
    await post.done(seconds=30)
    assert (heard(parent), heard(child)) == ([], ["mine"])
    await post.done(seconds=30)
    assert heard(parent) == ["1", "2", "3"]


async def test_one_slow_person_holds_nobody(
    post: Post, play: Playground, parent: Person, child: Person
) -> None:
    """While one delivery hangs, letters to others go out, also those posted meanwhile."""
    play.faults.add(Rule("hang", "sendMessage", parent.id, seconds=60))
    pseudonym, other = await post.knows(parent), await post.knows(child)
    await post.write(pseudonym, "slow")
    await post.write(other, "1")
    await child.sees("1")
    await post.write(other, "2")
    await child.sees("2")
    assert (sendings(play, parent), heard(parent)) == (1, [])
    await post.dies()


async def test_a_letter_that_could_not_be_marked_is_not_sent_again(
    post: Post, parent: Person, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The database fails after Telegram took the letter: it is marked later, and sent once."""
    real, fails = Outbox.sent, iter([True])

    async def sent(outbox: Outbox, letters: Sequence[int]) -> None:
        fail = bool(letters) and next(fails, False)
        if fail:
            raise StoreFailedError
        await real(outbox, letters)

    monkeypatch.setattr(Outbox, "sent", sent)
    pseudonym = await post.knows(parent)
    await post.write(pseudonym, "1")
    await parent.sees("1")
    await post.write(pseudonym, "2")
    await parent.sees("2")
    await post.done()
    assert heard(parent) == ["1", "2"]
    assert post.rows("state") == ["sent", "sent"]


async def test_a_letter_is_marked_before_the_next_one_goes(
    post: Post, parent: Person, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Of what a person got, a bot that dies has at most one letter to send again."""
    states = list[list[str]]()

    async def looking(*args: Any) -> Any:
        states.append(post.rows("state"))
        return await deliver(*args)

    monkeypatch.setattr(sender_module, "deliver", looking)
    await post.write(await post.knows(parent), "1", "2", "3")
    await post.done()
    assert states == [["sent"] * n + ["waiting"] * (3 - n) for n in range(3)]


async def test_stopping_lets_the_letter_in_hand_arrive(
    post: Post, play: Playground, parent: Person, begun: asyncio.Event
) -> None:
    """What is being sent is finished and marked; what has not begun stays for the next start."""
    play.faults.add(Rule("hang", "sendMessage", most=1, seconds=0.2))
    await post.write(await post.knows(parent), "1", "2")
    await begun.wait()
    post.stop.set()
    post.mail.set()
    await post.running
    assert heard(parent) == ["1"]
    assert post.rows("state") == ["sent", "waiting"]


async def test_letters_wait_in_the_file_for_the_next_start(
    bot: Bot, post: Post, play: Playground, parent: Person, begun: asyncio.Event
) -> None:
    """A sender that dies in the middle leaves its letters to the one that comes after it."""
    play.faults.add(Rule("hang", "sendMessage", most=1, seconds=60))
    await post.write(await post.knows(parent), "1", "2")
    await begun.wait()
    await post.dies()
    play.faults.clear()
    stop = asyncio.Event()
    again = Sender(bot, post.store, post.clock, draw, UNHURRIED)
    task = asyncio.create_task(again.run(stop))
    await parent.sees("2")
    stop.set()
    post.mail.set()
    await task
    assert heard(parent) == ["1", "2"]
    assert post.rows("state") == ["sent", "sent"]


async def test_an_urgent_letter_does_not_wait_behind_a_broadcast(
    post: Post, play: Playground, parent: Person, monkeypatch: pytest.MonkeyPatch
) -> None:
    """However many quiet letters are due, only a few go before one that somebody waits for."""
    post.sender.pace = Pace(letters=2)
    sent, held, begun = list[int](), asyncio.Event(), asyncio.Event()

    async def holding(bot: Bot, address: int, *rest: Any) -> None:
        begun.set()
        await held.wait()
        sent.append(address)
        await deliver(bot, address, *rest)

    monkeypatch.setattr(sender_module, "deliver", holding)
    crowd = [play.person(f"p{number}") for number in range(30)]
    for one in crowd:
        await one.start()
    people = [await post.knows(one) for one in crowd]
    waiting = await post.knows(parent)
    async with post.store.writing() as work:
        await work.outbox.put_quietly(people, Letter("text", {"text": "a"}), post.clock(), "all:")
    await begun.wait()
    await post.write(waiting, "b")
    await post.sender.looked.wait()
    held.set()
    await post.done()
    assert sent.index(parent.id) <= 4
    assert sorted(sent) == sorted([parent.id, *(one.id for one in crowd)])
