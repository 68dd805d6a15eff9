"""Public holidays of Finland against another library, and the eves by hand."""

import datetime as dt

import holidays
import pytest

from builders import day
from voikukkia_kit.errors import Term
from voikukkia_kit.schedule import named_days

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
    return {date: name.name for date, name in named_days(year).items()}


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
    assert named_days(2027)[day("25.3.2027")] == Term("days", "maundy-thursday")


def test_days_stand_in_order() -> None:
    assert list(named_days(2027)) == sorted(named_days(2027))
