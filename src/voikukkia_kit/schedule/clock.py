"""Clock times of the activities within a session: shift and fit."""

from collections.abc import Mapping

import attrs

from voikukkia_kit.errors import InputError, Problem, Term
from voikukkia_kit.model.session import Activity, Delivery, Session
from voikukkia_kit.model.valid import checked

__all__ = ["TimedActivity", "fit"]

_STEPS_MINUTES = (5, 1)  # five-minute times are kept as long as they go


@attrs.frozen(field_transformer=checked)
class TimedActivity:
    """An activity on the clock.

    Attributes:
        activity: The activity.
        offset: Minutes from the start of the session.
        minutes: How long it lasts here.
    """

    activity: Activity
    offset: int
    minutes: int


def fit(
    session: Session,
    minutes: int,
    lengths: Mapping[str, int] | None = None,
    *,
    delivery: Delivery = Delivery.GROUP,
) -> tuple[TimedActivity, ...]:
    """Return the activities of a session, as they are held in a delivery, fitted to its length.

    A length that the group chose stands; the others give or take within their own
    limits, those with the most room first, in steps of five minutes as long as
    that goes. Later activities shift with it.

    Args:
        session: The session.
        minutes: How long it lasts.
        lengths: Minutes that the group chose, by id of activity.
        delivery: How it is held.

    Raises:
        InputError: It does not fit even at the limits (VK211), or a length is for an activity that is not
            there (VK212).
    """
    chosen = dict(lengths or {})
    activities = session.held(delivery)
    ids = [activity.id for activity in activities]
    for name in chosen:
        if name not in ids:
            raise InputError(Problem("VK212", number=session.number, activity=name, known=names(session)))
    lasts = [chosen.get(activity.id, activity.minutes) for activity in activities]
    limits = [(n, n) if a.id in chosen else a.stretch for a, n in zip(activities, lasts, strict=True)]
    for step in _STEPS_MINUTES:
        _stretch(lasts, limits, minutes, step)
    if sum(lasts) != minutes:
        raise InputError(_misfit(session, minutes, lasts))
    offsets = [sum(lasts[:index]) for index in range(len(lasts))]
    return tuple(map(TimedActivity, activities, offsets, lasts))


def names(session: Session) -> tuple[Term, ...]:
    """Return the activities of a session as messages name them: those called by their method, in the reader's words."""
    return tuple(Term("methods", activity.id) for activity in session.activities)


def _stretch(lasts: list[int], limits: list[tuple[int, int]], minutes: int, step: int) -> None:
    """Move `lasts` towards `minutes` in place, a step at a time, where the most room is."""
    while abs(difference := minutes - sum(lasts)) >= step:
        side = difference > 0
        room = [abs(limit[side] - last) for limit, last in zip(limits, lasts, strict=True)]
        widest = max(range(len(room)), key=room.__getitem__)
        if room[widest] < step:
            return
        lasts[widest] += step if side else -step


def _misfit(session: Session, minutes: int, lasts: list[int]) -> Problem:
    longest = sum(lasts) < minutes
    return Problem(
        "VK211",
        number=session.number,
        minutes=minutes,
        limit=Term("when", "longest" if longest else "shortest"),
        needed=sum(lasts),
        key=Term("keys.series", "lengths"),
    )
