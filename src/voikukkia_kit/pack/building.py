"""Builds packs: one, or many side by side, each whole and on its own."""

import tempfile
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import attrs

from voikukkia_kit.errors import InputError, MachineError, Problem, VoikukkiaError
from voikukkia_kit.files.library import Library
from voikukkia_kit.model.series import Group
from voikukkia_kit.pack.way import Pack, Progress, Run, calendars_pack, one_pack
from voikukkia_kit.resources import Templates
from voikukkia_kit.sheets.dated import date

if TYPE_CHECKING:
    from concurrent.futures import Executor

__all__ = ["Failed", "build", "build_all", "build_calendars"]


@attrs.frozen(kw_only=True)
class Failed:
    """A pack that was not made; its earlier version, if there was one, is as it was.

    Attributes:
        code: Code of its series.
        error: What stood in the way.
    """

    code: str
    error: VoikukkiaError


def build(
    series: Group,
    out: Path | str = ".",
    *,
    templates: Templates = None,
    media: Iterable[str] | None = None,
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
        media: What documents are made as, of `page`, `pdf` and `text`; all that each document names when None.
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
            the folder (VK602), it cannot be written (VK603), a process ended (VK607), or
            the system has no more files or memory to give (VK507).
    """
    with MachineError.instead():
        library = Library.at(templates).marked()
        chosen = None if media is None else frozenset(media)
        run = Run(library=library, out=Path(out), media=chosen, replace=replace, require_pdf=require_pdf)
        return one_pack(series, run, executor, progress)


def build_all(
    every: Iterable[Group],
    out: Path | str = ".",
    *,
    templates: Templates = None,
    media: Iterable[str] | None = None,
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
        media: As for `build`.
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
    series = tuple(every)
    with MachineError.instead(), tempfile.TemporaryDirectory(prefix="voikukkia-") as shared:
        library = Library.at(templates).marked()
        _check_all(series, library)
        run = Run(
            library=library,
            out=Path(out),
            media=None if media is None else frozenset(media),
            replace=replace,
            require_pdf=require_pdf,
            shared=Path(shared),
        )
        return _run_all(series, run, executor, progress or (lambda _done, _all: None))


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
    every: Sequence[Group], run: Run, executor: "Executor | None", progress: Progress
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
                results[index] = Failed(code=every[index].code, error=_ended(every[index].code, error))
            progress(done, len(every))
    finally:
        for future in futures:
            future.cancel()
    return tuple(results[index] for index in range(len(every)))


def _ended(code: str, error: Exception) -> MachineError:
    """Return what to tell when the system ended a process, for want of memory most likely."""
    return MachineError(Problem("VK607", names=(code,), reason=str(error)))


def _task(series: Group, run: Run) -> Pack | Failed:
    """Make one pack of many."""
    try:
        with MachineError.instead():
            return one_pack(series, run)
    except VoikukkiaError as error:
        return Failed(code=series.code, error=error)


def build_calendars(
    series: Group, out: Path | str = ".", *, templates: Templates = None, replace: bool = False
) -> Pack:
    """Write the calendars and the dates of a series alone, into a folder beside that of its pack.

    Takes, returns and raises what `build` does.
    """
    with MachineError.instead():
        return calendars_pack(series, Run(library=Library.at(templates).marked(), out=Path(out), replace=replace))
