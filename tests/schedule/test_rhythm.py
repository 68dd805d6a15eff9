"""Series that are not weekly: every other week, and days told one by one."""

import datetime as dt
from typing import Any

import attrs
import pytest

from builders import FREE_DAYS, PRACTICE, change, day, days, free, group, moment, pair, problems_of, programme, session
from voikukkia_kit.errors import Problem, Term
from voikukkia_kit.model.people import Participants
from voikukkia_kit.model.series import Group, Rhythm, Series
from voikukkia_kit.model.session import Delivery
from voikukkia_kit.schedule import date_warnings, timetable
from voikukkia_kit.schedule.rhythm import usual_days

SHORT = programme(*map(session, (1, 2, 3)))
THREE_DAYS = (moment("14.1.2027", 9, 15), moment("15.1.2027", 12), moment("3.2.2027", 9))


def one_by_one(*moments: Any, **changes: Any) -> Group:
    return group(start=None, time=None, days=moments or THREE_DAYS, **changes)


def starts(of: Series) -> list[str]:
    return [f"{one.start:%d.%m. %H}–{one.end:%H}" for one in timetable(of, SHORT, FREE_DAYS).sessions if one.start]


def test_series_every_other_week_keeps_its_weekday_and_waits_two_weeks_at_a_free_day() -> None:
    of = group(rhythm=Rhythm.EVERY_OTHER_WEEK, breaks=(free("28.1.2027", reason="remontti"),))

    table = timetable(of, SHORT, FREE_DAYS)

    assert [one.start.date() for one in table.sessions if one.start] == days("14.1.2027", "11.2.2027", "25.2.2027")
    assert [(skip.date, skip.reason) for skip in table.skipped] == [(day("28.1.2027"), "remontti")]


def test_days_told_one_by_one_each_have_their_own_time() -> None:
    of = one_by_one(moment("14.1.2027", 9, 11), moment("15.1.2027", 12), moment("3.2.2027", 9))

    assert starts(of) == ["14.01. 09–11", "15.01. 12–14", "03.02. 09–11"]


def test_free_day_among_days_told_one_by_one_stays_and_is_told_where_it_stands() -> None:
    of = one_by_one(moment("5.1.2027", 9), moment("6.1.2027", 9), moment("20.1.2027", 9))

    table = timetable(of, SHORT, FREE_DAYS)

    told = Problem("VK407", ("days", 1), number=2, date=day("6.1.2027"), reason=Term("days", "epiphany"))
    assert table.skipped == ()
    assert [one for one in date_warnings(of, table, FREE_DAYS, PRACTICE) if one.code == "VK407"] == [told]


@pytest.mark.parametrize("count", [2, 4])
def test_as_many_days_are_needed_as_there_are_sessions(count: int) -> None:
    of = one_by_one(*(moment(f"{day}.2.2027", 9) for day in range(1, count + 1)))

    assert problems_of(lambda: timetable(of, SHORT, FREE_DAYS)) == (Problem("VK244", ("days",), count=count, needed=3),)


def test_moved_day_and_its_follow_up_keep_their_own_times() -> None:
    whole = programme(*map(session, (1, 2, 3, 11)))
    of = one_by_one(
        moment("14.1.2027", 9), moment("15.1.2027", 12), moment("3.2.2027", 10),
        follow_up=moment("1.3.2027", 13), changes=(change(2, to=moment("18.1.2027")),),
    )  # fmt: skip

    table = timetable(of, whole, FREE_DAYS)

    assert [f"{one.start:%d.%m. %H}" for one in table.sessions if one.start] == [
        *("14.01. 09", "18.01. 12", "03.02. 10"),
        "01.03. 13",
    ]


def test_two_sessions_at_once_are_told_at_the_later_day() -> None:
    of = one_by_one(moment("14.1.2027", 9), moment("14.1.2027", 10), moment("3.2.2027", 9))

    (problem,) = problems_of(lambda: timetable(of, SHORT, FREE_DAYS))

    assert (problem.code, problem.path) == ("VK206", ("days", 1))


def test_remote_series_is_remote_until_a_change_tells_a_room() -> None:
    of = group(
        delivery=Delivery.REMOTE, place="", changes=(change(2, delivery=Delivery.GROUP), change(2, place="Sali"))
    )

    sessions = timetable(of, SHORT, FREE_DAYS).sessions

    assert [(one.delivery, one.room) for one in sessions] == [
        (Delivery.REMOTE, ""),
        (Delivery.GROUP, "Sali"),
        (Delivery.REMOTE, ""),
    ]


@attrs.frozen(kw_only=True)
class Course(Series):
    """A kind of series that the kit does not have."""


def test_kind_of_series_that_is_no_group_is_dated_like_any_other() -> None:
    of = Course(
        code="KURSSI-1",
        delivery=Delivery.INDIVIDUAL,
        place="Sali",
        days=(*THREE_DAYS[1:], moment("4.2.2027", 9)),
        pair=pair(),
        participants=Participants(6),
    )

    table = timetable(of, SHORT, FREE_DAYS)

    assert [one.start.date() for one in table.held if one.start] == days("15.1.2027", "3.2.2027", "4.2.2027")
    assert {one.delivery for one in table.sessions} == {Delivery.INDIVIDUAL}
    assert of.made == dt.date(2027, 1, 1)


def test_days_told_one_by_one_have_no_usual_days() -> None:
    assert list(usual_days(one_by_one())) == []
