"""The ways in which dates reach people: calendars to import, one by one or all, feeds, text, and invitations."""

from collections.abc import Iterable, Mapping, Sequence
from types import MappingProxyType

import attrs

from voikukkia_kit.calendars import ical, lines
from voikukkia_kit.calendars.event import Event
from voikukkia_kit.calendars.events import participant_events, room_events
from voikukkia_kit.errors import InputError, Problem
from voikukkia_kit.language import Language
from voikukkia_kit.model.reader import Reader
from voikukkia_kit.sheets.edition import Edition

__all__ = ["Way", "invitations", "ways_out"]

_NO_NEWS: Mapping[str, str] = MappingProxyType({})


@attrs.frozen(kw_only=True)
class Way:
    """One way to hand out dates.

    Attributes:
        path: Path of its file or, where it ends in a slash, of the folder of its files.
        reader: Who it is for.
        how: Name of the phrase that says how to use it.
        files: Its files by their paths.
    """

    path: str
    reader: Reader
    how: str
    files: Mapping[str, bytes] = attrs.field(repr=False)


def ways_out(leaders: Sequence[Event], facilitators: Edition, participants: Edition, sub: str = "") -> tuple[Way, ...]:
    """Return every way out that a pack holds, for leaders, participants and the one who books rooms.

    Invitations are not among them: they hold addresses, and a pack never does.

    Args:
        leaders: What the leaders' calendar holds; see `facilitator_events`.
        facilitators: The series in the language of its leaders.
        participants: The series in the language of its participants.
        sub: Sub-folder of the language, empty or ending in a slash.
    """
    words, group = facilitators.language, facilitators.group
    files = words.words("files")
    parents = participant_events(group, participants.timetable, participants.language)
    rooms = room_events(group, facilitators.timetable, words)
    title = words.word("calendar", "group", code=group.code)
    own, theirs = (f"{sub}{files[reader.value]}/" for reader in (Reader.FACILITATORS, Reader.PARTICIPANTS))
    our_name, their_name = f"{own}{files['calendar_facilitators']}", f"{theirs}{files['calendar_participants']}"
    told = lines.changes(participants.timetable, participants.language)
    dates, changes = f"{sub}{files['dates']}.txt", f"{sub}{files['changes']}.txt"
    return (
        _one(f"{our_name}.ics", Reader.FACILITATORS, "import", ical.import_file(leaders, name=title)),
        _singles(f"{our_name}/", Reader.FACILITATORS, leaders),
        _one(f"{our_name}-{files['feed']}.ics", Reader.FACILITATORS, "feed", ical.feed(leaders, name=title)),
        _one(f"{own}{files['rooms']}.ics", Reader.ROOMS, "import", ical.import_file(rooms, name=title)),
        _one(f"{their_name}.ics", Reader.PARTICIPANTS, "import", ical.import_file(parents)),
        _singles(f"{their_name}/", Reader.PARTICIPANTS, parents),
        _one(f"{their_name}-{files['feed']}.ics", Reader.PARTICIPANTS, "feed", ical.feed(parents)),
        _one(dates, Reader.PARTICIPANTS, "text", lines.dates(participants).encode()),
        *([_one(changes, Reader.PARTICIPANTS, "text", _lines(told))] if told else []),
    )


def _one(path: str, reader: Reader, how: str, content: bytes) -> Way:
    return Way(path=path, reader=reader, how=how, files={path: content})


def _lines(told: Iterable[str]) -> bytes:
    return ("\n".join(told) + "\n").encode()


def _singles(folder: str, reader: Reader, events: Iterable[Event]) -> Way:
    held = (event for event in events if event.name and not event.cancelled)
    files = {f"{folder}{event.name}.ics": ical.single_file(event) for event in held}
    return Way(path=folder, reader=reader, how="single", files=files)


def invitations(
    events: Sequence[Event],
    *,
    organizer: str,
    recipients: Sequence[tuple[int, str]],
    language: Language,
    news: Mapping[str, str] = _NO_NEWS,
    attached: bool = False,
) -> dict[str, bytes]:
    """Return a draft for each recipient and event: an invitation, its update, or a cancellation.

    Each mail has one recipient, since another's address would tell who comes; files
    and folders are numbered, so that no name holds an address.

    Args:
        events: Events, such as `participant_events` gives; those without a name of
            their own are left out.
        organizer: Mail address of the sender.
        recipients: Mail address of each recipient, with the row it stands on.
        language: Language of the recipients.
        news: What changed since they were invited, by UID; see `ical.mail`.
        attached: Write the form that any program can read; see `ical.mail`.

    Returns:
        Files by path: `01/04.eml` is the fourth session of the first recipient.

    Raises:
        InputError: An address cannot be used: a recipient's (VK227, with its row and
            never the address) or the sender's (VK229).
    """
    problems = [] if ical.is_address(organizer) else [Problem("VK229")]
    problems += [Problem("VK227", row=row) for row, address in recipients if not ical.is_address(address)]
    if problems:
        raise InputError(*problems)
    files: dict[str, bytes] = {}
    for number, (_, address) in enumerate(recipients, start=1):
        for event in events:
            if event.name:
                about = news.get(event.uid, "")
                files[f"{number:02d}/{event.name}.eml"] = ical.mail(
                    event, organizer=organizer, attendee=address, language=language, news=about, attached=attached
                )
    return files
