"""Adds up what to pack: for one session, and for the whole series."""

from collections import Counter
from collections.abc import Iterator

import attrs

from voikukkia_kit.model.session import Per, Session
from voikukkia_kit.sheets.edition import Edition

__all__ = ["PackingList", "needs", "series"]


@attrs.frozen
class PackingList:
    """Things with their numbers, as lines of text.

    Attributes:
        reused: What serves every time.
        used_up: What is used up.
    """

    reused: tuple[str, ...]
    used_up: tuple[str, ...]


def needs(edition: Edition, session: Session) -> tuple[str, ...]:
    """Return what one session needs, things first, then its handouts.

    A thing that is used up is added over the activities; one that is not serves
    the next activity too, so the largest number is enough. Where each comes alone,
    it is packed for one at a time. A session that is cancelled needs nothing.
    """
    if edition.is_cancelled(session):
        return ()
    return (*_lines(edition, _count(edition, session)), *_handouts(edition, session))


def series(edition: Edition) -> PackingList:
    """Return what all sessions that are held need together."""
    total: Counter[str] = Counter()
    for session in edition.sessions:
        if edition.is_cancelled(session):
            continue
        families = edition.group.participants.count if edition.is_for_one(session) else 1
        for item, count in _count(edition, session).items():
            reused = edition.programme.items[item].reused
            total[item] = max(total[item], count) if reused else total[item] + count * families
    split = [Counter({i: n for i, n in total.items() if edition.programme.items[i].reused is r}) for r in (True, False)]
    return PackingList(tuple(_lines(edition, split[0])), tuple(_lines(edition, split[1])))


def _count(edition: Edition, session: Session) -> Counter[str]:
    participants = 1 if edition.is_for_one(session) else edition.group.participants.count
    count: Counter[str] = Counter()
    for timed in edition.dated(session)[0].activities:
        for material in timed.activity.materials:
            needed = material.needed(participants, len(edition.leading))
            reused = edition.programme.items[material.item].reused
            count[material.item] = max(count[material.item], needed) if reused else count[material.item] + needed
    return count


def _lines(edition: Edition, count: Counter[str]) -> Iterator[str]:
    names = edition.own.programme.items
    for item in edition.programme.items:
        if count[item]:
            forms = names[item]
            yield edition.language.count(count[item], {"one": forms.one, "many": forms.many})


def _handouts(edition: Edition, session: Session) -> Iterator[str]:
    copies = copies_for(edition, Per.PARTICIPANT, session)
    forms = edition.language.words("documents")["copies"]
    for handout in edition.parents.handouts[session.number]:
        yield edition.language.count(copies, forms).format(title=handout.title)


def copies_for(edition: Edition, per: Per, session: Session | None = None) -> int:
    """Return how many copies of a document to print."""
    if per is Per.PARTICIPANT and session is not None and edition.is_for_one(session):
        return 1
    people = {Per.PARTICIPANT: edition.group.participants.count, Per.FACILITATOR: len(edition.leading)}
    return people.get(per, 1)
