"""The staff's second factor: without a code nobody reads a case, and nothing asked for is lost."""

from __future__ import annotations

import re

import pytest

from bot.domain.duty import label
from bot.domain.people import Role
from bot.domain.second_factor import FREE_TRIES
from bot.domain.tries import MOST
from bot.playground.entities import parse_html
from bot.playground.person import Person
from bot.texts import Words
from bot.usecases.bind_staff import new_staff_link
from bot.usecases.unlock import lock
from handlers.buttons import ClassButton, ClassPage, Go, Queue, Shift, StaffButton, Work
from handlers.staff.binding import PAYLOAD
from storage.case_queue import Part
from tests.enrolling import code_at
from tests.journeys.database import Rows, delivered
from tests.journeys.test_curious_staff import DEEDS
from tests.school import School

WRONG = "000 000"


async def _case(school: School) -> None:
    parent = await school.person("parent")
    await school.files(parent, "QWERTY")


def _title(words: Words, key: str, **args: str) -> str:
    """The first line of a screen as people see it."""
    return parse_html(words(key, **args))[0].splitlines()[0]


def _texts(person: Person) -> str:
    return "\n".join(message.text for message in person.messages)


@pytest.mark.requirement("R-5.3b")
async def test_a_new_member_sets_up_a_code_and_goes_on(school: School) -> None:
    """The first press on a case leads to the QR, the code to the recovery codes, and these to the
    case. The QR, the typed code and the recovery codes do not stay in the chat."""
    words = school.words()
    staff = await school.staff("responsible", Role.RESPONSIBLE, enrolled=False)
    await _case(school)
    await staff.press(words.plain("button-open"))
    await staff.sees(_title(words, "factor-needed"))
    assert "QWERTY" not in _texts(staff)
    await staff.press(words.plain("factor-setup"))
    picture = await staff.sees("1.")
    assert picture.kind == "photo"
    assert picture.document is not None
    assert b"AI-Generated" in picture.document.content
    secret = re.search(r"\b[A-Z2-7]{4}(?: [A-Z2-7]{4}){7}\b", picture.text)
    assert secret is not None
    school.secrets[staff.id] = secret[0].replace(" ", "")

    await staff.send("12345")
    await staff.sees(words.plain("code-unread"))
    await staff.send(WRONG)
    await staff.sees(words.plain("code-wrong"))
    code = school.code(staff)
    await staff.send(code)
    shown = await staff.sees(_title(words, "recovery-codes", list=""))
    recovery = re.findall(r"\b\w{4} \w{4} \w{4}\b", shown.text)
    assert len(recovery) == 10
    await staff.settled()
    assert picture.message.deleted
    await staff.press(words.plain("factor-noted"))
    await staff.sees("QWERTY")
    await staff.settled()
    left = _texts(staff)
    assert not any(sign in left for sign in (code, secret[0], recovery[0]))


@pytest.mark.requirement("R-5.3b")
async def test_a_press_goes_on_after_the_code_which_counts_once(school: School) -> None:
    """Locked work asks for the code and then opens the case that was pressed; the same code does
    not open it a second time, the next one does."""
    words = school.words()
    staff = await school.staff("responsible", Role.RESPONSIBLE)
    await _case(school)
    await staff.settled()
    await delivered(school, staff)
    await school.locks(staff)
    await staff.press(words.plain("button-open"))
    await staff.sees(_title(words, "unlock-ask"))
    code = school.code(staff)
    await staff.send(code)
    await staff.sees("QWERTY")
    await school.locks(staff)
    await staff.send("/queue")
    await staff.send(code)
    await staff.sees(words.plain("code-wrong"))
    await staff.send(school.code(staff))
    await staff.sees(words.plain("queue-name-all"))


@pytest.mark.requirement("R-5.3b")
async def test_the_work_closes_when_the_schools_day_ends(school: School) -> None:
    """A code of the morning opens the work until six in the evening and no longer."""
    words = school.words()
    staff = await school.staff("responsible", Role.RESPONSIBLE)
    await school.locks(staff)
    await staff.send("/queue")
    await staff.send(school.code(staff))
    await staff.sees("18:00")
    await staff.sees(words.plain("queue-name-all"))
    school.clock.move(hours=7, minutes=50)
    await staff.send("/queue")
    await staff.settled()
    asked = _title(words, "unlock-ask")
    assert _texts(staff).count(asked) == 1
    school.clock.move(minutes=15)
    await staff.send("/queue")
    await staff.settled()
    await delivered(school, staff)
    assert _texts(staff).count(asked) == 2


@pytest.mark.requirement("R-5.3b")
async def test_words_typed_into_a_closed_form_are_not_lost(school: School) -> None:
    """The work closes while an answer is being typed: after the code the answer is there."""
    words = school.words()
    staff = await school.staff("responsible", Role.RESPONSIBLE)
    await _case(school)
    await staff.press(words.plain("button-open"))
    await staff.press(words.plain("button-take"))
    await staff.press(words.plain("button-answer"))
    await staff.settled()
    services = school.app.services
    async with services.store.writing() as work:
        await lock(work, services.store.pseudonyms.person(staff.id), school.clock())
    await staff.send("Бағаны қайта қарадық")
    await staff.sees(_title(words, "unlock-ask"))
    await staff.send(school.code(staff))
    await school.decides(staff)
    await delivered(school, staff)
    rows = Rows(school.settings.storage.database)
    assert rows.of('SELECT state FROM "case"') == [("answered",)]


@pytest.mark.requirement("R-5.3b")
async def test_guessing_is_stopped_and_a_recovery_code_opens_once(school: School) -> None:
    """After five wrong codes even the right one, or a recovery code, has to wait; a recovery code
    opens the work once. Codes and their traces are in no byte of the database."""
    words = school.words()
    staff = await school.staff("responsible", Role.RESPONSIBLE)
    await staff.press(data=Go(to="factor-codes").pack(), message_id=staff.messages[-1].id)
    shown = await staff.sees(_title(words, "recovery-codes", list=""))
    first, second = re.findall(r"\b\w{4} \w{4} \w{4}\b", shown.text)[:2]
    await school.locks(staff)
    await staff.send("/queue")
    for _ in range(FREE_TRIES):
        await staff.send(WRONG)
    await staff.sees(words.plain("code-blocked", until=_clock(school, 60)))
    for code in (code_at(school.secrets[staff.id], school.clock()), first):
        await staff.send(code)
        await staff.settled()
    assert words.plain("queue-name-all") not in _texts(staff)
    school.clock.move(minutes=2)
    await staff.send(first.replace(" ", "-").lower())
    await staff.sees(words.plain("queue-name-all"))
    await school.locks(staff)
    await staff.send("/queue")
    await staff.send(first)
    await staff.sees(words.plain("code-wrong"))
    await staff.send(second)
    await staff.settled()
    await delivered(school, staff)
    rows = Rows(school.settings.storage.database)
    assert rows.count("audit", "action = 'unlock'") == 2
    assert rows.count("audit", "action = 'code_wrong'") == FREE_TRIES + 1
    stored = rows.everything()
    secrets = (school.secrets[staff.id], first.replace(" ", ""), second.replace(" ", ""))
    assert not any(secret.encode() in stored for secret in secrets)


@pytest.mark.requirement("R-5.3b", "R-003-5.1-1")
async def test_a_stolen_phone_opens_nothing(school: School) -> None:
    """Every deed of staff, pressed by hand in a locked chat, asks for the code and does nothing
    else; so does every command. The words of the case reach nobody."""
    staff = await school.staff("head", Role.HEAD)
    await school.staff("head", Role.RESPONSIBLE)
    await _case(school)
    rows = Rows(school.settings.storage.database)
    ((case,),) = rows.of('SELECT id FROM "case"')
    await school.locks(staff)
    await delivered(school, staff)
    words = school.words()
    before = rows.of('SELECT * FROM "case"')
    presses: list[Work | Shift | Queue | ClassButton | ClassPage | Go] = [
        *(deed.model_copy(update={"case": case}) for deed in DEEDS if deed.do != "send"),
        *(Queue(part=part) for part in Part),
        *(
            ClassButton(do=do)
            for do in ("new", "show", "print", "lost", "revoke", "remove", "paper")
        ),
        *(ClassPage(what=what, page=0) for what in ("classes", "coverage")),
        *(Go(to=to) for to in ("queue", "classes", "factor", "factor-codes", "factor-setup")),
    ]
    asked = _title(words, "unlock-ask")
    alert = next(one.id for one in staff.messages if one.from_bot)
    for deed in presses:
        await staff.press(data=deed.pack(), message_id=alert)
        await delivered(school, staff)
        (message,) = (one for one in staff.messages if one.id == alert)
        assert asked in message.text, deed
    for command in ("/queue", "/classes", "/coverage"):
        seen = len(staff.messages)
        await staff.send(command)
        await staff.settled()
        await delivered(school, staff)
        assert asked in staff.messages[-1].text
        assert len(staff.messages) == seen + 2
    assert "QWERTY" not in _texts(staff)
    assert rows.of('SELECT * FROM "case"') == before


@pytest.mark.requirement("R-5.3b")
async def test_who_was_reset_needs_a_new_link(school: School) -> None:
    """Without a factor and without the leave to set one up, a press tells where to get a link;
    a new link for the same role gives that leave, and the old authenticator counts no more."""
    words = school.words()
    staff = await school.staff("responsible", Role.RESPONSIBLE)
    services = school.app.services
    me = services.store.pseudonyms.person(staff.id)
    async with services.store.writing() as work:
        await work.factors.remove(me)
    await staff.send("/queue")
    await staff.sees(words.plain("factor-no-link"))
    await staff.press(data=Go(to="factor-setup").pack(), message_id=staff.messages[-1].id)
    old = school.secrets.pop(staff.id)
    await school.staff("responsible", Role.RESPONSIBLE)
    assert school.secrets[staff.id] != old
    await staff.send("/queue")
    await staff.sees(words.plain("queue-name-all"))


@pytest.mark.requirement("R-5.3b", "R-8.2")
async def test_two_heads_take_away_the_code_of_a_lost_phone(school: School) -> None:
    """One head's word closes the colleague's work at once, whatever code comes; asked twice by the
    same head it is no more than once. Another head's word takes the code away, and its owner and
    the heads are told. A head alone needs nobody."""
    words = school.words()
    staff = await school.staff("responsible", Role.RESPONSIBLE)
    first, second = await school.staff("first", Role.HEAD), await school.staff("second", Role.HEAD)
    me = school.app.services.store.pseudonyms.person(staff.id)
    rows = Rows(school.settings.storage.database)
    sure = StaffButton(do="reset-yes", who=me).pack()
    await first.press(data=StaffButton(do="reset", who=me).pack())
    for _ in range(2):
        await first.press(data=sure)
        await first.settled()
    assert words.plain("factor-reset-waits", label=label(me)) in _texts(first)
    await staff.send("/queue")
    await staff.sees(words.plain("factor-no-link"))
    await staff.send(school.code(staff))
    await staff.settled()
    assert words.plain("queue-name-all") not in _texts(staff)
    assert rows.count("factor", "person_id = ?", me) == 1
    await second.sees(words.plain("letter-factor-reset-asked", label=label(me)))
    await second.press(words.plain("factor-reset-yes"))
    await staff.sees(words.plain("letter-factor-reset"))
    await first.sees(words.plain("letter-factor-reset-done", label=label(me)))
    assert rows.count("factor", "person_id = ?", me) == 0
    lines = rows.of("SELECT action, object FROM audit WHERE action LIKE 'factor_%'")
    assert [action for action, who in lines if who == me] == [
        "factor_freeze",
        "factor_freeze",
        "factor_reset",
    ]
    other = school.app.services.store.pseudonyms.person(second.id)
    await first.press(data=StaffButton(do="reset-yes", who=other).pack())
    await second.sees(words.plain("letter-factor-reset"))


@pytest.mark.requirement("R-5.3b")
async def test_links_and_codes_cannot_be_tried_on_and_on(school: School) -> None:
    """After ten links that open nothing even a good one has to wait a quarter of an hour; others
    are not held up by it."""
    words = school.words()
    async with school.app.services.store.writing() as work:
        token = await new_staff_link(work, Role.COUNCIL, school.clock())
    curious = await school.person("curious")
    for wrong in range(MOST):
        await curious.start(f"{PAYLOAD}{wrong}")
    await curious.start(PAYLOAD + token)
    await curious.sees(words.plain("tries-over"))
    await school.staff("other", Role.HEAD)
    school.clock.move(minutes=16)
    await curious.start(PAYLOAD + token)
    await curious.sees(words.plain("role-council"))


def _clock(school: School, seconds: int) -> str:
    zone = school.app.services.promises.zone
    local = school.clock().astimezone(zone).timestamp() + seconds
    return school.clock().fromtimestamp(local, zone).strftime("%H:%M")
