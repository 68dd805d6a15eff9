"""Days on which nobody meets."""

import pytest

from builders import FREE_DAYS, day, free, group, problems_of, programme, school_days
from voikukkia_kit.errors import Problem, Term
from voikukkia_kit.schedule import FreeDays, timetable


@pytest.mark.parametrize(
    ("date", "reason"),
    [
        ("3.3.2027", "remontti"),
        ("25.3.2027", Term("days", "maundy-thursday")),
        ("28.10.2027", Term("days", "autumn-break")),
        ("11.3.2027", None),
    ],
)
def test_own_break_comes_first_then_named_days_then_the_school(date: str, reason: Term | str | None) -> None:
    of = group(breaks=(free("3.3.2027", reason="remontti"),))

    assert school_days(winter_week=9).reason(of, day(date)) == reason


@pytest.mark.parametrize("free_days", [FREE_DAYS, school_days(name="Kotka")], ids=["none", "of another municipality"])
def test_school_breaks_that_a_series_keeps_cannot_be_forgotten(free_days: FreeDays) -> None:
    of = group(school_breaks="Lahti")

    told = Problem("VK240", ("school_breaks",), municipality="Lahti")
    assert problems_of(lambda: timetable(of, programme(), free_days)) == (told,)


def test_municipality_may_be_written_in_small_letters() -> None:
    assert timetable(group(school_breaks="lahti"), programme(), school_days()).sessions
