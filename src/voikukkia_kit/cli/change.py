"""Changes a group file: shows what follows, asks, then writes lines and lists as text."""

from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import Any

import attrs
import click

from voikukkia_kit.calendars.lines import changes
from voikukkia_kit.cli.console import make_sure, shown
from voikukkia_kit.cli.suggestion import suggested
from voikukkia_kit.cli.templates import library_of
from voikukkia_kit.errors import InputError, Problem
from voikukkia_kit.files import read_group_file
from voikukkia_kit.files.change_text import added
from voikukkia_kit.files.list_text import with_value
from voikukkia_kit.language import Language, language, plain
from voikukkia_kit.model.series import Change, Group
from voikukkia_kit.pack.folder import exchange_file
from voikukkia_kit.schedule import Timetable, date_warnings, timetable
from voikukkia_kit.sheets.dated import Dated, date
from voikukkia_kit.sheets.edition import when

__all__ = ["Edit", "edit"]


@attrs.frozen
class Edit:
    """What a command does to a group file.

    Attributes:
        changes: Lines that it adds to the changes, in the order they are told.
        values: Keys that it writes or whose list it makes longer or shorter, by field of the group.
        is_draft: Whether nobody has the earlier days: the changes are shown then, and not written.
    """

    changes: tuple[Change, ...] = ()
    values: Mapping[str, Any] = attrs.field(factory=dict)
    is_draft: bool = False

    def of(self, group: Group) -> Group:
        """Return the group as the file will tell it."""
        return attrs.evolve(group, **self.values, changes=(*group.changes, *self.changes))


def edit(file: Path, make: Callable[[Dated], Edit], *, templates: tuple[Path, ...], yes: bool) -> None:
    """Change a group file after showing what follows from it.

    Args:
        file: The group file.
        make: Says what changes, from the group on its days.
        templates: Own directories that the command names.
        yes: Write without asking.

    Raises:
        InputError: The edit contradicts the group, or would change nothing (VK226);
            the file stays as it was.
        click.exceptions.Abort: The answer was no.
    """
    one = read_group_file(file)
    before = date(one.group, library_of(one, templates))
    wanted = make(before)
    group = wanted.of(one.group)
    after = timetable(group, before.programme, before.free_days, before.revealing)
    if not wanted.values and not _new(after, wanted):
        raise InputError(Problem("VK226", number=wanted.changes[0].session))
    words = language(one.language)
    for line in (*_told(before, after, wanted, words), *_warned(group, before, after, words)):
        click.echo(line)
    if wanted.is_draft:
        click.echo(words.word("console", "draft"))
    if not yes:
        make_sure(words.word("console", "change_sure", file=str(file)), words)
    exchange_file(file, _written(file, wanted))
    again = suggested("build", file, templates=templates)
    click.echo(words.word("console", "changed", file=str(file), command=again))


def _written(file: Path, wanted: Edit) -> bytes:
    data = file.read_bytes()
    for name, value in wanted.values.items():
        data = with_value(data, file, name, value)
    return data if wanted.is_draft or not wanted.changes else added(data, file, wanted.changes)


def _new(after: Timetable, wanted: Edit) -> list[int]:
    """Return which of the changes that did something are new."""
    return [
        index for index, applied in enumerate(after.changes) if any(applied.change is one for one in wanted.changes)
    ]


def _told(before: Dated, after: Timetable, wanted: Edit, words: Language) -> Iterator[str]:
    """Yield what is new as one would tell it, the changes oldest first."""
    earlier = {dated.key for dated in before.timetable.sessions}
    added_ones = [dated for dated in after.sessions if dated.key not in earlier]
    for dated in added_ones:
        number = after.position(dated.session.number)
        yield plain(words.word("changes", "added", number=number, now=when(dated, words)))
    told = {dated.session.number for dated in added_ones}
    sentences = tuple(reversed(changes(after, words)))
    for index in _new(after, wanted):
        if after.changes[index].change.session not in told:
            yield sentences[index]


def _warned(group: Group, before: Dated, after: Timetable, words: Language) -> Iterator[str]:
    """Yield the warnings that were not there before."""
    practice, free_days = before.programme.practice, before.free_days
    known = set(map(str, date_warnings(before.series, before.timetable, free_days, practice)))
    for warning in date_warnings(group, after, free_days, practice):
        if str(warning) not in known:
            yield shown(warning, words)
