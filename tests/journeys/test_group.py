"""The staff's group: a topic for each case with its number and state, and never anything else."""

from __future__ import annotations

import pytest

from bot.domain.people import Role
from bot.playground.world import Chat
from bot.usecases.keep_topics import keep_topics
from handlers.buttons import CASE_PAYLOAD, Work
from tests.journeys.database import Rows, delivered, mailed
from tests.school import School

SECRET = "Құпия айғақ"


async def _shown(school: School, group: Chat, *states: str) -> list[str]:
    """Let the topics follow; their names once there are as many with these states."""
    words, services = school.words(), school.app.services
    await keep_topics(services.store, services.clock())
    wanted = sorted(words.plain(f"state-{state}") for state in states)

    def names() -> list[str]:
        return [topic.name for topic in group.topics.values()]

    await mailed(school, lambda: sorted(name.split(" · ")[-1] for name in names()) == wanted)
    return names()


@pytest.mark.requirement("R-5.3b", "R-2.1v")
async def test_the_group_shows_numbers_and_states_and_leads_to_the_private_chat(
    school: School, rows: Rows
) -> None:
    """Named, renamed and closed as the case goes on. A complaint about staff has no topic. No
    content, and no button in the group that shows any; the link opens the case in private, for
    those who may see it. A deleted topic comes again, and a group that moved is followed.
    """
    words, play = school.words(), school.play
    head = await school.staff("head", Role.HEAD)
    responsible = await school.staff("responsible", Role.RESPONSIBLE)
    parent = await school.person("parent")
    group = play.group("Қызметкерлер", members=(head, responsible))
    await parent.at(group).send("/group")
    await head.at(group).send("/group")
    await head.at(group).sees(words.plain("group-bound")[:20])
    number = await school.files(parent, SECRET)
    await _complain_about_head(school)
    ((case,),) = rows.of('SELECT id FROM "case" WHERE number = ?', number)
    assert number in (await _shown(school, group, "new"))[0]

    pressed = await responsible.at(group).press(words.plain("topic-open"))
    assert pressed.url.endswith(f"?start={CASE_PAYLOAD}{case}")
    data = Work(do="open", case=case).pack()
    message = next(m.id for m in group.messages.values() if m.markup)
    popup = await responsible.at(group).press(data=data, message_id=message)
    assert popup.answer is not None
    assert words.plain("group") in popup.answer.text
    await responsible.start(CASE_PAYLOAD + case)
    await responsible.sees(SECRET)
    await parent.start(CASE_PAYLOAD + case)
    await parent.settled()
    assert words.plain("button-take") not in parent.last.labels

    await responsible.press(words.plain("button-take"))
    await delivered(school, responsible)
    await _shown(school, group, "taken")
    play.world.remove_topic(group, next(iter(group.topics.values())))
    moved = play.world.migrate(group, head.user)
    moved.forum = True
    await responsible.press(words.plain("button-answer"))
    await responsible.send("Жауап")
    await responsible.press(words.plain("button-send-answer"))
    await parent.sees("Жауап")
    await _shown(school, moved, "answered")
    await mailed(school, lambda: all(topic.closed for topic in moved.topics.values()))
    told = [str(c.params) for c in play.calls if c.chat_id in (group.id, moved.id)]
    assert not [one for one in told if SECRET in one or "Жауап" in one]
    assert rows.count("case_topic") == 1

    await head.at(moved).send("/group off")
    await head.at(moved).sees(words.plain("group-ended")[:20])
    assert rows.count("staff_group") == rows.count("case_topic") == 0
    deeds = rows.of("SELECT action FROM audit WHERE action LIKE 'group_%' ORDER BY id")
    assert deeds == [("group_bind",), ("group_end",)]


async def _complain_about_head(school: School) -> None:
    words = school.words()
    writer = await school.person("writer")
    await writer.send("/complaint")
    await writer.press(words.plain("kind-complaint"))
    await writer.press(words.plain("subject-head"))
    await writer.settled()
    await writer.send(SECRET)
    await writer.press(words.plain("button-send"))
    await writer.sees("№ ")


async def test_only_the_head_binds_a_group_and_only_one_with_topics(
    school: School, rows: Rows
) -> None:
    """Anybody else's /group does nothing, and a group without topics is told what it lacks."""
    words = school.words()
    head = await school.staff("head", Role.HEAD)
    teacher = await school.staff("teacher", Role.CLASS_TEACHER)
    flat = school.play.group("Мұғалімдер", forum=False, members=(head, teacher))
    await teacher.at(flat).send("/group")
    await teacher.at(flat).sees(words.plain("not-allowed"))
    await head.at(flat).send("/group")
    await head.at(flat).sees(words.plain("group-no-topics")[:20])
    assert rows.count("staff_group") == 0
