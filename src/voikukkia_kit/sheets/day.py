"""The day that the dates of a page are of, so that an old print is seen."""

import datetime as dt

import attrs

from voikukkia_kit.model.session import Session
from voikukkia_kit.schedule import DatedSession
from voikukkia_kit.sheets.edition import Edition

__all__ = ["dates_of"]


def dates_of(edition: Edition, session: Session | None = None) -> str:
    """Return the day that the dates of a page are of: `Päivät 2.2.2027`.

    It is the day on which the last change of what the page shows was told; the day on
    which the group file was made where nothing of it changed. A change elsewhere
    leaves it as it is, and the paper that carries it as good as new.

    Args:
        edition: The group in the language of the page.
        session: The session that the page is about: it shows that one and what comes
            next; None for a page about the whole series.
    """
    shown = edition.timetable.sessions if session is None else _shown(edition, session)
    day = max(one.stamp for one in shown).date()
    if session is not None:
        day = max(day, _day_of_order(edition, session))
    return edition.word("dates_of", date=edition.language.date(day))


def _shown(edition: Edition, session: Session) -> list[DatedSession]:
    coming = (edition.next_after(session), edition.next_together(session))
    return [*edition.dated(session), *(one for one in coming if one)]


def _day_of_order(edition: Edition, session: Session) -> dt.date:
    """Return the day of the last change that let another session come next: one that moved away is not shown any more.

    Found by taking the changes back, the last one first.
    """
    coming = [one.key for one in _shown(edition, session)]
    sessions = {one.key: one for one in edition.timetable.sessions}
    for applied in reversed(edition.timetable.changes):
        sessions[applied.before.key] = applied.before  # one that the series left out since is back in its place
        timetable = attrs.evolve(edition.timetable, sessions=tuple(sessions.values()))
        if [one.key for one in _shown(attrs.evolve(edition, timetable=timetable), session)] != coming:
            return applied.after.stamp.date()
    return dt.date.min
