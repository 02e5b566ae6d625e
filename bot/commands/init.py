"""`init`: asks a school for its settings and writes school.toml and secrets.toml.

Nothing is written before the last answer, and no existing file is replaced unasked.
"""

from __future__ import annotations

import tomllib
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Final, TextIO

from pydantic import ValidationError

from bot.commands.files import school_file, secrets_file, write_private
from bot.commands.questions import (
    SECTIONS,
    WEBHOOK,
    Question,
    explained,
    look_up,
    put,
    questions,
    section_problem,
)
from bot.domain.people import Language
from bot.sections import CalendarDay
from bot.settings import (
    CONFIG_VARIABLE,
    SECRETS_NAME,
    SECRETS_VARIABLE,
    Settings,
    SettingsError,
    load_settings,
)
from bot.settings_files import Tree
from bot.texts import Texts, Words

FIRST_KEY: Final = "k1"
KEY_NAME: Final = ("keys", "id")
API_BASE: Final = ("telegram", "api_base")
DONE, NOT_DONE = 0, 1

Ask = Callable[[str], str]
After = Callable[[Settings], Awaitable[list[str]]]


@dataclass
class Interview:
    """One run of `init`. `ask` echoes what is typed, `ask_secret` must not."""

    ask: Ask
    ask_secret: Ask
    out: TextIO
    texts: Texts
    words: Words
    today: date
    earlier: Tree = field(default_factory=dict)
    answers: Tree = field(default_factory=dict)

    def say(self, text: str = "") -> None:
        """One line to the operator."""
        print(text, file=self.out)

    def confirm(self, text: str, *, proposed: bool) -> bool:
        """A yes or no; Enter means `proposed`."""
        yes = self.words.plain("answer-yes").split()
        no = self.words.plain("answer-no").split()
        while True:
            answer = self.ask(f"{text} [{(yes if proposed else no)[0]}]\n> ").strip().lower()
            if not answer:
                return proposed
            if answer in yes or answer in no:
                return answer in yes
            self.say(self.words.plain("expected-flag"))

    def run_section(self, section: str) -> None:
        """Asks one section until its answers fit together."""
        while True:
            self.say()
            self.say(f"== {self.words.plain('section-' + section)}")
            self.answers.pop(section, None)
            for question in questions(section):
                if not self._skipped(question):
                    self._put_answer(question)
            table = self.answers.get(section, {})
            problem = section_problem(section, table)
            if problem is None or problem.expected == "expected-webhook":
                return  # the webhook's secret is made at the end
            self.say(explained(problem, self.words))

    def _skipped(self, question: Question) -> bool:
        if question.name.startswith(WEBHOOK):
            return look_up(self.answers, ("telegram", "mode")) != "webhook"
        # An optional text is left out in both languages or in none.
        first = (*question.base, Language.KK.value)
        return (
            question.optional
            and question.language is Language.RU
            and look_up(self.answers, first) is None
        )

    def _put_answer(self, question: Question) -> None:
        text = self.words.plain(question.text)
        if question.language:
            text += " " + self.words.plain(f"ask-in-{question.language}")
        if question.is_flag:
            flag = self.confirm(text, proposed=question.flag_proposal(self.earlier))
            put(self.answers, question.key, flag)
            return
        proposal = question.proposal(self.answers, self.earlier, self.texts, self.today)
        prompt = f"{text}\n  [{proposal}]\n> " if proposal else f"{text}\n> "
        while True:
            answer = self.ask(prompt).strip() or proposal
            partner_given = question.language is Language.RU
            if not answer and question.optional and not partner_given:
                return
            value = question.parsed(answer)
            problem = question.problem(value)
            if problem is None:
                put(self.answers, question.key, value)
                return
            self.say(explained(problem, self.words))

    def calendar(self) -> None:
        """Asks for days that the state's calendar does not know yet, as many as there are."""
        days: list[Tree] = list(self.earlier.get("calendar", []))
        self.say()
        self.say(f"== {self.words.plain('section-calendar')}")
        while self.confirm(self.words.plain("ask-calendar-more"), proposed=False):
            given = self.ask(self.words.plain("ask-calendar-day") + "\n> ").strip()
            working = self.confirm(self.words.plain("ask-calendar-working"), proposed=False)
            reason = {
                language.value: self.ask(
                    self.words.plain("ask-calendar-reason")
                    + " "
                    + self.words.plain(f"ask-in-{language}")
                    + "\n> "
                ).strip()
                for language in Language
            }
            entry = {"day": Question(("order", "date")).parsed(given), "working": working}
            try:
                CalendarDay.model_validate({**entry, "reason": reason})
            except ValidationError:
                self.say(self.words.plain("calendar-refused"))
                continue
            days = [known for known in days if known["day"] != entry["day"]]
            days.append({**entry, "reason": reason})
        if days:
            self.answers["calendar"] = days

    def token(self) -> str:
        """The bot's token, asked until it has the shape of one."""
        question = Question(("telegram", "token"))
        while True:
            token = self.ask_secret(self.words.plain("ask-telegram-token") + "\n> ").strip()
            if question.problem(token) is None:
                return token
            self.say(self.words.plain("expected-token"))


def _choose_language(ask: Ask, texts: Texts, given: Language | None) -> Words:
    if given:
        return texts[given]
    prompt = "\n".join(words.plain("ask-language") for words in texts)
    while True:
        answer = ask(f"{prompt}\n> ").strip().lower() or Language.KK.value
        if answer in tuple(Language):
            return texts[Language(answer)]


def _earlier(path: Path) -> Tree:
    try:
        return tomllib.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}


def _interview(talk: Interview, config: Path, secrets: Path) -> str | None:
    """Fills `talk.answers`; the token unless secrets exist. Raises ``EOFError`` on a refusal."""
    words = talk.words
    talk.say(words.plain("init-hello"))
    if config.exists():
        question = words.plain("init-overwrite", file=str(config))
        if not talk.confirm(question, proposed=False):
            raise EOFError
        talk.earlier = _earlier(config)
    for section in SECTIONS:
        talk.run_section(section)
    talk.calendar()
    put(talk.answers, KEY_NAME, str(look_up(talk.earlier, KEY_NAME) or FIRST_KEY))
    if api_base := look_up(talk.earlier, API_BASE):
        put(talk.answers, API_BASE, str(api_base))
    return None if secrets.exists() else talk.token()


async def init(
    config: Path,
    *,
    texts: Texts,
    ask: Ask,
    ask_secret: Ask,
    out: TextIO,
    today: date,
    after: After,
    language: Language | None = None,
    secrets: Path | None = None,
) -> int:
    """Asks, writes both files, runs `after` and prints its lines; 0 if all is written.

    An existing secrets.toml is kept: a new master key would make stored data unreadable.
    End of input and Ctrl-C leave everything as it was.
    """
    secrets = secrets or config.with_name(SECRETS_NAME)
    words = texts[language or Language.KK]
    try:
        words = _choose_language(ask, texts, language)
        talk = Interview(ask, ask_secret, out, texts, words, today)
        token = _interview(talk, config, secrets)
    except (EOFError, KeyboardInterrupt):
        print("\n" + words.plain("init-nothing-written"), file=out)
        return NOT_DONE
    try:
        if token is None:
            talk.say(words.plain("init-secrets-kept", file=str(secrets)))
        else:
            webhook = look_up(talk.answers, ("telegram", "mode")) == "webhook"
            write_private(secrets, secrets_file(token, words, webhook=webhook))
        write_private(config, school_file(talk.answers, words))
    except OSError:
        talk.say(words.plain("init-cannot-write", folder=str(config.parent)))
        return NOT_DONE
    return await _finish(talk, config, secrets, after)


async def _finish(talk: Interview, config: Path, secrets: Path, after: After) -> int:
    words = talk.words
    try:
        settings = load_settings({CONFIG_VARIABLE: str(config), SECRETS_VARIABLE: str(secrets)})
    except SettingsError as error:
        for problem in error.problems:
            talk.say(f"{problem.file}: {problem.key}: {explained(problem, words)}")
        return NOT_DONE
    talk.say()
    talk.say(words.plain("init-written", config=str(config), secrets=str(secrets)))
    for line in await after(settings):
        talk.say(line)
    talk.say(words.plain("init-left"))
    return DONE
