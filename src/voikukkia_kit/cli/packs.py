"""Builds packs, checks group files and templates, writes calendars, and tells what came of it."""

import sys
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from typing import Any, TypeVar

import click

from voikukkia_kit.cli.console import Progress, as_json, console_language, shown
from voikukkia_kit.cli.help import WrongUseError
from voikukkia_kit.errors import InputError, MachineError, Problem, RefusedError, Severity, VoikukkiaError
from voikukkia_kit.language import Language, language

__all__ = ["FORMATS", "build_packs", "check", "each", "exit_code", "read_files", "write_calendars"]

T = TypeVar("T")
FORMATS = ("text", "csv", "json", "html", "ics")  # of a list of groups
_CODES = ((InputError, 3), (MachineError, 4), (RefusedError, 5))


def read_files(paths: Sequence[Path]) -> list[Any]:
    """Return every group file; the problems of all of them are told together."""
    from voikukkia_kit.files.group_file import read_group_file

    return each(paths, read_group_file)


def each(things: Sequence[Any], work: Callable[[Any], T]) -> list[T]:
    """Do something with each; the problems of all are told together, in the language of the first that has any."""
    from voikukkia_kit.files.group_file import GroupFileError

    done: list[T] = []
    problems: list[Problem] = []
    spoken: list[str] = []
    for thing in things:
        try:
            done.append(work(thing))
        except InputError as error:
            spoken += [code] if (code := getattr(error, "language", getattr(thing, "language", None))) else []
            problems += error.problems
    if problems:
        raise GroupFileError(*problems, language=spoken[0] if spoken else console_language().code)
    return done


def build_packs(
    files: tuple[Path, ...], out: Path, templates: tuple[Path, ...], *, replace: bool, require_pdf: bool
) -> None:
    """Build the packs of group files."""
    from voikukkia_kit.cli.workers import workers
    from voikukkia_kit.pack.building import Failed, build, build_all
    from voikukkia_kit.pack.way import Pack

    read = read_files(files)
    words = language(read[0].language)
    settings: dict[str, Any] = {"templates": templates, "replace": replace, "require_pdf": require_pdf}
    several = len(read) > 1
    progress = Progress(sys.stderr, words, name="progress_packs" if several else "progress")
    with workers() as executor:
        settings |= {"executor": executor, "progress": progress}
        results: Sequence[Pack | Failed] = (
            build_all([one.group for one in read], out, **settings)
            if several
            else each(read, lambda one: build(one.group, out, **settings))
        )
    _tell_warnings((w for pack in results if not isinstance(pack, Failed) for w in pack.warnings), words)
    for pack in results:
        if isinstance(pack, Failed):
            click.echo(words.word("console", "failed", code=pack.code), err=True)
            for problem in pack.error.problems:
                click.echo(shown(problem, words), err=True)
            continue
        name = "written" if pack.written else "unchanged"
        facts: dict[str, Any] = {"code": pack.code, "count": len(pack.written), "pdfs": pack.rendered}
        click.echo(words.word("console", name, **facts, index=str(pack.index)))
    failed = [pack.error for pack in results if isinstance(pack, Failed)]
    if failed:
        raise click.exceptions.Exit(exit_code(failed[0]))


def exit_code(error: VoikukkiaError) -> int:
    """Return the exit code that stands for a kind of error."""
    return next(code for kind, code in _CODES if isinstance(error, kind))


def _tell_warnings(warnings: Iterable[Problem], words: Language) -> None:
    """Tell warnings, each once however many groups it is about."""
    for text in dict.fromkeys(shown(warning, words) for warning in warnings):
        click.echo(text, err=True)


def _reviewed(one: Any, library: Any) -> tuple[Problem, ...]:
    """Return the warnings about a group; contradictions are raised."""
    from voikukkia_kit.pack.notices import review
    from voikukkia_kit.sheets.dated import date

    return review(date(one.group, library), library)


def check(files: tuple[Path, ...], templates: tuple[Path, ...], format: str) -> None:  # noqa: A002  # the flag's name
    """Tell everything that is wrong, and everything worth a second look; without files, of templates."""
    problems, spoken = _found(files, templates) if files else (_found_in(templates), console_language())
    failed = any(problem.severity is Severity.ERROR for problem in problems)
    if format == "json":
        click.echo(as_json(problems, spoken))
    else:
        for text in dict.fromkeys(shown(problem, spoken) for problem in problems):
            click.echo(text)
        if not failed:
            click.echo(spoken.word("console", "checked" if files else "templates_checked", count=len(problems)))
    if failed:
        raise click.exceptions.Exit(3)


def _found(files: Sequence[Path], templates: tuple[Path, ...]) -> tuple[list[Problem], Language]:
    """Return the problems of group files, and the language that their keys are in."""
    from voikukkia_kit.files.library import Library

    problems: list[Problem] = []
    spoken = console_language()
    library = Library.at(templates)
    try:
        read = read_files(files)
        spoken = language(read[0].language)
        for found in each(read, lambda one: _reviewed(one, library)):
            problems += found
    except InputError as error:
        return list(error.problems), language(getattr(error, "language", spoken.code))
    return problems, spoken


def _found_in(templates: tuple[Path, ...]) -> list[Problem]:
    """Return the problems of templates.

    Raises:
        WrongUseError: There are neither files nor templates to check.
    """
    from voikukkia_kit.files.library import Library
    from voikukkia_kit.pack.templates import review_templates

    if not templates:
        raise WrongUseError(console_language().word("wrong", "nothing_to_check"), click.get_current_context())
    return list(review_templates(Library.at(templates)))


def write_calendars(files: tuple[Path, ...], out: Path, templates: tuple[Path, ...], *, replace: bool) -> None:
    """Write the calendars and dates alone."""
    from voikukkia_kit.files.library import Library
    from voikukkia_kit.pack.building import build_calendars

    read = read_files(files)
    if len(files) > 1:
        library = Library.at(templates)
        each(read, lambda one: _reviewed(one, library))  # all or none
    for one in read:
        pack = each([one], lambda one: build_calendars(one.group, out, templates=templates, replace=replace))[0]
        words = language(one.language)
        name = "calendars_written" if pack.written else "calendars_unchanged"
        click.echo(words.word("console", name, code=one.group.code, folder=str(pack.folder)))
