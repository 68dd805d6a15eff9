"""The whole way from a series to its folder: dated, composed, made, written; one at a time or many side by side."""

import sys
import tempfile
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import attrs

from voikukkia_kit.calendars.events import Event, facilitator_events
from voikukkia_kit.calendars.ways import Way, ways
from voikukkia_kit.errors import InputError, MachineError, Problem, VoikukkiaError
from voikukkia_kit.files.library import Library
from voikukkia_kit.files.marks import digest
from voikukkia_kit.language import language
from voikukkia_kit.model.group import Group
from voikukkia_kit.pack.contents import Contents, File, Lying
from voikukkia_kit.pack.drift import drift
from voikukkia_kit.pack.folder import locked, protect, write
from voikukkia_kit.pack.notices import review
from voikukkia_kit.resources import Templates
from voikukkia_kit.sheets.compose import compose, editions
from voikukkia_kit.sheets.dated import Dated, date

if TYPE_CHECKING:
    from concurrent.futures import Executor

    from voikukkia_kit.media.medium import Piece

__all__ = ["Failed", "Pack", "build", "build_all", "build_calendars"]

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
class Failed:
    """A pack that was not made; its earlier version, if there was one, is as it was.

    Attributes:
        code: Code of its series.
        error: What stood in the way.
    """

    code: str
    error: VoikukkiaError


@attrs.frozen(kw_only=True)
class _Run:
    """What holds for every pack of a run.

    Attributes:
        library: Everything that templates say.
        out: The folder in which the packs' folders stand.
        replace: Write over files that someone changed by hand.
        require_pdf: Fail when PDFs cannot be made.
        shared: Where pages that hold nothing of a series wait for the next pack; None for a run of one.
    """

    library: Library
    out: Path
    replace: bool = False
    require_pdf: bool = False
    shared: Path | None = None


def build(
    series: Group,
    out: Path | str = ".",
    *,
    templates: Templates = None,
    replace: bool = False,
    require_pdf: bool = False,
    executor: "Executor | None" = None,
    progress: Progress | None = None,
) -> Pack:
    """Build the pack of one series, in a folder named by its code.

    A pack is written whole or not at all. A second build of the same input writes
    nothing, and after a change only the PDFs that it touches are made again.

    Args:
        series: The series.
        out: The folder in which the pack's folder stands.
        templates: Own directories, looked up before the kit's; see `Library.at`.
        replace: Write over files that someone changed by hand.
        require_pdf: Fail when PDFs cannot be made here; otherwise a warning tells.
        executor: Where PDFs are made, such as a `ProcessPoolExecutor`; in this
            process when None, so that a plain script needs no `__main__` guard.
        progress: Called with the number of PDFs made and of all, as they come.

    Raises:
        InputError: Every contradiction in the series and every fault of the templates;
            nothing is written.
        RefusedError: Files changed by hand would be lost (VK601).
        MachineError: PDFs are required and cannot be made (VK503), another run has
            the folder (VK602), it cannot be written (VK603), or a process ended (VK607).
    """
    library = Library.at(templates).marked()
    run = _Run(library=library, out=Path(out), replace=replace, require_pdf=require_pdf)
    return _pack(series, run, executor, progress)


def build_all(
    every: Iterable[Group],
    out: Path | str = ".",
    *,
    templates: Templates = None,
    replace: bool = False,
    require_pdf: bool = False,
    executor: "Executor | None" = None,
    progress: Progress | None = None,
) -> tuple[Pack | Failed, ...]:
    """Build the packs of many series, each whole and on its own.

    All are checked before anything is made: a contradiction in one stops them all.
    Then each is one task. One that fails costs its own pack alone. Pages that hold
    nothing of a series are rendered once for all where tasks share a disk.

    Args:
        every: The series, each with a code of its own.
        out: As for `build`, and so are the arguments after it.
        templates: As for `build`.
        replace: As for `build`.
        require_pdf: As for `build`.
        executor: Where the packs are made, one task each: any `concurrent.futures.Executor`,
            of this machine or of many; one after the other in this process when None.
        progress: Called with the number of packs made and of all, as they come.

    Returns:
        What became of each, in the order given.

    Raises:
        InputError: Every contradiction in any of the series, and codes that two of them have (VK223).
    """
    library = Library.at(templates).marked()
    chosen = tuple(every)
    _check_all(chosen, library)
    with tempfile.TemporaryDirectory(prefix="voikukkia-") as shared:
        run = _Run(library=library, out=Path(out), replace=replace, require_pdf=require_pdf, shared=Path(shared))
        return _run_all(chosen, run, executor, progress or (lambda _done, _all: None))


def _check_all(every: Sequence[Group], library: Library) -> None:
    codes = [series.code for series in every]
    twice = sorted({code for code in codes if codes.count(code) > 1})
    problems = [Problem("VK223", code=code) for code in twice]
    for series in every:
        try:
            date(series, library)
        except InputError as error:
            problems += error.problems
    if problems:
        raise InputError(*problems)


def _run_all(
    every: Sequence[Group], run: _Run, executor: "Executor | None", progress: Progress
) -> tuple[Pack | Failed, ...]:
    from concurrent.futures import BrokenExecutor, Future, as_completed

    if executor is None:
        made = []
        for done, series in enumerate(every, start=1):
            made.append(_task(series, run))
            progress(done, len(every))
        return tuple(made)
    futures: dict[Future[Pack | Failed], int] = {}
    results: dict[int, Pack | Failed] = {}
    try:
        futures |= {executor.submit(_task, series, run): index for index, series in enumerate(every)}
        for done, future in enumerate(as_completed(futures), start=1):
            index = futures[future]
            try:
                results[index] = future.result()
            except BrokenExecutor as error:
                results[index] = Failed(code=every[index].code, error=_ended(error))
            progress(done, len(every))
    finally:
        for future in futures:
            future.cancel()
    return tuple(results[index] for index in range(len(every)))


def _ended(error: Exception) -> MachineError:
    """Return what to tell when the system ended a process, for want of memory most likely."""
    return MachineError(Problem("VK607", reason=str(error)))


def _task(series: Group, run: _Run) -> Pack | Failed:
    """Make one pack of many."""
    try:
        return _pack(series, run)
    except VoikukkiaError as error:
        return Failed(code=series.code, error=error)


def _pack(series: Group, run: _Run, executor: "Executor | None" = None, progress: Progress | None = None) -> Pack:
    """Make one pack: every step of the way, in its order."""
    from voikukkia_kit.media.table import make
    from voikukkia_kit.pack.evening import evenings
    from voikukkia_kit.pack.finishing import finish
    from voikukkia_kit.pack.index import index_page
    from voikukkia_kit.pack.listing import Listing
    from voikukkia_kit.pack.style import style_pieces

    library = run.library
    dated = date(series, library)
    warnings = review(dated, library)
    with _folder(series.code, run.out) as lying:
        made_from = _made_from(series, library)
        if _is_up_to_date(lying, made_from):
            return _as_it_was(series.code, lying, warnings)
        lack, without = _shortages(run)
        if without and _is_up_to_date(lying, made_from := digest(made_from, *without)):
            return _as_it_was(series.code, lying, (*warnings, *lack))
        made = tuple(make(compose(dated, library), library, without))
        listing = Listing.of(made)
        joined = {piece.path: piece for piece in evenings(dated, listing)}
        pieces = [*(piece for _, piece in made), *joined.values()]
        events, found = _handed_out(dated, library)
        pieces += (_ready(path, content) for way in found for path, content in way.files.items())
        pieces += style_pieces(dated, library)
        pieces.append(index_page(dated, listing, found, library, evenings=joined, without=without))
        protect(lying, (piece.path for piece in pieces), replace=run.replace)
        files, rendered = finish(pieces, lying, run.shared, executor, progress)
        contents = Contents.of(files, made_from, events)
        drifted = drift(lying.contents.events, contents.events)
        written = write(lying, files, contents, replace=run.replace)
    return Pack(
        code=series.code,
        folder=lying.folder,
        index=lying.folder / "index.html",
        written=written,
        rendered=rendered,
        warnings=(*warnings, *lack, *drifted),
    )


@contextmanager
def _folder(name: str, out: Path) -> Iterator[Lying]:
    """Keep the folder of a pack to this run, and say what lies in it."""
    with locked(out / name):
        yield Lying.at(out / name)


def _made_from(series: Group, library: Library) -> str:
    """Return the hash of all that a pack is made from; where a series was read makes no difference to it."""
    told = attrs.asdict(series, filter=lambda field, _: bool(field.eq))
    return digest(repr(told), library.mark)


def _is_up_to_date(lying: Lying, made_from: str) -> bool:
    return lying.contents.made_from == made_from and lying.is_whole()


def _as_it_was(code: str, lying: Lying, warnings: tuple[Problem, ...]) -> Pack:
    return Pack(code=code, folder=lying.folder, index=lying.folder / "index.html", written=(), warnings=warnings)


def _shortages(run: _Run) -> tuple[tuple[Problem, ...], tuple[str, ...]]:
    """Return warnings about what this machine lacks, and the media that it cannot make.

    Raises:
        MachineError: PDFs are required and cannot be made (VK503).
    """
    from voikukkia_kit.media.table import MEDIA

    problems, without = [], []
    for medium in MEDIA.values():
        lack = medium.shortage()
        if lack is None:
            continue
        if lack.blocks and run.require_pdf:
            raise MachineError(Problem("VK503", reason=lack.reason, how=lack.how))
        problems.append(Problem("VK502" if lack.blocks else "VK505", reason=lack.reason, how=lack.how))
        without += [medium.name] if lack.blocks else []
    return tuple(problems), tuple(without)


def _handed_out(dated: Dated, library: Library) -> tuple[tuple[Event, ...], tuple[Way, ...]]:
    """Return the events of the leaders' calendars, and every way in which dates reach people."""
    events: list[Event] = []
    found: list[Way] = []
    for sub, facilitators, participants in editions(dated, library):
        leaders = facilitator_events(dated.series, dated.timetable, facilitators.own, facilitators.language)
        events += leaders
        found += ways(leaders, facilitators, participants, sub)
    return tuple(events), tuple(found)


def _ready(path: str, content: bytes) -> "Piece":
    from voikukkia_kit.media.medium import Piece

    return Piece.ready(path, content, digest(content))


def build_calendars(
    series: Group, out: Path | str = ".", *, templates: Templates = None, replace: bool = False
) -> Pack:
    """Write the calendars and the dates of a series alone, into a folder beside that of its pack.

    Takes, returns and raises what `build` does.
    """
    library = Library.at(templates).marked()
    dated = date(series, library)
    warnings = review(dated, library)
    name = f"{series.code}-{language(series.languages[0]).word('files', 'calendars')}"
    with _folder(name, Path(out)) as lying:
        made_from = _made_from(series, library)
        if _is_up_to_date(lying, made_from):
            return attrs.evolve(_as_it_was(series.code, lying, warnings), index=lying.folder)
        events, found = _handed_out(dated, library)
        files = {path: File(content, digest(content)) for way in found for path, content in way.files.items()}
        contents = Contents.of(files, made_from, events)
        drifted = drift(lying.contents.events, contents.events)
        written = write(lying, files, contents, replace=replace)
    return Pack(
        code=series.code, folder=lying.folder, index=lying.folder, written=written, warnings=(*warnings, *drifted)
    )
