"""Notices when a group file was edited in a way that calendars already given out will not follow."""

from collections.abc import Mapping

from voikukkia_kit.errors import Problem
from voikukkia_kit.pack.contents import Told

__all__ = ["drifted"]

_MOST_NAMED = 5


def drifted(earlier: Mapping[str, Told], now: Mapping[str, Told]) -> tuple[Problem, ...]:
    """Return warnings that name events which changed although no change of the group file tells so.

    Programs take an event's new time only with a higher SEQUENCE (RFC 5546, 2.1.4),
    and that rises with the changes of the group file alone. Someone who edits the
    first day, a break or the list of sessions after the calendars were given out
    has to know that those stay as they were.

    Args:
        earlier: What the leaders' calendars of the earlier pack told, by UID: they hold cancelled
            events too, and their titles tell which one it is.
        now: What those of the new pack tell.
    """
    gone = [told.title for uid, told in earlier.items() if uid not in now]
    silent = [
        told.title
        for uid, told in earlier.items()
        if uid in now and told.facts != now[uid].facts and told.revision >= now[uid].revision
    ]
    named = {"VK423": gone, "VK424": silent}
    return tuple(Problem(code, titles=tuple(titles[:_MOST_NAMED])) for code, titles in named.items() if titles)
