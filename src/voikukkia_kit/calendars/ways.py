"""The ways in which dates reach people: calendars to import, one by one or all, feeds, text, and invitations."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from types import MappingProxyType

import attrs

from voikukkia_kit.calendars import ical, lines
from voikukkia_kit.calendars.event import Event
from voikukkia_kit.calendars.events import neutral_events, participant_events, room_events
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
        is_neutral: Whether it is the leaders' calendar without themes.
        files: Its files by their paths.
    """

    path: str
    reader: Reader
    how: str
    is_neutral: bool = False
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
    neutral, neutral_name = neutral_events(group, facilitators.timetable, words), f"{own}{files['calendar_neutral']}"
    feed = files["feed"]
    ours = (
        *_calendar(our_name, Reader.FACILITATORS, leaders, feed, name=title),
        *(attrs.evolve(way, is_neutral=True) for way in _calendar(neutral_name, Reader.FACILITATORS, neutral, feed)),
        *_calendar(f"{own}{files['rooms']}", Reader.ROOMS, rooms, feed, name=title),
    )
    return (
        *ours,
        *_calendar(their_name, Reader.PARTICIPANTS, parents, feed),
        _one(dates, Reader.PARTICIPANTS, "text", lines.dates(participants).encode()),
        *([_one(changes, Reader.PARTICIPANTS, "changes", _lines(told))] if told else []),
    )


def _calendar(stem: str, reader: Reader, events: Sequence[Event], feed: str, *, name: str = "") -> Iterator[Way]:
    """Yield a calendar to import, the same one by one, and as a feed."""
    yield _one(f"{stem}.ics", reader, "import", ical.import_file(events, name=name))
    yield _singles(f"{stem}/", reader, events)
    yield _one(f"{stem}-{feed}.ics", reader, "feed", ical.feed(events, name=name))


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
