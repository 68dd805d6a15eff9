"""Writes invitations as drafts that Outlook opens: addresses are read, used and not kept."""

import sys
from pathlib import Path

import click

from voikukkia_kit.cli.console import make_sure
from voikukkia_kit.cli.help import WrongUseError
from voikukkia_kit.errors import InputError, Problem
from voikukkia_kit.files import load_programme, load_school_breaks, load_words, read_group_file
from voikukkia_kit.files.text import read_text
from voikukkia_kit.language import language
from voikukkia_kit.pack import folder as folders
from voikukkia_kit.pack.folder import File, digest
from voikukkia_kit.render.events import facilitator_events, participant_events
from voikukkia_kit.render.ways import invitations
from voikukkia_kit.resources import Resources
from voikukkia_kit.schedule import timetable

__all__ = ["invite"]

_MOST = 60


def invite(
    file: Path, organizer: str, addresses: str, out: Path, *, session: int | None, participants: bool, yes: bool
) -> None:
    """Write drafts of invitations into a folder of their own, outside of any pack.

    Args:
        file: The group file.
        organizer: Mail address of the sender.
        addresses: A file with an address on each line, or `-` for standard input.
        out: The folder in which the drafts' folder is made.
        session: Number of the one session to invite to; all when None.
        participants: Invite participants (discreetly) and not leaders.
        yes: Do not ask before participants are invited.

    Raises:
        InputError: The group file or an address cannot be used.
        RefusedError: Drafts changed by hand would be lost (VK601).
        MachineError: The folder cannot be written (VK603).
    """
    one = read_group_file(file)
    group, words = one.group, language(one.language)
    if participants and not yes:
        if addresses == "-":
            raise WrongUseError(words.word("wrong", "needs_yes"))
        make_sure(words.word("console", "invite_sure"), words)
    programme = load_programme(group.programme, Resources())
    school = load_school_breaks(group.school_breaks) if group.school_breaks else None
    dated = timetable(group, programme, school)
    readers = (
        language(group.participants_language or group.languages[0]) if participants else language(group.languages[0])
    )
    sessions = tuple(dict.fromkeys(s.session for s in dated.sessions))
    events = (
        participant_events(group, dated, readers)
        if participants
        else facilitator_events(group, dated, load_words(programme, readers.code, None, sessions), readers)
    )
    wanted = [event for event in events if session is None or event.name[:2] == f"{session:02d}"]
    if not wanted:
        raise InputError(Problem("VK215", number=session or 0))
    drafts = invitations(wanted, organizer=organizer, recipients=_recipients(addresses), language=readers)
    folder = out / f"{group.code}-{words.word('files', 'invitations')}"
    with folders.locked(folder):
        folders.write(
            folder, {name: File(mail, digest(mail)) for name, mail in drafts.items()}, digest(*drafts.values())
        )
    click.echo(words.word("console", "invited", count=len(drafts), folder=str(folder)))


def _recipients(addresses: str) -> list[str]:
    """Return the addresses: one on each line; empty lines and those that begin with # are skipped."""
    text = sys.stdin.read() if addresses == "-" else read_text(Path(addresses))
    lines = [line.strip() for line in text.splitlines()]
    found = [line for line in lines if line and not line.startswith("#")]
    if not 1 <= len(found) <= _MOST:
        raise InputError(Problem("VK228", count=len(found), most=_MOST))
    return found
