"""The commands that change sessions of a group: move, swap, place, remote, cancel, restore, drop and add."""

import datetime as dt
from pathlib import Path
from typing import Any

import click

from voikukkia_kit.cli.change import Edit, edit
from voikukkia_kit.cli.console import console_language, today
from voikukkia_kit.cli.help import WrongUseError
from voikukkia_kit.cli.suggestion import suggested
from voikukkia_kit.errors import InputError, Problem, Term
from voikukkia_kit.files.values import parse_date, parse_moment, parse_times
from voikukkia_kit.model.series import Change, Group
from voikukkia_kit.model.session import Delivery
from voikukkia_kit.model.times import Moment
from voikukkia_kit.pack.given import remembered
from voikukkia_kit.schedule.push import next_usual, pushed
from voikukkia_kit.schedule.rearranging import exchanged, left_out, retimed
from voikukkia_kit.schedule.rhythm import days_of
from voikukkia_kit.sheets.dated import Dated

__all__ = ["add", "cancel", "drop", "move", "place", "remote", "restore", "swap"]

Templates = tuple[Path, ...]


def _told(on: str | None) -> dt.date:
    """Return the day a change is told: today unless the command says otherwise."""
    return parse_date(on) if on else today()


def move(
    file: Path,
    session: int | None,
    when: tuple[str, ...],
    since: int | None,
    time: str | None,
    on: str | None,
    *,
    push: bool,
    **settings: Any,
) -> None:
    """Move a session to another day or time, or give it and those after it another time."""
    told = _told(on)
    if session is not None and when and since is None and time is None:
        change = Change(session=session, told=told, to=parse_moment(" ".join(when)))

        def moved(dated: Dated) -> Edit:
            later = pushed(dated.series, dated.timetable, change, dated.free_days) if push else ()
            return Edit((change, *later))

        edit(file, moved, **settings)
    elif session is None and not when and since is not None and time is not None and not push:
        start, end = parse_times(time)
        edit(file, lambda dated: Edit(retimed(dated.timetable, since, start, end, told)), **settings)
    else:
        raise WrongUseError(console_language().word("wrong", "move"), click.get_current_context())


def swap(file: Path, first: int, second: int, on: str | None, **settings: Any) -> None:
    """Let two sessions change places."""
    told = _told(on)
    edit(file, lambda dated: Edit(exchanged(dated.timetable, first, second, told)), **settings)


def place(file: Path, session: int, place: str, on: str | None, calendar_place: str | None, **settings: Any) -> None:
    """Hold a session in another place."""
    change = Change(session=session, told=_told(on), place=place, calendar_place=calendar_place)
    edit(file, lambda _: Edit((change,)), **settings)


def remote(file: Path, session: int, on: str | None, link: str | None, *, in_room: bool, **settings: Any) -> None:
    """Hold a session remotely, or in the room after all."""
    delivery = Delivery.GROUP if in_room else Delivery.REMOTE
    change = Change(session=session, told=_told(on), delivery=delivery)
    edit(file, lambda dated: Edit((change,), _joined(dated.series, link)), **settings)


def _joined(group: Group, link: str | None) -> dict[str, Any]:
    """Return the link as the file is to tell it; nothing where none was given or the file has it."""
    if link is None or link == group.link:
        return {}
    if group.link:
        raise InputError(Problem("VK281", key=Term("keys.series", "link"), found=group.link))
    return {"link": link}


def cancel(file: Path, session: int, on: str | None, **settings: Any) -> None:
    """Cancel a session."""
    change = Change(session=session, told=_told(on), cancelled=True)
    edit(file, lambda _: Edit((change,)), **settings)


def restore(file: Path, session: int, on: str | None, **settings: Any) -> None:
    """Hold a cancelled session after all."""
    change = Change(session=session, told=_told(on), restored=True)
    edit(file, lambda _: Edit((change,)), **settings)


def drop(file: Path, session: int, on: str | None, **settings: Any) -> None:
    """Leave a session out of the series: those after it take the days before theirs."""
    told = _told(on)
    edit(file, lambda dated: _without(dated, session, told, is_draft=_is_draft(file, dated)), **settings)


def _without(dated: Dated, number: int, told: dt.date, *, is_draft: bool) -> Edit:
    numbers = [one.session.number for one in dated.timetable.weekly]
    if number not in numbers or len(numbers) == 1:
        return Edit((Change(session=number, told=told, cancelled=True),))
    index = numbers.index(number)
    values: dict[str, Any] = {"sessions": (*numbers[:index], *numbers[index + 1 :])}
    changes = left_out(dated.timetable, number, told)
    if days := dated.series.days:  # told one by one, the other days are not those of a rhythm: they stay
        values["days"] = (*days[:index], *days[index + 1 :])
        changes = changes[:1]
    return Edit(changes, values, is_draft)


def _is_draft(file: Path, dated: Dated) -> bool:
    """Return whether nobody has the days of a group yet: its file tells no change, and no calendar was given out."""
    known = remembered(file, dated.series.code)
    return not dated.series.changes and not (known and known.given)


def add(file: Path, session: int, when: tuple[str, ...], on: str | None, **settings: Any) -> None:
    """Add a session of the programme to the series, at its end or on a day."""
    told, to = _told(on), parse_moment(" ".join(when)) if when else None

    def more(dated: Dated) -> Edit:
        if session in [one.session.number for one in dated.timetable.sessions]:
            raise InputError(Problem("VK280", number=session, command=suggested("restore", file, str(session))))
        return _with(dated, session, to, told)

    edit(file, more, **settings)


def _with(dated: Dated, number: int, to: Moment | None, told: dt.date) -> Edit:
    series, numbers = dated.series, [one.session.number for one in dated.timetable.weekly]
    known = any(change.session == number for change in series.changes)  # left out before, and cancelled where it stood
    back = (Change(session=number, told=told, restored=True),) if known else ()
    values: dict[str, Any] = {"sessions": (*numbers, number)}
    if not series.days:
        day, planned = _next_day(dated, number)
        to = to or Moment(day)
        told_day = known or to != Moment(planned)
    elif to is None:
        raise InputError(Problem("VK282", days=Term("keys.series", "days")))
    else:
        index, told_day = sum(day.date < to.date for day in series.days), known
        values["days"] = (*series.days[:index], to, *series.days[index:])
        values["sessions"] = (*numbers[:index], number, *numbers[index:])
    return Edit((*back, Change(session=number, told=told, to=to)) if told_day else back, values)


def _next_day(dated: Dated, number: int) -> tuple[dt.date, dt.date]:
    """Return the day for one more session at the end, and that to which the rhythm alone would lead it."""
    series, sessions = dated.series, dated.timetable.weekly
    last = max(one.start.date() for one in sessions if one.start)
    rhythm, _ = days_of(series, [*(one.session.number for one in sessions), number], dated.free_days)
    return next_usual(last, series, dated.free_days, number), rhythm[-1].date
