"""Builds packs, checks group files and templates, writes calendars, and tells what came of it."""

import sys
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import click

from voikukkia_kit.cli.console import Progress, as_json, console_language, listed, shown
from voikukkia_kit.cli.help import WrongUseError
from voikukkia_kit.errors import InputError, MachineError, Problem, RefusedError, Severity, VoikukkiaError
from voikukkia_kit.language import Language, language

if TYPE_CHECKING:
    from voikukkia_kit.cli.settle import Standing
    from voikukkia_kit.files.group_file import GroupFile
    from voikukkia_kit.model.series import Group
    from voikukkia_kit.pack.building import Failed
    from voikukkia_kit.pack.way import Pack

__all__ = [
    "FORMATS",
    "build_packs",
    "check",
    "each",
    "exit_code",
    "read_files",
    "see_that_codes_differ",
    "write_calendars",
]

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
    files: tuple[Path, ...], out: Path | None, templates: tuple[Path, ...], *, replace: bool, require_pdf: bool
) -> tuple[Path, ...]:
    """Build the packs of group files, each beside its file where no folder is given, and return their first pages."""
    from voikukkia_kit.cli.workers import workers
    from voikukkia_kit.pack.building import Failed

    every = _standings(read_files(files), templates)
    see_that_codes_differ(here.one.group for here in every)
    standings = {here.one.group.code: here for here in every}
    clear, refused = _parted(standings.values())
    read = [here.one for here in clear]
    words = next(iter(standings.values())).words
    progress = Progress(sys.stderr, words, name="progress_packs" if len(read) > 1 else "progress")
    settings = {"replace": replace, "require_pdf": require_pdf, "progress": progress}
    results: Sequence[Pack | Failed] = refused
    if read:
        with workers() as executor:
            results = [*_built(read, out, templates, settings | {"executor": executor}), *refused]
    _tell_warnings((w for pack in results if not isinstance(pack, Failed) for w in pack.warnings), words)
    for pack in results:
        if isinstance(pack, Failed):
            _tell_failed(pack, words)
            continue
        here = standings[pack.code]
        _tell_warnings(here.news(), words)
        here.remember()
        name = "written" if pack.written else "unchanged"
        facts: dict[str, Any] = {"code": pack.code, "count": len(pack.written), "pdfs": pack.rendered}
        click.echo(words.word("console", name, **facts, index=str(pack.index)))
    failed = [pack.error for pack in results if isinstance(pack, Failed)]
    if failed:
        raise click.exceptions.Exit(exit_code(failed[0]))
    return tuple(pack.index for pack in results if not isinstance(pack, Failed))


def _standings(read: "Sequence[GroupFile]", templates: tuple[Path, ...]) -> "list[Standing]":
    """Return group files beside what calendars told people; the problems of all of them are told together."""
    from voikukkia_kit.cli.settle import standing
    from voikukkia_kit.cli.templates import libraries

    of = libraries(templates)
    return each(read, lambda one: standing(one, of(one), templates))


def _parted(standings: "Iterable[Standing]") -> "tuple[list[Standing], list[Failed]]":
    """Return the groups whose calendars nobody would be misled by, and the others as what was not made."""
    from voikukkia_kit.pack.building import Failed

    clear, refused = [], []
    for here in standings:
        if problems := here.refusals():
            refused.append(Failed(code=here.one.group.code, error=RefusedError(*problems)))
        else:
            clear.append(here)
    return clear, refused


def _tell_failed(pack: "Failed", words: Language) -> None:
    click.echo(words.word("console", "failed", code=pack.code), err=True)
    for problem in pack.error.problems:
        click.echo(shown(problem, words), err=True)


def _built(
    read: Sequence[Any], out: Path | None, templates: tuple[Path, ...], settings: dict[str, Any]
) -> "Sequence[Pack | Failed]":
    """Build groups: those that go into one folder and have the same templates together."""
    from voikukkia_kit.cli.templates import templates_of
    from voikukkia_kit.pack.building import build, build_all

    if len(read) == 1:
        given = settings | {"templates": each(read, lambda one: templates_of(one, templates))[0]}
        return each(read, lambda one: build(one.group, out or one.path.parent, **given))
    alike: dict[tuple[Path, tuple[Path, ...]], list[Any]] = {}
    for one, own in zip(read, each(read, lambda one: templates_of(one, templates)), strict=True):
        alike.setdefault((out or one.path.parent, own), []).append(one.group)
    if len(alike) > 1:  # otherwise the library sees to it that all are built or none
        see_that_codes_differ(one.group for one in read)
        each(read, _review_with(templates))
    return [
        result for (into, own), groups in alike.items() for result in build_all(groups, into, **settings, templates=own)
    ]


def see_that_codes_differ(groups: Iterable["Group"]) -> None:
    """Raise an `InputError` where two groups have one code (VK223)."""
    if problems := _shared(groups):
        raise InputError(*problems)


def _shared(groups: Iterable["Group"]) -> list[Problem]:
    codes = [group.code for group in groups]
    return [Problem("VK223", code=code) for code in sorted({code for code in codes if codes.count(code) > 1})]


def exit_code(error: VoikukkiaError) -> int:
    """Return the exit code that stands for a kind of error."""
    return next(code for kind, code in _CODES if isinstance(error, kind))


def _tell_warnings(warnings: Iterable[Problem], words: Language) -> None:
    """Tell warnings, each once however many groups it is about."""
    for text in dict.fromkeys(shown(warning, words) for warning in warnings):
        click.echo(text, err=True)


def _review_with(templates: tuple[Path, ...]) -> "Callable[[GroupFile], tuple[Problem, ...]]":
    """Return what tells the warnings about a group; contradictions are raised."""
    from voikukkia_kit.cli.templates import libraries
    from voikukkia_kit.pack.notices import review
    from voikukkia_kit.sheets.dated import date

    of = libraries(templates)
    return lambda one: review(date(one.group, of(one)), of(one))


def check(files: tuple[Path, ...], templates: tuple[Path, ...], format: str) -> None:  # noqa: A002  # the flag's name
    """Tell everything that is wrong, and everything worth a second look; without files, of templates."""
    problems, spoken = _found(files, templates) if files else (_found_in(templates), console_language())
    failed = any(problem.severity is Severity.ERROR for problem in problems)
    if format == "json":
        click.echo(as_json(problems, spoken))
    else:
        for text in listed(problems, spoken):
            click.echo(text)
        if not failed:
            count = len(dict.fromkeys(problems))
            click.echo(spoken.word("console", "checked" if files else "templates_checked", count=count))
    if failed:
        raise click.exceptions.Exit(3)


def _found(files: Sequence[Path], templates: tuple[Path, ...]) -> tuple[list[Problem], Language]:
    """Return the problems of group files, each looked at by itself, and the language of the first."""
    from voikukkia_kit.cli.settle import standing
    from voikukkia_kit.cli.templates import libraries
    from voikukkia_kit.files.group_file import read_group_file
    from voikukkia_kit.pack.notices import review

    of = libraries(templates)
    problems: list[Problem] = []
    read: list[GroupFile] = []
    spoken: list[str] = []
    for path in files:
        try:
            one = read_group_file(path)
            read.append(one)
            spoken.append(one.language)
            here = standing(one, of(one), templates)
            problems += (*review(here.dated, here.library), *here.refusals(), *here.notes())
        except InputError as error:
            spoken += [code] if (code := getattr(error, "language", None)) else []
            problems += error.problems
    problems += _shared(one.group for one in read)
    return problems, language(spoken[0]) if spoken else console_language()


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


def write_calendars(files: tuple[Path, ...], out: Path | None, templates: tuple[Path, ...], *, replace: bool) -> None:
    """Write the calendars and dates alone, beside each group file where no folder is given."""
    from voikukkia_kit.cli.templates import templates_of
    from voikukkia_kit.pack.building import build_calendars

    def calendars(one: "GroupFile") -> "Pack":
        own = templates_of(one, templates)
        return build_calendars(one.group, out or one.path.parent, templates=own, replace=replace)

    clear, refused = _parted(
        _standings(read_files(files), templates)
    )  # all are free of contradictions, or none is made
    for here in clear:
        (pack,) = each([here.one], calendars)
        _tell_warnings((*pack.warnings, *here.news()), here.words)
        here.remember(given=True)
        name = "calendars_written" if pack.written else "calendars_unchanged"
        click.echo(here.words.word("console", name, code=pack.code, folder=str(pack.folder)))
    for failed in refused:
        _tell_failed(failed, console_language())
    if refused:
        raise click.exceptions.Exit(exit_code(refused[0].error))
