"""Adds up what to pack: for one session, and for the whole series."""

from collections import Counter
from collections.abc import Iterator

import attrs

from voikukkia_kit.model.session import Per, Session
from voikukkia_kit.sheets.edition import Edition

__all__ = ["PackingList", "beforehand", "copies_for", "needs", "series"]


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
    it is packed for one at a time. A session that is cancelled needs nothing. For a
    remote one leaders take what they need themselves; see `beforehand`.
    """
    if edition.is_cancelled(session):
        return ()
    handouts = (
        () if edition.is_remote(session) else _handouts(edition, session, copies_for(edition, Per.PARTICIPANT, session))
    )
    return (*_lines(edition, _count(edition, session)), *handouts)


def beforehand(edition: Edition, session: Session) -> tuple[str, ...]:
    """Return what each participant of a remote session has to have before it; nothing for another session."""
    if edition.is_cancelled(session) or not edition.is_remote(session):
        return ()
    theirs = _added(edition, session, participants=1, facilitators=0, of=(Per.PARTICIPANT, Per.PERSON))
    return (*_lines(edition, theirs), *_handouts(edition, session, copies=1))


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
    """Return what leaders take to a session: nothing for participants who have their own at home."""
    participants = 1 if edition.is_for_one(session) else edition.group.participants.count
    there = 0 if edition.is_remote(session) else participants
    return _added(
        edition, session, participants=there, facilitators=len(edition.group.leading(session.number)), of=tuple(Per)
    )


def _added(
    edition: Edition, session: Session, *, participants: int, facilitators: int, of: tuple[Per, ...]
) -> Counter[str]:
    count: Counter[str] = Counter()
    for timed in edition.dated(session)[0].activities:
        for material in timed.activity.materials:
            item = edition.programme.items[material.item]
            if material.per not in of or (item.in_room and edition.is_remote(session)):
                continue
            needed, there = material.needed(participants, facilitators), count[material.item]
            count[material.item] = max(there, needed) if item.reused else there + needed
    return count


def _lines(edition: Edition, count: Counter[str]) -> Iterator[str]:
    names = edition.own.programme.items
    for item in edition.programme.items:
        if count[item]:
            forms = names[item]
            yield edition.language.count(count[item], {"one": forms.one, "many": forms.many})


def _handouts(edition: Edition, session: Session, copies: int) -> Iterator[str]:
    forms = edition.language.words("documents")["copies"]
    for handout in edition.parents.handouts[session.number]:
        yield edition.language.count(copies, forms).format(title=handout.title)


def copies_for(edition: Edition, per: Per, session: Session | None = None) -> int:
    """Return how many copies of a document to print."""
    if per is Per.PARTICIPANT and session is not None and edition.is_for_one(session):
        return 1
    leading = edition.group.leading(session.number if session else None)
    people = {Per.PARTICIPANT: edition.group.participants.count, Per.FACILITATOR: len(leading)}
    return people.get(per, 1)
