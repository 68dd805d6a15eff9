"""Reads calendars with evolution-data-server, run by Debian's own Python under dbus-run-session.

`read_with_eds.py PLAN.json`, where the plan is `{"local": {NAME: [PATH, ...]}, "webcal": {NAME: [PATH, ...]}}`. A
local calendar receives its files one after the other, as by Evolution's import and mail. A webcal calendar is
subscribed to on loopback, where each file takes the place of the one before. Prints a JSON object: for each name
what the calendar shows after each file.
"""

import http.server
import json
import sys
import threading
import time
from pathlib import Path

import gi

gi.require_version("ICalGLib", "3.0")
gi.require_version("EDataServer", "1.2")
gi.require_version("ECal", "2.0")
from gi.repository import ECal, EDataServer, GLib, ICalGLib  # noqa: E402  after require_version

UTC = ICalGLib.Timezone.get_utc_timezone()
FROM, UNTIL = 1_767_225_600, 1_861_920_000  # 2026 to 2028
SECONDS, QUIET, PAUSE = 30, 1.0, 0.1

Shown = list[dict[str, object]]


class Feed(http.server.BaseHTTPRequestHandler):
    """Serves the one file that is the feed now."""

    content = b""

    def do_GET(self) -> None:
        self.send_response(200)
        self.send_header("Content-Type", "text/calendar; charset=utf-8")
        self.send_header("Content-Length", str(len(self.content)))
        self.end_headers()
        self.wfile.write(self.content)

    def log_message(self, *_: object) -> None:
        """Say nothing."""


def utc(moment: ICalGLib.Time) -> str:
    """Return a time in UTC."""
    if moment.get_timezone() is None:
        return "floating"
    at = moment.convert_to_zone(UTC)
    day = f"{at.get_year():04}-{at.get_month():02}-{at.get_day():02}"
    return f"{day}T{at.get_hour():02}:{at.get_minute():02}:{at.get_second():02}Z"


def shown(client: ECal.Client) -> Shown:
    """Return what the calendar shows, asked as a program asks that draws it."""
    meetings: Shown = []

    def add(event: ICalGLib.Component, start: ICalGLib.Time, end: ICalGLib.Time, *_: object) -> bool:
        meetings.append(
            {
                "start": utc(start),
                "end": utc(end),
                "uid": event.get_uid(),
                "summary": event.get_summary(),
                "location": event.get_location() or "",
                "sequence": event.get_sequence(),
                "status": event.get_status().value_nick.upper(),
            }
        )
        return True

    client.generate_instances_sync(FROM, UNTIL, None, add, None)
    return meetings


def made(registry: EDataServer.SourceRegistry, name: str, kind: str, url: str = "") -> ECal.Client:
    """Return a new calendar."""
    source = EDataServer.Source.new_with_uid(name, None)
    source.set_display_name(name)
    source.set_parent(f"{kind}-stub")
    source.get_extension(EDataServer.SOURCE_EXTENSION_CALENDAR).set_backend_name(kind)
    if url:
        place = source.get_extension(EDataServer.SOURCE_EXTENSION_WEBDAV_BACKEND)
        place.set_uri(GLib.Uri.parse(url, GLib.UriFlags.NONE))
    registry.commit_source_sync(source, None)
    end = time.monotonic() + SECONDS
    while (known := registry.ref_source(name)) is None:
        if time.monotonic() > end:
            sys.exit(f"The calendar {name} was not there after {SECONDS} seconds.")
        GLib.MainContext.default().iteration(may_block=False)
        time.sleep(PAUSE)
    return ECal.Client.connect_sync(known, ECal.ClientSourceType.EVENTS, GLib.MAXUINT32, None)  # do not wait


def received(client: ECal.Client, path: str) -> Shown:
    """Give a file to a calendar and return what it shows then."""
    client.receive_objects_sync(ICalGLib.Component.new_from_string(Path(path).read_text("utf-8")), 0, None)
    return shown(client)


def refreshed(client: ECal.Client, path: str, before: Shown) -> Shown:
    """Put a file in the place of the feed and return what the calendar shows once it is another, and quiet."""
    Feed.content = Path(path).read_bytes()
    client.refresh_sync(None)
    last, begun = before, time.monotonic()
    quiet = begun
    while time.monotonic() < begun + SECONDS:
        time.sleep(PAUSE)
        if (now := shown(client)) != last:
            last, quiet = now, time.monotonic()
        elif now != before and time.monotonic() > quiet + QUIET:
            break
    return last


def main(plan: dict[str, dict[str, list[str]]]) -> dict[str, list[Shown]]:
    """Return what each calendar of the plan shows after each of its files."""
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Feed)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    registry = EDataServer.SourceRegistry.new_sync(None)
    told: dict[str, list[Shown]] = {}
    for name, paths in plan["local"].items():
        client = made(registry, name, "local")
        told[name] = [received(client, path) for path in paths]
    for name, paths in plan["webcal"].items():
        Feed.content = Path(paths[0]).read_bytes()
        client = made(registry, name, "webcal", f"http://127.0.0.1:{server.server_port}/{name}.ics")
        told[name] = []
        for path in paths:
            told[name].append(refreshed(client, path, told[name][-1] if told[name] else []))
    return told


json.dump(main(json.loads(Path(sys.argv[1]).read_text("utf-8"))), sys.stdout)
