"""School breaks of a municipality: weeks, days told exactly, and the years that are known."""

import pytest

from builders import day, free, school
from voikukkia_kit.errors import Term


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("18.10.2026", None),
        ("19.10.2026", "autumn-break"),
        ("25.10.2026", "autumn-break"),
        ("26.10.2026", None),
        ("1.3.2027", "winter-break"),
        ("7.3.2027", "winter-break"),
        ("8.3.2027", None),
    ],
)
def test_breaks_are_the_weeks_of_the_municipality(text: str, name: str | None) -> None:
    of_lahti = school(autumn_week=43, winter_week=9)

    assert of_lahti.reason(day(text)) == (Term("days", name) if name else None)


def test_break_told_to_the_day_comes_before_the_weeks() -> None:
    told = school(winter_week=9, breaks=(free("1.3.2027", "5.3.2027"), free("20.12.2026", "6.1.2027")))

    reasons = [told.reason(day(text)) for text in ("5.3.2027", "6.3.2027", "23.12.2026", "7.1.2027")]

    break_, week = Term("days", "school-break"), Term("days", "winter-break")
    assert reasons == [break_, week, break_, None]


@pytest.mark.parametrize(
    ("text", "known"),
    [("31.7.2026", False), ("1.8.2026", True), ("1.1.2027", True), ("31.7.2027", True), ("1.8.2027", False)],
)
def test_school_year_begins_in_august(text: str, *, known: bool) -> None:
    assert school(known=(2026,)).knows(day(text)) is known
