"""What a file says otherwise than calendars that people have is found, and changes settle it."""

import datetime as dt
from collections.abc import Callable

import attrs
import pytest
from hypothesis import given, reject, settings
from hypothesis import strategies as st

from builders import FREE_DAYS, change, day, free, group, moment, programme, session
from voikukkia_kit.errors import InputError
from voikukkia_kit.model.series import Change, Group
from voikukkia_kit.model.session import Delivery
from voikukkia_kit.model.times import WeeklyTime
from voikukkia_kit.pack.drift import Difference, differences, settling, without_left_out
from voikukkia_kit.pack.given import Known, known_sessions
from voikukkia_kit.schedule import Timetable, timetable

WHOLE = programme(*map(session, (0, 1, 2, 3, 4, 11, 21, 22)), order=(0, 1, 2, 3, 4, 11), swappable=(2, 3))
TOLD = day("2.2.2027")
LATER = WeeklyTime(3, dt.time(18), dt.time(20))


def small(**changes: object) -> Group:
    return group(**{"sessions": (1, 2, 3, 4)} | changes)


def dated(of: Group) -> Timetable:
    return timetable(of, WHOLE, FREE_DAYS)


def known(of: Group) -> dict[str, Known]:
    return known_sessions(of, dated(of))


def seen(of: Group) -> Group:
    return without_left_out(of, [one.number for one in WHOLE.chosen(of.sessions)])


def found(earlier: Group, now: Group) -> tuple[Difference, ...]:
    return differences(known(earlier), now, dated(seen(now)))


def lines(earlier: Group, now: Group) -> tuple[Change, ...]:
    return settling(found(earlier, now), dated(seen(now)), TOLD)


def settled(earlier: Group, now: Group) -> Group:
    return attrs.evolve(now, changes=(*now.changes, *lines(earlier, now)))


MOVED = change(2, to=moment("22.1.2027"))


@pytest.mark.parametrize(
    ("now", "keys"),
    [
        (small(), []),
        (small(pair=group().pair, contact="1", link="https://example.org"), []),
        (small(changes=(MOVED,)), []),
        (small(sessions=(1, 2, 3, 4, 21)), []),
        (small(follow_up=moment("1.4.2027", 17)), []),
        (small(time=LATER), ["1-0", "2-0", "3-0", "4-0"]),
        (small(breaks=(free("28.1.2027"),)), ["3-0", "4-0"]),
        (small(place="Koulukatu 2"), ["1-0", "2-0", "3-0", "4-0"]),
        (small(calendar_place="Kauppakatu 1"), ["1-0", "2-0", "3-0", "4-0"]),
        (small(preparation_minutes=15), ["1-0", "2-0", "3-0", "4-0"]),
        (small(delivery=Delivery.REMOTE), ["1-0", "2-0", "3-0", "4-0"]),
        (small(sessions=(1, 2, 3)), ["4-0"]),
    ],
    ids=[
        *("the same", "nothing that calendars show", "a change that tells it", "one more", "a day agreed"),
        *("time", "break", "place", "place for participants", "preparation", "remote", "left out"),
    ],
)
def test_session_that_calendars_would_not_follow_is_found(now: Group, keys: list[str]) -> None:
    assert [one.key for one in found(small(), now)] == keys


@pytest.mark.parametrize(
    "now",
    [small(), small(changes=(change(2, to=moment("23.1.2027")),)), small(changes=(MOVED, change(2, place="A")))],
    ids=["deleted", "edited", "the second deleted"],
)
def test_change_that_was_edited_or_deleted_is_found(now: Group) -> None:
    earlier = small(changes=(MOVED, change(2, place="A"), change(2, place="B")))

    assert [one.key for one in found(earlier, now)] == ["2-0"]


def test_session_that_nobody_comes_to_makes_no_difference() -> None:
    off = change(2, cancelled=True)

    assert found(small(changes=(off,)), small(changes=(off,), place="Koulukatu 2", sessions=(1, 2, 3, 4)))[:1] != ()
    assert [one.key for one in found(small(changes=(off,)), small(changes=(off,), time=LATER))] == ["1-0", "3-0", "4-0"]
    assert found(small(changes=(off,)), small(sessions=(1, 3, 4), breaks=(free("21.1.2027"),))) == ()


def test_edited_time_becomes_a_move_that_says_what_was() -> None:
    first, *_ = lines(small(), small(time=LATER))

    assert first == Change(session=1, told=TOLD, to=moment("14.1.2027", 18, 20), was=moment("14.1.2027", 17, 19))


@pytest.mark.parametrize(
    ("now", "line"),
    [
        (small(place="Koulukatu 2"), Change(session=1, told=TOLD, place="Koulukatu 2", revision=1)),
        (small(delivery=Delivery.REMOTE), Change(session=1, told=TOLD, delivery=Delivery.REMOTE, revision=1)),
        (small(preparation_minutes=15), Change(session=1, told=TOLD, revision=1)),
        (
            small(sessions=(2, 3, 4), start=day("21.1.2027")),
            Change(session=1, told=TOLD, cancelled=True, was=moment("14.1.2027", 17, 19)),
        ),
    ],
    ids=["place", "remote", "preparation", "left out"],
)
def test_line_tells_people_what_changed_for_them(now: Group, line: Change) -> None:
    assert lines(small(), now)[0] == line


def test_swapped_theme_keeps_its_appointment() -> None:
    assert lines(small(), small(sessions=(1, 21, 3, 4))) == (Change(session=2, told=TOLD, replaced_by=21),)
    assert known(settled(small(), small(sessions=(1, 21, 3, 4))))["2-0"].number == 21


def test_swapped_theme_at_another_time_moves_too() -> None:
    now = small(sessions=(1, 21, 3, 4), breaks=(free("21.1.2027"),))

    of_it = [line for line in lines(small(), now) if line.session in (2, 21)]

    assert of_it == [
        Change(session=2, told=TOLD, replaced_by=21),
        Change(session=21, told=TOLD, to=moment("28.1.2027", 17, 19), was=moment("21.1.2027", 17, 19)),
    ]


def test_deleted_changes_are_counted_on() -> None:
    earlier = small(changes=(change(2, "3.3.2027", to=moment("22.1.2027")), change(2, "3.3.2027", place="A")))

    (moved, place) = lines(earlier, small())

    assert (moved.to, moved.revision, moved.told) == (moment("21.1.2027", 17, 19), 3, day("3.3.2027"))
    assert (place.place, place.revision) == ("Kauppakatu 1, Seinäjoki", 4)
    assert known(settled(earlier, small()))["2-0"].revision == 4


def test_deleted_cancellation_is_told() -> None:
    earlier = small(changes=(change(2, cancelled=True),))

    assert lines(earlier, small()) == (Change(session=2, told=TOLD, restored=True, revision=2),)


def test_pre_meeting_without_a_day_is_cancelled_and_may_get_another() -> None:
    earlier = small(pre_meeting=(moment("7.1.2027", 17),))
    off = settled(earlier, small())
    again = attrs.evolve(off, pre_meeting=(moment("9.1.2027", 17),), changes=(*off.changes, change(0, restored=True)))

    assert (known(off)["0-0"].held, known(off)["0-0"].start.date()) == (False, day("7.1.2027"))
    assert (known(again)["0-0"].start.date(), known(again)["0-0"].revision) == (day("9.1.2027"), 2)


def test_pre_meetings_of_several_families_have_no_change_that_could_tell() -> None:
    earlier = small(pre_meeting=(moment("7.1.2027", 15), moment("7.1.2027", 17)))

    now = small(pre_meeting=(moment("7.1.2027", 15),))

    assert [(one.key, one.alone) for one in found(earlier, now)] == [("0-1", False)]
    assert lines(earlier, now) == ()


def edited(draw: Callable[..., object]) -> Group:
    """Return a group as someone may have edited it: anything that dates hang on."""
    return small(
        time=draw(st.sampled_from([group().time, LATER])),
        breaks=draw(st.sampled_from([(), (free("21.1.2027"),), (free("28.1.2027", "11.2.2027"),)])),
        sessions=draw(st.sampled_from([(1, 2, 3, 4), (1, 3, 4), (1, 21, 3, 4), (1, 21, 22, 4), (2, 1, 3, 4), (1, 4)])),
        place=draw(st.sampled_from(["Kauppakatu 1", "Koulukatu 2"])),
        preparation_minutes=draw(st.sampled_from([0, 30])),
        pre_meeting=draw(st.sampled_from([(), (moment("7.1.2027", 17),)])),
        changes=tuple(
            line
            for line in (
                change(1, "10.1.2027", to=moment("15.1.2027")),
                change(1, "11.1.2027", cancelled=True),
                change(4, "20.3.2027", place="Kirjasto"),
                change(4, "20.3.2027", delivery=Delivery.REMOTE),
            )
            if draw(st.booleans())
        ),
    )


@settings(max_examples=100, deadline=None)
@given(st.data())
def test_calendars_follow_every_edit_that_was_settled(data: st.DataObject) -> None:
    of = edited(data.draw)
    for _ in range(data.draw(st.integers(1, 3))):
        now = edited(data.draw)
        base = attrs.evolve(now, changes=of.changes[: data.draw(st.integers(0, len(of.changes)))])
        off = {
            number
            for key, was in known(of).items()
            if not was.held
            for number in (was.number, int(key.partition("-")[0]))
        }
        if off & ({line.session for line in base.changes} - {line.session for line in seen(base).changes}):
            reject()  # nobody waits for what was off before: the file contradicts itself, and is to be mended
        try:
            new = settled(of, base)
        except InputError:
            reject()
        told, after = known(of), known(new)

        assert differences(told, new, dated(new)) == ()
        for key, was in told.items():
            if was.held:
                assert after[key].revision > was.revision or after[key].facts == was.facts
                assert (after[key].revision, after[key].told) >= (was.revision, was.told)
        of = new
