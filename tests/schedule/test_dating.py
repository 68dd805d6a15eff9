"""A series on its days: exact cases, every kind of change, clashes, clocks, and properties."""

import datetime as dt
from itertools import pairwise
from zoneinfo import ZoneInfo

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

from builders import (
    FREE_DAYS,
    activity,
    change,
    day,
    days,
    free,
    group,
    moment,
    problems_of,
    programme,
    school_days,
    session,
    told,
)
from voikukkia_kit.errors import InputError, Problem, Term
from voikukkia_kit.model.people import Led
from voikukkia_kit.model.programme import Programme
from voikukkia_kit.model.series import Change, Group, Length
from voikukkia_kit.model.session import Becomes, Delivery, SessionKind, Variant
from voikukkia_kit.model.times import Break, Moment, WeeklyTime
from voikukkia_kit.schedule import Applied, DatedSession, FreeDays, Skipped, Timetable, timetable
from voikukkia_kit.schedule.days import days_of_year

HELSINKI = ZoneInfo("Europe/Helsinki")
PROGRAMME = programme()


def at(text: str, hour: int, minute: int = 0) -> dt.datetime:
    return dt.datetime.combine(day(text), dt.time(hour, minute), HELSINKI)


def utc(text: str, second: int = 0) -> dt.datetime:
    return dt.datetime.combine(day(text), dt.time(second=second), dt.UTC)


def weekly(of: Group, own: FreeDays = FREE_DAYS, whole: Programme = PROGRAMME) -> list[dt.date]:
    return [dated.start.date() for dated in timetable(of, whole, own).weekly if dated.start]


def number(of: Group, wanted: int) -> DatedSession:
    """Return the session of a group with this number."""
    return next(dated for dated in timetable(of, PROGRAMME, FREE_DAYS).sessions if dated.session.number == wanted)


def refused(of: Group, whole: Programme = PROGRAMME) -> tuple[Problem, ...]:
    with pytest.raises(InputError) as caught:
        timetable(of, whole, FREE_DAYS)
    return caught.value.problems


# The series


def test_ita_uusimaa_2022_pauses_over_christmas() -> None:
    of = group(start=day("3.11.2022"), made=day("1.10.2022"), breaks=(free("15.12.2022", "5.1.2023", "joulutauko"),))

    dates = weekly(of)

    assert dates == days(
        *("3.11.2022", "10.11.2022", "17.11.2022", "24.11.2022", "1.12.2022"),
        *("8.12.2022", "12.1.2023", "19.1.2023", "26.1.2023", "2.2.2023"),
    )


def test_spring_2027_skips_ski_week_and_maundy_thursday() -> None:
    of = group(start=day("14.1.2027"), breaks=(free("1.3.2027", "7.3.2027"),))

    dates = weekly(of)

    assert dates == days(
        *("14.1.2027", "21.1.2027", "28.1.2027", "4.2.2027", "11.2.2027"),
        *("18.2.2027", "25.2.2027", "11.3.2027", "18.3.2027", "1.4.2027"),
    )


def test_skipped_days_are_told_with_their_reason() -> None:
    own = group(breaks=(free("21.1.2027", reason="remontti"), free("28.1.2027")))

    skipped = timetable(own, PROGRAMME, school_days(winter_week=9)).skipped

    assert skipped == (
        Skipped(day("21.1.2027"), "remontti"),
        Skipped(day("28.1.2027"), Term("days", "break")),
        Skipped(day("4.3.2027"), Term("days", "winter-break")),
        Skipped(day("25.3.2027"), Term("days", "maundy-thursday")),
    )


def test_day_after_the_last_session_is_not_told_as_skipped() -> None:
    of = group(sessions=(1, 2), breaks=(free("28.1.2027"),))

    assert timetable(of, PROGRAMME, FREE_DAYS).skipped == ()


def test_first_day_stands_even_on_a_free_day() -> None:
    of = group(start=day("6.1.2028"), made=day("1.12.2027"), sessions=(1, 2))

    assert weekly(of) == days("6.1.2028", "13.1.2028")


def test_school_breaks_of_the_municipality_are_skipped() -> None:
    of = group(start=day("18.2.2027"), sessions=(1, 2, 3))

    assert weekly(of, school_days(winter_week=9)) == days("18.2.2027", "25.2.2027", "11.3.2027")


def test_series_that_finds_no_week_names_the_session_left_over() -> None:
    of = group(sessions=(7, 3), breaks=(free("15.1.2027", "1.1.2030"),))

    assert refused(of) == (Problem("VK222", ("breaks",), number=3),)


@pytest.mark.parametrize(("last", "found"), [("3.1.2029", True), ("4.1.2029", False)])
def test_free_week_is_looked_for_within_two_years(last: str, *, found: bool) -> None:
    of = group(sessions=(1, 2), breaks=(free("15.1.2027", last),))

    problems = problems_of(lambda: timetable(of, PROGRAMME, FREE_DAYS))

    assert [problem.code for problem in problems] == ([] if found else ["VK222"])


def test_sessions_begin_and_end_in_the_time_of_helsinki() -> None:
    first = number(group(), 1)

    assert (first.start, first.end, first.planned) == (at("14.1.2027", 17), at("14.1.2027", 19), at("14.1.2027", 17))


def test_group_of_no_weekly_sessions_has_none() -> None:
    assert weekly(group(sessions=())) == []


def test_own_order_is_kept_and_the_rest_left_out() -> None:
    whole = programme(*map(session, (0, 1, 2, 3, 11, 20)), order=(0, 1, 2, 3, 11))
    of = group(sessions=(3, 20, 1))

    sessions = timetable(of, whole, FREE_DAYS).sessions

    assert [(dated.session.number, dated.start and dated.start.date()) for dated in sessions] == [
        (0, None),
        (3, day("14.1.2027")),
        (20, day("21.1.2027")),
        (1, day("28.1.2027")),
        (11, None),
    ]


def test_session_listed_twice_or_unknown_is_refused_where_it_stands() -> None:
    of = group(sessions=(1, 13, 1))

    known = tuple(range(12))
    assert refused(of) == (
        Problem("VK204", ("sessions", 1), number=13, known=known),
        Problem("VK210", ("sessions", 2), number=1),
    )


# Pre-meetings and the follow-up


def test_meeting_without_a_day_is_still_to_be_agreed() -> None:
    before = timetable(group(calendar_place="Kauppakatu 1"), PROGRAMME, FREE_DAYS).sessions[0]

    assert before == DatedSession(
        session=PROGRAMME.session(0),
        place="Kauppakatu 1, Seinäjoki",
        calendar_place="Kauppakatu 1",
        stamp=utc("1.12.2026"),
        activities=before.activities,
    )
    assert (before.span, before.is_held, len(before.activities)) == (None, False, 7)


def test_several_pre_meetings_each_have_their_own_time() -> None:
    of = group(pre_meeting=(moment("7.1.2027", 10), moment("7.1.2027", 13, 14), moment("8.1.2027")))
    whole = programme(session(0, activity("talk", minutes=60, stretch=(30, 90))), *map(session, range(1, 12)))

    before = [dated for dated in timetable(of, whole, FREE_DAYS).sessions if dated.session.kind is SessionKind.PRE]

    assert [(dated.key, dated.start, dated.end) for dated in before] == [
        ((0, 0), at("7.1.2027", 10), at("7.1.2027", 11)),
        ((0, 1), at("7.1.2027", 13), at("7.1.2027", 14)),
        ((0, 2), at("8.1.2027", 17), at("8.1.2027", 18)),
    ]


def test_follow_up_without_a_time_is_at_the_usual_one() -> None:
    after = number(group(follow_up=moment("14.10.2027")), 11)

    assert after.span == (at("14.10.2027", 17), at("14.10.2027", 19))


def test_held_sessions_stand_in_order_of_time() -> None:
    of = group(
        sessions=(1, 2, 3),
        pre_meeting=(moment("8.1.2027", 12), moment("7.1.2027", 12)),
        changes=(change(1, to=moment("22.1.2027")), change(3, cancelled=True)),
    )

    held = timetable(of, PROGRAMME, FREE_DAYS).held

    assert [dated.key for dated in held] == [(0, 1), (0, 0), (2, 0), (1, 0)]


# Changes


def test_moved_session_keeps_its_first_plan_and_moves_no_other() -> None:
    before = weekly(group())
    of = group(changes=(change(4, to=moment("5.2.2027", 18, 20)),))

    moved = number(of, 4)

    assert (moved.start, moved.end, moved.planned) == (at("5.2.2027", 18), at("5.2.2027", 20), at("4.2.2027", 17))
    assert [date for date in weekly(of) if date not in before] == [day("5.2.2027")]


def test_move_to_a_day_keeps_the_clock_times() -> None:
    assert number(group(changes=(change(4, to=moment("5.2.2027")),)), 4).span == (
        at("5.2.2027", 17),
        at("5.2.2027", 19),
    )


def test_move_to_another_hour_keeps_the_length() -> None:
    assert number(group(changes=(change(4, to=moment("5.2.2027", 12)),)), 4).span == (
        at("5.2.2027", 12),
        at("5.2.2027", 14),
    )


def test_new_place_shows_in_both_calendars() -> None:
    changed = number(group(calendar_place="Kauppakatu 1", changes=(change(4, place="Kirjasto"),)), 4)

    assert (changed.place, changed.calendar_place) == ("Kirjasto", "Kirjasto")


def test_remote_session_keeps_everything_else() -> None:
    of = group()

    changed = number(attrs.evolve(of, changes=(change(4, delivery=Delivery.REMOTE),)), 4)

    assert changed == attrs.evolve(
        number(of, 4), delivery=Delivery.REMOTE, revision=1, stamp=utc("20.1.2027", second=1)
    )


def test_cancelled_session_is_not_held_and_not_forgotten() -> None:
    table = timetable(group(changes=(change(4, cancelled=True),)), PROGRAMME, FREE_DAYS)

    assert [dated.session.number for dated in table.weekly if dated.cancelled] == [4]
    assert 4 not in [dated.session.number for dated in table.held]


def test_restored_session_is_held_as_it_last_was() -> None:
    of = group(changes=(change(4, to=moment("5.2.2027")), change(4, cancelled=True), change(4, restored=True)))

    restored = number(of, 4)

    assert (restored.is_held, restored.start, restored.revision) == (True, at("5.2.2027", 17), 3)


def test_each_change_is_told_with_the_session_before_and_after_it() -> None:
    first, second = change(4, to=moment("5.2.2027")), change(4, cancelled=True)
    plain = number(group(), 4)

    table = timetable(group(changes=(first, second)), PROGRAMME, FREE_DAYS)

    moved, off = (applied.after for applied in table.changes)
    assert [applied.change for applied in table.changes] == [first, second]
    assert table.changes[1] == Applied(change=second, before=moved, after=off)
    assert (moved.start, moved.cancelled, off.cancelled) == (at("5.2.2027", 17), False, True)
    assert table.changes[0].before == attrs.evolve(plain, activities=())


def test_stamp_is_the_later_of_making_and_telling() -> None:
    early, late = change(4, "1.11.2026", place="A"), change(5, "2.2.2027", place="B")

    stamps = [number(group(changes=(early, late)), n).stamp for n in (3, 4, 5)]

    assert stamps == [utc("1.12.2026"), utc("1.12.2026", second=1), utc("2.2.2027", second=1)]


def test_change_told_out_of_order_never_turns_the_stamp_back() -> None:
    of = group(changes=(change(4, "2.2.2027", place="A"), change(4, "1.2.2027", place="B")))

    assert number(of, 4).stamp == utc("2.2.2027", second=2)


@pytest.mark.parametrize(
    ("of", "problem"),
    [
        (
            group(changes=(change(13, cancelled=True),)),
            Problem("VK204", ("changes", 0, "session"), number=13, known=tuple(range(12))),
        ),
        (
            group(pre_meeting=(moment("7.1.2027", 10), moment("8.1.2027", 10)), changes=(change(0, cancelled=True),)),
            Problem("VK214", ("changes", 0, "session"), number=0),
        ),
        (
            group(changes=(change(11, cancelled=True),)),
            Problem("VK215", ("changes", 0, "session"), number=11),
        ),
    ],
    ids=["no such session", "one of several pre-meetings", "no day yet"],
)
def test_change_that_cannot_know_what_it_changes_is_refused(of: Group, problem: Problem) -> None:
    assert refused(of) == (problem,)


def test_change_that_changes_nothing_is_no_revision() -> None:
    same = Moment(day("14.1.2027"), dt.time(17), dt.time(19))
    of = group(changes=(change(1, "2.1.2027", to=same), change(1, "3.1.2027", restored=True)))

    table = timetable(of, PROGRAMME, FREE_DAYS)

    assert (table.weekly[0].revision, table.weekly[0].stamp, table.changes) == (0, utc("1.12.2026"), ())


# Clashes and clocks


@pytest.mark.parametrize(
    ("of", "path", "numbers"),
    [
        (group(changes=(change(4, to=moment("11.2.2027")),)), ("changes", 0, "to"), (4, 5)),
        (group(changes=(change(5, to=moment("4.2.2027", 18, 20)),)), ("changes", 0, "to"), (4, 5)),
        (
            group(changes=(change(4, to=moment("11.2.2027")), change(8, to=moment("5.3.2027")))),
            ("changes", 0, "to"),
            (4, 5),
        ),
        (group(follow_up=moment("18.3.2027")), ("follow_up",), (10, 11)),
        (group(pre_meeting=(moment("14.1.2027"),)), ("pre_meeting", 0), (0, 1)),
        (group(pre_meeting=(moment("7.1.2027"), moment("7.1.2027"))), ("pre_meeting", 1), (0, 0)),
        (
            group(changes=(change(5, to=moment("6.2.2027")), change(4, to=moment("6.2.2027")))),
            ("changes", 1, "to"),
            (4, 5),
        ),
    ],
    ids=[
        "moved onto another",
        "overlapping by an hour",
        "another moved too",
        "follow-up",
        "pre-meeting",
        "two pre-meetings",
        "two moves",
    ],
)
def test_two_sessions_at_once_are_refused_where_one_was_put(
    of: Group, path: tuple[str | int, ...], numbers: tuple[int, int]
) -> None:
    problems = refused(of)

    assert [(p.code, p.path, dict(p.facts)["first"], dict(p.facts)["second"]) for p in problems] == [
        ("VK206", path, *numbers)
    ]


def test_clash_is_told_with_its_day() -> None:
    (problem,) = refused(group(changes=(change(4, to=moment("11.2.2027")),)))

    assert problem == Problem("VK206", ("changes", 0, "to"), first=4, second=5, date=day("11.2.2027"))


@pytest.mark.parametrize(("start", "end"), [(15, 17), (19, 21)], ids=["before", "after"])
def test_sessions_that_only_touch_do_not_clash(start: int, end: int) -> None:
    of = group(changes=(change(4, to=moment("11.2.2027", start, end)),))

    assert len(timetable(of, PROGRAMME, FREE_DAYS).held) == 10


def test_cancelled_session_clashes_with_nothing() -> None:
    of = group(changes=(change(4, to=moment("11.2.2027")), change(4, cancelled=True)))

    assert len(timetable(of, PROGRAMME, FREE_DAYS).held) == 9


@pytest.mark.parametrize(
    ("text", "start", "end", "times"),
    [
        ("28.3.2027", 1, 3, [3]),
        ("28.3.2027", 3, 5, [3]),
        ("31.10.2027", 3, 5, [3]),
        ("31.10.2027", 1, 3, [3]),
        ("28.3.2027", 4, 6, []),
        ("31.10.2027", 4, 6, []),
    ],
)
def test_hour_that_the_clocks_skip_or_double_is_refused(text: str, start: int, end: int, times: list[int]) -> None:
    of = group(changes=(change(4, to=Moment(day(text), dt.time(start), dt.time(end))),))

    problems = problems_of(lambda: timetable(of, PROGRAMME, FREE_DAYS))

    assert problems == tuple(
        Problem("VK207", ("changes", 0, "to"), time=dt.time(hour), date=day(text)) for hour in times
    )


def test_session_moved_over_the_change_of_clocks_keeps_its_local_time() -> None:
    of = group(changes=(change(10, to=moment("29.3.2027")),))

    moved = number(of, 10)

    assert moved.start == at("29.3.2027", 17)
    assert moved.start.utcoffset() == dt.timedelta(hours=3)


@pytest.mark.parametrize(
    ("of", "path"),
    [
        (
            group(changes=(change(4, to=moment("5.2.2027", 9, 11)), change(4, to=moment("5.2.2027", 9, 20)))),
            ("changes", 1, "to"),
        ),
        (group(follow_up=moment("14.10.2027", 9, 20)), ("follow_up",)),
        (group(pre_meeting=(moment("7.1.2027"), moment("8.1.2027", 9, 20))), ("pre_meeting", 1)),
    ],
    ids=["last move", "follow-up", "pre-meeting"],
)
def test_time_into_which_the_activities_do_not_fit_is_refused_where_it_stands(
    of: Group, path: tuple[str | int, ...]
) -> None:
    problems = refused(of)

    assert {(problem.code, problem.path) for problem in problems} == {("VK211", path)}


@pytest.mark.parametrize(
    ("time", "code", "end"),
    [
        (WeeklyTime(3, dt.time(17), dt.time(22)), "VK248", dt.time(20, 10)),
        (WeeklyTime(3, dt.time(17), dt.time(17, 20)), "VK249", dt.time(17, 35)),
    ],
)
def test_usual_time_that_does_not_fit_is_told_once_with_an_end_that_does(
    time: WeeklyTime, code: str, end: dt.time
) -> None:
    (problem,) = refused(group(time=time))

    facts = dict(problem.facts)
    assert (problem.code, problem.path, facts["end"]) == (code, ("time",), end)
    assert facts["numbers"] == tuple(range(1, 11))
    timetable(group(time=attrs.evolve(time, end=end)), PROGRAMME, FREE_DAYS)


def test_usual_time_has_an_end_that_fits_the_shortest_and_the_longest_session() -> None:
    brief = session(4, activity("talk", minutes=20, stretch=(10, 30)))
    of = programme(*(brief if n == 4 else session(n) for n in range(12)))

    problems = problems_of(lambda: timetable(group(), of, FREE_DAYS))

    told_once = [(problem.code, dict(problem.facts)["numbers"], dict(problem.facts)["end"]) for problem in problems]
    assert told_once == [("VK248", (4,), dt.time(17, 30))]


@pytest.mark.parametrize(
    ("around", "start", "end", "time"),
    [
        ({"preparation_minutes": 30}, dt.time(4, 15), dt.time(6, 15), dt.time(3, 45)),
        ({"debrief_minutes": 30}, dt.time(1), dt.time(2, 45), dt.time(3, 15)),
    ],
)
def test_preparation_and_debrief_are_not_in_an_hour_that_is_there_twice(
    around: dict[str, int], start: dt.time, end: dt.time, time: dt.time
) -> None:
    of = group(changes=(change(4, to=Moment(day("31.10.2027"), start, end)),), **around)

    problems = problems_of(lambda: timetable(of, PROGRAMME, FREE_DAYS))

    facts = {"number": 4, "time": time, "date": day("31.10.2027")}
    assert problems == (Problem("VK247", ("changes", 0, "to"), **facts),)


def test_change_of_a_session_that_was_left_out_says_that_it_has_to_stay() -> None:
    of = group(sessions=(1, 2, 3), changes=(change(10, cancelled=True),))

    key = Term("keys.series", "sessions")
    assert refused(of) == (Problem("VK250", ("changes", 0, "session"), number=10, key=key),)


def test_chosen_lengths_go_to_their_session_alone() -> None:
    of = group(lengths=(Length(session=4, activity="arrival", minutes=20),))

    lengths = {n: [one.minutes for one in number(of, n).activities][:2] for n in (3, 4)}

    assert lengths == {3: [10, 20], 4: [20, 20]}


def test_length_for_what_the_group_does_not_have_is_refused_where_it_stands() -> None:
    of = group(
        sessions=(1, 2),
        lengths=(
            Length(session=4, activity="arrival", minutes=20),
            Length(session=2, activity="dance", minutes=20),
        ),
    )

    activities = tuple(Term("methods", part.id) for part in session().activities)
    assert refused(of) == (
        Problem("VK204", ("lengths", 0, "session"), number=4, known=(0, 1, 2, 11)),
        Problem("VK212", ("lengths", 1, "activity"), number=2, activity="dance", known=activities),
    )


def test_leaders_of_a_session_that_the_group_does_not_have_are_refused_where_it_stands() -> None:
    of = group(
        sessions=(1, 2), led_by=(Led(session=2, facilitators=("Maija",)), Led(session=4, facilitators=("Ville",)))
    )

    assert refused(of) == (Problem("VK204", ("led_by", 1, "session"), number=4, known=(0, 1, 2, 11)),)


def test_every_contradiction_is_told_at_once() -> None:
    of = group(
        changes=(change(13, cancelled=True), change(4, to=moment("11.2.2027")), change(6, to=moment("28.3.2027", 3))),
        lengths=(Length(session=1, activity="dance", minutes=20),),
    )

    assert told(refused(of))
    assert [problem.code for problem in refused(of)] == ["VK204", "VK207", "VK206", "VK212"]


# Properties

DATES = st.dates(dt.date(2020, 1, 1), dt.date(2040, 12, 31))


@st.composite
def groups(draw: st.DrawFn) -> tuple[Group, FreeDays]:
    start = draw(DATES)
    gaps = draw(st.lists(st.tuples(st.integers(1, 200), st.integers(0, 30)), max_size=4))
    breaks = [Break(start + dt.timedelta(after), start + dt.timedelta(after + length)) for after, length in gaps]
    own = draw(
        st.just(FREE_DAYS) | st.builds(school_days, autumn_week=st.integers(42, 43), winter_week=st.integers(8, 10))
    )
    of = group(
        start=start,
        made=start,
        time=WeeklyTime(start.weekday(), dt.time(17), dt.time(19)),
        sessions=tuple(range(1, draw(st.integers(1, 10)) + 1)),
        breaks=tuple(breaks),
    )
    return of, own


@given(drawn=groups())
def test_series_goes_week_by_week_on_its_weekday(drawn: tuple[Group, FreeDays]) -> None:
    of, own = drawn

    dates = weekly(of, own)

    gaps = [(later - earlier).days for earlier, later in pairwise(dates)]
    assert len(dates) == len(of.sessions or ())
    assert dates[0] == of.start
    assert {date.weekday() for date in dates} == {of.time.weekday}
    assert [gap for gap in gaps if gap < 7 or gap % 7] == []


@given(drawn=groups())
def test_series_keeps_off_every_free_day_and_tells_each_week_it_left_out(
    drawn: tuple[Group, FreeDays],
) -> None:
    of, own = drawn

    table = timetable(of, PROGRAMME, own)

    dates = [dated.start.date() for dated in table.weekly if dated.start]
    free_days = [
        date
        for date in dates[1:]
        if date in days_of_year(own.days, date.year)
        or any(date in span for span in of.breaks)
        or (own.school and date.isocalendar().week in (own.school.autumn_week, own.school.winter_week))
    ]
    weeks = {of.start + dt.timedelta(weeks=n) for n in range((dates[-1] - of.start).days // 7 + 1)}
    assert free_days == []
    assert sorted([*dates, *(skip.date for skip in table.skipped)]) == sorted(weeks)


@given(drawn=groups(), after=st.integers(1, 300), length=st.integers(0, 60))
def test_another_break_never_brings_a_session_forward(drawn: tuple[Group, FreeDays], after: int, length: int) -> None:
    of, own = drawn
    first = of.start + dt.timedelta(after)
    longer = attrs.evolve(of, breaks=(*of.breaks, Break(first, first + dt.timedelta(length))))

    before, later = weekly(of, own), weekly(longer, own)

    assert [pair for pair in zip(before, later, strict=True) if pair[1] < pair[0]] == []


SAYS = st.one_of(
    st.fixed_dictionaries({"to": st.builds(Moment, st.dates(day("1.5.2027"), day("30.6.2027")))}),
    st.fixed_dictionaries({"place": st.sampled_from(["Kirjasto", "Asematalo"])}),
    st.fixed_dictionaries({"delivery": st.sampled_from(Delivery)}),
    st.just({"cancelled": True}),
    st.just({"restored": True}),
)


@st.composite
def changes(draw: st.DrawFn) -> list[Change]:
    told_days = draw(st.lists(st.dates(day("1.11.2026"), day("30.4.2027")), max_size=12))
    return [Change(session=draw(st.integers(1, 4)), told=date, **draw(SAYS)) for date in told_days]


@given(said=changes())
def test_revision_counts_the_changes_that_made_a_session_another_and_stamps_rise(said: list[Change]) -> None:
    of = group(sessions=(1, 2, 3, 4), changes=tuple(said))

    table = without_clashes(of)

    counted = {n: sum(one.change.session == n for one in table.changes) for n in (1, 2, 3, 4)}
    assert {dated.session.number: dated.revision for dated in table.weekly} == counted
    assert len(table.changes) == differences(said)
    assert [one for one in table.changes if _facts(one.before) == _facts(one.after)] == []
    for n in (1, 2, 3, 4):
        stamps = [applied.after.stamp for applied in table.changes if applied.change.session == n]
        assert stamps == sorted(set(stamps))
        assert [stamp for stamp in stamps if stamp <= utc("1.12.2026")] == []


def _facts(dated: DatedSession) -> tuple[object, ...]:
    return dated.start, dated.end, dated.place, dated.delivery, dated.cancelled


def differences(said: list[Change]) -> int:
    """Return how many changes say another place, way or status than what was said before; every move does."""
    state: dict[tuple[int, str], object] = {}
    count = 0
    for one in said:
        if one.to:
            count += 1
            continue
        key, value = (
            ("place", one.place) if one.place else ("way", one.delivery) if one.delivery else ("off", one.cancelled)
        )
        usual = {"place": None, "way": Delivery.GROUP, "off": False}[key]
        count += state.get((one.session, key), usual) != value
        state[one.session, key] = value
    return count


def without_clashes(of: Group) -> Timetable:
    """Return the timetable of a group whose moved sessions have days of their own."""
    spread = [
        attrs.evolve(one, to=Moment(one.to.date + dt.timedelta(days=365 * index))) if one.to else one
        for index, one in enumerate(of.changes)
    ]
    return timetable(attrs.evolve(of, changes=tuple(spread)), PROGRAMME, FREE_DAYS)


def test_session_that_became_remote_has_the_activities_of_a_remote_session() -> None:
    chat = activity("chat", variants={Delivery.GROUP: Variant(becomes=Becomes.DROPPED)})
    rest = activity("talk", minutes=110, stretch=(90, 120), load=3, variants={Delivery.REMOTE: Variant(minutes=100)})
    whole = programme(session(1, rest, chat, minutes=110), session(2, rest, chat, minutes=110))
    of = group(
        changes=(change(2, delivery=Delivery.REMOTE),), lengths=(Length(session=1, activity="talk", minutes=120),)
    )

    held = timetable(of, whole, FREE_DAYS).sessions

    assert [[(one.activity.id, one.minutes) for one in dated.activities] for dated in held] == [
        [("talk", 120)],
        [("talk", 110), ("chat", 10)],
    ]
    assert [dated.load for dated in held] == [3, 3]
