"""Lists groups for one who coordinates many: when each meets next, who leads, and what clashes."""

import csv
import datetime as dt
import io
import json
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import attrs
import click

from voikukkia_kit.cli.packs import each, read_files, see_that_codes_differ
from voikukkia_kit.cli.templates import libraries
from voikukkia_kit.files.library import Library
from voikukkia_kit.language import Language, language, plain
from voikukkia_kit.schedule.overlaps import Clash, bookings, clashes, following
from voikukkia_kit.sheets.dated import Dated, date
from voikukkia_kit.sheets.edition import when

__all__ = ["Row", "list_groups"]

_LIVE = ("=", "+", "-", "@", "\t", "\r")  # what a table program takes for a formula


@attrs.frozen(kw_only=True)
class Row:
    """A group in the list.

    Attributes:
        start: When it meets next, None when it does not.
        when: The same in words, or that nothing is to come.
        code: Its code.
        session: What the next session is called: `Kerta 4`; empty when there is none.
        place: Where it is held.
        leaders: First names of those who lead it.
    """

    start: dt.datetime | None
    when: str
    code: str
    session: str
    place: str
    leaders: str


def list_groups(
    files: Sequence[Path], form: str, out: Path | None, templates: tuple[Path, ...], *, now: dt.datetime
) -> None:
    """Show a list of groups, or write it into a file.

    Args:
        files: Group files.
        form: `text`, `csv`, `json`, `html` or `ics`.
        out: The file to write; standard output when None.
        templates: Own directories.
        now: The time, with its zone.

    Raises:
        InputError: Every problem of every file, or two groups with one code (VK223).
    """
    read = read_files(files)
    words = language(read[0].language)
    of = libraries(templates)
    libraried = each(read, lambda one: (date(one.group, of(one)), of(one)))
    every = [one for one, _ in libraried]
    see_that_codes_differ(one.series for one in every)
    if form == "ics":
        _put(_calendar(libraried, words), out)
        return
    rows = sorted(
        (_row(one, words, now) for one in every), key=lambda row: (row.start is None, row.start or now, row.code)
    )
    library = Library.at(templates)
    _put(_FORMS[form](rows, _clashing(every, now), words, library).encode(_ENCODINGS.get(form, "utf-8")), out)


def _put(content: bytes, out: Path | None) -> None:
    if out is None:
        click.echo(content.decode("utf-8-sig"), nl=False)
        return
    from voikukkia_kit.pack.folder import new_file

    new_file(out, content)


def _clashing(every: Sequence[Dated], now: dt.datetime) -> tuple[Clash, ...]:
    """Return the clashes that are still to come."""
    found = clashes(booking for one in every for booking in bookings(one.series, one.timetable.sessions))
    return tuple(one for one in found if one.second.end > now)


def _row(one: Dated, words: Language, now: dt.datetime) -> Row:
    coming = following(one.timetable.held, now)
    number = one.timetable.position(coming.session.number) if coming else 0
    return Row(
        start=coming.start if coming else None,
        when=plain(when(coming, words)) if coming else words.word("list", "nothing"),
        code=one.series.code,
        session=words.word("documents", "session_label", code=number) if coming else "",
        place=coming.room if coming else "",
        leaders=", ".join(each.name for each in one.series.leading(coming.session.number if coming else None)),
    )


def _told(clash: Clash, words: Language) -> str:
    """Return a clash as one tells it."""
    shared = [*clash.leaders, *([clash.room] if clash.room else [])]
    moment = plain(words.moment(clash.second.start, clash.second.end))
    both = f"{clash.first.code}, {clash.second.code}"
    return words.word("list", "clash", groups=both, when=moment, shared=", ".join(shared))


def _heads(words: Language) -> list[str]:
    return [words.word("list", name) for name in ("when", "code", "session", "place", "leaders")]


def _cells(row: Row) -> list[str]:
    return [row.when, row.code, row.session, row.place, row.leaders]


def _text(rows: Sequence[Row], found: Sequence[Clash], words: Language, _: Library) -> str:
    table = [_heads(words), *map(_cells, rows)]
    widths = [max(len(cell) for cell in column) for column in zip(*table, strict=True)]
    lines = ["  ".join(cell.ljust(width) for cell, width in zip(line, widths, strict=True)).rstrip() for line in table]
    return "".join(f"{line}\n" for line in (*lines, *(_told(clash, words) for clash in found)))


def _csv(rows: Sequence[Row], found: Sequence[Clash], words: Language, _: Library) -> str:
    """Return a table as Finnish Excel opens it, with no cell that it would take for a formula."""
    stream = io.StringIO()
    writer = csv.writer(stream, delimiter=";")
    clashing: dict[str, list[str]] = {}
    for clash in found:
        for code in (clash.first.code, clash.second.code):
            clashing.setdefault(code, []).append(_told(clash, words))
    writer.writerow([*_heads(words), words.word("list", "clashes")])
    for row in rows:
        cells = [*_cells(row), " ".join(clashing.get(row.code, ()))]
        writer.writerow([f"'{cell}" if cell.startswith(_LIVE) else cell for cell in cells])
    return stream.getvalue()


def _json(rows: Sequence[Row], found: Sequence[Clash], words: Language, _: Library) -> str:
    groups = [attrs.asdict(row) | {"start": row.start.isoformat() if row.start else None} for row in rows]
    told: Any = {"groups": groups, "clashes": [_told(clash, words) for clash in found]}
    return json.dumps(told, ensure_ascii=False, indent=1) + "\n"


def _html(rows: Sequence[Row], found: Sequence[Clash], words: Language, library: Library) -> str:
    from voikukkia_kit.media.pages import pages_of

    context = {
        "lang": words.code,
        "title": words.word("list", "title"),
        "heads": _heads(words),
        "rows": [_cells(row) for row in rows],
        "clashes": [_told(clash, words) for clash in found],
        "clashing": words.word("list", "clashes"),
    }
    return pages_of(library).render("groups.html", context)


def _calendar(every: Sequence[tuple[Dated, Library]], words: Language) -> bytes:
    """Return one calendar of all groups, as their leaders see them; every event is private."""
    from voikukkia_kit.calendars import ical
    from voikukkia_kit.calendars.events import facilitator_events

    events = [
        attrs.evolve(event, private=True, summary=f"{one.series.code}: {event.summary}")
        for one, library in every
        for event in facilitator_events(
            one.series,
            one.timetable,
            library.leaders_words(one.programme, one.series.languages[0], one.timetable.titled),
            language(one.series.languages[0]),
        )
    ]
    return ical.feed(sorted(events, key=lambda event: (event.start, event.uid)), name=words.word("list", "title"))


_FORMS: dict[str, Callable[[Sequence[Row], Sequence[Clash], Language, Library], str]] = {
    "text": _text,
    "csv": _csv,
    "json": _json,
    "html": _html,
}
_ENCODINGS = {"csv": "utf-8-sig"}  # without the mark Excel reads another encoding
