"""Lists the sheets of a pack with their files, by when they are printed and for whom."""

from collections.abc import Iterable, Mapping

import attrs

from voikukkia_kit.media.medium import Piece
from voikukkia_kit.model.document import About, Occasion
from voikukkia_kit.model.reader import Reader
from voikukkia_kit.model.session import Session
from voikukkia_kit.sheets.sheet import Sheet

__all__ = ["Listed", "Listing"]


@attrs.frozen(kw_only=True)
class Listed:
    """A sheet with its files.

    Attributes:
        sheet: The sheet.
        pieces: Its files by their endings, such as `.pdf`.
    """

    sheet: Sheet
    pieces: Mapping[str, Piece]


@attrs.frozen
class Listing:
    """Every sheet of a pack, each once, in the order of its documents."""

    every: tuple[Listed, ...]

    @classmethod
    def of(cls, made: Iterable[tuple[Sheet, Piece]]) -> "Listing":
        """Return the listing of sheets, each given with every file of it."""
        found: dict[str, tuple[Sheet, dict[str, Piece]]] = {}
        for sheet, piece in made:
            ending = piece.path.removeprefix(sheet.path)
            found.setdefault(sheet.path, (sheet, {}))[1][ending] = piece
        return cls(tuple(Listed(sheet=sheet, pieces=pieces) for sheet, pieces in found.values()))

    def printed(
        self, occasion: Occasion, *, reader: Reader | None = None, session: Session | None = None
    ) -> tuple[Listed, ...]:
        """Return what is printed on an occasion.

        A handout that is also in a file of all handouts of its session is left out:
        that one is printed.

        Args:
            occasion: When.
            reader: For whom; for all when None.
            session: For which session, with what is printed for every one; for all when None.
        """
        return tuple(
            one
            for one in self.every
            if one.sheet.document.printed is occasion
            and reader in (None, one.sheet.document.reader)
            and (session is None or one.sheet.session is None or one.sheet.session.number == session.number)
            and not self._is_part(one.sheet)
        )

    def _is_part(self, sheet: Sheet) -> bool:
        return sheet.document.about is About.HANDOUT and any(
            other.sheet.document.about is About.HANDOUTS
            and (other.sheet.session, other.sheet.language) == (sheet.session, sheet.language)
            for other in self.every
        )
