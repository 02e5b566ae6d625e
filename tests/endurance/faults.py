"""Ten thousand cases, filed and answered over real HTTP, while Telegram fails and the bot dies.

Parents file and staff answer as fast as the bot can; requests meet 429, 500, hangs and cut
connections, and every few hundred cases the bot is killed in the middle of its work. In the
end every complaint must stand in the database once and every alert, receipt and answer must
have arrived; a message may have come twice only where the bot could not know that it came once.
"""

from __future__ import annotations

import asyncio
import json
import random
import re
import tempfile
import time
from bisect import bisect
from collections import Counter, defaultdict
from collections.abc import Sequence
from contextlib import AbstractAsyncContextManager
from dataclasses import dataclass, field
from itertools import pairwise
from pathlib import Path
from typing import Final

from bot.app import now
from bot.domain.cases import State
from bot.domain.people import Role
from bot.playground.faults import Kind, Rule
from bot.playground.journal import ApiCall
from bot.playground.seen import seen
from bot.playground.server import Playground
from bot.playground.world.model import Message
from bot.settings import load_settings
from bot.texts import own_texts
from bot.usecases.bind_staff import new_staff_link
from handlers.buttons import Go, Work
from handlers.staff.binding import PAYLOAD
from storage.store import Store
from tests.resilience.books import letters
from tests.resilience.crowd import NUMBER, Someone, offers
from tests.resilience.lives import Lives
from tests.resilience.moments import Moments
from tests.resilience.scene import SINS, environment, hold_codes, newcomer, store_of
from tests.school import TOKEN

EACH: Final = 4
"""Complaints of one person."""
DESKS: Final = 3
"""Holders of each role; each answers every third case."""
STAFF: Final = (*(Role.RESPONSIBLE,) * DESKS, *(Role.HEAD,) * DESKS)
AT_ONCE: Final = 10
"""People who write at the same time: they keep the bot at its limit without a queue."""
BEHIND: Final = 12
"""Cases that may wait for an answer before the next one is filed."""
UPDATES_A_CASE: Final = 11
SHOWN: Final = 500
"""Cases between two signs of life."""
CASES_A_LIFE: Final = 350
"""Cases between two deaths, on average."""
PATIENCE: Final = 300.0
SEED: Final = 20261123
MOST_DOUBLED: Final = 0.001
WEATHER: Final[tuple[tuple[Kind, str, float], ...]] = (
    ("too_many_requests", "send*", 0.01), ("too_many_requests", "edit*", 0.01),
    ("server_error", "send*", 0.01), ("server_error", "edit*", 0.01),
    ("server_error", "getUpdates", 0.01), ("reset_before", "send*", 0.005),
    ("reset_before", "getUpdates", 0.002), ("reset_after", "send*", 0.0002),
    ("reset_after", "getUpdates", 0.002), ("hang", "send*", 0.0001),
)  # fmt: skip
"""What fails, and how often."""
HANG: Final = 25.0
"""Seconds; longer than the bot waits."""
_ANSWER: Final = re.compile("¦[^¦]*→([0-9a-f]{32})¦")


class Weather(Moments):
    """Faults for everybody the bot knows; of a stranger it has no address to try again."""

    def __init__(self, chance: random.Random, every: int) -> None:
        super().__init__(chance, every)
        self.known: set[int] = set()
        self.add(*(Rule(kind, method, probability=p, seconds=HANG if kind == "hang" else 1)
                   for kind, method, p in WEATHER))  # fmt: skip

    def strike(self, method: str, chat_id: int | None) -> Rule | None:
        """A call has arrived and is not carried out yet."""
        rule = super().strike(method, chat_id)
        weather = any(rule is one for one in self.rules)
        return None if weather and chat_id is not None and chat_id not in self.known else rule


@dataclass
class Tally:
    """What the journal tells of the messages that must come once."""

    calls: Sequence[ApiCall]
    births: list[int] = field(default_factory=list)
    sent: int = 0
    receipts: dict[tuple[int | None, str], int] = field(default_factory=dict)
    """When a case's number was told first: letters keep their order, so before its answer."""
    alerts: dict[tuple[int | None, str], list[int]] = field(
        default_factory=lambda: defaultdict(list)
    )
    answers: dict[tuple[int | None, str], list[int]] = field(
        default_factory=lambda: defaultdict(list)
    )

    def read(self, open_words: frozenset[str]) -> None:
        """One pass over all calls; what was carried out counts, whether the bot learned it."""
        for at, call in enumerate(self.calls):
            if call.method == "getMyName":
                self.births.append(at)
            if call.method not in ("sendMessage", "editMessageText") or call.result is None:
                continue
            text = str(call.params.get("text", ""))
            for number in NUMBER.findall(text):
                self.receipts.setdefault((call.chat_id, number), at)
            if call.method != "sendMessage":
                continue
            self.sent += 1
            for case in set(_ANSWER.findall(text)):
                self.answers[call.chat_id, case].append(at)
            for case in _cases_to_open(call, open_words):
                self.alerts[call.chat_id, case].append(at)

    def doubled(self) -> tuple[int, int]:
        """Messages that came once too often: all, and those whose first outcome was known."""
        total = known = 0
        for times in (*self.alerts.values(), *self.answers.values()):
            total += len(times) - 1
            known += sum(
                self.calls[first].fault not in ("reset_after", "hang")
                and bisect(self.births, first) == bisect(self.births, second)
                for first, second in pairwise(times)
            )
        return total, known


def _cases_to_open(call: ApiCall, open_words: frozenset[str]) -> list[str]:
    markup = call.params.get("reply_markup")
    rows = markup["inline_keyboard"] if isinstance(markup, dict) else []
    found = [button for row in rows for button in row if button["text"] in open_words]
    return [Work.unpack(button["callback_data"]).case for button in found]


@dataclass
class Office:
    """The staff, at work until every case is answered."""

    wanted: int
    behind: asyncio.Semaphore = field(default_factory=lambda: asyncio.Semaphore(BEHIND))
    answered: set[str] = field(default_factory=set)
    empty: asyncio.Event = field(default_factory=asyncio.Event)

    async def works(self, member: Someone, desk: int, link: str, weather: Weather) -> None:
        """Answer this desk's share of the role's cases, as alerts come."""
        await member.says(f"/start {PAYLOAD}{link}", offers(Go(to="queue")))
        weather.known.add(member.person.id)
        last, waiting = 0, list[tuple[str, int]]()

        def next_alert() -> tuple[str, int] | None:
            nonlocal last
            for number, message in reversed(list(_after(member, last))):
                for row in seen(message).buttons:
                    waiting.extend(
                        (Work.unpack(button.data).case, number)
                        for button in row
                        if button.text == member.words.plain("button-open")
                    )
            last = max(member.person.chat.messages, default=0)
            while waiting:
                case, number = waiting.pop(0)
                if int(case, 16) % DESKS == desk and case not in self.answered:
                    return case, number
            return None

        while True:
            keys = [("chat", member.person.id)]
            case, number = await member.play.pulse.until(keys, next_alert, None)
            await member.answers_case(case, seen(member.person.chat.messages[number]))
            self.answered.add(case)
            self.behind.release()
            if len(self.answered) % SHOWN == 0:
                print(f"{len(self.answered)} answered", flush=True)  # noqa: T201  # a sign of life
            if len(self.answered) == self.wanted:
                self.empty.set()


def _after(member: Someone, last: int) -> list[tuple[int, Message]]:
    found = list[tuple[int, Message]]()
    for number in reversed(member.person.chat.messages):
        if number <= last:
            break
        found.append((number, member.person.chat.messages[number]))
    return found


async def run(cases: int = 10_000) -> bool:
    """Let it all happen and print the figures; whether they are as they must be."""
    with tempfile.TemporaryDirectory(prefix="adal-endurance-") as folder:
        return await _run(Path(folder), cases)


async def _run(folder: Path, cases: int) -> bool:
    began, chance = time.monotonic(), random.Random(SEED)
    weather = Weather(random.Random(SEED), CASES_A_LIFE * UPDATES_A_CASE)
    async with Playground(flood_control=False, faults=weather) as play:
        play.journal.most = 10**9
        bot = play.add_bot(TOKEN, "adal_test_bot", "Adal")
        first = bot.next_update_id
        env = environment(play.api_base, folder)
        settings = load_settings(env)
        staff = [newcomer(play, f"staff{n}", chance) for n in range(len(STAFF))]
        crowd = [newcomer(play, f"person{n}", chance) for n in range(-(-cases // EACH))]
        async with store_of(settings) as store, store.writing() as work:
            links = [await new_staff_link(work, role, now()) for role in STAFF]
            await hold_codes(work, store, settings, staff)
        for one in (*staff, *crowd):
            one.patience = PATIENCE
        office = Office(len(crowd) * EACH)
        play.world.listeners.append(weather.queue_changed)
        async with Lives(env, folder / "log", unhurried=True) as lives:
            work_ = [
                asyncio.ensure_future(office.works(member, n % DESKS, link, weather))
                for n, (member, link) in enumerate(zip(staff, links, strict=True))
            ]
            weather.watch(bot, lives, play.calls)
            await _all_write(crowd, office, weather)
            await office.empty.wait()
            for task in work_:
                task.cancel()
            await asyncio.gather(*work_, return_exceptions=True)
            weather.armed = False
            weather.clear()
            for one in (*staff, *crowd):
                await one.has_everything()
            code = await lives.end()
            sins = [line for line in lives.log if any(sin in line for sin in SINS)]
        tally = Tally(play.calls)
        tally.read(frozenset(words.plain("button-open") for words in own_texts()))
        figures, wrong = await _count(tally, office, staff, crowd, store_of(settings))
    figures |= {
        "updates": bot.next_update_id - first,
        "kills": dict(weather.hits),
        "faults": dict(Counter(call.fault for call in tally.calls if call.fault)),
        "letters": letters(settings.storage.database),
        "seconds": round(time.monotonic() - began),
    }
    wrong += [f"exit code {code}"] * bool(code) + sins[:5]
    wrong += ["letters left"] * (set(letters(settings.storage.database)) != {"sent"})
    print(json.dumps(figures, ensure_ascii=False, indent=2), *wrong, sep="\n")  # noqa: T201  # the point of it
    return not wrong


async def _all_write(crowd: list[Someone], office: Office, weather: Weather) -> None:
    """Everybody meets the bot and files their complaints, so many at a time."""
    places = asyncio.Semaphore(AT_ONCE)

    async def writes(person: Someone) -> None:
        async with places:
            await person.meets()
            weather.known.add(person.person.id)
            for _ in range(EACH):
                await office.behind.acquire()
                await person.complains()

    async with asyncio.TaskGroup() as tasks:
        for person in crowd:
            tasks.create_task(writes(person))


async def _count(
    tally: Tally,
    office: Office,
    staff: list[Someone],
    crowd: list[Someone],
    opening: AbstractAsyncContextManager[Store],
) -> tuple[dict[str, object], list[str]]:
    """The figures, and what is wrong with them."""
    lost: Counter[str] = Counter()
    holders = {
        role: {staff[n].person.id for n, one in enumerate(STAFF) if one is role} for role in STAFF
    }
    alerted, answered = set(tally.alerts), set(tally.answers)
    tickets, alerts = 0, 0
    async with opening as store, store.reading() as work:
        for one in crowd:
            filed = await work.cases.filed_by(store.pseudonyms.person(one.person.id))
            said = Counter(
                [
                    message.text
                    for case in filed
                    for message in await work.cases.messages(case.id)
                    if message.role is None
                ]
            )
            tickets += len(filed)
            lost["complaints"] += (Counter(one.complaints) - said).total()
            lost["tickets too many"] += (said - Counter(one.complaints)).total()
            for case in filed:
                me = one.person.id
                alerts += len(holders[case.role])
                lost["alerts"] += sum((h, case.id) not in alerted for h in holders[case.role])
                replied = tally.answers.get((me, case.id), [len(tally.calls)])
                told = tally.receipts.get((me, case.number), len(tally.calls))
                lost["receipts"] += told >= replied[0]
                lost["answers"] += (me, case.id) not in answered
                lost["not answered"] += case.state is not State.ANSWERED
    doubled, known = tally.doubled()
    once = alerts + tickets
    figures: dict[str, object] = {
        "cases": tickets,
        "answered": len(office.answered),
        "lost or too many": dict(lost),
        "messages sent": tally.sent,
        "alerts and answers": once,
        "of them doubled": doubled,
        "doubled though the first was known to have arrived": known,
    }
    wrong = [f"{what}: {count}" for what, count in lost.items() if count]
    wrong += [f"doubled though known: {known}"] * bool(known)
    wrong += [f"doubled: {doubled} of {once}"] * (doubled > once * MOST_DOUBLED)
    return figures, wrong
