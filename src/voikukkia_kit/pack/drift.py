"""Notices when a group file was edited in a way that calendars already given out will not follow."""

import re
from collections.abc import Iterator, Mapping
from pathlib import Path

import attrs

from voikukkia_kit.errors import Problem

__all__ = ["drift"]

_FOLD = re.compile(r"\r?\n[ \t]")
_EVENT = re.compile(r"BEGIN:VEVENT\r?\n(.*?)END:VEVENT", re.DOTALL)
_PROPERTY = re.compile(r"^([A-Z-]+)(?:;[^:\r\n]*)?:([^\r\n]*)", re.MULTILINE)
_FEED = b"REFRESH-INTERVAL"
_MOST_NAMED = 5
_TELLING = ("DTSTART", "DTEND", "LOCATION", "STATUS")


@attrs.frozen
class _Told:
    """What a calendar said about an event."""

    revision: int
    facts: tuple[str, ...]
    title: str


def drift(folder: Path, files: Mapping[str, bytes]) -> tuple[Problem, ...]:
    """Return warnings that name events which changed although no change of the group file tells so.

    Programs take an event's new time only with a higher SEQUENCE (RFC 5546, 2.1.4),
    and that rises with the changes of the group file alone. Someone who edits the
    first day, a break or the list of sessions after the calendars were given out
    has to know that those stay as they were.

    Args:
        folder: The folder of the earlier pack.
        files: Files of the new pack by their paths. The leaders' feeds are compared:
            they hold cancelled events too, and their titles tell which one it is.
    """
    gone: list[str] = []
    silent: list[str] = []
    for path, content in files.items():
        earlier = folder / path
        if _FEED not in content or not earlier.is_file():
            continue
        now = dict(_events(content))
        for uid, told in _events(earlier.read_bytes()):
            if uid not in now:
                gone.append(told.title)
            elif told.facts != now[uid].facts and told.revision >= now[uid].revision:
                silent.append(told.title)
    named = {"VK423": gone, "VK424": silent}
    return tuple(Problem(code, titles=tuple(titles[:_MOST_NAMED])) for code, titles in named.items() if titles)


def _events(content: bytes) -> Iterator[tuple[str, _Told]]:
    text = _FOLD.sub("", content.decode("utf-8", "replace"))
    for body in _EVENT.findall(text):
        found = dict(_PROPERTY.findall(body))
        if found.get("CLASS") == "PRIVATE":
            continue
        facts = tuple(found.get(name, "") for name in _TELLING)
        yield found.get("UID", ""), _Told(int(found.get("SEQUENCE") or 0), facts, found.get("SUMMARY", ""))
