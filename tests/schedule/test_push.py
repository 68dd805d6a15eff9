"""Later sessions pushed out of the way of one that moved."""

import datetime as dt
from itertools import pairwise

import attrs
from hypothesis import given
from hypothesis import strategies as st

from builders import FREE_DAYS, PRACTICE, change, day, free, group, moment, problems_of, programme, school_days
from voikukkia_kit.errors import Problem, Term
from voikukkia_kit.model.series import Change, Group, Rhythm
from voikukkia_kit.schedule import date_warnings, timetable
from voikukkia_kit.schedule.push import pushed
from voikukkia_kit.schedule.rhythm import CLOSEST_DAYS

PROGRAMME = programme()


def push(of: Group, move: Change) -> list[tuple[int, str]]:
    changes = pushed(of, timetable(of, PROGRAMME, FREE_DAYS), move, FREE_DAYS)
    return [(one.session, f"{one.to.date:%d.%m.}") for one in changes if one.to]


def test_move_by_a_week_pushes_every_later_session_around_free_days() -> None:
    of = group(breaks=(free("1.3.2027", "7.3.2027"),), sessions=(1, 2, 3, 4, 5, 6, 7, 8))

    later = push(of, change(4, "2.2.2027", to=moment("11.2.2027")))

    assert later == [(5, "18.02."), (6, "25.02."), (7, "11.03."), (8, "18.03.")]


def test_move_within_the_week_pushes_nothing() -> None:
    assert push(group(), change(4, to=moment("5.2.2027"))) == []


def test_session_five_days_later_stays() -> None:
    assert push(group(), change(2, to=moment("23.1.2027"))) == []


def test_move_close_to_the_next_session_pushes_it() -> None:
    of = group(sessions=(1, 2, 3))

    assert push(of, change(2, to=moment("25.1.2027"))) == [(3, "04.02.")]


def test_push_ends_at_the_first_session_that_is_late_enough() -> None:
    of = group(sessions=(1, 2, 3, 4), changes=(change(3, to=moment("11.3.2027")), change(4, to=moment("18.3.2027"))))

    assert push(of, change(1, to=moment("21.1.2027"))) == [(2, "28.01.")]


def test_cancelled_sessions_and_those_without_a_day_push_and_are_pushed_by_nothing() -> None:
    of = group(sessions=(1, 2, 3), changes=(change(2, cancelled=True),))

    assert push(of, change(1, to=moment("25.1.2027"))) == [(3, "04.02.")]
    assert push(of, change(11, to=moment("25.1.2027"))) == []


def test_pushed_changes_are_told_on_the_day_of_the_move() -> None:
    of = group(sessions=(1, 2))

    (later,) = pushed(of, timetable(of, PROGRAMME, FREE_DAYS), change(1, "3.1.2027", to=moment("21.1.2027")), FREE_DAYS)

    assert later.told == day("3.1.2027")


def test_pushed_sessions_keep_off_the_school_breaks() -> None:
    of, own = group(sessions=(1, 2), start=day("18.2.2027")), school_days(winter_week=9)

    (later,) = pushed(of, timetable(of, PROGRAMME, own), change(1, to=moment("25.2.2027")), own)

    assert later.to == moment("11.3.2027")


@given(number=st.integers(1, 9), later=st.integers(0, 60))
def test_pushed_series_is_weekly_again(number: int, later: int) -> None:
    of = group()
    before = timetable(of, PROGRAMME, FREE_DAYS)
    planned = next(dated.start for dated in before.weekly if dated.session.number == number and dated.start)
    moved = change(number, to=moment(f"{planned + dt.timedelta(later):%d.%m.%Y}"))

    changes = pushed(of, before, moved, FREE_DAYS)

    whole = attrs.evolve(of, changes=(moved, *changes))
    table = timetable(whole, PROGRAMME, FREE_DAYS)
    dates = [dated.start.date() for dated in table.weekly if dated.start]
    codes = {warning.code for warning in date_warnings(whole, table, FREE_DAYS, PRACTICE)}
    assert [(first, second) for first, second in pairwise(dates) if (second - first).days < CLOSEST_DAYS] == []
    assert codes & {"VK416", "VK422"} == set()


def test_series_every_other_week_is_pushed_in_its_own_rhythm() -> None:
    of = group(sessions=(1, 2), rhythm=Rhythm.EVERY_OTHER_WEEK)

    assert push(of, change(1, to=moment("26.1.2027"))) == [(2, "11.02.")]


def test_days_told_one_by_one_are_not_pushed() -> None:
    of = group(sessions=(1, 2), start=None, time=None, days=(moment("14.1.2027", 9), moment("15.1.2027", 9)))

    problems = problems_of(lambda: push(of, change(1, to=moment("20.1.2027"))))

    assert problems == (Problem("VK245", ("days",), days=Term("keys.series", "days")),)


def test_push_past_two_years_is_refused() -> None:
    of = group(sessions=(1, 2))

    problems = problems_of(lambda: push(of, change(1, to=moment("14.1.2029"))))

    assert problems == (Problem("VK222", ("changes",), number=2),)
