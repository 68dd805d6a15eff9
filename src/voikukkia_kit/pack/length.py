"""Tells which documents have become longer than they are planned to be."""

import io
from collections.abc import Iterable, Iterator, Mapping

from voikukkia_kit.errors import Problem
from voikukkia_kit.media.medium import Piece
from voikukkia_kit.pack.contents import File
from voikukkia_kit.sheets.sheet import Sheet

__all__ = ["too_long"]


def too_long(made: Iterable[tuple[Sheet, Piece]], files: Mapping[str, File]) -> Iterator[Problem]:
    """Yield a warning (VK506) for each PDF with more pages than its document is planned to have.

    The kit's own fit with room to spare. An organisation's longer texts or
    larger type may not, and nobody opens each PDF to see.

    Args:
        made: Sheets with a piece of each, as `make` yields them.
        files: The files of the pack.
    """
    import pikepdf

    for sheet, piece in made:
        if sheet.document.pages is None or not piece.path.endswith(".pdf"):
            continue
        with pikepdf.open(io.BytesIO(files[piece.path].content)) as document:
            pages = len(document.pages)
        if pages > sheet.document.pages:
            yield Problem("VK506", name=piece.path, pages=pages, planned=sheet.document.pages)
