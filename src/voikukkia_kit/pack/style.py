"""The style of a pack's pages: style sheets with the fonts and drawings they name."""

from collections.abc import Iterator

from voikukkia_kit.files.document_files import FRAME, STYLE_SHEETS
from voikukkia_kit.files.library import Library
from voikukkia_kit.files.marks import digest
from voikukkia_kit.language import language
from voikukkia_kit.media.look import painted, paper_style, style_sheet
from voikukkia_kit.media.medium import Piece
from voikukkia_kit.media.outside import local_style
from voikukkia_kit.sheets.dated import Dated

__all__ = ["style_pieces"]

_NAMED = (("fonts", ".ttf"), ("pictures", ".svg"))


def style_pieces(dated: Dated, library: Library) -> Iterator[Piece]:
    """Yield the files that every page of a pack links or names, an organisation's own first.

    Raises:
        InputError: A style sheet would load something from elsewhere (VK504).
    """
    place = language(dated.series.languages[0]).word("files", "style")
    for name in STYLE_SHEETS:
        content = local_style(style_sheet(name, library), name).encode()
        yield Piece.ready(f"{place}/{name}", content, digest(content))
    for kind, ending in _NAMED:
        for path in library.resources.entries("documents", FRAME, kind):
            if path.suffix == ending:
                content = path.read_bytes()
                if ending == ".svg":
                    content = painted(content.decode(), paper_style(library)).encode()
                yield Piece.ready(f"{place}/{kind}/{path.name}", content, digest(content))
