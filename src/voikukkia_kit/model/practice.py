"""The rules of practice that a programme and a pair are held against, as warnings with their source.

Sources and wellbeing services counties differ, so none of these stops the
work. Rules about days are in `schedule`.
"""

from collections.abc import Iterator
from itertools import accumulate

from voikukkia_kit.errors import Problem, Term
from voikukkia_kit.model.people import Role
from voikukkia_kit.model.programme import Programme
from voikukkia_kit.model.series import Group
from voikukkia_kit.model.session import Activity, Lead, Method, Session, SessionKind

__all__ = ["choice_warnings", "pair_warnings", "session_warnings"]

FEWEST, MOST = 4, 8
BREAK_FROM_MINUTES = 90
HEAVY = 3
LAST_MINUTES = 20
_SAFETY = (Method.FRAMING, Method.CALMING)


def pair_warnings(group: Group) -> tuple[Problem, ...]:
    """Return what is unusual about the size of a group and about its pair."""
    return tuple(_pair(group))


def _pair(group: Group) -> Iterator[Problem]:
    if not FEWEST <= group.participants.count <= MOST:
        yield Problem("VK401", ("participants",), count=group.participants.count)
    workers, peers = group.pair.of(Role.WORKER), group.pair.of(Role.PEER)
    if not workers:
        yield Problem("VK402", ("pair",))
    elif not any(worker.trained for worker in workers):
        yield Problem("VK405", ("pair",))
    if not peers:
        yield Problem("VK403", ("pair",))
    elif not all(peer.trained for peer in peers):
        yield Problem("VK404", ("pair",))
    if len(workers) + len(peers) == 1:
        yield Problem("VK421", ("pair",))
    if group.contact is None:
        yield Problem("VK420", key=Term("keys.series", "contact"))


def choice_warnings(group: Group, programme: Programme) -> tuple[Problem, ...]:
    """Return a warning when a group leaves out sessions that no other theme may stand in for."""
    if group.sessions is None:
        return ()
    chosen = {session.number for session in programme.chosen(group.sessions)}
    left = tuple(n for n in programme.order if n not in chosen and n not in programme.swappable)
    return (Problem("VK425", ("sessions",), numbers=left),) if left else ()


def session_warnings(session: Session, weekly: tuple[int, ...]) -> tuple[Problem, ...]:
    """Return what is unusual about how a session is built.

    Args:
        session: The session.
        weekly: Numbers of the group's weekly sessions in order: the first and the
            last of them stay light.
    """
    return (
        *_frame(session),
        *_heavy(session, is_end=bool(weekly) and session.number in (weekly[0], weekly[-1])),
        *_leads(session),
    )


def _frame(session: Session) -> Iterator[Problem]:
    number, methods = session.number, [activity.method for activity in session.activities]
    if session.kind is not SessionKind.PRE:
        for method in (Method.OPENING_ROUND, Method.CLOSING_ROUND):
            if method not in methods:
                yield Problem("VK409", number=number, what=Term("methods", method.value))
    if session.minutes >= BREAK_FROM_MINUTES and Method.BREAK not in methods:
        yield Problem("VK408", number=number, minutes=session.minutes)
    after_heavy = methods[_last_heavy(session.activities) + 1 :]
    if Method.CALMING not in after_heavy:
        yield Problem("VK413", number=number)


def _last_heavy(activities: tuple[Activity, ...]) -> int:
    return max((index for index, activity in enumerate(activities) if activity.load == HEAVY), default=-1)


def _heavy(session: Session, *, is_end: bool) -> Iterator[Problem]:
    ends = accumulate(activity.minutes for activity in session.activities)
    for activity, end in zip(session.activities, ends, strict=True):
        if activity.load < HEAVY:
            continue
        number, name = session.number, Term("methods", activity.method.value)
        if end > session.minutes - LAST_MINUTES:
            yield Problem("VK410", number=number, activity=name, when=Term("when", "last-minutes"))
        if is_end:
            yield Problem("VK410", number=number, activity=name, when=Term("when", "first-or-last"))


def _leads(session: Session) -> Iterator[Problem]:
    if all(activity.lead is Lead.WORKER for activity in session.activities):
        yield Problem("VK411", number=session.number)
    for activity in session.activities:
        if activity.method in _SAFETY and activity.lead is Lead.PEER:
            yield Problem("VK412", number=session.number, activity=Term("methods", activity.method.value))
