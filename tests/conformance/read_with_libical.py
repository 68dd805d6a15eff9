"""Reads calendars with libical 3, run by Debian's own Python: `read_with_libical.py FILE.ics ...`.

Prints a JSON object: for each path its meetings, and what libical's own checks find wrong.
Zones are those that the files describe.
"""

import json
import sys
from pathlib import Path

import gi

gi.require_version("ICalGLib", "3.0")
from gi.repository import ICalGLib  # noqa: E402  after require_version

UTC = ICalGLib.Timezone.get_utc_timezone()


def utc(moment: ICalGLib.Time) -> str:
    """Return a time in UTC."""
    if moment.get_timezone() is None:
        return "floating"
    at = moment.convert_to_zone(UTC)
    day = f"{at.get_year():04}-{at.get_month():02}-{at.get_day():02}"
    return f"{day}T{at.get_hour():02}:{at.get_minute():02}:{at.get_second():02}Z"


def meeting(event: ICalGLib.Component) -> dict[str, object]:
    """Return what libical tells of an event."""
    return {
        "start": utc(event.get_dtstart()),
        "end": utc(event.get_dtend()),
        "uid": event.get_uid(),
        "summary": event.get_summary(),
        "location": event.get_location() or "",
        "sequence": event.get_sequence(),
        "status": event.get_status().value_nick.upper(),
    }


def read(path: Path) -> dict[str, object]:
    """Return what libical tells of a file."""
    calendar = ICalGLib.Component.new_from_string(path.read_text("utf-8"))
    if calendar is None:
        return {"faults": ["nothing could be read"], "meetings": []}
    faults = [] if calendar.check_restrictions() else ["RFC 5546"]
    if errors := calendar.count_errors():
        faults.append(f"{errors} errors")
    meetings = []
    event = calendar.get_first_component(ICalGLib.ComponentKind.VEVENT_COMPONENT)
    while event is not None:
        meetings.append(meeting(event))
        event = calendar.get_next_component(ICalGLib.ComponentKind.VEVENT_COMPONENT)
    return {"faults": faults, "meetings": meetings}


json.dump({path: read(Path(path)) for path in sys.argv[1:]}, sys.stdout)
