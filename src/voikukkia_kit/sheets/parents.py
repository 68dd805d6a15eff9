"""Fills what parents' pages may show."""

from voikukkia_kit.language import Language
from voikukkia_kit.model.contacts import Contact
from voikukkia_kit.model.session import Session, SessionKind
from voikukkia_kit.model.words import Handout
from voikukkia_kit.sheets.edition import Edition
from voikukkia_kit.sheets.leaders_page import ShownPart
from voikukkia_kit.sheets.parents_page import (
    Parents,
    ShownContact,
    ShownHandout,
    ShownHeld,
    ShownInvitation,
    ShownLetter,
    ShownParentsSeries,
)

__all__ = ["for_parents", "handouts", "letter"]


def for_parents(edition: Edition) -> Parents:
    """Return what pages of parents may show, about no session yet."""
    words, group = edition.parents.programme, edition.group
    follow_up = [d for d in edition.timetable.sessions if d.session.kind is SessionKind.FOLLOW_UP]
    own = tuple(ShownPart(title=title, text=text) for title, text in group.practical.items())
    return Parents(
        series=ShownParentsSeries(
            place=edition.where(discreet=True), contact=group.contact or "", names=edition.names()
        ),
        dates=(
            *_shared_pre_meeting(edition),
            *(edition.when_where(dated, discreet=True) for dated in edition.timetable.weekly),
        ),
        follow_up=bool(follow_up),
        follow_up_when=edition.when(follow_up[0]) if follow_up and follow_up[0].start else "",
        invitation=_invitation(edition),
        practical=own or tuple(ShownPart(title=p.title, text=p.text) for p in words.practical),
        rules=tuple(ShownPart(title=rule.title, text=rule.text) for rule in words.rules),
        confidentiality=words.confidentiality,
        held=_held(edition),
        signers=tuple(f.name for f in edition.leading),
        contacts=tuple(one for one in (_contact(each, edition.language) for each in edition.contacts) if one.name),
        contacts_checked=_checked(edition),
    )


def _invitation(edition: Edition) -> ShownInvitation | None:
    said = edition.parents.programme.invitation
    if said is None:
        return None
    phase = edition.sessions[0].phase
    return ShownInvitation(opening=said.opening, what=said.what, welcome=said.welcome, phase=phase)


def letter(edition: Edition, session: Session) -> ShownLetter:
    """Return a session for the letter to one who could not come; nobody misses a pre-meeting, it is held later."""
    following = edition.next_after(session)
    is_missed = session.kind is not SessionKind.PRE
    return ShownLetter(
        missed=edition.parents.sessions[session.number].missed if is_missed else "",
        phase=session.phase,
        next_when=edition.when(following) if following else "",
        next_place=following.calendar_place or following.place if following and following.room else "",
    )


def handouts(session: Session, shown: tuple[Handout, ...]) -> tuple[ShownHandout, ...]:
    """Return handouts of a session; nothing of the series stands on them, so they are the same for every one."""
    return tuple(ShownHandout(title=h.title, text=h.text, phase=session.phase) for h in shown)


def _shared_pre_meeting(edition: Edition) -> list[str]:
    """Return the pre-meeting when all come to the same one; a family's own day is not told to others."""
    days = [d for d in edition.timetable.sessions if d.session.kind is SessionKind.PRE and d.start]
    return [edition.when(days[0])] if len(days) == 1 else []


def _held(edition: Edition) -> ShownHeld | None:
    held = [d for d in edition.timetable.held if d.session.kind is SessionKind.GROUP]
    days = [d.start.date() for d in held if d.start]
    if not days:
        return None
    language = edition.language
    return ShownHeld(count=len(days), first=language.date(days[0]), last=language.date(days[-1]))


def _contact(contact: Contact, language: Language) -> ShownContact:
    return ShownContact(
        name=language.chosen(contact.name),
        number=contact.number,
        what=language.chosen(contact.what),
        hours=language.chosen(contact.hours),
    )


def _checked(edition: Edition) -> str:
    """Return the day of the oldest check, empty unless every number was checked."""
    days = [contact.confirmed or edition.group.crisis_numbers_checked for contact in edition.contacts]
    known = [day for day in days if day]
    return edition.language.date(min(known)) if known and len(known) == len(days) else ""
