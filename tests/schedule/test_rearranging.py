"""Several sessions that move at once."""

import datetime as dt

import pytest

from builders import FREE_DAYS, change, day, group, moment, programme, session, told
from voikukkia_kit.errors import InputError
from voikukkia_kit.model.series import Change, Group
from voikukkia_kit.model.session import SessionKind
from voikukkia_kit.schedule import Timetable, timetable
from voikukkia_kit.schedule.rearranging import exchanged, left_out, retimed

TOLD = day("20.1.2027")
PROGRAMME = programme(
    session(0, kind=SessionKind.PRE),
    *(session(number) for number in (1, 2, 3, 4)),
    session(5, kind=SessionKind.FOLLOW_UP),
)


def four(*changes: Change, **settings: object) -> Group:
    """Return a group of four weekly sessions from 14 January 2027, Thursdays 17-19."""
    return group(**{"sessions": (1, 2, 3, 4), "changes": changes} | settings)


def dated(series: Group) -> Timetable:
    return timetable(series, PROGRAMME, FREE_DAYS)


def days(series: Group) -> dict[int, str]:
    return {
        one.session.number: f"{one.start.day}.{one.start.month}. {one.start:%H.%M}–{one.end:%H.%M}"
        for one in dated(series).held
        if one.start and one.end
    }


def with_(series: Group, changes: tuple[Change, ...], **settings: object) -> Group:
    return four(*series.changes, *changes, **settings)


class TestExchanged:
    def test_each_takes_the_day_of_the_other(self) -> None:
        changes = exchanged(dated(four()), 2, 3, TOLD)

        assert changes == (
            change(2, "20.1.2027", to=moment("28.1.2027")),
            change(3, "20.1.2027", to=moment("21.1.2027")),
        )
        assert list(days(four(*changes))) == [1, 3, 2, 4]

    def test_time_and_length_go_along(self) -> None:
        moved = four(change(2, to=moment("25.1.2027", 9, 10)), change(3, to=moment("28.1.2027", 18)))

        after = with_(moved, exchanged(dated(moved), 2, 3, TOLD))

        assert days(after) == {
            1: "14.1. 17.00–19.00",
            3: "25.1. 09.00–10.00",
            2: "28.1. 18.00–20.00",
            4: "4.2. 17.00–19.00",
        }

    def test_exchanged_twice_they_are_as_they_were(self) -> None:
        once = four(*exchanged(dated(four()), 1, 4, TOLD))

        assert days(with_(once, exchanged(dated(once), 1, 4, TOLD))) == days(four())

    @pytest.mark.parametrize(
        ("numbers", "settings", "code"),
        [
            ((2, 9), {}, "VK204"),
            ((0, 2), {}, "VK215"),
            ((0, 2), {"pre_meeting": (moment("7.1.2027", 9), moment("8.1.2027", 9))}, "VK214"),
        ],
    )
    def test_session_without_one_day_of_its_own_is_told(
        self, numbers: tuple[int, int], settings: dict[str, object], code: str
    ) -> None:
        with pytest.raises(InputError) as failed:
            exchanged(dated(four(**settings)), *numbers, TOLD)

        assert [one[0] for one in told(failed.value)] == [code]


class TestRetimed:
    def test_the_rest_begins_at_another_time_and_keeps_its_length(self) -> None:
        changes = retimed(dated(four()), 3, dt.time(17, 30), None, TOLD)

        assert days(four(*changes)) == {
            1: "14.1. 17.00–19.00",
            2: "21.1. 17.00–19.00",
            3: "28.1. 17.30–19.30",
            4: "4.2. 17.30–19.30",
        }

    def test_rest_is_counted_by_day_and_not_by_number(self) -> None:
        moved = four(change(1, to=moment("11.2.2027")))

        changes = retimed(dated(moved), 4, dt.time(17), dt.time(18), TOLD)

        assert [(one.session, one.to) for one in changes] == [
            (4, moment("4.2.2027", 17, 18)),
            (1, moment("11.2.2027", 17, 18)),
        ]

    def test_what_has_the_time_already_and_what_is_cancelled_stays(self) -> None:
        series = four(change(2, to=moment("21.1.2027", 18)), change(3, cancelled=True))

        changes = retimed(dated(series), 1, dt.time(18), None, TOLD)

        assert [one.session for one in changes] == [1, 4]

    def test_nothing_to_change_is_told(self) -> None:
        with pytest.raises(InputError) as failed:
            retimed(dated(four()), 1, dt.time(17), dt.time(19), TOLD)

        assert [one[0] for one in told(failed.value)] == ["VK226"]


class TestLeftOut:
    def test_those_after_it_take_the_days_before_theirs(self) -> None:
        after = with_(four(), left_out(dated(four()), 2, TOLD), sessions=(1, 3, 4))

        assert days(after) == {1: "14.1. 17.00–19.00", 3: "21.1. 17.00–19.00", 4: "28.1. 17.00–19.00"}

    def test_calendars_learn_of_it_and_of_each_that_moved(self) -> None:
        after = dated(with_(four(), left_out(dated(four()), 2, TOLD), sessions=(1, 3, 4)))

        assert [(one.session.number, one.cancelled, one.revision) for one in after.dropped] == [(2, True, 1)]
        assert [(one.session.number, one.revision) for one in after.weekly] == [(1, 0), (3, 1), (4, 1)]

    def test_those_that_were_moved_before_go_along_and_cancelled_ones_stay(self) -> None:
        series = four(change(4, to=moment("8.2.2027", 9)), change(3, cancelled=True))

        after = with_(series, left_out(dated(series), 2, TOLD), sessions=(1, 3, 4))

        assert days(after) == {1: "14.1. 17.00–19.00", 4: "21.1. 17.00–19.00"}
