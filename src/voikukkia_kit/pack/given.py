"""What calendars told people, remembered beside the group file: every folder and computer then knows it."""

import datetime as dt
import hashlib
import json
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

import attrs

from voikukkia_kit.calendars.event import Event
from voikukkia_kit.errors import InputError, MachineError, Problem, RefusedError
from voikukkia_kit.model.series import Series
from voikukkia_kit.model.session import Delivery
from voikukkia_kit.model.valid import checked
from voikukkia_kit.pack.folder import exchange_file
from voikukkia_kit.schedule import DatedSession, Timetable
from voikukkia_kit.schedule.rhythm import HELSINKI

__all__ = ["Given", "Identity", "Invitation", "Known", "known_sessions", "remembered"]

_FORM = 1
_SUFFIX = ".given.json"


@attrs.frozen(kw_only=True, field_transformer=checked)
class Known:
    """A session as calendars know it.

    Places are hashes: the group file beside it says where, this only whether it changed.

    Attributes:
        number: The programme's number of the session.
        kind: What kind of session it is.
        position: Its place in the series, as people call it; 0 where it has none.
        start: When it begins, in the time zone of Helsinki.
        end: When it ends.
        held: Whether it is held.
        delivery: How it is held.
        place: Hash of where.
        shown: Hash of what else calendars show of it: the place for participants, the link.
        around: Minutes of preparation and of debrief.
        revision: Its SEQUENCE.
        told: The day of its DTSTAMP.
    """

    number: int
    kind: str
    position: int
    start: dt.datetime
    end: dt.datetime
    held: bool
    delivery: str
    place: str
    shown: str
    around: tuple[int, ...]
    revision: int
    told: dt.date

    @property
    def facts(self) -> tuple[object, ...]:
        """Return what programs take over with a higher SEQUENCE alone (RFC 5546, 2.1.4)."""
        return self.start, self.end, self.held, self.delivery, self.place, self.shown, self.around


Sessions = Mapping[str, Known]


def known_sessions(series: Series, timetable: Timetable) -> dict[str, Known]:
    """Return the sessions of a series as calendars know them, each by what identifies it there."""
    return {
        "-".join(map(str, one.known_as)): _known(one, series, timetable)
        for one in (*timetable.sessions, *timetable.dropped)
        if one.span
    }


def _known(dated: DatedSession, series: Series, timetable: Timetable) -> Known:
    assert dated.span  # noqa: S101  # only those with a day are asked for
    start, end = dated.span
    is_remote = dated.delivery is Delivery.REMOTE
    return Known(
        number=dated.session.number,
        kind=dated.session.kind.value,
        position=timetable.position(dated.session.number),
        start=start,
        end=end,
        held=not dated.cancelled,
        delivery=dated.delivery.value,
        place=_hash(dated.place),
        shown=_hash(dated.calendar_place, *((series.link or "", dated.calendar_link) if is_remote else ())),
        around=(series.preparation_minutes, series.debrief_minutes),
        revision=dated.revision,
        told=dated.stamp.date(),
    )


def _hash(*texts: str) -> str:
    return hashlib.sha256("\n".join(texts).encode()).hexdigest()[:16]


@attrs.frozen(kw_only=True, field_transformer=checked)
class Invitation:
    """What people were invited to: an event as the last draft told it.

    Attributes:
        revision: Its SEQUENCE.
        start: When it begins, in the time zone of Helsinki.
        end: When it ends.
        place: Hash of where.
        held: Whether it is held.
    """

    revision: int
    start: dt.datetime
    end: dt.datetime
    place: str
    held: bool

    @property
    def facts(self) -> tuple[object, ...]:
        """Return what someone who was invited has to hear of when it changes."""
        return self.start, self.end, self.place, self.held

    @classmethod
    def of(cls, event: Event) -> "Invitation":
        """Return what a draft tells of an event."""
        return cls(
            revision=event.revision,
            start=event.start,
            end=event.end,
            place=_hash(event.location),
            held=not event.cancelled,
        )


@attrs.frozen(kw_only=True, field_transformer=checked)
class Identity:
    """What the identity of every event hangs on: where it changes, all of them come twice.

    Attributes:
        code: Code of the series.
        languages: Languages of its leaders' calendars.
        participants: Languages of its participants' calendars.
    """

    code: str
    languages: tuple[str, ...]
    participants: tuple[str, ...]

    @classmethod
    def of(cls, series: Series) -> "Identity":
        """Return the identity of a series."""
        theirs = series.participants_language
        return cls(code=series.code, languages=series.languages, participants=(theirs,) if theirs else series.languages)


@attrs.frozen(kw_only=True, field_transformer=checked)
class Given:
    """What is remembered of the calendars of one group file. Nothing of it is about a person.

    Attributes:
        file: Name of the group file.
        given: Whether people have the calendars.
        identity: What the events hang on.
        made: The day the file was made: the stamp of sessions that never changed.
        sessions: The sessions as calendars were made last.
        earlier: As they were made before, where a draft changed and nobody has said whether
            people have those; None where nothing is open.
        invited: What people were invited to, by reader and UID.
    """

    file: str
    given: bool = False
    identity: Identity
    made: dt.date
    sessions: Mapping[str, Known]
    earlier: Mapping[str, Known] | None = None
    invited: Mapping[str, Mapping[str, Invitation]] = attrs.field(factory=dict)

    @classmethod
    def of(cls, file: Path, series: Series, timetable: Timetable, **more: Any) -> "Given":
        """Return what is remembered of calendars as they are made now."""
        return cls(
            file=file.name,
            identity=Identity.of(series),
            made=series.made,
            sessions=known_sessions(series, timetable),
            **more,
        )

    @property
    def told(self) -> Sessions:
        """Return the sessions as people may have them in their calendars."""
        return self.sessions if self.earlier is None else self.earlier

    def invitations(self, reader: str) -> Mapping[str, Invitation]:
        """Return what a reader was invited to, by UID."""
        return self.invited.get(reader, {})

    def inviting(self, reader: str, events: Iterable[Event]) -> "Given":
        """Return this with the drafts that were made for a reader."""
        told = {**self.invitations(reader), **{event.uid: Invitation.of(event) for event in events}}
        return attrs.evolve(self, given=True, earlier=None, invited={**self.invited, reader: told})

    def write(self, beside: Path, about: str) -> None:
        """Write it beside its group file, for whoever may read that; nothing where it stands there already.

        Args:
            beside: The group file.
            about: What the file is, for someone who opens it.

        Raises:
            MachineError: It cannot be written (VK508).
        """
        path = _path(beside)
        content = (json.dumps({"about": about, "form": _FORM, **_plain(self)}, indent=1, ensure_ascii=False)).encode()
        with MachineError.instead("VK508", name=path.name):
            if not path.exists() or path.read_bytes() != content:
                exchange_file(path, content, like=beside)


def remembered(file: Path, code: str) -> Given | None:
    """Return what is remembered beside a group file; None where its calendars were never made.

    A group file that was renamed is known by its code.

    Raises:
        RefusedError: What is remembered cannot be read (VK612).
    """
    path = _path(file)
    if path.exists():
        return _read(path)
    for other in sorted(file.parent.glob(f"*{_SUFFIX}")):
        found = _read(other)
        if found.identity.code == code and not (file.parent / found.file).exists():
            return found
    return None


def _path(file: Path) -> Path:
    return file.with_name(f"{file.stem}{_SUFFIX}")


def _read(path: Path) -> Given:
    with MachineError.instead():
        content = path.read_bytes()
    try:
        told: dict[str, Any] = json.loads(content)
        return _given(**{name: value for name, value in told.items() if name != "about"})
    except (ValueError, KeyError, TypeError, AttributeError, InputError):
        raise RefusedError(Problem("VK612", name=path.name)) from None


def _given(*, form: int, earlier: Any, **told: Any) -> Given:
    if form != _FORM:
        raise ValueError(form)
    return Given(
        file=told["file"],
        given=told["given"],
        identity=_value(Identity, told["identity"]),
        made=dt.date.fromisoformat(told["made"]),
        sessions=_values(Known, told["sessions"]),
        earlier=None if earlier is None else _values(Known, earlier),
        invited={reader: _values(Invitation, events) for reader, events in told["invited"].items()},
    )


def _values(kind: Any, told: dict[str, dict[str, Any]]) -> dict[str, Any]:
    return {name: _value(kind, one) for name, one in told.items()}


def _value(kind: Any, told: dict[str, Any]) -> Any:
    read: dict[Any, Any] = {dt.date: dt.date.fromisoformat, dt.datetime: _moment}
    fields = {field.name: field.type for field in attrs.fields(kind)}
    return kind(**{name: read.get(fields.get(name), _held)(value) for name, value in told.items()})


def _moment(text: str) -> dt.datetime:
    return dt.datetime.fromisoformat(text).astimezone(HELSINKI)


def _held(value: Any) -> Any:
    return tuple(value) if isinstance(value, list) else value


def _plain(value: Any) -> Any:
    """Return a value as JSON holds it."""
    if attrs.has(type(value)):
        return {field.name: _plain(getattr(value, field.name)) for field in attrs.fields(type(value))}
    match value:
        case Mapping():
            return {key: _plain(one) for key, one in value.items()}
        case tuple():
            return [_plain(one) for one in value]
        case dt.date():
            return value.isoformat()
    return value
