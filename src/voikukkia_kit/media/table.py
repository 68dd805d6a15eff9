"""The table of media, one line each, and the files that sheets become."""

from collections.abc import Iterable, Iterator

from voikukkia_kit.errors import InputError, Problem
from voikukkia_kit.files.library import Library
from voikukkia_kit.media.medium import Medium, Piece
from voikukkia_kit.media.pages import PAGE
from voikukkia_kit.media.pdf import PDF
from voikukkia_kit.media.text import TEXT
from voikukkia_kit.sheets.sheet import Sheet

__all__ = ["MEDIA", "make"]

MEDIA: dict[str, Medium] = {medium.name: medium for medium in (PAGE, PDF, TEXT)}


def make(sheets: Iterable[Sheet], library: Library, without: Iterable[str] = ()) -> Iterator[tuple[Sheet, Piece]]:
    """Yield the files of sheets, each with its sheet, in the order of each document's media.

    Args:
        sheets: The sheets.
        library: Where templates are found.
        without: Names of media that cannot be made here.

    Raises:
        InputError: A document names a medium that there is not (VK313), or its template cannot be used (VK504).
    """
    left_out = set(without)
    for sheet in sheets:
        for name in sheet.document.media:
            if name not in MEDIA:
                raise InputError(Problem("VK313", document=sheet.document.name, name=name, known=tuple(MEDIA)))
            if name not in left_out:
                yield sheet, MEDIA[name].piece(sheet, library)
