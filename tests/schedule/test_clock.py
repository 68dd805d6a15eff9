"""Clock times of the activities of a session: shift and fit."""

from itertools import accumulate

import pytest
from hypothesis import given
from hypothesis import strategies as st

from builders import activity, session, told
from voikukkia_kit.errors import InputError, Term
from voikukkia_kit.model.session import Activity, Method, Session
from voikukkia_kit.schedule import TimedActivity, fit


def three(**lengths: tuple[int, int, int]) -> Session:
    """Return a session of activities given as shortest, planned and longest minutes."""
    parts = [
        activity(name, minutes=planned, stretch=(shortest, longest))
        for name, (shortest, planned, longest) in lengths.items()
    ]
    return session(3, *parts)


def lasting(timed: tuple[TimedActivity, ...]) -> list[tuple[str, int, int]]:
    return [(one.activity.id, one.offset, one.minutes) for one in timed]


def test_activities_follow_each_other_as_planned() -> None:
    of = three(arrival=(5, 10, 15), talk=(20, 40, 60), calming=(5, 10, 15))

    assert lasting(fit(of, 60)) == [("arrival", 0, 10), ("talk", 10, 40), ("calming", 50, 10)]


@pytest.mark.parametrize(
    ("minutes", "expected"),
    [
        (70, [("arrival", 0, 10), ("talk", 10, 50), ("calming", 60, 10)]),
        (90, [("arrival", 0, 15), ("talk", 15, 60), ("calming", 75, 15)]),
        (50, [("arrival", 0, 10), ("talk", 10, 30), ("calming", 40, 10)]),
        (30, [("arrival", 0, 5), ("talk", 5, 20), ("calming", 25, 5)]),
    ],
    ids=["longer", "longest", "shorter", "shortest"],
)
def test_activity_with_the_most_room_gives_and_takes_first(minutes: int, expected: list[tuple[str, int, int]]) -> None:
    of = three(arrival=(5, 10, 15), talk=(20, 40, 60), calming=(5, 10, 15))

    assert lasting(fit(of, minutes)) == expected


def test_five_minute_times_are_kept_as_long_as_they_go() -> None:
    of = three(arrival=(5, 10, 20), talk=(20, 40, 60))

    assert lasting(fit(of, 57)) == [("arrival", 0, 10), ("talk", 10, 47)]


def test_activities_with_the_same_room_share_in_steps_of_five_minutes() -> None:
    of = three(arrival=(5, 10, 20), talk=(20, 40, 50))

    assert lasting(fit(of, 60)) == [("arrival", 0, 15), ("talk", 15, 45)]


def test_minutes_that_no_step_of_five_reaches_are_found_one_by_one() -> None:
    of = three(arrival=(8, 10, 12), talk=(38, 40, 42))

    assert lasting(fit(of, 54)) == [("arrival", 0, 12), ("talk", 12, 42)]


def test_chosen_length_stands_though_outside_its_limits() -> None:
    of = three(arrival=(5, 10, 15), talk=(20, 40, 60), calming=(5, 10, 15))

    assert lasting(fit(of, 60, {"arrival": 20})) == [("arrival", 0, 20), ("talk", 20, 30), ("calming", 50, 10)]


def names(*ids: str) -> tuple[Term, ...]:
    return tuple(Term("methods", name) for name in ids)


@pytest.mark.parametrize(
    ("minutes", "limit", "needed"),
    [
        (91, "longest", 90),
        (29, "shortest", 30),
    ],
)
def test_what_does_not_fit_even_at_the_limits_is_told(minutes: int, limit: str, needed: int) -> None:
    of = three(arrival=(5, 10, 15), talk=(20, 40, 60), calming=(5, 10, 15))

    with pytest.raises(InputError) as caught:
        fit(of, minutes)

    facts = {"number": 3, "minutes": minutes, "needed": needed}
    facts |= {"limit": Term("when", limit), "key": Term("keys.series", "lengths")}
    assert told(caught.value) == [("VK211", "", facts)]


def test_length_of_an_activity_that_is_not_there_is_refused() -> None:
    with pytest.raises(InputError) as caught:
        fit(three(talk=(20, 40, 60)), 40, {"dance": 10})

    assert told(caught.value) == [("VK212", "", {"number": 3, "activity": "dance", "known": names("talk")})]


@st.composite
def sessions(draw: st.DrawFn) -> Session:
    count = draw(st.integers(1, 6))
    parts = []
    for index in range(count):
        shortest, planned, longest = sorted(draw(st.tuples(*[st.integers(1, 60)] * 3)))
        parts.append(
            Activity(
                id=f"osio-{index}",
                method=Method.TALK,
                minutes=planned,
                stretch=(shortest, longest),
                lead=activity("talk").lead,
            )
        )
    return session(3, *parts)


@given(of=sessions(), share=st.floats(0, 1), data=st.data())
def test_fitting_keeps_sum_order_limits_and_chosen_lengths(of: Session, share: float, data: st.DataObject) -> None:
    ids = [part.id for part in of.activities]
    chosen = data.draw(st.dictionaries(st.sampled_from(ids), st.integers(0, 90)))
    limits = [(chosen[p.id],) * 2 if p.id in chosen else p.stretch for p in of.activities]
    shortest, longest = (sum(limit[side] for limit in limits) for side in (0, 1))
    minutes = shortest + round(share * (longest - shortest))

    timed = fit(of, minutes, chosen)

    lengths = [one.minutes for one in timed]
    assert [one.activity for one in timed] == list(of.activities)
    assert sum(lengths) == minutes
    assert [one.offset for one in timed] == [0, *accumulate(lengths)][:-1]
    assert all(least <= length <= most for length, (least, most) in zip(lengths, limits, strict=True))
    assert {one.activity.id: one.minutes for one in timed if one.activity.id in chosen} == chosen


@given(of=sessions(), beyond=st.integers(1, 60), longer=st.booleans())
def test_what_is_beyond_the_limits_never_fits(of: Session, beyond: int, *, longer: bool) -> None:
    limit = sum(part.stretch[longer] for part in of.activities)

    with pytest.raises(InputError) as caught:
        fit(of, limit + beyond if longer else limit - beyond)

    assert [problem.code for problem in caught.value.problems] == ["VK211"]


@given(of=sessions())
def test_session_of_its_own_length_is_left_as_planned(of: Session) -> None:
    assert [one.minutes for one in fit(of, of.minutes)] == [part.minutes for part in of.activities]
