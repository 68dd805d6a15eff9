"""The page to start from: what to print for each session and how many copies, every document, every change."""

from collections.abc import Sequence

import attrs

from voikukkia_kit.calendars import lines
from voikukkia_kit.calendars.ways import Way
from voikukkia_kit.language import Language
from voikukkia_kit.media.page import Pages
from voikukkia_kit.model.reader import Reader
from voikukkia_kit.model.session import Session
from voikukkia_kit.pack.outputs import Document, Occasion
from voikukkia_kit.sheets.edition import Edition
from voikukkia_kit.sheets.views import View

__all__ = ["Entry", "index"]


@attrs.frozen(kw_only=True)
class Entry:
    """A document in its place in the pack.

    Attributes:
        document: The document.
        path: Its path within the pack, without ending.
        language: Its language.
    """

    document: Document
    path: str
    language: Language


def index(
    edition: Edition,
    entries: Sequence[Entry],
    found: Sequence[Way],
    pages: Pages,
    style: str,
    *,
    with_pdf: bool,
) -> str:
    """Return index.html.

    Args:
        edition: The group in the language of its leaders.
        entries: Every document.
        found: Every way in which dates reach people.
        pages: Where templates are rendered.
        style: Address of the folder of the style sheets.
        with_pdf: Whether the documents are there as PDF too.
    """
    words = edition.language

    def at(occasion: Occasion, reader: Reader | None = None, session: Session | None = None) -> list[View]:
        return [
            _link(edition, entry, with_pdf=with_pdf)
            for entry in entries
            if entry.document.output.occasion is occasion
            and (reader is None or entry.document.output.reader is reader)
            and (session is None or entry.document.session in (session, None))
            and not _is_part(entry, entries)
        ]

    context = {
        "lang": words.code,
        "title": f"{edition.group.code}: {edition.words.programme.title}",
        "style": style,
        "w": words.words("documents"),
        "i": words.words("index"),
        "group": {
            "code": edition.group.code,
            "title": edition.words.programme.title,
            "place": edition.group.place,
        },
        "with_pdf": with_pdf,
        "start": at(Occasion.START),
        "sessions": [
            {
                "label": edition.label(session),
                "title": edition.session_words(session).title,
                "when": edition.when_all(session),
                "leaders": at(Occasion.SESSION, Reader.FACILITATORS, session),
                "participants": at(Occasion.SESSION, Reader.PARTICIPANTS, session),
                "missed": at(Occasion.MISSED, None, session),
            }
            for session in edition.sessions
        ],
        "end": at(Occasion.END),
        "calendars": [_reader(words, found, reader) for reader in ("facilitators", "participants", "rooms")],
        "how_invite": words.word("calendar", "how_invite"),
        "dates": lines.dates(edition),
        "changes": list(lines.changes(edition.timetable, words)),
        "keep": words.word("index", "keep", date=edition.group.keep_until, folder=edition.group.code)
        if edition.group.keep_until
        else "",
    }
    return pages.render("index.html", context)


def _is_part(entry: Entry, entries: Sequence[Entry]) -> bool:
    """Return whether a handout is also in a file of all handouts of its session, which is the one to print."""
    together = [(e.document.session, e.language) for e in entries if e.document.output.file == "handouts"]
    return entry.document.output.file == "handout" and (entry.document.session, entry.language) in together


def _link(edition: Edition, entry: Entry, *, with_pdf: bool) -> View:
    copies = edition.language.word("index", "copies", count=entry.document.copies)
    return {
        "title": entry.document.short_title,
        "copies": copies,
        "html": f"{entry.path}.html",
        "pdf": f"{entry.path}.pdf" if with_pdf else "",
        "lang": entry.language.code,
    }


def _reader(words: Language, found: Sequence[Way], reader: str) -> View:
    """Return the ways of one reader, each with its sentence of guidance."""
    return {
        "who": words.word("index", f"calendar_{reader}"),
        "ways": [
            {"path": way.path, "how": words.word("calendar", f"how_{way.how}")} for way in found if way.reader == reader
        ],
    }
