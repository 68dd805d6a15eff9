"""The whole way of one series to its folder: dated, composed, made, written."""

import sys
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import attrs

from voikukkia_kit.calendars.events import facilitator_events
from voikukkia_kit.calendars.ways import Way, ways_out
from voikukkia_kit.errors import MachineError, Problem
from voikukkia_kit.files.library import Library
from voikukkia_kit.files.marks import digest
from voikukkia_kit.language import language
from voikukkia_kit.model.series import Group
from voikukkia_kit.pack.contents import Contents, File, Lying
from voikukkia_kit.pack.folder import locked, protect, write
from voikukkia_kit.pack.notices import review
from voikukkia_kit.sheets.dated import Dated, date
from voikukkia_kit.sheets.sheet import compose, editions

if TYPE_CHECKING:
    from concurrent.futures import Executor

    from voikukkia_kit.media.medium import Piece

__all__ = ["Pack", "Progress", "Run", "calendars_pack", "one_pack"]

Progress = Callable[[int, int], None]


def _interned(names: Iterable[str]) -> tuple[str, ...]:
    return tuple(map(sys.intern, names))  # the packs of a thousand groups have the same names


@attrs.frozen(kw_only=True)
class Pack:
    """A pack that stands on disk.

    Attributes:
        code: Code of its series.
        folder: Its folder.
        index: The page to open first.
        written: Paths of the files that are new or different, sorted; empty when nothing had changed.
        rendered: How many PDFs were made for it.
        warnings: What to look at once more.
    """

    code: str
    folder: Path
    index: Path
    written: tuple[str, ...] = attrs.field(converter=_interned)
    rendered: int = 0
    warnings: tuple[Problem, ...]


@attrs.frozen(kw_only=True)
class Run:
    """What holds for every pack of a run.

    Attributes:
        library: Everything that templates say.
        out: The folder in which the packs' folders stand.
        media: What documents are made as; all that each names when None.
        replace: Write over files that someone changed by hand.
        require_pdf: Fail when PDFs cannot be made.
        shared: Where pages that hold nothing of a series wait for the next pack; None for a run of one.
    """

    library: Library
    out: Path
    media: frozenset[str] | None = None
    replace: bool = False
    require_pdf: bool = False
    shared: Path | None = None


def one_pack(series: Group, run: Run, executor: "Executor | None" = None, progress: Progress | None = None) -> Pack:
    """Make one pack: every step of the way, in its order."""
    library = run.library
    dated = date(series, library)
    warnings = review(dated, library)
    with _folder(series.code, run.out) as lying:
        made_from = _made_from(series, library, run.media)
        if _is_up_to_date(lying, made_from):
            return _as_it_was(series.code, lying, warnings)
        from voikukkia_kit.media.table import make  # nothing that renders is read for a pack that stands
        from voikukkia_kit.pack.evening import evenings
        from voikukkia_kit.pack.finishing import finish
        from voikukkia_kit.pack.index import index_page
        from voikukkia_kit.pack.length import too_long
        from voikukkia_kit.pack.listing import Listing
        from voikukkia_kit.pack.style import style_pieces

        lack, blocked = _shortages(run)
        if blocked and _is_up_to_date(lying, made_from := digest(made_from, *blocked)):
            return _as_it_was(series.code, lying, (*warnings, *lack))
        without = {*blocked, *_not_wanted(run)}
        made = tuple(make(compose(dated, library), library, without))
        listing = Listing.of(made)
        joined = {piece.path: piece for piece in evenings(dated, listing)}
        pieces = [*(piece for _, piece in made), *joined.values()]
        found = _handed_out(dated, library)
        pieces += (_ready(path, content) for way in found for path, content in way.files.items())
        pieces += style_pieces(dated, library)
        pieces.append(index_page(dated, listing, found, library, evenings=joined, without=without))
        protect(lying, (piece.path for piece in pieces), replace=run.replace)
        files, rendered = finish(pieces, lying, run.shared, executor, progress)
        contents = Contents.of(files, made_from)
        written = write(lying, files, contents, language(series.languages[0]), replace=run.replace)
    return Pack(
        code=series.code,
        folder=lying.folder,
        index=lying.folder / "index.html",
        written=written,
        rendered=rendered,
        warnings=(*warnings, *lack, *too_long(made, files)),
    )


def calendars_pack(series: Group, run: Run) -> Pack:
    """Write the calendars and the dates of a series alone, into a folder beside that of its pack.

    Raises:
        InputError: Contradictions in the series, and faults of the templates.
        RefusedError: Files changed by hand would be lost (VK601).
        MachineError: Another run has the folder (VK602), or it cannot be written (VK603).
    """
    library = run.library
    dated = date(series, library)
    warnings = review(dated, library)
    name = f"{series.code}-{language(series.languages[0]).word('files', 'calendars')}"
    with _folder(name, run.out) as lying:
        made_from = _made_from(series, library)
        if _is_up_to_date(lying, made_from):
            return attrs.evolve(_as_it_was(series.code, lying, warnings), index=lying.folder)
        found = _handed_out(dated, library)
        files = {path: File(content, digest(content)) for way in found for path, content in way.files.items()}
        contents = Contents.of(files, made_from)
        written = write(lying, files, contents, language(series.languages[0]), replace=run.replace)
    return Pack(code=series.code, folder=lying.folder, index=lying.folder, written=written, warnings=warnings)


@contextmanager
def _folder(name: str, out: Path) -> Iterator[Lying]:
    """Keep the folder of a pack to this run, and say what lies in it."""
    with locked(out / name):
        yield Lying.at(out / name)


def _made_from(series: Group, library: Library, media: Iterable[str] | None = None) -> str:
    """Return the hash of all that a pack is made from; where a series was read makes no difference to it."""
    told = attrs.asdict(series, filter=lambda field, _: bool(field.eq))
    return digest(repr(told), library.mark, *sorted(media or ()))


def _is_up_to_date(lying: Lying, made_from: str) -> bool:
    return lying.contents.made_from == made_from and lying.is_whole()


def _as_it_was(code: str, lying: Lying, warnings: tuple[Problem, ...]) -> Pack:
    return Pack(code=code, folder=lying.folder, index=lying.folder / "index.html", written=(), warnings=warnings)


def _shortages(run: Run) -> tuple[tuple[Problem, ...], tuple[str, ...]]:
    """Return warnings about what this machine lacks, and the media that are wanted and that it cannot make.

    Raises:
        MachineError: PDFs are required and cannot be made (VK503).
    """
    from voikukkia_kit.media.table import MEDIA

    problems, blocked = [], []
    for medium in MEDIA.values():
        lack = None if medium.name in _not_wanted(run) else medium.shortage()
        if lack is None:
            continue
        if lack.blocks and run.require_pdf:
            raise MachineError(Problem("VK503", reason=lack.reason, how=lack.how))
        problems.append(Problem("VK502" if lack.blocks else "VK505", reason=lack.reason, how=lack.how))
        blocked += [medium.name] if lack.blocks else []
    return tuple(problems), tuple(blocked)


def _not_wanted(run: Run) -> set[str]:
    from voikukkia_kit.media.table import MEDIA

    return set() if run.media is None else set(MEDIA) - run.media


def _handed_out(dated: Dated, library: Library) -> tuple[Way, ...]:
    """Return every way in which dates reach people."""
    found: list[Way] = []
    for sub, facilitators, participants in editions(dated, library):
        leaders = facilitator_events(dated.series, dated.timetable, facilitators.own, facilitators.language)
        found += ways_out(leaders, facilitators, participants, sub)
    return tuple(found)


def _ready(path: str, content: bytes) -> "Piece":
    from voikukkia_kit.media.medium import Piece

    return Piece.ready(path, content, digest(content))
