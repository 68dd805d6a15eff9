"""The rules of practice: what a programme expects of a series and its sessions, as warnings with their source.

The figures are the programme's, see `Practice`; here stands what is done with
them. None of these stops the work. Rules about days are in `schedule`.
"""

from collections.abc import Iterator, Sequence
from itertools import accumulate

from voikukkia_kit.errors import Problem, Term
from voikukkia_kit.model.people import FacilitatorPair, Role
from voikukkia_kit.model.practice import Practice, RoleNeeded, Trained
from voikukkia_kit.model.programme import Programme
from voikukkia_kit.model.series import Series
from voikukkia_kit.model.session import Activity, Lead, Method, Session, SessionKind

__all__ = ["choice_warnings", "pair_warnings", "session_warnings"]

_LEADS = {Role.WORKER: Lead.WORKER, Role.PEER: Lead.PEER}


def pair_warnings(series: Series, practice: Practice) -> tuple[Problem, ...]:
    """Return what is unusual about the number of participants and about those who lead."""
    return tuple(_pair(series, practice))


def _pair(series: Series, practice: Practice) -> Iterator[Problem]:
    usual, count = practice.participants, series.participants.count
    if usual and count not in usual:
        most = usual.most or count
        yield Problem("VK401", ("participants",), count=count, fewest=usual.fewest, most=most, source=usual.source)
    pair = tuple(_word(needed.role) for needed in practice.roles for _ in range(needed.fewest))
    for needed in practice.roles:
        yield from _role(series.pair, needed, pair)
    yield from _sessions_led(series, practice)
    together = practice.facilitators
    leading = sum(not one.substitute for one in series.pair.facilitators)
    if together and leading not in together:
        yield Problem("VK421", ("pair",), count=leading, fewest=together.fewest, source=together.source)
    if series.contact is None:
        yield Problem("VK420", key=Term("keys.series", "contact"))


def _role(led_by: FacilitatorPair, needed: RoleNeeded, pair: tuple[Term, ...]) -> Iterator[Problem]:
    role, source, there = _word(needed.role), needed.source, led_by.of(needed.role)
    if not there and needed.fewest:
        code = {Role.WORKER: "VK402", Role.PEER: "VK403"}[needed.role]
        yield Problem(code, ("pair",), pair=pair, source=source)
        return
    if len(there) < needed.fewest:
        yield Problem("VK426", ("pair",), role=role, count=len(there), pair=pair, source=source)
    if needed.trained is Trained.ALL:
        for index, one in enumerate(led_by.facilitators):
            if one in there and one.trained is None:
                yield Problem("VK404", ("pair", index), role=role, source=source)
    if needed.trained is Trained.ONE and all(one.trained is None for one in there):
        yield Problem("VK405", ("pair",), role=role, source=source)


def _sessions_led(series: Series, practice: Practice) -> Iterator[Problem]:
    """Yield a warning for each session whose own leaders lack a role that the whole series has."""
    for index, led in enumerate(series.led_by):
        roles = {one.role for one in series.leading(led.session)}
        for needed in practice.roles:
            if needed.fewest and needed.role not in roles and series.pair.of(needed.role):
                role, source = _word(needed.role), needed.source
                yield Problem("VK447", ("led_by", index), number=led.session, role=role, source=source)


def choice_warnings(series: Series, programme: Programme) -> tuple[Problem, ...]:
    """Return a warning when a series leaves out sessions that no other theme may stand in for."""
    rule = programme.practice.whole
    if series.sessions is None or rule is None:
        return ()
    chosen = {session.number for session in programme.chosen(series.sessions)}
    left = tuple(n for n in programme.order if n not in chosen and n not in programme.swappable)
    return (Problem("VK425", ("sessions",), numbers=left, source=rule.source),) if left else ()


def session_warnings(
    session: Session, activities: Sequence[Activity], weekly: Sequence[int], practice: Practice
) -> tuple[Problem, ...]:
    """Return what is unusual about how a session is built.

    Args:
        session: The session.
        activities: Its activities as they are held.
        weekly: Numbers of the sessions of the series in order: the first and the last of them stay light.
        practice: What the programme expects.
    """
    is_end = bool(weekly) and session.number in (weekly[0], weekly[-1])
    return (
        *_frame(session, activities, practice),
        *_heavy(session.number, activities, practice, is_end=is_end),
        *_leads(session.number, activities, practice),
    )


def _frame(session: Session, activities: Sequence[Activity], practice: Practice) -> Iterator[Problem]:
    number, methods = session.number, [activity.method for activity in activities]
    rounds, break_from, calming = practice.rounds, practice.break_from, practice.calming
    if rounds and session.kind is not SessionKind.PRE:
        for method in rounds.methods:
            if method not in methods:
                yield Problem("VK409", number=number, what=Term("methods", method.value), source=rounds.source)
    minutes = sum(activity.minutes for activity in activities)
    if break_from and minutes >= break_from.minutes and Method.BREAK not in methods:
        yield Problem("VK408", number=number, minutes=minutes, source=break_from.source)
    after_heavy = methods[_last_heavy(activities, practice) + 1 :]
    if calming and not set(calming.methods) & set(after_heavy):
        yield Problem("VK413", number=number, source=calming.source)


def _last_heavy(activities: Sequence[Activity], practice: Practice) -> int:
    heavy = practice.heavy
    return max((i for i, activity in enumerate(activities) if heavy and activity.load >= heavy.load), default=-1)


def _heavy(number: int, activities: Sequence[Activity], practice: Practice, *, is_end: bool) -> Iterator[Problem]:
    rule = practice.heavy
    if rule is None:
        return
    ends = tuple(accumulate(activity.minutes for activity in activities))
    for activity, end in zip(activities, ends, strict=True):
        if activity.load < rule.load:
            continue
        what = Term("methods", activity.method.value)
        if end > ends[-1] - rule.last_minutes:
            last = rule.last_minutes
            yield Problem("VK410", number=number, activity=what, load=rule.load, last=last, source=rule.source)
        if is_end and rule.light_ends:
            yield Problem("VK427", number=number, activity=what, load=rule.load, source=rule.source)


def _leads(number: int, activities: Sequence[Activity], practice: Practice) -> Iterator[Problem]:
    for rule in practice.leading:
        lead, role, source = _LEADS[rule.role], _word(rule.role), rule.source
        if not any(activity.lead in (lead, Lead.BOTH) for activity in activities):
            yield Problem("VK411", number=number, role=role, source=source)
        for activity in activities:
            if activity.method in rule.never_alone and activity.lead is lead:
                what = Term("methods", activity.method.value)
                yield Problem("VK412", number=number, role=role, activity=what, source=source)


def _word(role: Role) -> Term:
    return Term("values", role.value)
