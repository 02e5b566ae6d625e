"""Thresholds of the tiers, chosen by cross-validation on the example questions.

``python -m bot.answers.validate`` measures them again; docs/answers.md keeps the result.
"""

from __future__ import annotations

from typing import Final

DISTRESS: Final = -0.5
"""A question whose distress reaches this goes to people at once."""
IN_SCOPE: Final = 0.6
"""Below this the rules do not answer; about 3 of 100 example questions are lost."""
SURELY_IN_SCOPE: Final = 1.8
"""A direct answer needs this scope."""
DIRECT: Final = 0.9
"""Probability of the best rule that a direct answer needs."""
OPPOSITE: Final = 0.05
"""A rule of opposite verdict with this probability turns a direct answer into a choice."""
ELSEWHERE: Final = 0.3
"""So do rules that address other people, with this probability together."""
OUTSIDE: Final = 0.5
"""Probability of an outside kind that is refused whatever the scope says."""

DIRECT_WITHOUT_AI: Final = 0.97
SURELY_IN_SCOPE_WITHOUT_AI: Final = 2.6
UNMISTAKABLE: Final = 0.4
"""What a direct answer needs when nothing says AI: more of everything, and a near example."""
