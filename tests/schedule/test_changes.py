"""Changes that tell calendars what the rest of the file no longer does: a former time, a number, a stand-in."""

import datetime as dt

import pytest

from builders import FREE_DAYS, change, edition, group, leaders_words, moment, problems_of, programme, session
from voikukkia_kit.calendars.events import Event, facilitator_events, participant_events
from voikukkia_kit.calendars.lines import changes
from voikukkia_kit.errors import Problem
from voikukkia_kit.language import language
from voikukkia_kit.model.series import Change, Group
from voikukkia_kit.schedule import Timetable, timetable
from voikukkia_kit.schedule.rhythm import HELSINKI

WHOLE = programme(*map(session, (0, 1, 2, 3, 11, 21)), order=(0, 1, 2, 3, 11), swappable=(2,))
FINNISH = language("fi")
WAS = moment("21.1.2027", 17, 19)


def dated(*changes: Change, sessions: tuple[int, ...] = (1, 2, 3), **more: object) -> Timetable:
    return timetable(group(sessions=sessions, changes=changes, **more), WHOLE, FREE_DAYS)


def events(of: Group) -> dict[str, tuple[Event, ...]]:
    table = timetable(of, WHOLE, FREE_DAYS)
    return {
        "leaders": facilitator_events(of, table, leaders_words(WHOLE), FINNISH),
        "participants": participant_events(of, table, FINNISH),
    }


def sentences(table: Timetable) -> tuple[str, ...]:
    return changes(table, FINNISH)


def test_former_time_makes_a_change_of_what_the_rest_of_the_file_says_already() -> None:
    line = change(2, "1.2.2027", to=moment("21.1.2027", 18, 20), was=WAS)

    table = dated(
        line, days=(moment("14.1.2027", 17), moment("21.1.2027", 18), moment("28.1.2027", 17)), start=None, time=None
    )

    second = table.weekly[1]
    assert (second.revision, second.stamp) == (1, dt.datetime(2027, 2, 1, 0, 0, 1, tzinfo=dt.UTC))
    assert second.planned == dt.datetime(2027, 1, 21, 17, tzinfo=HELSINKI)
    assert sentences(table) == ("Kerta 2 siirtyy: to 21.1.2027 klo 17.00–19.00 on nyt to 21.1.2027 klo 18.00–20.00.",)


def test_number_of_a_change_raises_what_the_changes_that_are_left_do_not() -> None:
    table = dated(change(2, "1.2.2027", place="Koulukatu 2", revision=5), change(2, "2.2.2027", cancelled=True))

    assert [applied.after.revision for applied in table.changes] == [5, 6]


def test_number_never_lowers_what_the_changes_count() -> None:
    table = dated(*(change(2, place=str(n)) for n in range(3)), change(2, place="Koulukatu 2", revision=1))

    assert table.weekly[1].revision == 4


def test_number_alone_renews_calendars_and_tells_people_nothing() -> None:
    table = dated(change(2, "1.2.2027", revision=3))

    assert (table.weekly[1].revision, table.weekly[1].stamp.second) == (3, 3)
    assert sentences(table) == ()


def test_place_that_is_told_again_is_told_to_people() -> None:
    table = dated(change(2, place="Kauppakatu 1, Seinäjoki", revision=1))

    assert sentences(table) == ("Kerta 2, to 21.1.2027 klo 17.00–19.00: uusi paikka on Kauppakatu 1, Seinäjoki.",)


def test_session_left_out_after_it_was_told_is_cancelled_in_calendars_alone() -> None:
    line = change(2, "1.2.2027", cancelled=True, was=WAS)
    of = group(sessions=(1, 3), changes=(line,))
    table = timetable(of, WHOLE, FREE_DAYS)
    before = events(group(sessions=(1, 2, 3)))

    found = events(of)

    assert [one.number for one in table.contents] == [0, 1, 3, 11]
    for reader, theirs in found.items():
        (off,) = (event for event in theirs if event.cancelled)
        assert off.uid in {event.uid for event in before[reader]}
        assert (off.revision, off.start.date()) == (1, dt.date(2027, 1, 21))
    assert "Peruttu: Aihe 2" in [event.summary for event in found["leaders"]]
    assert sentences(table) == ("Tapaaminen to 21.1.2027 klo 17.00–19.00 on peruttu.",)


def test_session_left_out_may_have_moved_before() -> None:
    moved = change(2, to=moment("22.1.2027"))

    table = dated(moved, change(2, cancelled=True, was=moment("22.1.2027", 17, 19)), sessions=(1, 3))

    (off,) = table.dropped
    assert (off.revision, off.cancelled, [applied.change.cancelled for applied in table.changes]) == (2, True, [True])


def test_appointment_of_a_swapped_theme_goes_on() -> None:
    line = change(2, "1.2.2027", replaced_by=21)
    before = events(group(sessions=(1, 2, 3)))
    of = group(sessions=(1, 21, 3), changes=(line,))

    found = events(of)

    for reader in before:
        assert {event.uid for event in found[reader]} == {event.uid for event in before[reader]}
        assert [event.revision for event in found[reader]] == [0, 1, 0]
        assert not any(event.cancelled for event in found[reader])
    assert [event.summary for event in found["leaders"]] == ["1. Aihe 1", "2. Aihe 21", "3. Aihe 3"]
    assert sentences(timetable(of, WHOLE, FREE_DAYS)) == ()


def test_theme_swapped_back_and_forth_keeps_its_appointment_and_its_number_rises() -> None:
    back = dated(change(2, replaced_by=21), change(21, replaced_by=2))
    dropped = dated(change(2, replaced_by=21), change(21, cancelled=True, was=WAS), sessions=(1, 3))

    assert (back.weekly[1].known_as, back.weekly[1].revision) == ((2, 0), 2)
    assert [(one.known_as, one.revision) for one in dropped.dropped] == [((2, 0), 2)]


def test_dropped_appointment_that_is_held_again_stands_once() -> None:
    lines = change(2, replaced_by=21), change(21, cancelled=True, was=WAS), change(2, restored=True, revision=3)

    table = dated(*lines, sessions=(1, 2, 3))

    assert (table.dropped, table.weekly[1].revision) == ((), 3)


@pytest.mark.parametrize(
    ("line", "sessions", "problem"),
    [
        (change(2, to=moment("22.1.2027"), was=WAS), (1, 3), Problem("VK264", ("changes", 0, "session"), number=2)),
        (change(2, replaced_by=21), (1, 2, 21), Problem("VK265", ("changes", 0, "session"), number=2, other=21)),
        (
            change(2, replaced_by=7),
            (1, 21),
            Problem("VK204", ("changes", 0, "replaced_by"), number=7, known=(0, 1, 2, 11, 21)),
        ),
    ],
    ids=["left standing", "both are held", "no such session"],
)
def test_change_that_contradicts_the_sessions_is_refused(
    line: Change, sessions: tuple[int, ...], problem: Problem
) -> None:
    assert problems_of(lambda: dated(line, sessions=sessions)) == (problem,)


@pytest.mark.parametrize("was", [moment("21.1.2027"), moment("21.1.2027", 17)])
def test_former_time_is_whole(was: object) -> None:
    assert problems_of(lambda: change(2, cancelled=True, was=was)) == (Problem("VK263", ("was",)),)


def test_index_and_letters_do_not_know_what_was_dropped() -> None:
    of = group(sessions=(1, 3), changes=(change(2, cancelled=True, was=WAS),))

    assert [one.number for one in edition(of, WHOLE).sessions] == [0, 1, 3, 11]
