"""Moves, cancels and restores a session: shows what follows, then adds a line to the group file."""

from pathlib import Path

import attrs
import click

from voikukkia_kit.calendars.lines import changes
from voikukkia_kit.cli.console import make_sure, shown
from voikukkia_kit.cli.suggestion import suggested
from voikukkia_kit.cli.templates import library_of
from voikukkia_kit.errors import InputError, Problem
from voikukkia_kit.files import read_group_file
from voikukkia_kit.files.change_text import added
from voikukkia_kit.files.group_file import GroupFile
from voikukkia_kit.language import language
from voikukkia_kit.model.series import Change
from voikukkia_kit.pack.folder import exchange_file
from voikukkia_kit.schedule import Timetable, date_warnings, timetable
from voikukkia_kit.schedule.push import pushed
from voikukkia_kit.sheets.dated import Dated, date

__all__ = ["add"]


def add(file: Path, change: Change, *, templates: tuple[Path, ...], push: bool, yes: bool) -> None:
    """Add a change to a group file after showing what follows from it.

    Args:
        file: The group file.
        change: What changes.
        templates: An organisation's own directory.
        push: Move the later sessions out of the way of a move.
        yes: Write without asking.

    Raises:
        InputError: The change contradicts the group, or would change nothing (VK226);
            the file stays as it was.
        click.exceptions.Abort: The answer was no.
    """
    one = read_group_file(file)
    dated = date(one.group, library_of(one, templates))
    before, free_days = dated.timetable, dated.free_days
    new = (change, *(pushed(one.group, before, change, free_days) if push and change.to else ()))
    group = attrs.evolve(one.group, changes=(*one.group.changes, *new))
    after = timetable(group, dated.programme, free_days, dated.revealing)
    if len(after.changes) == len(before.changes):
        raise InputError(Problem("VK226", number=change.session))
    _show(attrs.evolve(one, group=group), dated, after, len(new))
    words = language(one.language)
    if not yes:
        make_sure(words.word("console", "change_sure", file=str(file)), words)
    exchange_file(file, added(file.read_bytes(), file, new))
    again = suggested("build", file, templates=templates)
    click.echo(words.word("console", "changed", file=str(file), command=again))


def _show(one: GroupFile, before: Dated, after: Timetable, count: int) -> None:
    """Show the new changes as one would tell them, oldest first, and the warnings that were not there before."""
    words = language(one.language)
    for sentence in reversed(changes(after, words)[:count]):
        click.echo(sentence)
    practice, free_days = before.programme.practice, before.free_days
    earlier = set(map(str, date_warnings(one.group, before.timetable, free_days, practice)))
    for warning in date_warnings(one.group, after, free_days, practice):
        if str(warning) not in earlier:
            click.echo(shown(warning, words))
