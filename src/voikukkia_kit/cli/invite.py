"""Writes invitations as drafts that Outlook opens: addresses are read, used and not kept."""

import sys
from pathlib import Path

import attrs
import click

from voikukkia_kit.calendars.event import Event
from voikukkia_kit.calendars.events import facilitator_events, participant_events
from voikukkia_kit.calendars.ways import invitations
from voikukkia_kit.cli.console import make_sure
from voikukkia_kit.cli.help import WrongUseError
from voikukkia_kit.cli.templates import library_of
from voikukkia_kit.errors import InputError, Place, Problem
from voikukkia_kit.files import read_group_file
from voikukkia_kit.files.marks import digest
from voikukkia_kit.files.text import read_text
from voikukkia_kit.language import Language, language
from voikukkia_kit.pack import folder as folders
from voikukkia_kit.pack.contents import Contents, File, Lying
from voikukkia_kit.sheets.dated import date

__all__ = ["Invited", "invited", "make_sure_of_mail", "write_drafts"]

_MOST = 60


@attrs.frozen(kw_only=True)
class Invited:
    """What people are invited to.

    Attributes:
        code: Code of the group.
        events: The events.
        readers: Language of the invited.
        leaders: Language of the one who runs the command.
    """

    code: str
    events: tuple[Event, ...]
    readers: Language
    leaders: Language


def invited(file: Path, templates: tuple[Path, ...], *, session: int | None, participants: bool) -> Invited:
    """Return the events that a group's leaders, or its participants, are invited to.

    Raises:
        InputError: The group file cannot be used, or the session has no date (VK215).
    """
    one = read_group_file(file)
    group, library = one.group, library_of(one, templates)
    dated = date(group, library)
    if participants:
        readers = language(group.participants_language or group.languages[0])
        events = participant_events(group, dated.timetable, readers)
    else:
        readers = language(group.languages[0])
        words = library.leaders_words(dated.programme, readers.code, dated.timetable.titled)
        events = facilitator_events(group, dated.timetable, words, readers)
    wanted = tuple(event for event in events if session is None or event.name[:2] == f"{session:02d}")
    if session is not None and not wanted:
        raise InputError(Problem("VK215", number=session))
    return Invited(code=group.code, events=wanted, readers=readers, leaders=language(one.language))


def make_sure_of_mail(addresses: str, to: Invited) -> None:
    """Ask before participants are written to: mail can give them away.

    Raises:
        WrongUseError: The addresses come from standard input, where no answer can come from.
        click.exceptions.Abort: The answer was no.
    """
    if addresses == "-":
        raise WrongUseError(to.leaders.word("wrong", "needs_yes"))
    make_sure(to.leaders.word("console", "invite_sure"), to.leaders)


def write_drafts(to: Invited, out: Path, *, organizer: str, addresses: str) -> None:
    """Write a draft for each recipient and event into a folder of their own, outside of any pack.

    Args:
        to: What they are invited to.
        out: The folder in which the drafts' folder is made.
        organizer: Mail address of the sender.
        addresses: A file with an address on each line, or `-` for standard input.

    Raises:
        InputError: An address cannot be used (VK227, VK229), or there are none or too many (VK228).
        RefusedError: Drafts changed by hand would be lost (VK601).
        MachineError: The folder cannot be written (VK603).
    """
    drafts = invitations(to.events, organizer=organizer, recipients=_recipients(addresses), language=to.readers)
    folder = out / f"{to.code}-{to.leaders.word('files', 'invitations')}"
    files = {name: File(mail, digest(mail)) for name, mail in drafts.items()}
    with folders.locked(folder):
        folders.write(Lying.at(folder), files, Contents.of(files, digest(*drafts.values())), to.leaders, private=True)
    click.echo(to.leaders.word("console", "invited", count=len(drafts), folder=str(folder)))


def _recipients(addresses: str) -> dict[int, str]:
    """Return the address of each row, from 1; empty lines and those that begin with # are skipped."""
    text = sys.stdin.read() if addresses == "-" else read_text(Path(addresses))
    rows = enumerate(map(str.strip, text.splitlines()), start=1)
    found = {row: line for row, line in rows if line and not line.startswith("#")}
    if not 1 <= len(found) <= _MOST:
        place = None if addresses == "-" else Place(file=Path(addresses).name, line=1, column=1)
        raise InputError(Problem("VK228", place=place, count=len(found), most=_MOST))
    return found
