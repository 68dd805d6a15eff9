"""Leaders and rooms that several series want at the same time."""

import datetime as dt

from builders import FREE_DAYS, change, group, pair, peer, programme, session, worker
from voikukkia_kit.model.people import Led
from voikukkia_kit.model.session import Delivery
from voikukkia_kit.schedule import timetable
from voikukkia_kit.schedule.overlaps import Booking, bookings, clashes, following
from voikukkia_kit.schedule.rhythm import HELSINKI

WHOLE = programme(session(1), session(2))


def booking(code: str, hour: int, *leaders: str, room: str = "Sali", hours: int = 2) -> Booking:
    start = dt.datetime(2027, 1, 14, hour, tzinfo=HELSINKI)
    return Booking(code=code, start=start, end=start + dt.timedelta(hours=hours), room=room, leaders=leaders)


def test_series_takes_its_room_and_leaders_from_preparation_to_debrief() -> None:
    of = group(changes=(change(2, cancelled=True),), preparation_minutes=30, debrief_minutes=30)

    (found,) = bookings(of, timetable(of, WHOLE, FREE_DAYS).sessions)

    assert (found.start.hour, found.start.minute, found.end.hour, found.end.minute) == (16, 30, 19, 30)
    assert (found.code, found.room, found.leaders) == ("SJK-K27", "Kauppakatu 1, Seinäjoki", ("Maija", "Ville"))


def test_remote_session_takes_no_room() -> None:
    of = group(changes=(change(1, delivery=Delivery.REMOTE),))

    found = list(bookings(of, timetable(of, WHOLE, FREE_DAYS).sessions))

    assert [one.room for one in found] == ["", "Kauppakatu 1, Seinäjoki"]


def test_session_takes_those_who_lead_it() -> None:
    three = pair(worker("Maija"), peer("Ville"), worker("Sari", substitute=True))
    of = group(pair=three, led_by=(Led(session=2, facilitators=("Sari", "Ville")),))

    found = bookings(of, timetable(of, WHOLE, FREE_DAYS).sessions)

    assert [one.leaders for one in found] == [("Maija", "Ville"), ("Ville", "Sari")]


def test_leader_and_room_that_two_want_at_once_are_found() -> None:
    first, second = booking("A", 17, "Maija", "Ville"), booking("B", 18, "Ville", "Anna", room="SALI")

    (found,) = clashes([second, first])

    assert (found.first, found.second, found.leaders, found.room) == (first, second, ("Ville",), "Sali")


def test_what_does_not_overlap_or_shares_nothing_is_no_clash() -> None:
    every = [
        booking("A", 17, "Maija"),
        booking("B", 19, "Maija"),
        booking("C", 17, "Ville", room="Toinen"),
        booking("A", 18, "Maija"),
        booking("D", 17, "Anna", room=""),
        booking("E", 17, "Sari", room=""),
    ]

    assert [(one.first.code, one.second.code) for one in clashes(every)] == [("A", "B")]


def test_long_session_clashes_with_every_one_inside_it() -> None:
    every = [booking("A", 9, hours=10), booking("B", 10, hours=1), booking("C", 15, hours=1)]

    assert [(one.first.code, one.second.code) for one in clashes(every)] == [("A", "B"), ("A", "C")]


def test_next_session_is_the_one_that_has_not_ended() -> None:
    held = timetable(group(), WHOLE, FREE_DAYS).held

    during = dt.datetime(2027, 1, 14, 18, tzinfo=HELSINKI)
    between = dt.datetime(2027, 1, 15, 12, tzinfo=dt.UTC)
    late = dt.datetime(2028, 1, 1, tzinfo=dt.UTC)
    found = [following(held, now) for now in (during, between, late)]

    assert [one and one.session.number for one in found] == [1, 2, None]
