"""Measures what the calendars cost beside bare icalendar: prints one ratio, ours to theirs.

Run: python bench/bench_calendars.py

Both make the facilitators' calendars of the same 1,000 groups, turn about in one
run. Ours decides what each event says and writes it; theirs only writes events
that are ready, as icalendar's documentation does.
"""

import gc
import statistics
import time
from collections.abc import Callable, Sequence
from pathlib import Path

import attrs
import icalendar

from voikukkia_kit.calendars import ical
from voikukkia_kit.calendars.events import Event, facilitator_events
from voikukkia_kit.files import Library, load
from voikukkia_kit.language import language
from voikukkia_kit.model.series import Group
from voikukkia_kit.model.words import LeadersWords
from voikukkia_kit.schedule import Timetable
from voikukkia_kit.sheets.dated import date

EXAMPLE = Path(__file__).parents[1] / "examples" / "sjk-k27.yaml"
GROUPS = 1000
ROUNDS = 20
FINNISH = language("fi")
ZONE = icalendar.Timezone.from_ical(ical.VTIMEZONE)


def groups() -> list[tuple[Group, Timetable, LeadersWords]]:
    """Return 1,000 groups with their dates and words."""
    library = Library.at()
    example = load(EXAMPLE)
    dated = date(example, library)
    dates = dated.timetable
    words = library.leaders_words(dated.programme, "fi", dates.contents)
    return [(attrs.evolve(example, code=f"G-{number}"), dates, words) for number in range(GROUPS)]


def ours(group: Group, dates: Timetable, words: LeadersWords) -> bytes:
    """Return a calendar as the kit makes it."""
    return ical.import_file(facilitator_events(group, dates, words, FINNISH), name="G")


def bare(events: tuple[Event, ...]) -> bytes:
    """Return the same calendar written with icalendar alone."""
    calendar = icalendar.Calendar()
    calendar.add("version", "2.0")
    calendar.add("prodid", "-//Calendar//Calendar 1.0//EN")
    calendar.add("calscale", "GREGORIAN")
    calendar.add("name", "G")
    calendar.add("x-wr-calname", "G")
    calendar.add_component(ZONE)
    for event in events:
        made = icalendar.Event()
        made.add("uid", event.uid)
        made.add("dtstamp", event.stamp)
        made.add("last-modified", event.stamp)
        made.add("sequence", event.revision)
        made.add("status", "CONFIRMED")
        made.add("dtstart", event.start)
        made.add("dtend", event.end)
        made.add("summary", event.summary)
        made.add("location", event.location)
        made.add("description", event.description)
        made.add("class", "PUBLIC")
        made.add("transp", "OPAQUE")
        made.add("x-microsoft-cdo-busystatus", "BUSY")
        calendar.add_component(made)
    return bytes(calendar.to_ical())


def events_in(calendar: bytes) -> list[list[bytes]]:
    """Return the lines of each event, sorted: the two sides write them in orders of their own."""
    return [sorted(event.split(b"\r\n")) for event in calendar.split(b"BEGIN:VEVENT")[1:]]


def seconds(make: Callable[..., bytes], given: Sequence[tuple[object, ...]]) -> float:
    """Return how long it takes to make these calendars; garbage is collected before."""
    gc.collect()
    begin = time.perf_counter()
    for one in given:
        make(*one)
    return time.perf_counter() - begin


def main() -> None:
    """Print the ratio: the median over rounds in which both sides take turns."""
    given = groups()
    ready = [facilitator_events(*one, FINNISH) for one in given]
    if events_in(ours(*given[0])) != events_in(bare(ready[0])):
        raise SystemExit("The two calendars differ, so their times cannot be compared.")
    size = GROUPS // ROUNDS
    ratios = []
    for index in range(0, GROUPS, size):
        part = slice(index, index + size)
        ratios.append(seconds(ours, given[part]) / seconds(bare, [(events,) for events in ready[part]]))
    print(f"{statistics.median(ratios):.2f}")


if __name__ == "__main__":
    main()
