"""The page to start from: what to print for each session and how many copies, every document, every change."""

from collections.abc import Collection, Sequence
from typing import Any

import attrs

from voikukkia_kit.calendars import lines
from voikukkia_kit.calendars.ways import Way
from voikukkia_kit.files.library import Library
from voikukkia_kit.files.marks import digest
from voikukkia_kit.language import Language
from voikukkia_kit.media.medium import Piece
from voikukkia_kit.media.page import pages_of
from voikukkia_kit.model.document import About, Occasion
from voikukkia_kit.model.reader import Reader
from voikukkia_kit.model.session import Session
from voikukkia_kit.sheets.compose import Sheet, editions
from voikukkia_kit.sheets.dated import Dated
from voikukkia_kit.sheets.edition import Edition

__all__ = ["index_page"]

View = dict[str, Any]
_CALENDARS = (Reader.FACILITATORS, Reader.PARTICIPANTS, Reader.ROOMS)


def index_page(
    dated: Dated,
    made: Sequence[tuple[Sheet, Piece]],
    found: Sequence[Way],
    library: Library,
    *,
    without: Collection[str] = (),
) -> Piece:
    """Return index.html, in the language of the leaders.

    Args:
        dated: The series on its days.
        made: Every sheet with a file of it, in the order of the index.
        found: Every way in which dates reach people.
        library: Where templates are found.
        without: Names of media that could not be made.
    """
    _, edition, _ = next(editions(dated, library))
    listed = _Listed.of(made, edition)
    page = pages_of(library).render("index.html", _context(edition, listed, found, library, without)).encode()
    return Piece.ready("index.html", page, digest(page))


@attrs.frozen
class _Listed:
    """Every sheet with the paths of its files by medium's ending, each sheet once."""

    edition: Edition
    files: tuple[tuple[Sheet, dict[str, str]], ...]

    @classmethod
    def of(cls, made: Sequence[tuple[Sheet, Piece]], edition: Edition) -> "_Listed":
        by_path: dict[str, tuple[Sheet, dict[str, str]]] = {}
        for sheet, piece in made:
            ending = piece.path.removeprefix(sheet.path)
            by_path.setdefault(sheet.path, (sheet, {}))[1][ending] = piece.path
        return cls(edition, tuple(by_path.values()))

    def at(self, occasion: Occasion, reader: Reader | None = None, session: Session | None = None) -> list[View]:
        """Return links to what is printed on an occasion, for one reader or all, for a session or for all of them."""
        return [
            _link(self.edition, sheet, files)
            for sheet, files in self.files
            if sheet.document.printed is occasion
            and (reader is None or sheet.document.reader is reader)
            and (session is None or sheet.session is None or sheet.session.number == session.number)
            and not self._is_part(sheet)
        ]

    def _is_part(self, sheet: Sheet) -> bool:
        """Return whether a handout is also in a file of all handouts of its session, which is the one to print."""
        return sheet.document.about is About.HANDOUT and any(
            other.document.about is About.HANDOUTS
            and (other.session, other.language) == (sheet.session, sheet.language)
            for other, _ in self.files
        )


def _context(
    edition: Edition, listed: _Listed, found: Sequence[Way], library: Library, without: Collection[str]
) -> View:
    words, group, title = edition.language, edition.group, edition.own.programme.title
    return {
        "lang": words.code,
        "title": f"{group.code}: {title}",
        "style": words.word("files", "style") + "/",
        "w": library.frame_words(words.code),
        "i": words.words("index"),
        "group": {"code": group.code, "title": title, "place": group.place},
        "with_pdf": "pdf" not in without,
        "start": listed.at(Occasion.START),
        "sessions": [_row(edition, listed, session) for session in edition.sessions],
        "end": listed.at(Occasion.END),
        "calendars": [_reader(words, found, reader) for reader in _CALENDARS],
        "how_invite": words.word("calendar", "how_invite"),
        "dates": lines.dates(edition),
        "changes": list(lines.changes(edition.timetable, words)),
        "keep": words.word("index", "keep", date=group.keep_until, folder=group.code) if group.keep_until else "",
    }


def _row(edition: Edition, listed: _Listed, session: Session) -> View:
    """Return the row of a session: what is printed for it."""
    return {
        "label": edition.label(session),
        "title": edition.session_words(session).title,
        "when": edition.when_all(session),
        "leaders": listed.at(Occasion.SESSION, Reader.FACILITATORS, session),
        "participants": listed.at(Occasion.SESSION, Reader.PARTICIPANTS, session),
        "missed": listed.at(Occasion.MISSED, None, session),
    }


def _link(edition: Edition, sheet: Sheet, files: dict[str, str]) -> View:
    return {
        "title": sheet.heading,
        "copies": edition.language.word("index", "copies", count=sheet.copies),
        "html": files.get(".html", ""),
        "pdf": files.get(".pdf", ""),
        "lang": sheet.language,
    }


def _reader(words: Language, found: Sequence[Way], reader: Reader) -> View:
    """Return the ways of one reader, each with its sentence of guidance."""
    return {
        "who": words.word("index", f"calendar_{reader.value}"),
        "ways": [
            {"path": way.path, "how": words.word("calendar", f"how_{way.how}")} for way in found if way.reader is reader
        ],
    }
