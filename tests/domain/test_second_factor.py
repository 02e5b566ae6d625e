"""Codes that count once, pauses that grow, and a day that ends."""

from __future__ import annotations

from datetime import datetime, timedelta
from itertools import pairwise

import pyotp
import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from bot.domain.second_factor import (
    FREE_TRIES,
    LONGEST_PAUSE,
    OUT_OF_HOURS,
    RECOVERY_CODES,
    could_be_code,
    matching_step,
    new_recovery_codes,
    new_secret,
    open_until,
    pause_after,
    read_code,
    recovery_hash,
    without,
)
from tests.domain.sample import ALMATY, promises

NOW = datetime(2026, 11, 23, 10, 0, tzinfo=ALMATY)


@pytest.mark.requirement("R-5.3b")
def test_a_code_counts_once_and_half_a_minute_early_or_late() -> None:
    """The steps beside the present one count too; what was used, and what is older, does not."""
    secret = new_secret()
    totp = pyotp.TOTP(secret)
    used = matching_step(secret, totp.at(NOW), NOW, None)
    assert used is not None
    for seconds, right in ((-60, False), (-30, True), (0, True), (30, True), (60, False)):
        code = totp.at(NOW + timedelta(seconds=seconds))
        assert (matching_step(secret, code, NOW, None) is not None) is right
        later = matching_step(secret, code, NOW, used)
        assert (later is not None) is (right and seconds > 0)


def test_what_is_typed_is_read_with_blanks_and_hyphens() -> None:
    """Six digits or twelve signs of a recovery code; anything else is no code."""
    assert read_code("123 456") == "123456"
    assert read_code("abcd-efgh 2345") == "ABCDEFGH2345"
    for text in ("12345", "1234567", "١٢٣٤٥٦", "ABCD-EFGH-IJKL", "", "123456 123456 1"):
        assert read_code(text) is None


@given(
    st.lists(
        st.text("23456789ABCDEFGHJKMNPQRSTUVWXYZ", min_size=4, max_size=4), min_size=3, max_size=3
    ),
    st.sampled_from(["", " ", "-", " - "]),
)
@example(["ABCD", "EFGH", "JKMN"], " ")
def test_every_recovery_code_is_taken_for_a_code(groups: list[str], between: str) -> None:
    """Also one in forty that has no digit: it must not end as a question, or stay in the chat."""
    typed = between.join(groups).lower()
    assert read_code(typed) == "".join(groups)
    assert could_be_code(typed)


def test_a_mistyped_code_is_told_from_words() -> None:
    """A sign too many or too few is still a code; letters alone are one at its length only."""
    for text in ("12345", "1234567", "abcd efgh 23", "abcd efgh 2345 6"):
        assert could_be_code(text)
    for text in ("салам", "hello", "thank you very much", "12", "№ 123456", "x" * 11):
        assert not could_be_code(text)


@pytest.mark.requirement("R-5.3b")
def test_a_recovery_code_counts_once() -> None:
    """Ten different ones; the used one is gone from what is stored, the others stay."""
    codes = new_recovery_codes()
    assert len(set(codes)) == RECOVERY_CODES
    hashes = tuple(map(recovery_hash, codes))
    left = without(hashes, codes[3])
    assert left is not None
    assert len(left) == RECOVERY_CODES - 1
    assert without(left, codes[3]) is None
    assert without(left, codes[4]) is not None


@pytest.mark.requirement("R-5.3b")
def test_wrong_codes_make_one_wait_twice_as_long_each_time() -> None:
    """A few mistakes are free; then the pause doubles up to half a day."""
    assert all(pause_after(tries) is None for tries in range(FREE_TRIES))
    pauses = [pause_after(tries) for tries in range(FREE_TRIES, FREE_TRIES + 40)]
    known = [pause for pause in pauses if pause is not None]
    assert len(known) == len(pauses)
    assert all(b == min(2 * a, LONGEST_PAUSE) for a, b in pairwise(known))
    assert known[-1] == LONGEST_PAUSE


def test_the_work_closes_at_the_end_of_the_schools_day() -> None:
    """Never later than the school's hours, never longer than set; an hour out of hours."""
    end = NOW.replace(hour=18)
    assert open_until(promises(), 12, NOW) == end
    assert open_until(promises(), 2, NOW) == NOW + timedelta(hours=2)
    evening = NOW.replace(hour=20)
    assert open_until(promises(), 12, evening) == evening + OUT_OF_HOURS
    sunday = NOW - timedelta(days=1)
    assert open_until(promises(), 12, sunday) == sunday + OUT_OF_HOURS
