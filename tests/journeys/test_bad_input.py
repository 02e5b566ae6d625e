"""Whatever people send instead of what was asked for: a kind answer, nothing lost, nothing kept."""

from __future__ import annotations

import re
from collections import Counter
from datetime import timedelta

import pytest
from aiogram.filters.callback_data import CallbackData

from bot.domain.people import Role
from bot.playground.attachments import Kind
from bot.playground.person import Person
from bot.usecases.bind_staff import LINK_DAYS, new_staff_link
from bot.wording import contact_args
from handlers.filing import LONGEST
from handlers.staff.binding import PAYLOAD
from tests.journeys.database import Rows, delivered, mailed
from tests.school import School

LIMIT = re.compile(rf"{LONGEST // 1000}\D?{LONGEST % 1000:03}")
"""The limit as people read it, its thousands set apart."""
OTHER_KINDS: tuple[Kind, ...] = (
    "photo", "voice", "video", "video_note", "document", "sticker", "location", "contact",
    "animation", "audio", "poll", "dice",
)  # fmt: skip


async def _form(school: School, person: Person) -> None:
    """Open the form for a question."""
    words = school.words()
    await person.send("/complaint")
    await person.press(words.plain("kind-question"))
    await person.sees(LIMIT)


async def _messages_since(person: Person, before: int) -> list[str]:
    await person.settled()
    return [one.text for one in person.messages if one.from_bot and one.id > before]


@pytest.mark.requirement("R-6.12a")
async def test_a_text_too_long_is_sent_back_and_the_draft_stays(school: School) -> None:
    """The answer names both lengths; the text typed before is still the one that is sent."""
    words = school.words()
    parent = await school.person("parent")
    await _form(school, parent)
    await parent.send("Бірінші мәтін")
    await parent.sees("Бірінші мәтін")
    await parent.send("ы" * (LONGEST + 1))
    answer = await parent.sees(re.compile(r"3\D?001"))
    assert LIMIT.search(answer.text)
    await parent.press(words.plain("button-send"))
    receipt = await parent.sees("№ ")
    await parent.press(words.plain("button-case"))
    case = await parent.sees("Бірінші мәтін")
    assert receipt.text.partition("№ ")[2].split()[0] in case.text


async def test_the_longest_text_fits_every_screen_on_its_way(school: School) -> None:
    """3000 characters of the kind that grow in HTML: preview, staff's screen, answer, own case."""
    words = school.words()
    responsible = await school.staff("responsible", Role.RESPONSIBLE)
    parent = await school.person("parent")
    longest = "<&>" * (LONGEST // 3)
    await school.files(parent, longest)
    await responsible.press(words.plain("button-open"))
    await responsible.sees(longest)
    await responsible.press(words.plain("button-take"))
    await responsible.press(words.plain("button-answer"))
    await responsible.sees(LIMIT)
    await responsible.send(longest)
    await responsible.press(words.plain("button-send-answer"))
    answer = await parent.sees(longest)
    assert answer.buttons
    await parent.press(words.plain("button-case"))
    await parent.sees(words.plain("state-answered"))


async def test_a_text_without_a_visible_sign_makes_no_case(school: School, rows: Rows) -> None:
    """Blanks of any alphabet are asked for again; the form stays open."""
    words = school.words()
    parent = await school.person("parent")
    await _form(school, parent)
    for empty in ("   ", "\n\t", "\u2800\u2800", "\u200b\u2060", "\u3164"):
        await parent.send(empty)
        await parent.settled()
        await delivered(school, parent)
        assert words.plain("button-send") not in parent.last.labels, ascii(empty)
    await parent.send("Енді сөзбен")
    await parent.press(words.plain("button-send"))
    await parent.sees("№ ")
    assert rows.count("case") == 1


@pytest.mark.requirement("R-5.4a", "R-5.3ae")
async def test_what_is_not_text_is_declined_with_the_reason(school: School, rows: Rows) -> None:
    """Photo, voice, video … each gets one answer that says why; no file is fetched or kept."""
    words = school.words()
    parent = await school.person("parent")
    before = rows.counts()
    reason = words.plain("not-words", office=school.settings.contacts.office.kk)
    for kind in OTHER_KINDS:
        last = parent.last.id
        await parent.attach(kind)
        assert await _messages_since(parent, last) == [f"🤖 ЖИ-көмекші\n\n{reason}"], kind
        assert parent.last.buttons
    assert not school.play.calls_of("getFile")
    after = rows.counts()
    assert {t for t in after if after[t] != before[t]} <= {"shown"}


async def test_an_album_gets_one_answer(school: School) -> None:
    """Ten photos are ten updates, and one word is enough."""
    parent = await school.person("parent")
    last = parent.last.id
    await parent.album(10, caption="Міне")
    assert len(await _messages_since(parent, last)) == 1


async def test_a_photo_inside_a_form_leaves_the_form_open(school: School) -> None:
    """The photo is declined, the words that follow are taken."""
    words = school.words()
    parent = await school.person("parent")
    await _form(school, parent)
    await parent.attach("photo", "Мұнда бәрі жазылған")
    await parent.sees(words.plain("not-words-in-form", office=school.settings.contacts.office.kk))
    await parent.send("Сөзбен жаздым")
    preview = await parent.sees("Сөзбен жаздым")
    assert words.plain("button-send") in preview.labels


async def test_a_command_inside_a_form_is_obeyed_and_not_taken_as_text(school: School) -> None:
    """/help helps; the form waits for words as before."""
    words = school.words()
    parent = await school.person("parent")
    await _form(school, parent)
    await parent.send("/help")
    await parent.sees("/mycases")
    await parent.send("Менің сұрағым")
    preview = await parent.sees("Менің сұрағым")
    assert words.plain("button-send") in preview.labels
    assert "/help" not in preview.text


@pytest.mark.requirement("R-3.5b")
async def test_cancel_inside_a_form_forgets_what_was_typed(school: School, rows: Rows) -> None:
    """/cancel ends the form; the old preview's button then sends nothing."""
    words = school.words()
    parent = await school.person("parent")
    await _form(school, parent)
    await parent.send("Жібермеймін")
    preview = await parent.sees("Жібермеймін")
    await parent.send("/cancel")
    await parent.sees(words.plain("cancelled"))
    assert rows.count("conversation", "data_sealed IS NOT NULL") == 0
    pressed = await parent.press(words.plain("button-send"), message_id=preview.id)
    assert pressed.answer is not None
    assert words.plain("form-over") in pressed.answer.text
    assert rows.count("case") == 0


async def test_cancel_without_a_form_is_no_error(school: School) -> None:
    """There is nothing to stop, and the menu comes."""
    parent = await school.person("parent")
    await parent.send("/cancel")
    await parent.settled()
    assert parent.last.buttons


async def test_an_edited_message_is_not_read(school: School) -> None:
    """The person is told to send the corrected text anew; the draft stays as it was."""
    words = school.words()
    parent = await school.person("parent")
    await _form(school, parent)
    typed = await parent.send("Алғашқы")
    preview = await parent.sees("Алғашқы")
    await parent.edit(typed.id, "Түзетілген")
    await parent.sees(words.plain("edited"))
    await parent.press(words.plain("button-send"), message_id=preview.id)
    await parent.press(words.plain("button-case"))
    case = await parent.sees("Алғашқы")
    assert "Түзетілген" not in case.text


@pytest.mark.parametrize("command", ["/nosuch", "/заявка", "/", "/rules_now", "/start@other_bot"])
async def test_an_unknown_command_leads_to_the_menu(school: School, command: str) -> None:
    """It is never taken for a question, and its answer has buttons."""
    words = school.words()
    parent = await school.person("parent")
    await parent.send(command)
    answer = await parent.sees(words.plain("command-unknown"))
    assert words.plain("button-rules") in answer.labels


@pytest.mark.requirement("R-6.10ae", "R-11.2")
async def test_an_old_card_opens_the_current_one_and_says_so(school: School) -> None:
    """A button kept from another version of the rules shows what holds now."""
    words = school.words()
    parent = await school.person("parent")
    await parent.send("/rules")
    await parent.settled()
    version = school.app.services.content_version
    old = "000000" if version != "000000" else "111111"
    pressed = await parent.press(data=f"c:parent:1-4:2:{old}:front")
    assert pressed.answer is not None
    assert words.plain("content-changed") in pressed.answer.text
    card = await parent.sees(re.compile(r"(?<!\d)3/\d+"))
    datas = [button.data for row in card.buttons for button in row]
    assert any(data.startswith("c:") for data in datas)
    assert all(version in data for data in datas if data.startswith("c:"))


@pytest.mark.requirement("R-6.12a")
async def test_send_pressed_twice_files_one_case(school: School, rows: Rows) -> None:
    """Both presses are answered; there is one case, one alert, one receipt."""
    words = school.words()
    responsible = await school.staff("responsible", Role.RESPONSIBLE)
    parent = await school.person("parent")
    await _form(school, parent)
    await parent.send("Бір рет")
    await parent.sees("Бір рет")
    await parent.press(words.plain("button-send"), wait=False)
    await parent.press(words.plain("button-send"), wait=False)
    await parent.settled()
    await delivered(school, parent)
    await delivered(school, responsible)
    assert rows.count("case") == 1
    assert sum("№ " in one.text for one in parent.messages) == 1
    alerts = [one for one in responsible.messages if words.plain("button-open") in one.labels]
    assert len(alerts) == 1


HAND_MADE = (
    "garbage",
    "\u0000\u0001",
    "ъ" * 32,
    "go:",
    "go:nowhere",
    "go:queue",
    "su:xx::",
    "su:kk:nobody:",
    "su:kk:parent:9-12",
    "c:parent:1-4:-5:000000:front",
    "c:parent:1-4:99999:000000:front",
    "c:parent:1-4:x:000000:front",
    "c:nobody:1-4:1:000000:front",
    "c:parent:1-4:1:000000:inside-out",
    "ch:parent:12",
    "n:ack",
    "n:ack:no-such-version",
    "n:burn:1.0",
    "f:kind:nonsense",
    "f:subject:nonsense",
    "f:send:",
    "f:rewrite:",
    "m:show:0123456789abcdef0123456789abcdef:0",
    "m:rate:0123456789abcdef0123456789abcdef:5",
    "m:reopen:nothing:0",
    "m:withdraw::0",
    "m:burn:0123456789abcdef0123456789abcdef:0",
    "w:open:0123456789abcdef0123456789abcdef",
    "w:take:nothing",
    "w:answer:",
    "w:send:",
    "w:burn:",
)


async def test_hand_made_button_data_do_no_harm(school: School, rows: Rows) -> None:
    """Each press is answered kindly; no error, no case, no acknowledgement comes of any."""
    apology = (
        school.words()
        .plain("sorry", incident="#", **contact_args(school.words(), school.settings))
        .partition("\n")[0]
    )
    parent = await school.person("parent")
    await delivered(school, parent)
    for data in HAND_MADE:
        pressed = await parent.press(data=data)
        await delivered(school, parent)
        assert pressed.answer is not None, data
        assert not any(apology in one.text for one in parent.messages), data
    assert rows.count("case") == 0
    assert rows.of("SELECT DISTINCT mark FROM record") == [("served",)]


def test_no_two_kinds_of_buttons_begin_alike() -> None:
    """A shared prefix would let one conversation take the buttons of another."""
    kinds: list[type[CallbackData]] = [CallbackData]
    for kind in kinds:
        kinds += kind.__subclasses__()
    prefixes = Counter(k.__prefix__ for k in kinds if k.__module__.startswith("handlers"))
    assert len(prefixes) > 10
    assert not [one for one, times in prefixes.items() if times > 1]


@pytest.mark.requirement("R-003-5.1-1")
async def test_somebody_elses_case_opens_to_nobody(school: School, rows: Rows) -> None:
    """With the right id in hand another parent can neither read, add, rate, reopen nor withdraw."""
    words = school.words()
    owner = await school.person("owner")
    number = await school.files(owner, "Құпия мәтін")
    ((case,),) = rows.of('SELECT id FROM "case" WHERE number = ?', number)
    other = await school.person("other")
    await delivered(school, other)
    for do in ("show", "add", "rate", "reopen", "withdraw"):
        pressed = await other.press(data=f"m:{do}:{case}:3")
        await delivered(school, other)
        assert pressed.answer is not None
        assert words.plain("button-unknown") in pressed.answer.text
        assert not any("Құпия" in one.text or number in one.text for one in other.messages)
    await other.send("Қосамын")
    await other.settled()
    assert rows.of('SELECT state, rating, round FROM "case"') == [("new", None, 0)]
    assert rows.count("case_message") == 1


async def test_an_unknown_start_link_is_explained_and_the_bot_still_starts(school: School) -> None:
    """A stranger with a bad link meets the bot as everybody does."""
    words = school.words()
    parent = await school.stranger("parent")
    await parent.start("class_5b_no_such_link")
    await parent.sees(words.plain("start-link-unknown"))
    await parent.press(words.plain("language-name"))
    await parent.sees(school.settings.school.name.kk)


@pytest.mark.requirement("R-5.3b")
async def test_a_staff_link_works_once(school: School, rows: Rows) -> None:
    """Whoever opens it second gets no role, is told why and can go on as anybody."""
    words = school.words()
    async with school.app.services.store.writing() as work:
        token = await new_staff_link(work, Role.HEAD, school.clock())
    first, second = await school.stranger("first"), await school.stranger("second")
    await first.start(PAYLOAD + token)
    await first.sees(words.plain("role-head"))
    await second.start(PAYLOAD + token)
    await second.sees(words.plain("staff-link-spent"))
    await second.settled()
    assert second.last.buttons
    assert rows.count("staff") == 1
    assert rows.count("person") == 1


@pytest.mark.requirement("R-5.3b")
async def test_a_staff_link_expires(school: School, rows: Rows) -> None:
    """After its days nobody is bound by it; a made-up token binds nobody at any time."""
    words = school.words()
    async with school.app.services.store.writing() as work:
        token = await new_staff_link(work, Role.HEAD, school.clock())
    late = await school.stranger("late")
    school.clock.now += timedelta(days=LINK_DAYS + 1)
    await late.start(PAYLOAD + token)
    await late.sees(words.plain("staff-link-spent"))
    await late.start(PAYLOAD + "A" * 22)
    await late.sees(words.plain("staff-link-spent"))
    assert rows.count("staff") == 0


async def test_who_blocks_the_bot_gets_the_answer_after_unblocking(
    school: School, rows: Rows
) -> None:
    """The letter waits; it is neither lost nor sent into the void."""
    words = school.words()
    responsible = await school.staff("responsible", Role.RESPONSIBLE)
    parent = await school.person("parent")
    await school.files(parent, "Сұрақ бар")
    await parent.block()
    await parent.settled()
    assert rows.count("person", "NOT reachable") == 1
    for key in ("button-open", "button-take", "button-answer"):
        await responsible.press(words.plain(key))
    await responsible.sees(LIMIT)
    await responsible.send("Жауап дайын")
    await responsible.press(words.plain("button-send-answer"))
    await responsible.sees("№ ")
    assert not any("Жауап дайын" in one.text for one in parent.messages)
    await parent.unblock()
    await parent.settled()
    await delivered(school, parent)
    assert any("Жауап дайын" in one.text for one in parent.messages)


async def test_a_deleted_account_stops_being_written_to(school: School, rows: Rows) -> None:
    """Telegram refuses once, the person counts as unreachable, the bot goes on."""
    words = school.words()
    responsible = await school.staff("responsible", Role.RESPONSIBLE)
    parent = await school.person("parent")
    await school.files(parent, "Сұрақ бар")
    await parent.delete_account()
    for key in ("button-open", "button-take", "button-answer"):
        await responsible.press(words.plain(key))
    await responsible.sees(LIMIT)
    await responsible.send("Жауап дайын")
    await responsible.press(words.plain("button-send-answer"))
    await responsible.sees(words.plain("answer-sent", number="#").partition("#")[0])
    await mailed(school, lambda: rows.count("person", "NOT reachable") == 1)
    await responsible.send("/help")
    await responsible.sees("/mycases")


async def test_in_a_group_a_command_points_to_the_private_chat(school: School) -> None:
    """One line for a command, silence for talk, and nothing of anybody's is shown there."""
    parent = await school.person("parent")
    await school.files(parent, "Құпия")
    group = school.play.group("5Б ата-аналары", members=(parent,))
    here = parent.at(group)
    await here.send("/mycases")
    answer = await here.sees(school.words().plain("group"))
    assert not answer.buttons
    await here.send("Кеше не үй тапсырмасы болды?")
    await here.settled()
    assert here.last.id == answer.id


@pytest.mark.requirement("R-6.1a", "R-2.1v", "R-6.13ae")
@pytest.mark.parametrize("language", ["kk", "ru"])
async def test_a_stranger_is_met_in_both_languages_and_nothing_is_stored(
    school: School, rows: Rows, language: str
) -> None:
    """Whatever comes first, words, a photo, a command or a made-up button, till the last choice."""
    words = school.words(language)
    stranger = await school.stranger("stranger", language)
    before = rows.counts()
    for first in ("Сәлем! Мен Айгүл, 5Б", "/complaint", "/queue", "/nosuch"):
        await stranger.send(first)
        await stranger.settled()
        for one in ("kk", "ru"):
            assert school.words(one).plain("hello") in stranger.last.text
            assert school.words(one).plain("language-name") in stranger.last.labels
    await stranger.attach("photo")
    await stranger.settled()
    assert words.plain("language-name") in stranger.last.labels
    for data in ("go:menu", "go:language-ru", "f:kind:question", "n:ack:1.0", "md:yes", "w:open:1"):
        await stranger.press(data=data)
    await stranger.press(data="su:::")
    await stranger.press(words.plain("language-name"))
    await stranger.press(words.plain("who-parent"))
    await stranger.settled()
    after = rows.counts()
    changed = {table for table in after if after[table] != before[table]}
    assert changed <= {"processed_update", "audit"}
    assert rows.of("SELECT DISTINCT person_id, action, object FROM audit") == [
        ("stranger", "refused", None)
    ]
    await stranger.press(words.plain("band-1-4"))
    await stranger.sees(words.plain("notice-title"))
    assert rows.count("person") == 1
