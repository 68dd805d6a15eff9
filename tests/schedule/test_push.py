"""Later sessions go out of the way of one that moved."""

import datetime as dt
from itertools import pairwise

import attrs
from hypothesis import given
from hypothesis import strategies as st

from builders import change, day, group, moment, programme, school
from voikukkia_kit.model.group import Change, Group
from voikukkia_kit.schedule import MunicipalBreaks, date_warnings, timetable
from voikukkia_kit.schedule.push import CLOSEST_DAYS, pushed

PROGRAMME = programme()


def after(of: Group, moved: Change, own: MunicipalBreaks | None = None) -> list[tuple[int, dt.date]]:
    changes = pushed(of, timetable(of, PROGRAMME, own), moved, own)
    return [(one.session, one.to.date) for one in changes if one.to]


def test_move_of_a_day_pushes_nothing() -> None:
    assert after(group(), change(4, to=moment("5.2.2027"))) == []


def test_move_of_a_week_pushes_all_that_follow_over_free_days() -> None:
    of = group(sessions=(1, 2, 3, 4), start=day("4.3.2027"))

    pushes = after(of, change(2, to=moment("18.3.2027")))

    assert pushes == [(3, day("1.4.2027")), (4, day("8.4.2027"))]


def test_session_that_is_late_enough_ends_the_push() -> None:
    of = group(sessions=(1, 2, 3, 4), changes=(change(3, to=moment("3.2.2027")),))

    assert after(of, change(1, to=moment("21.1.2027"))) == [(2, day("28.1.2027"))]


def test_push_keeps_the_day_of_telling_and_the_usual_time() -> None:
    of = group(sessions=(1, 2))
    moved = change(1, "12.1.2027", to=moment("19.1.2027", 10))

    (one,) = pushed(of, timetable(of, PROGRAMME), moved)

    assert one == change(2, "12.1.2027", to=moment("28.1.2027"))


def test_cancelled_sessions_are_neither_pushed_nor_in_the_way() -> None:
    of = group(sessions=(1, 2, 3), changes=(change(2, cancelled=True),))

    assert after(of, change(1, to=moment("22.1.2027"))) == []


def test_school_breaks_are_kept_free() -> None:
    of = group(sessions=(1, 2), start=day("18.2.2027"))

    assert after(of, change(1, to=moment("25.2.2027")), school(winter_week=9)) == [(2, day("11.3.2027"))]


def test_session_outside_of_the_series_pushes_nothing() -> None:
    of = group(follow_up=moment("14.10.2027"))

    assert after(of, change(11, to=moment("21.10.2027"))) == []


@given(number=st.integers(1, 9), later=st.integers(0, 60))
def test_pushed_series_is_weekly_again(number: int, later: int) -> None:
    of = group()
    before = timetable(of, PROGRAMME)
    planned = next(dated.start for dated in before.weekly if dated.session.number == number and dated.start)
    moved = change(number, to=moment(f"{planned + dt.timedelta(later):%d.%m.%Y}"))

    changes = pushed(of, before, moved)

    whole = attrs.evolve(of, changes=(moved, *changes))
    dates = [dated.start.date() for dated in timetable(whole, PROGRAMME).weekly if dated.start]
    warned = [warning.code for warning in date_warnings(whole, timetable(whole, PROGRAMME))]
    assert dates == sorted(dates)
    assert [pair for pair in pairwise(dates) if (pair[1] - pair[0]).days < CLOSEST_DAYS] == []
    assert [code for code in warned if code in ("VK416", "VK422")] == []
