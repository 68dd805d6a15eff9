"""Programs we did not write that read calendars: each is given files and tells which meetings it sees.

Their clocks stand in New York, so that a time taken for a local one shows. None
reaches beyond loopback, and each is ended when its time is up, with all it started.
"""

import contextlib
import datetime as dt
import http.server
import json
import os
import shutil
import signal
import sqlite3
import subprocess
import tempfile
import threading
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import cache
from pathlib import Path
from typing import Any

import attrs
import pytest

from conformance.calendar_files import File
from conformance.meetings import Meeting

__all__ = [
    "Library",
    "Told",
    "read_with_caldav",
    "read_with_eds",
    "read_with_icaljs",
    "read_with_libical",
    "read_with_thunderbird",
]

HERE = Path(__file__).parent
BUILD = HERE.parents[1] / "build" / "conformance"
DEBIANS_PYTHON = "/usr/bin/python3"  # python3-gi belongs to it and to no other
SECONDS = 90

Files = Mapping[str, bytes]
Versions = Mapping[str, Sequence[bytes]]  # what a calendar is given, in this order


@attrs.frozen(kw_only=True)
class Told:
    """What a reader tells of a calendar.

    Attributes:
        meetings: What it sees, in order of time.
        faults: What its own checks find wrong, where it has any.
        busy: From when to when it finds time taken, where it tells.
    """

    meetings: list[Meeting] = attrs.field(converter=lambda told: sorted(Meeting(**each) for each in told))
    faults: list[str] = attrs.field(factory=list)
    busy: list[list[str]] = attrs.field(factory=list)


Library = Callable[[Files, Path], dict[str, Told]]


def read_with_libical(files: Files, folder: Path) -> dict[str, Told]:
    """Return what libical reads in each file."""
    need(has_library("ICalGLib", "3.0"), "libical", "gir1.2-ical-3.0 python3-gi")
    paths = laid(files, folder)
    told = answer([DEBIANS_PYTHON, HERE / "read_with_libical.py", *paths.values()], folder)
    return {name: Told(**told[str(path)]) for name, path in paths.items()}


def read_with_icaljs(files: Files, folder: Path) -> dict[str, Told]:
    """Return what ical.js reads in each file."""
    library = BUILD / "javascript"
    need(shutil.which("node") and (library / "node_modules").is_dir(), "ical.js")
    paths = laid(files, folder)
    told = answer(["node", HERE / "read_with_icaljs.mjs", *paths.values()], library)
    return {name: Told(**told[str(path)]) for name, path in paths.items()}


def read_with_eds(received: Versions, subscribed: Versions, folder: Path) -> dict[str, list[Told]]:
    """Return what calendars of evolution-data-server show after each of the files that they were given.

    Args:
        received: Files that a calendar of its own receives, by name, in their order.
        subscribed: Files that one address serves, by name, in their order.
        folder: An empty folder.
    """
    found = has_library("ICalGLib", "3.0") and has_library("ECal", "2.0") and shutil.which("dbus-run-session")
    packages = "evolution-data-server gir1.2-ecal-2.0 gir1.2-ical-3.0 python3-gi dbus"
    need(found and has_service("org.gnome.evolution.dataserver.Sources"), "evolution-data-server", packages)
    plan = planned({"local": received, "webcal": subscribed}, folder)
    told = answer(["dbus-run-session", "--", DEBIANS_PYTHON, HERE / "read_with_eds.py", plan], folder)
    return {name: [Told(meetings=meetings) for meetings in states] for name, states in told.items()}


def read_with_caldav(single: Versions, whole: Versions, folder: Path) -> dict[str, Told]:
    """Return what comes back from calendars of Radicale, read by the library caldav.

    Args:
        single: Files of one event, by name of the calendar that they are put into one after the other.
        whole: Files that are put as a whole calendar, each over the one before.
        folder: An empty folder.
    """
    python = BUILD / "radicale" / "bin" / "python"
    need(python.exists(), "Radicale")
    plan = planned({"single": single, "whole": whole}, folder)
    told = answer([python, HERE / "read_with_caldav.py", plan], folder)
    return {name: Told(**each) for name, each in told.items()}


def read_with_thunderbird(runs: Sequence[Mapping[str, File]]) -> list[dict[str, Told]]:
    """Return what Thunderbird keeps of calendars on the network after each of its runs with the same profile.

    Args:
        runs: For each run what the addresses serve, by name. It lasts until the meetings
            that come with each file are kept, at whatever time, or its time is up.
    """
    need(shutil.which("thunderbird"), "Thunderbird", "thunderbird")
    BUILD.mkdir(parents=True, exist_ok=True)
    # Not in /tmp: a Thunderbird from a snap (Ubuntu) sees none, and wants the home that is its own.
    with tempfile.TemporaryDirectory(prefix="thunderbird-", dir=BUILD, ignore_cleanup_errors=True) as name:
        home = Path.home() if Path("/snap/bin/thunderbird").exists() else Path(name)
        profile = Path(name) / "profile"
        profile.mkdir()
        served: dict[str, bytes] = {}
        with serving(served) as url:
            kept = []
            for files in runs:
                served.update({f"/{name}.ics": data for name, (data, _) in files.items()})
                settings = thunderbird_settings({name: f"{url}{name}.ics" for name in files})
                (profile / "user.js").write_text(settings, "utf-8")
                kept.append(
                    thunderbird_run(profile, home, {name: set(map(version, seen)) for name, (_, seen) in files.items()})
                )
            return kept


def version(meeting: Meeting) -> tuple[str, int]:
    """Return which version of which event a meeting is."""
    return meeting.uid, meeting.sequence


def thunderbird_run(profile: Path, home: Path, wanted: Mapping[str, set[tuple[str, int]]]) -> dict[str, Told]:
    """Run Thunderbird until it keeps what is wanted or its time is up, and return what it keeps then."""
    command = ["thunderbird", "--headless", "--no-remote", "--profile", str(profile)]
    end = time.monotonic() + SECONDS
    with (profile.parent / "thunderbird.log").open("w") as log:
        process = subprocess.Popen(
            command, env=environment(home), stdin=subprocess.DEVNULL, stdout=log, stderr=log, start_new_session=True
        )
        try:
            while time.monotonic() < end and process.poll() is None:
                time.sleep(1)
                kept = thunderbird_keeps(profile)
                if {name: set(map(version, told.meetings)) for name, told in kept.items()} == wanted:
                    break
        finally:
            ended(process)
    return thunderbird_keeps(profile)


def thunderbird_settings(calendars: Mapping[str, str]) -> str:
    """Return the settings of a profile that subscribes to calendars and speaks to nobody else."""
    settings: dict[str, object] = {
        "app.update.enabled": False,
        "calendar.timezone.local": "America/New_York",
        "calendar.timezone.useSystemTimezone": False,
        "datareporting.policy.dataSubmissionEnabled": False,
        "mail.provider.enabled": False,
        "network.proxy.type": 1,  # by hand: what is not loopback goes to a port where nobody listens
        "network.proxy.http": "127.0.0.1",
        "network.proxy.http_port": 9,
        "network.proxy.ssl": "127.0.0.1",
        "network.proxy.ssl_port": 9,
        "network.proxy.no_proxies_on": "127.0.0.1",
        "toolkit.startup.max_resumed_crashes": -1,  # it is ended from outside
    }
    for name, url in calendars.items():
        own = {"type": "ics", "uri": url, "name": name, "cache.enabled": True, "readOnly": True}
        settings |= {f"calendar.registry.{name}.{key}": value for key, value in own.items()}
    return "".join(f"user_pref({json.dumps(key)}, {json.dumps(value)});\n" for key, value in settings.items())


def thunderbird_keeps(profile: Path) -> dict[str, Told]:
    """Return what is in Thunderbird's calendars, of a copy, since it locks its own; nothing while that is torn."""
    with tempfile.TemporaryDirectory() as name:
        for file in profile.glob("calendar-data/cache.sqlite*"):
            if not file.name.endswith("-shm"):
                with contextlib.suppress(FileNotFoundError):  # its journal comes and goes
                    shutil.copy(file, name)
        try:
            with contextlib.closing(sqlite3.connect(Path(name) / "cache.sqlite")) as database:
                events = database.execute(
                    "SELECT cal_id, id, title, ical_status, event_start, event_end, event_start_tz FROM cal_events"
                ).fetchall()
                rows = database.execute("SELECT cal_id, item_id, key, value FROM cal_properties").fetchall()
        except sqlite3.DatabaseError:
            return {}
    properties = {(calendar, uid, key): text(value) for calendar, uid, key, value in rows}
    meetings: dict[str, list[dict[str, object]]] = {}
    for calendar, uid, title, status, start, end, zone in events:
        meetings.setdefault(calendar, []).append(
            {
                "start": "floating" if zone == "floating" else utc(start),
                "end": utc(end),
                "uid": uid,
                "summary": title,
                "location": properties.get((calendar, uid, "LOCATION"), ""),
                "sequence": int(properties.get((calendar, uid, "SEQUENCE"), -1)),
                "status": status,
            }
        )
    return {calendar: Told(meetings=told) for calendar, told in meetings.items()}


def text(value: bytes | str) -> str:
    """Return a value of a column that holds either."""
    return value.decode() if isinstance(value, bytes) else value


def utc(microseconds: int) -> str:
    """Return a time that is counted from 1970, in UTC."""
    return f"{dt.datetime.fromtimestamp(microseconds // 1_000_000, dt.UTC):%Y-%m-%dT%H:%M:%SZ}"


# What readers need around them


def need(found: object, what: str, packages: str = "") -> None:
    """Fail in CI, where everything has to be there, and skip elsewhere, when a reader is missing."""
    if found:
        return
    by_hand = f" By hand: apt-get install --no-install-recommends {packages}" if packages else ""
    reason = f"{what} is not here. `make conformance` installs it.{by_hand}"
    if os.environ.get("CI") == "true":
        pytest.fail(reason)
    pytest.skip(reason)


@cache
def has_library(name: str, version: str) -> bool:
    """Return whether Debian's Python can load a library."""
    code = f"import gi; gi.require_version({name!r}, {version!r})"
    if not Path(DEBIANS_PYTHON).exists():
        return False
    return (
        subprocess.run([DEBIANS_PYTHON, "-c", code], capture_output=True, timeout=SECONDS, check=False).returncode == 0
    )


def has_service(name: str) -> bool:
    """Return whether the session bus knows how to start a service."""
    return any(Path("/usr/share/dbus-1/services").glob(f"{name}*.service"))


def environment(home: Path) -> dict[str, str]:
    """Return what a reader may know of the machine."""
    return {
        "PATH": os.environ["PATH"],
        "HOME": str(home),
        "XDG_RUNTIME_DIR": str(home),
        "GSETTINGS_BACKEND": "memory",
        "LANG": "C.UTF-8",
        "TZ": "America/New_York",
    }


def laid(files: Files, folder: Path) -> dict[str, Path]:
    """Write files into a folder and return their paths by name."""
    paths = {name: folder / f"{name}.ics" for name in files}
    for name, path in paths.items():
        path.write_bytes(files[name])
    return paths


def planned(ways: Mapping[str, Versions], folder: Path) -> Path:
    """Write files into a folder, and beside them the plan that tells which calendar gets which of them."""
    plan: dict[str, dict[str, list[str]]] = {}
    for way, calendars in ways.items():
        plan[way] = {}
        for name, versions in calendars.items():
            paths = laid({f"{name}-{number:02}": data for number, data in enumerate(versions)}, folder)
            plan[way][name] = [str(path) for path in paths.values()]
    path = folder / "plan.json"
    path.write_text(json.dumps(plan), "utf-8")
    return path


def answer(command: Sequence[str | Path], folder: Path) -> Any:
    """Return the JSON that a reader prints."""
    with (
        tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as home,
        subprocess.Popen(
            command,
            cwd=folder,
            env=environment(Path(home)),
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            encoding="utf-8",
            start_new_session=True,
        ) as process,
    ):
        try:
            printed, said = process.communicate(timeout=SECONDS)
        except subprocess.TimeoutExpired:
            pytest.fail(f"{command[0]} was not done after {SECONDS} seconds.")
        finally:
            ended(process)
    assert process.returncode == 0, said
    return json.loads(printed)


def ended(process: subprocess.Popen[Any]) -> None:
    """End a program and all that it started and that is still there."""
    for how in (signal.SIGTERM, signal.SIGKILL):
        with contextlib.suppress(ProcessLookupError):
            os.killpg(process.pid, how)
        with contextlib.suppress(subprocess.TimeoutExpired):
            process.wait(20)
            return


@contextlib.contextmanager
def serving(files: Mapping[str, bytes]) -> Iterator[str]:
    """Serve files on loopback, as they are when asked for, and give the address where they lie."""

    class Handler(http.server.BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            data = files.get(self.path, b"")
            self.send_response(200 if data else 404)
            self.send_header("Content-Type", "text/calendar; charset=utf-8")
            self.send_header("Content-Length", str(len(data)))
            self.end_headers()
            self.wfile.write(data)

        def log_message(self, *_: object) -> None:
            pass

    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield f"http://127.0.0.1:{server.server_port}/"
    finally:
        server.shutdown()
        server.server_close()
