"""Finds what a group file says otherwise than calendars that people have, and the changes that settle it."""

import datetime as dt
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from typing import TypeVar

import attrs

from voikukkia_kit.model.series import Change, Series
from voikukkia_kit.model.session import Delivery, SessionKind
from voikukkia_kit.model.times import Moment
from voikukkia_kit.pack.given import Known, Sessions, known_sessions
from voikukkia_kit.schedule import DatedSession, Timetable

__all__ = ["Difference", "differences", "settling", "without_left_out"]

S = TypeVar("S", bound=Series)
_GROUP = SessionKind.GROUP.value


@attrs.frozen(kw_only=True)
class Difference:
    """A session that stands in the file otherwise than in calendars, without a change that tells so.

    Attributes:
        key: What identifies it in calendars.
        was: As calendars know it.
        now: As it stands in the file; None where the file leaves it out.
        stand_in: The session that is new at its place in the series; None when there is none.
        alone: Whether its number tells which one it is: a change says no more than that, and a
            pre-meeting may be held with each family on a day of its own.
    """

    key: str
    was: Known
    now: Known | None
    stand_in: Known | None = None
    alone: bool = True

    @property
    def first(self) -> int:
        """Return the number by which calendars know it, whichever theme stands there now."""
        return _first(self.key)


def differences(told: Sessions, series: Series, timetable: Timetable) -> tuple[Difference, ...]:
    """Return every session that programs would keep as they have it, whatever the file says now.

    Programs take what is new about an event only with a higher SEQUENCE (RFC 5546,
    2.1.4), which rises with the changes of the file alone. An edit of the first day, a
    break or the list of sessions raises none, and a change that is deleted lowers it.

    Args:
        told: The sessions as calendars know them.
        series: The series as its file tells it now.
        timetable: Its sessions now.

    Returns:
        Those that differ, in order of time as calendars know them.
    """
    now = known_sessions(series, timetable)
    new = {one.position: one for key, one in now.items() if key not in told and one.kind == _GROUP}
    days = Counter(map(_first, {*told, *now}))
    found = []
    for key, was in sorted(told.items(), key=lambda entry: (entry[1].start, entry[0])):
        alone = days[_first(key)] == 1
        if key not in now and was.held:
            stand_in = new.get(was.position) if was.kind == _GROUP else None
            found.append(Difference(key=key, was=was, now=None, stand_in=stand_in, alone=alone))
        elif key in now and _is_behind(now[key], was):
            found.append(Difference(key=key, was=was, now=now[key], alone=alone))
    return tuple(found)


def _first(key: str) -> int:
    return int(key.partition("-")[0])


def _is_behind(now: Known, was: Known) -> bool:
    if not (now.held or was.held):
        return False  # nobody comes, whatever the rest says
    return now.revision < was.revision or (now.facts != was.facts and now.revision == was.revision)


def without_left_out(series: S, numbers: Iterable[int]) -> S:
    """Return a series without changes of sessions that it no longer holds: nothing tells yet that they are off.

    Args:
        series: The series as its file tells it now.
        numbers: The sessions that it holds.
    """
    held = set(numbers)
    stands = {change.session: change.replaced_by for change in series.changes if change.replaced_by is not None}

    def is_held(number: int) -> bool:
        chain = [number]
        while chain[-1] not in held and (after := stands.get(chain[-1])) is not None and after not in chain:
            chain.append(after)
        return chain[-1] in held

    return attrs.evolve(series, changes=tuple(change for change in series.changes if is_held(change.session)))


def settling(found: Sequence[Difference], timetable: Timetable, told: dt.date) -> tuple[Change, ...]:
    """Return the changes that make calendars follow the file, in the order of the differences.

    SEQUENCE rises above what calendars know, and DTSTAMP never falls behind it.

    Args:
        found: The differences; those that are not alone have no change.
        timetable: Its sessions now.
        told: The day on which the participants are told.
    """
    dated = {"-".join(map(str, one.known_as)): one for one in timetable.sessions}
    return tuple(change for one in found if one.alone for change in _changes(one, dated.get(one.key), told))


def _changes(found: Difference, dated: DatedSession | None, told: dt.date) -> Iterator[Change]:
    """Yield the changes of one session, each with its number: the last is higher than what calendars know."""
    was, now = found.was, found.now
    day = max(told, was.told)
    if now is None or dated is None:
        yield from _left_out(found, day)
        return
    lines = [attrs.evolve(line, session=now.number, told=day) for line in _lines(was, now, dated)]
    highest = max(was.revision, now.revision)
    for number, line in enumerate(lines, start=highest + 1):
        counts = line.was is not None and number == now.revision + 1  # of itself, as the first of its session
        yield line if counts else attrs.evolve(line, revision=number)


def _left_out(found: Difference, day: dt.date) -> Iterator[Change]:
    was, stand_in = found.was, found.stand_in
    number = was.revision + 1 if was.revision else None
    if stand_in is None:
        yield Change(session=found.first, told=day, cancelled=True, was=_moment(was), revision=number)
        return
    yield Change(session=found.first, told=day, replaced_by=stand_in.number, revision=number)
    if (was.start, was.end) != (stand_in.start, stand_in.end):
        yield Change(session=stand_in.number, told=day, to=_moment(stand_in), was=_moment(was))


def _lines(was: Known, now: Known, dated: DatedSession) -> list[Change]:
    """Return a change for each thing that differs; one that only renews calendars when people need not know."""
    lines = []
    blank = Change(session=now.number, told=now.told, revision=1)
    if (was.start, was.end) != (now.start, now.end):
        lines.append(attrs.evolve(blank, revision=None, to=_moment(now), was=_moment(was)))
    if was.place != now.place and dated.place:
        lines.append(attrs.evolve(blank, place=dated.place))
    if was.delivery != now.delivery:
        lines.append(attrs.evolve(blank, delivery=Delivery(now.delivery)))
    if was.held != now.held:
        lines.append(attrs.evolve(blank, restored=now.held, cancelled=not now.held))
    return lines or [blank]


def _moment(known: Known) -> Moment:
    return Moment(known.start.date(), known.start.time(), known.end.time())
