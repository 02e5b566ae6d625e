"""Answers to questions in one's own words, from approved rules only.

``Engine.load().answer(Question(...))`` is all a caller needs. Nothing is generated, no model is
called, and nothing of a question is kept after its answer is returned.
"""

from bot.answers.engine import Engine
from bot.answers.index import INDEX_FILE, IndexFileError
from bot.answers.question import Answer, Explanation, Piece, Question, Reason, Tier

__all__ = [
    "INDEX_FILE",
    "Answer",
    "Engine",
    "Explanation",
    "IndexFileError",
    "Piece",
    "Question",
    "Reason",
    "Tier",
]
