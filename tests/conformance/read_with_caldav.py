"""Brings calendars to Radicale on loopback and back with the library caldav, run in a venv that has both.

`read_with_caldav.py PLAN.json`, where the plan is `{"single": {NAME: [PATH, ...]}, "whole": {NAME: [PATH, ...]}}`:
files of one event, put one by one, and files put whole. Prints a JSON object: for each name the meetings as the
client reads them, and `busy`, the times in UTC that the server finds taken.
"""

import datetime as dt
import json
import sys
import tempfile
import threading
from pathlib import Path
from wsgiref.simple_server import WSGIRequestHandler, make_server

import caldav
from radicale import Application, config

YEARS = dt.datetime(2026, 1, 1, tzinfo=dt.UTC), dt.datetime(2029, 1, 1, tzinfo=dt.UTC)


class Quiet(WSGIRequestHandler):
    """Says nothing of requests."""

    def log_message(self, *_: object) -> None:
        """Say nothing."""


def utc(moment: dt.datetime) -> str:
    """Return a time in UTC."""
    return "floating" if moment.tzinfo is None else f"{moment.astimezone(dt.UTC):%Y-%m-%dT%H:%M:%SZ}"


def meeting(event: caldav.Event) -> dict[str, object]:
    """Return what the client tells of an event."""
    component = event.get_icalendar_component()
    return {
        "start": utc(component["DTSTART"].dt),
        "end": utc(component["DTEND"].dt),
        "uid": component["UID"],
        "summary": component["SUMMARY"],
        "location": component.get("LOCATION", ""),
        "sequence": component["SEQUENCE"],
        "status": component["STATUS"],
    }


def busy(calendar: caldav.Calendar) -> list[list[str]]:
    """Return from when to when the server finds time taken; it joins what touches."""
    answer = calendar.freebusy_request(*YEARS).get_icalendar_component()
    lines = answer.get("FREEBUSY", [])
    periods = [line.to_ical().decode() for line in (lines if isinstance(lines, list) else [lines])]
    return [[f"{dt.datetime.fromisoformat(t):%Y-%m-%dT%H:%M:%SZ}" for t in period.split("/")] for period in periods]


def told(calendar: caldav.Calendar) -> dict[str, object]:
    """Return what is in a calendar."""
    return {"meetings": [meeting(event) for event in calendar.get_events()], "busy": busy(calendar)}


def main(plan: dict[str, dict[str, list[str]]], url: str) -> dict[str, object]:
    """Return what is in each calendar of the plan after its files were put into it."""
    found = {}
    with caldav.DAVClient(url=url, username="leader", password="-", timeout=30) as client:  # noqa: S106  nobody asks
        principal = client.principal()
        for name, paths in plan["single"].items():
            calendar = principal.make_calendar(name=name, cal_id=name)
            for path in paths:
                calendar.add_event(Path(path).read_text("utf-8"), increase_seqno=False)
            found[name] = told(calendar)
        for name, paths in plan["whole"].items():
            place = f"{url}leader/{name}/"
            for path in paths:
                body = Path(path).read_text("utf-8")
                client.request(place, "PUT", body, {"Content-Type": "text/calendar; charset=utf-8"})
            found[name] = told(client.calendar(url=place))
    return found


with tempfile.TemporaryDirectory() as folder:
    settings = config.load()
    own = {"storage": {"filesystem_folder": folder}, "auth": {"type": "none"}, "logging": {"level": "error"}}
    settings.update(own, "this script")
    server = make_server("127.0.0.1", 0, Application(settings), handler_class=Quiet)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    printed = main(json.loads(Path(sys.argv[1]).read_text("utf-8")), f"http://127.0.0.1:{server.server_port}/")
    server.shutdown()
json.dump(printed, sys.stdout)
