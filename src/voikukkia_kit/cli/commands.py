"""The commands, their options and their exit codes."""

import datetime as dt
import sys
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from typing import Any, TypeVar

import click

from voikukkia_kit.cli.console import Progress, as_json, console_language, make_sure, shown
from voikukkia_kit.cli.help import Command, Commands, Option, WrongUseError, told_wrong
from voikukkia_kit.errors import InputError, MachineError, Problem, RefusedError, Severity, VoikukkiaError
from voikukkia_kit.language import Language, language, supported
from voikukkia_kit.resources import example

__all__ = ["main"]

T = TypeVar("T")
_CODES = ((InputError, 3), (MachineError, 4), (RefusedError, 5))


def main(arguments: Sequence[str] | None = None) -> int:
    """Run a command and return its exit code.

    0 done, with or without warnings; 2 wrong command; 3 problems in the files; 4
    something missing in the environment; 5 refused to protect something.
    """
    words = console_language()
    for stream in (sys.stdout, sys.stderr):
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure:
            reconfigure(errors="replace")  # a console that lacks a letter shows another one, and goes on
    try:
        code: int | None = _commands(words).main(arguments, prog_name="voikukkia", standalone_mode=False)
    except click.exceptions.Abort:
        click.echo(words.word("console", "stopped"), err=True)
        return 2
    except click.ClickException as error:
        click.echo(told_wrong(error, words), err=True)
        return 2
    except VoikukkiaError as error:
        spoken = language(getattr(error, "language", words.code))
        for problem in error.problems:
            click.echo(shown(problem, spoken), err=True)
        return _exit_code(error)
    return code or 0


def _commands(words: Language) -> Commands:
    commands = Commands(words)
    file = click.Argument(["file"], type=click.Path(path_type=Path), metavar=words.word("help", "file"))
    several: dict[str, Any] = {"type": click.Path(path_type=Path), "nargs": -1}
    files = click.Argument(["files"], metavar=words.word("help", "files"), required=True, **several)
    some = click.Argument(["files"], metavar=f"[{words.word('help', 'files')}]", **several)
    group = click.Argument(["group"], metavar=words.word("help", "group"))
    session = click.Argument(["session"], type=click.IntRange(0, 99), metavar=words.word("help", "session"))
    when = click.Argument(["when"], nargs=-1, required=True, metavar=words.word("help", "when"))

    def option(*names: str, **settings: Any) -> Option:
        settings.setdefault("is_flag", settings.get("type") is None and "default" not in settings)
        return Option(list(names), **settings)

    directory = click.Path(file_okay=False, path_type=Path)
    out = option("--out", type=directory, default=Path(), metavar=words.word("help", "folder"))
    own = option(
        "--templates", type=str, multiple=True, envvar="VOIKUKKIA_TEMPLATES", metavar=words.word("help", "folder")
    )
    sender = option("--from", type=str, required=True, metavar=words.word("help", "address"))
    to = option("--to", type=str, required=True, metavar=words.word("help", "addresses"))
    only = option("--session", type=click.IntRange(0, 99), metavar=words.word("help", "session"))
    on = option("--on", type=str, metavar=words.word("help", "date"))
    replace, yes = option("--replace"), option("--yes")
    text = {"type": str, "metavar": words.word("help", "text")}
    new = (
        "--code",
        "--place",
        "--start",
        "--time",
        "--worker",
        "--peer",
        "--participants",
        "--organiser",
        "--contact",
    )
    for name, run, parameters in (
        ("build", _build, [files, out, own, replace, option("--require-pdf")]),
        (
            "check",
            _check,
            [some, own, option("--format", type=click.Choice(["text", "json"]), default="text")],
        ),
        ("calendar", _calendar, [files, out, own, replace]),
        (
            "new",
            _new,
            [file, *(option(flag, **text) for flag in new), option("--language", type=click.Choice(supported()))],
        ),
        ("demo", _demo, [out, replace]),
        ("move", _move, [file, session, when, on, option("--push"), own, yes]),
        ("cancel", _cancel, [file, session, on, own, yes]),
        ("restore", _restore, [file, session, on, own, yes]),
        ("invite", _invite, [file, sender, to, out, own, only, option("--for-participants"), yes]),
        ("forget", _forget, [group, out, yes]),
    ):
        commands.add_command(Command(name, words, callback=run, params=parameters))
    return commands


def _read(paths: Sequence[Path]) -> list[Any]:
    """Return every group file; the problems of all of them are told together."""
    from voikukkia_kit.files.group_file import read_group_file

    return _each(paths, read_group_file)


def _each(things: Sequence[Any], work: Callable[[Any], T]) -> list[T]:
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


def _build(
    files: tuple[Path, ...], out: Path, templates: tuple[Path, ...], *, replace: bool, require_pdf: bool
) -> None:
    """Build the packs of group files."""
    from voikukkia_kit.cli.workers import workers
    from voikukkia_kit.pack.building import Failed, build, build_all
    from voikukkia_kit.pack.way import Pack

    read = _read(files)
    words = language(read[0].language)
    settings: dict[str, Any] = {"templates": templates, "replace": replace, "require_pdf": require_pdf}
    several = len(read) > 1
    progress = Progress(sys.stderr, words, name="progress_packs" if several else "progress")
    with workers() as executor:
        settings |= {"executor": executor, "progress": progress}
        results: Sequence[Pack | Failed] = (
            build_all([one.group for one in read], out, **settings)
            if several
            else _each(read, lambda one: build(one.group, out, **settings))
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
        raise click.exceptions.Exit(_exit_code(failed[0]))


def _exit_code(error: VoikukkiaError) -> int:
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


def _check(files: tuple[Path, ...], templates: tuple[Path, ...], format: str) -> None:  # noqa: A002  # the flag's name
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
        read = _read(files)
        spoken = language(read[0].language)
        for found in _each(read, lambda one: _reviewed(one, library)):
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


def _calendar(files: tuple[Path, ...], out: Path, templates: tuple[Path, ...], *, replace: bool) -> None:
    """Write the calendars and dates alone."""
    from voikukkia_kit.files.library import Library
    from voikukkia_kit.pack.building import build_calendars

    read = _read(files)
    if len(files) > 1:
        library = Library.at(templates)
        _each(read, lambda one: _reviewed(one, library))  # all or none
    for one in read:
        pack = _each([one], lambda one: build_calendars(one.group, out, templates=templates, replace=replace))[0]
        words = language(one.language)
        name = "calendars_written" if pack.written else "calendars_unchanged"
        click.echo(words.word("console", name, code=one.group.code, folder=str(pack.folder)))


def _new(file: Path, language: str | None, **given: str | None) -> None:
    """Write a commented group file."""
    from voikukkia_kit.cli.new import write_group_file

    words = _language(language)
    write_group_file(file, words, given, today=_today())
    click.echo(words.word("console", "new_written", file=str(file)))


def _language(code: str | None) -> Language:
    return language(code) if code else console_language()


def _today() -> dt.date:
    return dt.datetime.now().astimezone().date()  # noqa: TID251  # only here is the clock read


def _demo(out: Path, *, replace: bool) -> None:
    """Build the example group, with its group file beside the pack."""
    from voikukkia_kit.pack.folder import new_file

    words = console_language()
    file = out / example().name
    if not file.exists():
        new_file(file, example().read_bytes())
    click.echo(words.word("console", "demo_started", file=str(file)))
    _build((file,), out, (), replace=replace, require_pdf=False)


def _told(on: str | None) -> dt.date:
    """Return the day a change is told: today unless the command says otherwise."""
    from voikukkia_kit.files.values import parse_date

    return parse_date(on) if on else _today()


def _move(
    file: Path,
    session: int,
    when: tuple[str, ...],
    on: str | None,
    templates: tuple[Path, ...],
    *,
    push: bool,
    yes: bool,
) -> None:
    """Move a session to another day or time."""
    from voikukkia_kit.cli.change import add
    from voikukkia_kit.files.values import parse_moment
    from voikukkia_kit.model.series import Change

    change = Change(session=session, told=_told(on), to=parse_moment(" ".join(when)))
    add(file, change, templates=templates, push=push, yes=yes)


def _cancel(file: Path, session: int, on: str | None, templates: tuple[Path, ...], *, yes: bool) -> None:
    """Cancel a session."""
    from voikukkia_kit.cli.change import add
    from voikukkia_kit.model.series import Change

    add(file, Change(session=session, told=_told(on), cancelled=True), templates=templates, push=False, yes=yes)


def _restore(file: Path, session: int, on: str | None, templates: tuple[Path, ...], *, yes: bool) -> None:
    """Hold a cancelled session after all."""
    from voikukkia_kit.cli.change import add
    from voikukkia_kit.model.series import Change

    add(file, Change(session=session, told=_told(on), restored=True), templates=templates, push=False, yes=yes)


def _invite(
    file: Path,
    out: Path,
    session: int | None,
    templates: tuple[Path, ...],
    *,
    for_participants: bool,
    yes: bool,
    **mail: str,
) -> None:
    """Write invitations as drafts."""
    from voikukkia_kit.cli.invite import invited, make_sure_of_mail, write_drafts

    events = invited(file, templates, session=session, participants=for_participants)
    if for_participants and not yes:
        make_sure_of_mail(mail["to"], events)
    write_drafts(events, out, organizer=mail["from"], addresses=mail["to"])


def _forget(group: str, out: Path, *, yes: bool) -> None:
    """Remove a pack and say what remains elsewhere."""
    from voikukkia_kit.pack.folder import forget

    words = console_language()
    folder = out / group
    if not yes:
        make_sure(words.word("console", "forget_sure", folder=str(folder)), words)
    left = forget(folder)
    click.echo(words.word("console", "forgotten", folder=str(folder)))
    if left:
        click.echo(words.word("console", "forget_left", files=", ".join(left)))
    click.echo(words.word("console", "forget_elsewhere"))
