"""Reading a question: letters, names of AI, negation, notions."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.answers.features import features, notions_in, says_without_ai
from bot.answers.focus import asking_clause
from bot.answers.letters import cyrillic, fold, plain
from bot.answers.notions import Notions
from bot.answers.stems import kazakh_stem, russian_stem
from bot.answers.words import AI_MARK, Ai, words_of

NOTIONS = Notions.load()


@pytest.mark.parametrize(
    "spellings",
    [
        ("үй жұмысы", "уй жумысы", "ui jumysy", "uy zhumysy", "üy jumısı"),
        ("өзім жаздым", "озим жаздым", "ozim jazdym", "o'zim zhazdym"),
        ("болады ма", "bolady ma", "болады ма"),
        ("көшіріп", "коширип", "koshirip", "kөshirip"),
        ("тыйым", "tyiym", "тыйым"),
    ],
)
def test_kazakh_is_read_alike_however_it_is_typed(spellings: tuple[str, ...]) -> None:
    """Own letters, Russian letters and the Latin habits fold to the same words."""
    folded = {" ".join(fold(cyrillic(w)) for w in plain(s).split()) for s in spellings}
    assert len(folded) == 1


@pytest.mark.parametrize(
    "name",
    [
        "ChatGPT", "чатгпт", "чат-гпт", "чатжпт", "гпт", "жпт", "gpt4", "нейросеть", "нейронкой",
        "нейрожелі", "ЖИ", "жи-мен", "ИИ", "AI", "жасанды интеллект", "искусственный интеллект",
        "DeepSeek", "дипсик", "Gemini", "джемини", "алисаға", "Copilot", "генеративті",
    ],
)  # fmt: skip
def test_names_of_ai_become_one_mark(name: str) -> None:
    """Brands, slang and their usual misspellings all mean AI."""
    assert any(word.folded == AI_MARK for word in words_of(f"{name} бола ма"))


@pytest.mark.parametrize("word", ["айтам", "и", "петя", "кім", "жаз", "генерал", "айда", "ай"])
def test_other_words_are_no_ai(word: str) -> None:
    """Words that only look like a short name of AI are left alone."""
    assert all(w.ai is Ai.NO for w in words_of(word))


@pytest.mark.parametrize("word", ["чат", "чатпен", "бот", "робот"])
def test_a_chat_may_be_ai(word: str) -> None:
    """A chat or a robot mostly means AI but need not."""
    assert words_of(word)[0].ai is Ai.MAYBE


@pytest.mark.parametrize(
    "text",
    ["ЖИ-сіз жаздым", "сдал без ИИ", "без всякой нейросети", "нейронканы қолданбай істедім"],
)
def test_doing_without_ai_is_noticed(text: str) -> None:
    """Negation belongs to what the question says."""
    assert says_without_ai(words_of(text))


def test_doing_with_ai_is_not_taken_for_without() -> None:
    """And its absence too."""
    assert not says_without_ai(words_of("ЖИ-мен жаздым, можно с нейросетью"))


@pytest.mark.parametrize(
    ("word", "stem"), [("жұмысты", "жұмыс"), ("кітапқа", "кітап"), ("мұғалімнің", "мұғалім")]
)
def test_kazakh_endings_are_stripped_to_the_same_stem(word: str, stem: str) -> None:
    """Forms of a word share a stem."""
    assert kazakh_stem(fold(word)) == kazakh_stem(fold(stem))


def test_russian_forms_share_a_stem() -> None:
    """Snowball sees the word before it is folded."""
    assert russian_stem("нейросетями") == russian_stem("нейросетью")


@pytest.mark.parametrize(
    ("one", "other"),
    [("сочинение за экзамен", "емтиханға эссе"), ("скрытая камера", "жасырын камера")],
)
def test_notions_are_shared_by_both_languages(one: str, other: str) -> None:
    """The lexicon gives Kazakh and Russian words for one thing the same name."""
    found = [notions_in(features(words_of(text), NOTIONS)) for text in (one, other)]
    assert found[0] & found[1]


def test_in_a_story_the_clause_that_asks_is_found() -> None:
    """A long message is read twice: whole, and the clause with the question."""
    story = (
        "кеше апам келді, екеуіміз базарға бардық, сосын кешке үйге шаршап келдім де, "
        "үй жұмысын чатпен істесем бола ма, апам ұрыспасын деп едім"
    )
    asking = [word.folded for word in asking_clause(story, words_of(story))]
    assert "чатпен" in asking
    assert "базарга" not in asking
    assert asking_clause("чатпен істесем бола ма", words_of("чатпен істесем бола ма")) == []


@given(st.text(max_size=400))
def test_any_text_can_be_read(text: str) -> None:
    """Reading raises nothing, and the same text always gives the same features."""
    words = words_of(text)
    assert features(words, NOTIONS) == features(words_of(text), NOTIONS)
    assert all(word.folded for word in words)


@given(st.text(alphabet="абвгғдеёжзийклмнңоөпрстуұүфхһцчшщъыіьэюя", max_size=30))
def test_folding_twice_changes_nothing(word: str) -> None:
    """Folded words are folded already."""
    assert fold(fold(word)) == fold(word)
