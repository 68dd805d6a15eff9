"""Public holidays of Finland against another library, and the eves by hand."""

import datetime as dt
from typing import Any

import holidays
import pytest

from builders import NAMED_DAYS, day, problems_of
from voikukkia_kit.errors import Problem, Term
from voikukkia_kit.schedule import NamedDay
from voikukkia_kit.schedule.days import days_of_year

EVES = {"maundy-thursday", "may-day-eve", "midsummer-eve", "christmas-eve", "new-year-eve"}
EVES_IN_THE_LIBRARY = {"midsummer-eve", "christmas-eve"}
YEARS = range(1995, 2101)
ENGLISH = {
    "New Year's Day": "new-year",
    "Epiphany": "epiphany",
    "Good Friday": "good-friday",
    "Easter Sunday": "easter",
    "Easter Monday": "easter-monday",
    "May Day": "may-day",
    "Ascension Day": "ascension",
    "Pentecost": "whitsun",
    "Midsummer Eve": "midsummer-eve",
    "Midsummer Day": "midsummer",
    "All Saints' Day": "all-saints",
    "Independence Day": "independence",
    "Christmas Eve": "christmas-eve",
    "Christmas Day": "christmas",
    "Second Day of Christmas": "boxing-day",
}


def named(year: int) -> dict[dt.date, str]:
    return {date: str(name) for date, name in days_of_year(NAMED_DAYS, year).items()}


@pytest.mark.parametrize("year", YEARS)
def test_public_holidays_are_those_of_another_library(year: int) -> None:
    library = holidays.country_holidays("FI", years=year, language="en_US")

    ours = {date: name for date, name in named(year).items() if name not in EVES - EVES_IN_THE_LIBRARY}

    assert list(ours) == sorted(library)
    assert [date for date, name in ours.items() if name not in {ENGLISH[n] for n in library[date].split("; ")}] == []


@pytest.mark.parametrize(
    ("year", "dates"),
    [
        (2023, ["6.4.2023", "30.4.2023", "23.6.2023", "24.12.2023", "31.12.2023"]),
        (2027, ["25.3.2027", "30.4.2027", "25.6.2027", "24.12.2027", "31.12.2027"]),
        (2038, ["22.4.2038", "30.4.2038", "25.6.2038", "24.12.2038", "31.12.2038"]),
    ],
)
def test_eves_are_named_too(year: int, dates: list[str]) -> None:
    eves = {date: name for date, name in named(year).items() if name in EVES}

    names = ["maundy-thursday", "may-day-eve", "midsummer-eve", "christmas-eve", "new-year-eve"]
    assert eves == dict(zip(map(day, dates), names, strict=True))


def test_days_have_names_for_readers() -> None:
    assert days_of_year(NAMED_DAYS, 2027)[day("25.3.2027")] == Term("days", "maundy-thursday")


def test_days_stand_in_order() -> None:
    assert list(days_of_year(NAMED_DAYS, 2027)) == sorted(days_of_year(NAMED_DAYS, 2027))


def test_first_name_of_a_day_is_the_one_told() -> None:
    both = NamedDay(name="a", month=1, day=6), NamedDay(name="b", month=1, day=6)

    assert dict(days_of_year(both, 2027)) == {day("6.1.2027"): "a"}


def test_leap_day_comes_in_leap_years() -> None:
    leap = (NamedDay(name="karkauspäivä", month=2, day=29),)

    assert [len(days_of_year(leap, year)) for year in (2027, 2028)] == [0, 1]


@pytest.mark.parametrize(
    "fields",
    [
        {},
        {"month": 4},
        {"month": 4, "day": 31},
        {"month": 4, "day": 30, "weekday": "8"},
        {"weekday": "mo"},
        {"easter": 1, "month": 4, "day": 30},
        {"easter": 1, "weekday": "mo"},
    ],
    ids=str,
)
def test_day_without_a_place_in_the_year_is_refused(fields: dict[str, Any]) -> None:
    assert problems_of(lambda: NamedDay(name="aatto", **fields)) == (Problem("VK295", ("name",), name="aatto"),)
