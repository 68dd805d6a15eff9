"""What is unusual about the days of a group: each warning provoked once."""

import pytest

from builders import FREE_DAYS, PRACTICE, SOURCE, change, day, free, group, moment, programme, school_days, session
from voikukkia_kit.errors import Problem, Severity, Term
from voikukkia_kit.model.practice import Limits, Practice
from voikukkia_kit.model.series import Group
from voikukkia_kit.model.session import Delivery
from voikukkia_kit.schedule import FreeDays, date_warnings, timetable

PROGRAMME = programme()
SKI_WEEK = free("1.3.2027", "7.3.2027", "talviloma")


def warnings(of: Group, own: FreeDays = FREE_DAYS) -> tuple[Problem, ...]:
    return date_warnings(of, timetable(of, PROGRAMME, own), own, PRACTICE)


def test_usual_group_has_nothing_unusual() -> None:
    assert warnings(group(breaks=(SKI_WEEK,), follow_up=moment("14.10.2027"), pre_meeting=(moment("7.1.2027"),))) == ()


@pytest.mark.parametrize(
    ("of", "path", "number", "date", "reason"),
    [
        (
            group(changes=(change(10, to=moment("25.3.2027")),)),
            ("changes", 0, "to"),
            10,
            "25.3.2027",
            Term("days", "maundy-thursday"),
        ),
        (
            group(breaks=(SKI_WEEK,), changes=(change(7, to=moment("2.3.2027")),)),
            ("changes", 0, "to"),
            7,
            "2.3.2027",
            "talviloma",
        ),
        (
            group(breaks=(free("14.1.2027"),)),
            ("start",),
            1,
            "14.1.2027",
            Term("days", "break"),
        ),
        (group(follow_up=moment("6.12.2027")), ("follow_up",), 11, "6.12.2027", Term("days", "independence")),
        (group(pre_meeting=(moment("6.1.2027"),)), ("pre_meeting", 0), 0, "6.1.2027", Term("days", "epiphany")),
    ],
    ids=["moved to a holiday", "moved into a break", "first day in a break", "follow-up", "pre-meeting"],
)
def test_session_on_a_free_day_is_told_where_someone_put_it(
    of: Group, path: tuple[str | int, ...], number: int, date: str, reason: Term | str
) -> None:
    assert warnings(of)[0] == Problem("VK407", path, number=number, date=day(date), reason=reason)


def test_session_moved_into_the_school_break_is_told() -> None:
    own = school_days(winter_week=9, known=(2026,))
    of = group(changes=(change(7, to=moment("2.3.2027")),))

    (warning,) = warnings(of, own)

    assert warning == Problem(
        "VK407", ("changes", 0, "to"), number=7, date=day("2.3.2027"), reason=Term("days", "winter-break")
    )


@pytest.mark.parametrize(
    ("last", "weeks"), [("28.1.2027", 3), ("4.2.2027", 4), ("27.1.2027", None), ("21.1.2027", None)]
)
def test_pause_of_three_weeks_is_told(last: str, weeks: int | None) -> None:
    of = group(breaks=(free("15.1.2027", last),))

    expected = (Problem("VK406", first=1, second=2, weeks=weeks, source=SOURCE),) if weeks else ()
    assert warnings(of) == expected


@pytest.mark.parametrize(("date", "apart"), [("8.2.2027", 3), ("6.2.2027", None)])
def test_sessions_less_than_five_days_apart_are_told(date: str, apart: int | None) -> None:
    of = group(changes=(change(4, to=moment(date)),))

    assert warnings(of) == (
        (Problem("VK422", first=4, second=5, days=apart, fewest=5, source=SOURCE),) if apart else ()
    )


def test_sessions_in_another_order_than_the_group_has_are_told() -> None:
    of = group(sessions=(3, 2, 1, 4, 5, 6, 7, 8), changes=(change(3, to=moment("23.1.2027")),))

    assert warnings(of)[1:] == (Problem("VK416", first=2, second=3),)


def test_pre_meetings_of_families_have_no_order() -> None:
    of = group(pre_meeting=(moment("8.1.2027", 10), moment("7.1.2027", 10)))

    assert warnings(of) == ()


@pytest.mark.parametrize(("count", "told"), [(5, True), (6, False), (12, False), (13, True)])
def test_unusual_number_of_sessions_is_told(count: int, *, told: bool) -> None:
    numbers = tuple(range(21, 21 + count))
    whole = programme(*map(session, numbers))
    of = group(sessions=numbers)

    expected = (Problem("VK418", ("sessions",), count=count, fewest=6, most=12, source=SOURCE),) if told else ()
    assert date_warnings(of, timetable(of, whole, FREE_DAYS), FREE_DAYS, PRACTICE) == expected


def test_school_year_without_known_breaks_is_told_once() -> None:
    own = school_days(known=(2023, 2025))
    of = group(start=day("5.11.2026"), made=day("1.10.2026"))

    (warning,) = [one for one in warnings(of, own) if one.code == "VK415"]

    assert warning == Problem(
        "VK415",
        ("school_breaks",),
        municipality="Lahti",
        known=("2023–2024", "2025–2026"),
        first=day("19.10.2026"),
        last=day("25.10.2026"),
        key=Term("keys.series", "breaks"),
        school_breaks=Term("keys.series", "school_breaks"),
    )


def test_known_school_year_is_not_told() -> None:
    assert warnings(group(), school_days(known=(2026,))) == ()


def test_change_told_before_the_group_file_was_made_is_told() -> None:
    of = group(changes=(change(4, "1.12.2026", place="A"), change(4, "30.11.2026", place="B")))

    assert warnings(of) == (Problem("VK419", ("changes", 1, "told"), told=day("30.11.2026"), made=day("1.12.2026")),)


def test_warnings_about_days_never_stop_the_work() -> None:
    of = group(
        sessions=(1, 2, 3, 4, 5),
        changes=(change(2, "1.1.2020", to=moment("18.1.2027")), change(5, to=moment("25.3.2027"))),
    )

    codes = [warning.code for warning in warnings(of)]

    assert codes == ["VK407", "VK422", "VK406", "VK418", "VK419"]
    assert {warning.severity for warning in warnings(of)} == {Severity.WARNING}


def test_programme_without_practice_expects_nothing_of_days() -> None:
    of = group(sessions=(1, 2, 3), changes=(change(2, to=moment("15.1.2027")),))

    assert date_warnings(of, timetable(of, PROGRAMME, FREE_DAYS), FREE_DAYS, Practice()) == ()


def test_programme_may_have_no_largest_number() -> None:
    of, practice = group(sessions=(1, 2, 3)), Practice(sessions=Limits(fewest=4, source=SOURCE))

    warnings = date_warnings(of, timetable(of, PROGRAMME, FREE_DAYS), FREE_DAYS, practice)

    assert warnings == (Problem("VK418", ("sessions",), count=3, fewest=4, most=3, source=SOURCE),)


@pytest.mark.parametrize(
    ("of", "code", "path", "number"),
    [
        (group(start=day("16.1.2025")), "VK430", ("start",), 1),
        (group(start=day("15.1.2032")), "VK431", ("start",), 1),
        (group(pre_meeting=(moment("7.1.2026"),)), "VK430", ("pre_meeting", 0), 0),
        (group(follow_up=moment("14.10.2037")), "VK431", ("follow_up",), 11),
        (group(changes=(change(4, to=moment("5.2.2072")),)), "VK431", ("changes", 0, "to"), 4),
    ],
)
def test_day_far_from_the_day_the_file_was_made_is_told_once(
    of: Group, code: str, path: tuple[str | int, ...], number: int
) -> None:
    far = [problem for problem in warnings(of) if problem.code in ("VK430", "VK431")]

    assert [(problem.code, problem.path, dict(problem.facts)["number"]) for problem in far] == [(code, path, number)]


def test_group_file_that_does_not_tell_when_it_was_made_may_have_any_pre_meeting() -> None:
    of = group(made=day("1.1.2027"), pre_meeting=(moment("10.12.2026"),))

    assert warnings(of) == ()


@pytest.mark.parametrize(
    ("of", "path", "number"),
    [
        (group(delivery=Delivery.REMOTE, breaks=(SKI_WEEK,)), ("delivery",), 1),
        (group(changes=(change(4, delivery=Delivery.REMOTE),), breaks=(SKI_WEEK,)), ("changes", 0, "delivery"), 4),
    ],
    ids=["the whole group", "one session"],
)
def test_remote_session_without_a_link_is_told_once(of: Group, path: tuple[str | int, ...], number: int) -> None:
    assert warnings(of) == (Problem("VK445", path, number=number, key=Term("keys.series", "link")),)


@pytest.mark.parametrize(
    "of",
    [
        group(delivery=Delivery.REMOTE, breaks=(SKI_WEEK,), link="09 000 0000"),
        group(changes=(change(4, delivery=Delivery.REMOTE), change(4, cancelled=True)), breaks=(SKI_WEEK,)),
        group(changes=(change(4, delivery=Delivery.INDIVIDUAL),), breaks=(SKI_WEEK,)),
    ],
    ids=["with a link", "cancelled", "one by one"],
)
def test_nothing_is_missing_where_people_can_join_or_nobody_does(of: Group) -> None:
    assert [one.code for one in warnings(of) if one.code in ("VK445", "VK446")] == []


def test_session_in_a_room_that_nobody_told_is_told() -> None:
    changes = (change(4, delivery=Delivery.GROUP), change(5, delivery=Delivery.GROUP), change(5, place="Kirjasto"))

    found = warnings(group(delivery=Delivery.REMOTE, place="", link="09 000 0000", changes=changes, breaks=(SKI_WEEK,)))

    assert found == (Problem("VK446", ("changes", 0, "delivery"), number=4, key=Term("keys", "place")),)
