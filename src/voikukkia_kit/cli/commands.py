"""The commands, their options and their exit codes."""

import datetime as dt
import sys
from collections.abc import Callable, Sequence
from importlib import import_module
from pathlib import Path
from typing import Any

import click

from voikukkia_kit.cli.console import console_language, listed, make_sure, today
from voikukkia_kit.cli.help import Command, Commands, Option, told_wrong
from voikukkia_kit.cli.packs import FORMATS, build_packs, check, exit_code, write_calendars
from voikukkia_kit.cli.suggestion import called, suggested
from voikukkia_kit.errors import MachineError, VoikukkiaError
from voikukkia_kit.language import Language, language, supported
from voikukkia_kit.resources import example

__all__ = ["main"]

_GROUP_FILES = (".yaml", ".yml")  # what may be dropped onto the command


def main(arguments: Sequence[str] | None = None) -> int:
    """Run a command and return its exit code.

    0 done, with or without warnings; 2 wrong command; 3 problems in the files; 4
    something missing in the environment; 5 refused to protect something.
    """
    try:
        with MachineError.instead():
            return _ran(arguments)
    except MachineError as error:  # not even the words to tell it in could be read
        click.echo(str(error), err=True)
        return exit_code(error)


def _ran(arguments: Sequence[str] | None) -> int:
    """Run a command, tell what stopped it, and return its exit code."""
    words = console_language()
    given = list(sys.argv[1:] if arguments is None else arguments)
    dropped = bool(given) and all(Path(name).suffix in _GROUP_FILES and Path(name).is_file() for name in given)
    for stream in (sys.stdout, sys.stderr):
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure:
            reconfigure(errors="replace")  # a console that lacks a letter shows another one, and goes on
    try:
        with MachineError.instead():
            code: int | None = _commands(words).main(
                ["build", *given, "--open"] if dropped else given, prog_name=called(), standalone_mode=False
            )
    except click.exceptions.Abort:
        click.echo(words.word("console", "stopped"), err=True)
        return 2
    except click.ClickException as error:
        click.echo(told_wrong(error, words), err=True)
        return 2
    except VoikukkiaError as error:
        spoken = language(getattr(error, "language", words.code))
        for text in listed(error.problems, spoken):
            click.echo(text, err=True)
        if dropped:
            click.pause(words.word("console", "pause"))  # a window that was opened for this would close with it
        return exit_code(error)
    return code or 0


def _commands(words: Language) -> Commands:
    commands = Commands(words)
    file = click.Argument(["file"], type=click.Path(path_type=Path), metavar=words.word("help", "file"))
    several: dict[str, Any] = {"type": click.Path(path_type=Path), "nargs": -1}
    files = click.Argument(["files"], metavar=words.word("help", "files"), required=True, **several)
    some = click.Argument(["files"], metavar=f"[{words.word('help', 'files')}]", **several)
    code = click.Argument(["code"], metavar=words.word("help", "code"))
    group = click.Argument(["group"], metavar=words.word("help", "group"))
    number: dict[str, Any] = {"type": click.IntRange(0, 99), "metavar": words.word("help", "session")}
    session, first, second = (click.Argument([name], **number) for name in ("session", "first", "second"))
    maybe = click.Argument(["session"], required=False, **number | {"metavar": f"[{number['metavar']}]"})
    moment = click.Argument(["when"], nargs=-1, metavar=f"[{words.word('help', 'when')}]")
    where_to = click.Argument(["place"], metavar=words.word("help", "place"))

    def option(*names: str, **settings: Any) -> Option:
        if "type" not in settings and "default" not in settings:
            settings["is_flag"] = True  # said of no other: click would let an option that is told no flag stand alone
        return Option(list(names), **settings)

    directory = click.Path(file_okay=False, path_type=Path)
    out = option("--out", type=directory, metavar=words.word("help", "folder"))
    here = option("--out", type=directory, default=Path(), metavar=words.word("help", "folder"))
    into = option("--out", type=click.Path(dir_okay=False, path_type=Path), metavar=words.word("help", "file"))
    spoken = option("--language", type=click.Choice(supported()))
    form = option("--format", type=click.Choice(FORMATS), default=FORMATS[0])
    where = {"metavar": words.word("help", "folder"), "type": directory}
    own = option("--templates", multiple=True, envvar="VOIKUKKIA_TEMPLATES", **where)
    sender = option("--from", type=str, required=True, metavar=words.word("help", "address"))
    to = option("--to", type=str, required=True, metavar=words.word("help", "addresses"))
    only = option("--session", multiple=True, **number)
    on = option("--on", type=str, metavar=words.word("help", "date"))
    replace, yes = option("--replace"), option("--yes")
    text = {"type": str, "metavar": words.word("help", "text")}
    since = option("--from", "since", **number)
    time = option("--time", type=str, metavar=words.word("help", "time"))
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
    for name, run, parameters in (  # in the order of the work
        ("demo", _demo, [here, replace]),
        ("new", _new, [file, *(option(flag, **text) for flag in new), spoken]),
        ("themes", _themes, [own, spoken]),
        ("check", check, [some, own, option("--format", type=click.Choice(["text", "json"]), default="text")]),
        ("build", _build, [files, out, own, replace, option("--require-pdf"), option("--open")]),
        ("calendar", write_calendars, [files, out, own, replace]),
        ("invite", _invite, [file, sender, to, out, own, only, option("--all"), option("--for-leaders"), yes]),
        ("settle", _settle, [file, option("--nobody"), on, own, yes]),
        ("given", _given, [file, own]),
        ("move", _changing("move"), [file, maybe, moment, since, time, on, option("--push"), own, yes]),
        ("swap", _changing("swap"), [file, first, second, on, own, yes]),
        ("place", _changing("place"), [file, session, where_to, option("--calendar-place", **text), on, own, yes]),
        ("remote", _changing("remote"), [file, session, option("--link", **text), option("--in-room"), on, own, yes]),
        ("cancel", _changing("cancel"), [file, session, on, own, yes]),
        ("restore", _changing("restore"), [file, session, on, own, yes]),
        ("drop", _changing("drop"), [file, session, on, own, yes]),
        ("add", _changing("add"), [file, session, moment, on, own, yes]),
        ("list", _list, [files, form, into, own]),
        ("share", _share, [file, option("--for", "name", required=True, **text), out, own]),
        ("explain", _explain, [code, spoken]),
        ("forget", _forget, [group, here, yes]),
    ):
        commands.add_command(Command(name, words, callback=run, params=parameters))
    return commands


def _changing(name: str) -> Callable[..., None]:
    """Return what changes sessions of a group; what it needs is read when it runs."""

    def run(**given: Any) -> None:
        getattr(import_module("voikukkia_kit.cli.sessions"), name)(**given)

    return run


def _build(
    files: tuple[Path, ...],
    out: Path | None,
    templates: tuple[Path, ...],
    *,
    replace: bool,
    require_pdf: bool,
    open: bool,  # noqa: A002  # the flag's name
) -> None:
    """Build the packs of group files."""
    pages = build_packs(files, out, templates, replace=replace, require_pdf=require_pdf)
    for page in pages if open else ():
        click.launch(page.resolve().as_uri())


def _new(file: Path, language: str | None, **given: str | None) -> None:
    """Write a commented group file."""
    from voikukkia_kit.cli.double_click import put_beside
    from voikukkia_kit.cli.new import write_group_file

    words = _language(language)
    write_group_file(file, words, given, today=today())
    click.echo(words.word("console", "new_written", file=str(file), command=suggested("build", file)))
    if path := put_beside(file, words):
        click.echo(words.word("console", "double_click", file=str(path)))


def _language(code: str | None) -> Language:
    return language(code) if code else console_language()


def _list(files: tuple[Path, ...], format: str, out: Path | None, templates: tuple[Path, ...]) -> None:  # noqa: A002  # the flag's name
    """List groups: when they meet next, and what clashes."""
    from voikukkia_kit.cli.listing import list_groups

    list_groups(files, format, out, templates, now=dt.datetime.now().astimezone())  # noqa: TID251  # only here is the clock read


def _themes(templates: tuple[Path, ...], language: str | None) -> None:
    """List the sessions that a group may choose."""
    from voikukkia_kit.cli.themes import themes

    for line in themes(templates, _language(language)):
        click.echo(line)


def _share(file: Path, name: str, out: Path | None, templates: tuple[Path, ...]) -> None:
    """Make an encrypted file of a pack."""
    from voikukkia_kit.cli.share import share

    share(file, name, out, templates)


def _explain(code: str, language: str | None) -> None:
    """Explain a problem."""
    from voikukkia_kit.cli.explain import explained

    for line in explained(code, _language(language)):
        click.echo(line)


def _demo(out: Path, *, replace: bool) -> None:
    """Build the example group, with its group file beside the pack."""
    from voikukkia_kit.pack.folder import new_file

    words = console_language()
    file = out / example().name
    if not file.exists():
        new_file(file, example().read_bytes())
    click.echo(words.word("console", "demo_started", file=str(file), command=suggested("build", file)))
    build_packs((file,), out, (), replace=replace, require_pdf=False)


def _invite(
    file: Path,
    out: Path | None,
    session: tuple[int, ...],
    templates: tuple[Path, ...],
    *,
    for_leaders: bool,
    all: bool,  # noqa: A002  # the flag's name
    yes: bool,
    **mail: str,
) -> None:
    """Write invitations as drafts."""
    from voikukkia_kit.cli.invite import Mail, invite

    to = Mail(sender=mail["from"], addresses=mail["to"])
    invite(file, out or file.parent, session, templates, leaders=for_leaders, again=all, yes=yes, mail=to)


def _settle(file: Path, on: str | None, templates: tuple[Path, ...], *, nobody: bool, yes: bool) -> None:
    """Write an edit as changes, so that calendars which were given out follow it."""
    from voikukkia_kit.cli.settle import settle

    settle(file, on, templates, nobody=nobody, yes=yes)


def _given(file: Path, templates: tuple[Path, ...]) -> None:
    """Note that people have the calendars."""
    from voikukkia_kit.cli.settle import mark_given

    mark_given(file, templates)


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
