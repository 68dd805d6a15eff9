"""Whether programs we did not write see every meeting when `zoneinfo` says it is, and see what is planted."""

from collections.abc import Iterable
from pathlib import Path

import pytest

from conformance.calendar_files import DROPPED, MOVED, every_file, feeds, imports, mails, planted, singles
from conformance.calendar_readers import (
    Library,
    Told,
    read_with_caldav,
    read_with_eds,
    read_with_icaljs,
    read_with_libical,
    read_with_thunderbird,
)
from conformance.meetings import AFTER, BEFORE, READERS, Meeting, cancelled, events, held, meetings
from voikukkia_kit.calendars import ical

pytestmark = pytest.mark.conformance

LIBRARIES = pytest.mark.parametrize("read", [read_with_libical, read_with_icaljs])
WRONG_HOUR = ["2027-11-04T15:00:00Z"]
LATE_ZONE = ["2027-03-28T01:00:00Z", "2027-03-28T01:30:00Z", "2027-10-31T02:00:00Z", "2027-10-31T02:30:00Z"]


def misread(told: Told) -> list[str]:
    """Return when the facilitators' meetings begin that a reader sees otherwise, or not at all."""
    return [m.start for m in meetings(AFTER, held(AFTER, "facilitators")) if m not in told.meetings]


def renewed(reader: str) -> list[Meeting]:
    """Return what a calendar holds that got the files of before and of after: none of them cancels."""
    gone = {event.uid for event in cancelled(AFTER, reader)}
    left = [event for event in events(BEFORE, reader) if event.uid in gone]
    return sorted(meetings(AFTER, held(AFTER, reader)) + meetings(BEFORE, left))


def taken(seen: Iterable[Meeting]) -> list[list[str]]:
    """Return from when to when meetings take time; those that touch are one."""
    periods: list[list[str]] = []
    for meeting in sorted(seen):
        if periods and meeting.start <= periods[-1][1]:
            periods[-1][1] = max(periods[-1][1], meeting.end)
        else:
            periods.append([meeting.start, meeting.end])
    return periods


def test_series_crosses_both_changes_of_clock_with_moves_cancellations_and_a_remote_session() -> None:
    told = [(m.start, m.sequence, m.status, m.location) for m in meetings(AFTER, events(AFTER, "participants"))]

    usual, moved = "Kauppakatu 1, Seinäjoki", "Kirjasto; sali 2, Ylistaro’n Å-talo"
    assert told == [
        ("2027-03-11T15:00:00Z", 0, "CONFIRMED", usual),  # at 17 by winter time
        ("2027-03-28T01:30:00Z", 1, "CONFIRMED", usual),  # half an hour after 3 became 4
        ("2027-04-01T14:00:00Z", 1, "CANCELLED", usual),  # at 17 by summer time
        ("2027-04-08T14:00:00Z", 1, "CONFIRMED", "Etäyhteys"),
        ("2027-04-15T14:00:00Z", 2, "CONFIRMED", usual),
        ("2027-10-08T13:30:00Z", 2, "CONFIRMED", moved),
        ("2027-10-15T14:00:00Z", 2, "CANCELLED", usual),
        ("2027-10-28T14:00:00Z", 0, "CONFIRMED", usual),
        ("2027-10-31T02:30:00Z", 1, "CONFIRMED", usual),  # an hour and a half after 4 became 3
        ("2027-11-04T15:00:00Z", 0, "CONFIRMED", usual),  # at 17 by winter time
        ("2027-12-02T15:00:00Z", 0, "CONFIRMED", usual),
    ]


# libical and ical.js read a file by the zone in it


@LIBRARIES
def test_library_sees_the_meetings_of_every_file_when_zoneinfo_says(read: Library, tmp_path: Path) -> None:
    files = every_file()

    told = read({name: data for name, (data, _) in files.items()}, tmp_path)

    assert {name: each.meetings for name, each in told.items()} == {name: seen for name, (_, seen) in files.items()}
    assert [name for name, each in told.items() if each.faults] == []


@LIBRARIES
def test_library_sees_a_wrong_hour_and_a_late_zone(read: Library, tmp_path: Path) -> None:
    told = read({name: data for name, (data, _) in planted().items()}, tmp_path)

    assert misread(told["wrong-hour"]) == WRONG_HOUR
    assert misread(told["late-zone"]) == LATE_ZONE


def test_libical_finds_a_property_that_is_there_twice_and_one_that_is_missing(tmp_path: Path) -> None:
    data = ical.cancel(cancelled(AFTER, "participants")[0], organizer="a@b.fi", attendee="c@d.fi")
    faulty = {
        "twice": data.replace(b"SEQUENCE:1\r\n", b"SEQUENCE:1\r\nSEQUENCE:1\r\n"),
        "missing": data.replace(b"ORGANIZER", b"X-ORGANIZER"),
    }

    told = read_with_libical(faulty | {"right": data}, tmp_path)

    assert [name for name, each in told.items() if each.faults] == ["twice", "missing"]


# evolution-data-server knows the zone by its name


@pytest.fixture(scope="module")
def evolution(tmp_path_factory: pytest.TempPathFactory) -> dict[str, list[Told]]:
    """Return what its calendars show after each of the files that they were given."""
    (first, _), (last, _) = imports("facilitators")
    moved, dropped = ([data for data, _ in mails(number)] for number in (MOVED, DROPPED))
    received = {
        "imports": [first, first, last],
        "singles": [data for data, _ in singles("participants")],
        "moved": moved,
        "dropped": dropped,
        "wrong-hour": [planted()["wrong-hour"][0]],
        "other-identities": [first, first.replace(b"UID:", b"UID:x-")],
        "other-cancelled": [dropped[0], dropped[-1].replace(b"UID:", b"UID:x-")],
    }
    subscribed = {"feed": [data for data, _ in feeds("facilitators")]}
    return read_with_eds(received, subscribed, tmp_path_factory.mktemp("evolution"))


def test_evolution_imports_and_imports_again_without_doubles(evolution: dict[str, list[Told]]) -> None:
    first = meetings(BEFORE, events(BEFORE, "facilitators"))

    assert [told.meetings for told in evolution["imports"]] == [first, first, renewed("facilitators")]
    assert evolution["singles"][-1].meetings == meetings(AFTER, held(AFTER, "participants"))


@pytest.mark.parametrize(("name", "number"), [("moved", MOVED), ("dropped", DROPPED)])
def test_evolution_follows_invitations_until_one_cancels(
    evolution: dict[str, list[Told]], name: str, number: int
) -> None:
    assert [told.meetings for told in evolution[name]] == [seen for _, seen in mails(number)]


def test_evolution_follows_a_feed_and_keeps_what_is_cancelled_in_it(evolution: dict[str, list[Told]]) -> None:
    assert [told.meetings for told in evolution["feed"]] == [seen for _, seen in feeds("facilitators")]


def test_evolution_sees_a_wrong_hour_and_what_has_another_identity(evolution: dict[str, list[Told]]) -> None:
    once, twice = evolution["other-identities"]

    assert misread(evolution["wrong-hour"][0]) == WRONG_HOUR
    assert len(twice.meetings) == 2 * len(once.meetings)
    assert [len(told.meetings) for told in evolution["other-cancelled"]] == [1, 1]


# The server Radicale looks at the zone in a file, the client caldav at its name


@pytest.fixture(scope="module")
def caldav(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Told]:
    """Return what comes back from calendars on the server."""
    single = [ical.single_file(event) for of in (BEFORE, AFTER) for event in held(of, "participants")]
    whole = {"whole": [data for data, _ in feeds("facilitators")], "wrong-hour": [planted()["wrong-hour"][0]]}
    return read_with_caldav({"single": single}, whole, tmp_path_factory.mktemp("caldav"))


def test_caldav_brings_back_single_events_and_a_whole_calendar(caldav: dict[str, Told]) -> None:
    assert caldav["single"].meetings == renewed("participants")
    assert caldav["whole"].meetings == meetings(AFTER, events(AFTER, "facilitators"))


def test_caldav_server_finds_time_taken_when_zoneinfo_says(caldav: dict[str, Told]) -> None:
    assert caldav["single"].busy == taken(renewed("participants"))
    assert caldav["whole"].busy == taken(meetings(AFTER, held(AFTER, "facilitators")))


def test_caldav_sees_a_wrong_hour(caldav: dict[str, Told]) -> None:
    assert misread(caldav["wrong-hour"]) == WRONG_HOUR


# Thunderbird subscribes, and reads by the zone in the file


@pytest.fixture(scope="module")
def thunderbird() -> list[dict[str, Told]]:
    """Return what it keeps: first of the feeds before the changes, then of them after, and of the other files."""
    first = {f"{reader}-feed": feeds(reader)[0] for reader in READERS}
    some = {
        name: file for name, file in every_file().items() if "participants" in name or name.endswith(("import", "feed"))
    }
    return read_with_thunderbird([first, some | planted()])


def test_thunderbird_follows_feeds_without_doubles(thunderbird: list[dict[str, Told]]) -> None:
    for reader in READERS:
        assert [told[f"{reader}-feed"].meetings for told in thunderbird] == [seen for _, seen in feeds(reader)]


def test_thunderbird_keeps_the_meetings_of_files_when_zoneinfo_says(thunderbird: list[dict[str, Told]]) -> None:
    files = every_file()

    told = {name: each.meetings for name, each in thunderbird[-1].items() if name in files}

    assert told == {name: files[name][1] for name in told}
    assert len(told) > 20


def test_thunderbird_sees_a_wrong_hour_a_late_zone_and_the_zone_of_icalendar(
    thunderbird: list[dict[str, Told]],
) -> None:
    told = thunderbird[-1]

    assert misread(told["wrong-hour"]) == WRONG_HOUR
    assert misread(told["late-zone"]) == LATE_ZONE
    assert misread(told["zone-of-icalendar"])  # when this fails, the zone in calendars/ical is not needed any more
