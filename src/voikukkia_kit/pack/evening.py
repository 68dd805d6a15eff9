"""Everything of one evening in one file for the printer: joined from the finished PDFs, never rendered again.

It has no structure for those who listen to a page: the single documents are the
accessible ones.
"""

import io
from collections.abc import Iterator
from functools import partial

from voikukkia_kit.files.marks import digest
from voikukkia_kit.language import language
from voikukkia_kit.media.medium import Piece
from voikukkia_kit.model.document import Occasion
from voikukkia_kit.pack.listing import Listed, Listing
from voikukkia_kit.sheets.dated import Dated

__all__ = ["evening_path", "evenings"]

_PDF = ".pdf"
_A4 = (595, 842)  # points


def evenings(dated: Dated, listing: Listing) -> Iterator[Piece]:
    """Yield a file for each session that is held or still to be agreed: what is printed for it, in printing order.

    Leaders' documents come first, then participants', each as often as it is needed.

    Args:
        dated: The series on its days.
        listing: Its sheets with their files; those without a PDF are left out.
    """
    for code in dated.series.languages:
        for session in dated.timetable.contents:
            held = (one for one in dated.timetable.sessions if one.session.number == session.number)
            sheets = [one for one in listing.printed(Occasion.SESSION, session=session) if _is_of(one, dated, code)]
            parts = [(one.pieces[_PDF], one.sheet.copies) for one in sheets if _PDF in one.pieces]
            if not parts or all(one.cancelled for one in held):
                continue
            copies = tuple(copies for _, copies in parts)
            made_from = digest("evening", *(f"{piece.made_from} {count}" for piece, count in parts))
            yield Piece(
                path=evening_path(dated, code, session.code),
                made_from=made_from,
                make=partial(_joined, copies),
                of=tuple(piece.path for piece, _ in parts),
            )


def evening_path(dated: Dated, code: str, session: str) -> str:
    """Return the path of the file of one evening: `tulosta/03-ilta.pdf`.

    Args:
        dated: The series.
        code: Language of its leaders' documents.
        session: The number of the session as it stands in file names.
    """
    files = language(code).words("files")
    return f"{_sub(dated, code)}{files['print']}/{session}-{files['evening']}{_PDF}"


def _sub(dated: Dated, code: str) -> str:
    return f"{code}/" if len(dated.series.languages) > 1 else ""


def _is_of(one: Listed, dated: Dated, code: str) -> bool:
    return one.sheet.folder.startswith(_sub(dated, code))


def _joined(copies: tuple[int, ...], *documents: bytes) -> bytes:
    """Return documents one after the other, each copy on sheets of its own when printed on both sides.

    Args:
        copies: How often each is needed.
        documents: Their PDFs.
    """
    import pikepdf

    joined = pikepdf.new()
    for count, document in zip(copies, documents, strict=True):
        first = len(joined.pages)
        with pikepdf.open(io.BytesIO(document)) as source:
            joined.pages.extend(source.pages)
        if (len(joined.pages) - first) % 2:
            joined.add_blank_page(page_size=_A4)
        numbers = range(first, len(joined.pages))
        for _ in range(count - 1):
            for number in numbers:
                joined.pages.append(joined.pages[number])
    for page in joined.pages:
        for key in ("/StructParents", "/Tabs", "/Annots"):  # they point into documents that are not here
            if key in page:
                del page[key]
    written = io.BytesIO()
    joined.save(written, deterministic_id=True, object_stream_mode=pikepdf.ObjectStreamMode.generate)
    return written.getvalue()
