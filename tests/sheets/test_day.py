"""The day that a page carries: an old print is seen, and a good one is not thrown away."""

import datetime as dt

import pytest

from builders import change, day, edition, group, moment, programme, session
from voikukkia_kit.model.session import Delivery
from voikukkia_kit.model.times import Moment
from voikukkia_kit.sheets.day import dates_of

WHOLE = programme(*map(session, (0, 1, 2, 3, 4, 11)))
AROUND = {"pre_meeting": (moment("7.1.2027"),), "follow_up": moment("14.10.2027")}


def days(**changes: object) -> dict[int | None, str]:
    """Return the day of the page of each session, and of those about the whole group."""
    made = edition(group(**AROUND | changes), WHOLE)
    pages = {None: dates_of(made)} | {one.number: dates_of(made, one) for one in made.sessions}
    return {number: told.removeprefix("Päivät ") for number, told in pages.items()}


def test_pages_of_a_group_without_changes_carry_the_day_its_file_was_made() -> None:
    assert set(days().values()) == {"1.12.2026"}


@pytest.mark.parametrize(
    ("changes", "touched"),
    [
        ((change(2, "2.2.2027", place="Kirjasto"),), {1, 2}),
        ((change(2, "2.2.2027", to=moment("29.1.2027")),), {1, 2, 3}),
        ((change(2, "2.2.2027", cancelled=True),), {1, 2}),
        ((change(2, "2.2.2027", delivery=Delivery.INDIVIDUAL),), {1, 2}),
        ((change(11, "2.2.2027", to=moment("15.10.2027")),), {4, 11}),
    ],
    ids=["place", "behind the next one", "cancelled", "one by one", "follow-up"],
)
def test_change_gives_its_day_to_the_pages_that_show_it_and_to_no_other(
    changes: tuple[object, ...], touched: set[int]
) -> None:
    found = days(changes=changes)

    assert {number for number, day in found.items() if day == "2.2.2027"} == {None, *touched}
    assert {day for number, day in found.items() if number not in {None, *touched}} == {"1.12.2026"}


def test_page_from_which_the_next_session_moved_away_has_another_day_than_before() -> None:
    before, after = days(), days(changes=(change(2, "2.2.2027", to=moment("12.2.2027")),))

    assert (before[1], after[1]) == ("1.12.2026", "2.2.2027")


def test_day_is_that_of_the_last_change() -> None:
    changes = (change(2, "2.2.2027", to=moment("22.1.2027")), change(3, "3.2.2027", place="Kirjasto"))

    found = days(changes=changes)

    assert [found[number] for number in (None, 1, 2, 3, 4)] == [
        *("3.2.2027", "2.2.2027", "3.2.2027", "3.2.2027", "1.12.2026")
    ]


def test_page_before_a_session_held_one_by_one_shows_the_next_common_one_too() -> None:
    changes = (change(2, "2.2.2027", delivery=Delivery.INDIVIDUAL), change(3, "3.2.2027", to=moment("29.1.2027")))

    assert days(changes=changes)[1] == "3.2.2027"


def test_page_before_a_session_that_was_left_out_of_the_series_has_another_day() -> None:
    was = Moment(day("21.1.2027"), dt.time(17), dt.time(19))

    found = days(sessions=(1, 3, 4), changes=(change(2, "2.2.2027", was=was, cancelled=True),))

    assert (found[1], found[4]) == ("2.2.2027", "1.12.2026")
