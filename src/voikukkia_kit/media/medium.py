"""What a medium is: how a sheet becomes bytes, and what that needs of this machine."""

from collections.abc import Callable

import attrs

from voikukkia_kit.files.library import Library
from voikukkia_kit.sheets.sheet import Sheet

__all__ = ["Medium", "Piece", "Shortage"]


@attrs.frozen(kw_only=True)
class Shortage:
    """Something that this machine lacks for a medium.

    Attributes:
        reason: What is missing.
        how: How to get it here, a command where there is one.
        blocks: Whether nothing can be made; otherwise it is only slow.
    """

    reason: str
    how: str
    blocks: bool


@attrs.frozen(kw_only=True)
class Piece:
    """One file of a pack, made when it is asked for.

    Attributes:
        path: Its path within the pack.
        made_from: SHA-256 of what it is made from: a change there makes it anew.
        make: Makes its bytes, from those of the pieces in `of`; can go to another process when it is an `effort`.
        of: Paths of the pieces that it is made of, in the order in which `make` takes their bytes.
        effort: Signs of the page that has to be laid out: worth another process; 0 when it is made at once.
        same_for_all: Whether it holds nothing of a series, so that one is enough for all of a run.
    """

    path: str
    made_from: str
    make: Callable[..., bytes] = attrs.field(repr=False)
    of: tuple[str, ...] = ()
    effort: int = 0
    same_for_all: bool = False

    @classmethod
    def ready(cls, path: str, content: bytes | str, made_from: str) -> "Piece":
        """Return a piece whose bytes are known."""
        data = content.encode() if isinstance(content, str) else content
        return cls(path=path, made_from=made_from, make=lambda: data)


def _nothing_lacks() -> Shortage | None:
    return None


@attrs.frozen(kw_only=True)
class Medium:
    """A way to make sheets into files.

    Attributes:
        name: Its name in a document's list of media.
        suffix: How its files end.
        piece: Gives the file of a sheet.
        shortage: Says what this machine lacks for it, None when nothing.
    """

    name: str
    suffix: str
    piece: Callable[[Sheet, Library], Piece]
    shortage: Callable[[], Shortage | None] = _nothing_lacks
