"""The page to start from: what to print for each session and how many copies, every document, every change."""

from collections.abc import Collection, Iterable, Sequence
from typing import Any

from voikukkia_kit.calendars import lines
from voikukkia_kit.calendars.ways import Way
from voikukkia_kit.files.library import Library
from voikukkia_kit.files.marks import digest
from voikukkia_kit.language import Language
from voikukkia_kit.media.medium import Piece
from voikukkia_kit.media.pages import pages_of
from voikukkia_kit.model.document import Occasion
from voikukkia_kit.model.reader import Reader
from voikukkia_kit.model.session import Delivery, Session
from voikukkia_kit.pack.evening import evening_path
from voikukkia_kit.pack.listing import Listed, Listing
from voikukkia_kit.sheets.dated import Dated
from voikukkia_kit.sheets.day import dates_of
from voikukkia_kit.sheets.edition import Edition
from voikukkia_kit.sheets.masthead import organisation
from voikukkia_kit.sheets.sheet import editions

__all__ = ["index_page"]

View = dict[str, Any]
_SHOWN = ("pdf", "html", "txt")
_CALENDARS = {  # each with whose it is, and whether it is the leaders' without themes
    "facilitators": (Reader.FACILITATORS, False),
    "neutral": (Reader.FACILITATORS, True),
    "participants": (Reader.PARTICIPANTS, False),
    "rooms": (Reader.ROOMS, False),
}


def index_page(
    dated: Dated,
    listing: Listing,
    found: Sequence[Way],
    library: Library,
    *,
    evenings: Collection[str] = (),
    without: Collection[str] = (),
) -> Piece:
    """Return index.html, in the language of the leaders.

    Args:
        dated: The series on its days.
        listing: Every sheet with its files, in the order of the index.
        found: Every way in which dates reach people.
        library: Where templates are found.
        evenings: Paths of the files for one evening's printing.
        without: Names of media that could not be made.
    """
    _, edition, _ = next(editions(dated, library))
    context = _context(dated, edition, listing, found, evenings) | {
        "organisation": organisation(library, Reader.FACILITATORS),
        "colophon": edition.own.programme.colophon,
        "with_pdf": "pdf" not in without,
    }
    page = pages_of(library).render("index.html", context).encode()
    return Piece.ready("index.html", page, digest(page))


def _context(dated: Dated, edition: Edition, listing: Listing, found: Sequence[Way], evenings: Collection[str]) -> View:
    words, group, title = edition.language, edition.group, edition.own.programme.title
    return {
        "lang": words.code,
        "title": f"{group.code}: {title}",
        "style": words.word("files", "style") + "/",
        "i": words.words("index"),
        "group": {"code": group.code, "title": title, "about": _about(edition)},
        "dates_of": dates_of(edition),
        "start": _links(edition, listing.printed(Occasion.START)),
        "sessions": [_row(dated, edition, listing, evenings, session) for session in edition.sessions],
        "end": _links(edition, listing.printed(Occasion.END)),
        "calendars": [_calendar(words, found, name) for name in _CALENDARS],
        "how_invite": words.word("calendar", "how_invite"),
        "dates": lines.dates(edition),
        "changes": list(lines.changes(edition.timetable, words)),
        "keep": words.word("index", "keep", date=group.keep_until, folder=group.code) if group.keep_until else "",
    }


def _row(dated: Dated, edition: Edition, listing: Listing, evenings: Collection[str], session: Session) -> View:
    """Return the row of a session: what is printed for it, all in one file first; nothing where it is cancelled."""
    is_cancelled = edition.is_cancelled(session)

    def links(occasion: Occasion, reader: Reader | None = None) -> list[View]:
        return [] if is_cancelled else _links(edition, listing.printed(occasion, reader=reader, session=session))

    evening = evening_path(dated, edition.language.code, session.code)
    return {
        "label": edition.label(session),
        "title": edition.session_words(session).title,
        "when": edition.when_all(session),
        "led_by": edition.led_by(session) if edition.led_by(session) != edition.names() else "",
        "dates_of": "" if is_cancelled else dates_of(edition, session),
        "cancelled": is_cancelled,
        "note": _note(edition, session),
        "evening": evening if evening in evenings else "",
        "leaders": links(Occasion.SESSION, Reader.FACILITATORS),
        "participants": links(Occasion.SESSION, Reader.PARTICIPANTS),
        "missed": links(Occasion.MISSED),
    }


def _about(edition: Edition) -> list[str]:
    """Return when and where a series usually meets, and who leads it."""
    names = edition.standing_by()
    standing_by = edition.word("stands_by", names=names) if names else ""
    return [*filter(None, (edition.times(), edition.where(), edition.names(), standing_by))]


def _note(edition: Edition, session: Session) -> str:
    """Return what is unusual about printing for a session; empty for a usual one."""
    notes = {
        "note_cancelled": edition.is_cancelled(session),
        "note_alone": edition.dated(session)[0].delivery is Delivery.INDIVIDUAL,
        "note_one": edition.is_for_one(session),
        "note_remote": edition.is_remote(session),
    }
    name = next((name for name, is_so in notes.items() if is_so), "")
    return edition.language.word("index", name) if name else ""


def _links(edition: Edition, listed: Iterable[Listed]) -> list[View]:
    return [
        {
            "title": one.sheet.heading,
            "copies": edition.language.word("index", "copies", count=one.sheet.copies),
            "files": {name: _file(one, name) for name in _SHOWN},
            "lang": one.sheet.language,
        }
        for one in listed
    ]


def _file(one: Listed, name: str) -> str:
    piece = one.pieces.get(f".{name}")
    return piece.path if piece else ""


def _calendar(words: Language, found: Sequence[Way], name: str) -> View:
    """Return the ways of one calendar, each with its sentence of guidance."""
    ways = (way for way in found if (way.reader, way.is_neutral) == _CALENDARS[name])
    return {
        "who": words.word("index", f"calendar_{name}"),
        "ways": [{"path": way.path, "how": words.word("calendar", f"how_{way.how}")} for way in ways],
    }
