"""Writes invitations as drafts for a mail program: addresses are read, used and not kept."""

import re
import sys
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

import attrs
import click

from voikukkia_kit.calendars.discretion import revealing_sender
from voikukkia_kit.calendars.event import Event
from voikukkia_kit.calendars.events import facilitator_events, participant_events
from voikukkia_kit.calendars.ways import invitations
from voikukkia_kit.cli.console import make_sure, shown, today
from voikukkia_kit.cli.help import WrongUseError
from voikukkia_kit.cli.settle import Standing, standing
from voikukkia_kit.cli.suggestion import suggested
from voikukkia_kit.cli.templates import library_of
from voikukkia_kit.errors import InputError, Place, Problem, RefusedError
from voikukkia_kit.files import read_group_file
from voikukkia_kit.files.marks import digest
from voikukkia_kit.files.text import read_text
from voikukkia_kit.language import Language, language, plain
from voikukkia_kit.model.reader import Reader
from voikukkia_kit.pack import folder as folders
from voikukkia_kit.pack.contents import Contents, File, Lying
from voikukkia_kit.pack.given import Given, Invitation
from voikukkia_kit.pack.notices import review

__all__ = ["Mail", "invite"]

_MOST = 60
_ENTRY = re.compile(r'(?:"[^"]*"|[^;"])+')  # addresses in a row, as Outlook copies them; names may hold semicolons
_IN_BRACKETS = re.compile(r"<([^<>]*)>$")


@attrs.frozen(kw_only=True)
class Mail:
    """Who invites, and whom.

    Attributes:
        sender: Mail address of the one who invites.
        addresses: A file with the addresses of the others, or `-` for standard input.
    """

    sender: str
    addresses: str


@attrs.frozen(kw_only=True)
class _Round:
    """One round of invitations.

    Attributes:
        here: The group beside what calendars told people.
        reader: Who is invited.
        language: Their language.
        organizer: Mail address of the sender.
        told: What they were invited to last, by UID.
    """

    here: Standing
    reader: Reader
    language: Language
    organizer: str
    told: Mapping[str, Invitation]

    @classmethod
    def of(cls, here: Standing, organizer: str, *, leaders: bool) -> "_Round":
        """Return a round for leaders, or for participants."""
        reader = Reader.FACILITATORS if leaders else Reader.PARTICIPANTS
        group = here.one.group
        spoken = group.languages[0] if leaders else group.participants_language or group.languages[0]
        told = here.given.invitations(reader.value) if here.given else {}
        return cls(here=here, reader=reader, language=language(spoken), organizer=organizer, told=told)

    def events(self) -> tuple[Event, ...]:
        """Return what these people may be invited to: sessions, without the leaders' own time around them."""
        group, dated = self.here.one.group, self.here.dated
        if self.reader is Reader.PARTICIPANTS:
            events = participant_events(group, dated.timetable, self.language)
        else:
            words = self.here.library.leaders_words(dated.programme, self.language.code, dated.timetable.titled)
            events = facilitator_events(group, dated.timetable, words, self.language)
        return tuple(event for event in events if event.name)

    def wanted(self, sessions: Sequence[int], *, again: bool) -> tuple[Event, ...]:
        """Return what people are to hear of: what is new or has changed since they were invited, or what is asked for.

        Args:
            sessions: Numbers of sessions that are asked for; all when empty.
            again: Also what has not changed, for someone who is new.

        Raises:
            InputError: A session that is asked for has no day (VK215).
        """
        events = self.events()
        missing = [number for number in sessions if not any(_is(event, number) for event in events)]
        if missing:
            raise InputError(*(Problem("VK215", number=number) for number in missing))
        asked = tuple(event for event in events if not sessions or any(_is(event, number) for number in sessions))
        return tuple(event for event in asked if self._is_news(event, again=again or bool(sessions)))

    def _is_news(self, event: Event, *, again: bool) -> bool:
        before, now = self.told.get(event.uid), Invitation.of(event)
        if before is None:
            return not event.cancelled  # nobody is told that what nobody was invited to is off
        if event.cancelled:
            return before.held
        return again or now.facts != before.facts

    def news(self, event: Event) -> str:
        """Return what changed for someone who was invited before; nothing for the first invitation."""
        before, now = self.told.get(event.uid), Invitation.of(event)
        if before is None or event.cancelled or not before.held or now.facts == before.facts:
            return ""
        if (before.start, before.end) != (now.start, now.end):
            was = plain(self.language.moment(before.start, before.end))
            return self.language.word("calendar", "mail_moved", was=was)
        return self.language.word("calendar", "mail_moved_place")


def _is(event: Event, number: int) -> bool:
    return event.name[:2] == f"{number:02d}"


def invite(
    file: Path,
    out: Path,
    sessions: Sequence[int],
    templates: tuple[Path, ...],
    *,
    leaders: bool,
    again: bool,
    yes: bool,
    mail: Mail,
) -> None:
    """Write a draft for each recipient and session into a new folder, outside of any pack.

    Args:
        file: The group file.
        out: The folder in which the drafts' folder is made.
        sessions: Numbers of sessions; all that are new or changed when empty.
        templates: Own directories.
        leaders: Invite leaders, who see the themes; participants otherwise.
        again: Invite to what has not changed as well.
        yes: Write without asking.
        mail: Who invites, and where the addresses of the others stand.

    Raises:
        InputError: An address cannot be used (VK227, VK229), there are none or too many (VK228),
            or only the sender's own (VK268); a session has no day (VK215).
        RefusedError: People have calendars that the invitations would contradict (VK608).
        WrongUseError: The addresses come from standard input, where no answer can come from.
        click.exceptions.Abort: The answer was no.
        MachineError: The folder cannot be written (VK603).
    """
    one = read_group_file(file)
    here = standing(one, library_of(one, templates), templates)
    if refused := here.refusals():
        raise RefusedError(*refused)
    to = _Round.of(here, mail.sender, leaders=leaders)
    revealing = () if leaders else revealing_sender(mail.sender, here.library.revealing())
    for warning in (*review(here.dated, here.library), *here.news(), *revealing):
        click.echo(shown(warning, here.words), err=True)
    wanted = to.wanted(sessions, again=again)
    if not wanted:
        click.echo(here.words.word("console", "invited_nobody"))
        return
    people = _recipients(mail)
    try:
        drafts = _drafts(to, wanted, people)
    except InputError as error:
        raise InputError(*(_placed(problem, mail) for problem in error.problems)) from None
    if not yes:
        _ask(to, len(people), is_piped=mail.addresses == "-")
    folder = _written(to, out, drafts)
    given = Given.of(file, one.group, here.dated.timetable, given=True)
    invited = here.given.invited if here.given else {}
    here.write(attrs.evolve(given, invited=invited).inviting(to.reader.value, wanted))
    _tell(to, folder, drafts)


def _recipients(mail: Mail) -> list[tuple[int, str]]:
    """Return each address with the row it stands on, from 1; empty rows and those that begin with # are skipped.

    A row may hold several, with names, as Outlook copies them. The sender needs no invitation of her own.
    """
    text = sys.stdin.read() if mail.addresses == "-" else read_text(Path(mail.addresses))
    rows = [(row, line.strip()) for row, line in enumerate(text.splitlines(), start=1)]
    entries = [(row, entry.strip()) for row, line in rows if not line.startswith("#") for entry in _ENTRY.findall(line)]
    bare = ((row, _address(entry)) for row, entry in entries if entry)
    found = {address.casefold(): (row, address) for row, address in reversed(list(bare))}  # each once, the first row
    if not 1 <= len(found) <= _MOST:
        raise InputError(Problem("VK228", place=_place(mail), count=len(found), most=_MOST))
    others = sorted(entry for address, entry in found.items() if address != mail.sender.casefold())
    if not others:
        raise InputError(Problem("VK268"))
    return others


def _place(mail: Mail, row: int = 1) -> Place | None:
    """Return a row of the file of addresses; None when they come from standard input."""
    return None if mail.addresses == "-" else Place(file=Path(mail.addresses).name, line=row, column=1)


def _placed(problem: Problem, mail: Mail) -> Problem:
    """Return what is wrong with an address at its row, and with the sender's as it is."""
    row = dict(problem.facts).get("row")
    return problem.at(_place(mail, row)) if isinstance(row, int) else problem


def _address(entry: str) -> str:
    in_brackets = _IN_BRACKETS.search(entry)
    return in_brackets[1].strip() if in_brackets else entry


def _drafts(to: _Round, wanted: Sequence[Event], people: Sequence[tuple[int, str]]) -> dict[str, bytes]:
    """Return every draft in both of its forms, by path."""
    words = to.here.words
    news = {event.uid: to.news(event) for event in wanted}
    return {
        f"{words.word('files', name)}/{path}": mail
        for name, attached in (("as_invitations", False), ("as_attachments", True))
        for path, mail in invitations(
            wanted, organizer=to.organizer, recipients=people, language=to.language, news=news, attached=attached
        ).items()
    }


def _ask(to: _Round, people: int, *, is_piped: bool) -> None:
    """Ask before participants are written to, since mail can give them away, or more people than lead see themes."""
    words, leading = to.here.words, len(to.here.one.group.pair.facilitators)
    if to.reader is Reader.PARTICIPANTS:
        question = words.word("console", "invite_sure")
    elif people > leading:
        question = words.word("console", "invite_leaders_sure", count=people, leaders=leading)
    else:
        return
    if is_piped:
        raise WrongUseError(words.word("wrong", "needs_yes"))
    make_sure(question, words)


def _written(to: _Round, out: Path, drafts: Mapping[str, bytes]) -> Path:
    """Write the drafts of this round beside those of earlier ones, which may not be sent yet."""
    words = to.here.words
    reader = words.word("files", to.reader.value)
    name = f"{to.here.one.group.code}-{words.word('files', 'invitations')}-{reader}-{today().isoformat()}"
    folder = next(path for path in _folders(out, name) if not path.exists())
    files = {path: File(mail, digest(mail)) for path, mail in drafts.items()}
    with folders.locked(folder):
        folders.write(Lying.at(folder), files, Contents.of(files, digest(*drafts.values())), words, private=True)
    return folder


def _folders(out: Path, name: str) -> Iterable[Path]:
    return (out / (f"{name}-{number}" if number > 1 else name) for number in range(1, sys.maxsize))


def _tell(to: _Round, folder: Path, drafts: Mapping[str, bytes]) -> None:
    """Say who is invited, what they see of it, and what to do with the drafts."""
    from email import message_from_bytes, policy

    words = to.here.words
    subject = str(message_from_bytes(next(iter(drafts.values())), policy=policy.default)["Subject"])
    whom = "invited_leaders" if to.reader is Reader.FACILITATORS else "invited_participants"
    forget = suggested("forget", folder.name, *(() if folder.parent == Path() else ("--out", folder.parent)))
    click.echo(words.word("console", whom, count=len(drafts) // 2, subject=subject))
    click.echo(
        words.word(
            "console",
            "invited",
            folder=str(folder),
            invitations=words.word("files", "as_invitations"),
            attachments=words.word("files", "as_attachments"),
            command=forget,
        )
    )
