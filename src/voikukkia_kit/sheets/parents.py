"""Fills what parents' pages may show."""

from voikukkia_kit.language import Language
from voikukkia_kit.model.contacts import Contact
from voikukkia_kit.model.session import Delivery, Session, SessionKind
from voikukkia_kit.model.words import Handout, Invitation
from voikukkia_kit.schedule import DatedSession
from voikukkia_kit.sheets.edition import Edition
from voikukkia_kit.sheets.leaders_page import ShownPart
from voikukkia_kit.sheets.parents_page import (
    Parents,
    ShownContact,
    ShownDates,
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
    remote = words.remote if group.delivery is Delivery.REMOTE else None
    own = tuple(ShownPart(title=title, text=text) for title, text in group.practical.items())
    return Parents(
        series=ShownParentsSeries(
            place="" if group.delivery is Delivery.REMOTE else edition.where(discreet=True),
            joining=edition.joining(*_shared(edition)),
            contact=group.contact or "",
            names=edition.names(),
        ),
        dates=_dates(edition),
        follow_up=any(one.session.kind is SessionKind.FOLLOW_UP and not one.cancelled for one in _shared(edition)),
        invitation=_invitation(edition, remote.invitation if remote else words.invitation),
        practical=own or tuple(ShownPart(title=p.title, text=p.text) for p in (remote or words).practical),
        rules=tuple(ShownPart(title=rule.title, text=rule.text) for rule in words.rules),
        confidentiality=words.confidentiality,
        held=_held(edition),
        signers=tuple(f.name for f in edition.leading),
        contacts=tuple(one for one in (_contact(each, edition.language) for each in edition.contacts) if one.name),
        contacts_checked=_checked(edition),
    )


def _invitation(edition: Edition, said: Invitation | None) -> ShownInvitation | None:
    if said is None:
        return None
    phase = edition.sessions[0].phase
    return ShownInvitation(opening=said.opening, what=said.what, welcome=said.welcome, phase=phase)


def letter(edition: Edition, session: Session) -> ShownLetter:
    """Return a session for the letter to one who could not come; nobody misses a pre-meeting, it is held later."""
    after, following = edition.next_after(session), edition.next_together(session)
    is_missed = session.kind is not SessionKind.PRE
    return ShownLetter(
        missed=edition.parents.sessions[session.number].missed if is_missed else "",
        phase=session.phase,
        own_time=edition.language.day(after.start) if after and after != following and after.start else "",
        next_when=edition.when(following) if following else "",
        next_place=following.calendar_place or following.place if following and following.room else "",
        joining=edition.joining(following) if following else "",
    )


def handouts(session: Session, shown: tuple[Handout, ...]) -> tuple[ShownHandout, ...]:
    """Return handouts of a session; nothing of the series stands on them, so they are the same for every one."""
    return tuple(ShownHandout(title=h.title, text=h.text, phase=session.phase) for h in shown)


def _shared(edition: Edition) -> list[DatedSession]:
    """Return the sessions that concern all, in order of time: a family's own day is not told to others."""
    return [dated for dated in edition.timetable.by_time if len(edition.dated(dated.session)) == 1]


def _dates(edition: Edition) -> ShownDates:
    told = [dated for dated in _shared(edition) if dated.span]
    held = [dated for dated in told if not dated.cancelled]
    together = [dated for dated in held if dated.delivery is not Delivery.INDIVIDUAL]

    def lines(kind: SessionKind) -> tuple[str, ...]:
        return tuple(_when(edition, dated) for dated in together if dated.session.kind is kind)

    language = edition.language
    return ShownDates(
        pre_meeting="".join(lines(SessionKind.PRE)),
        together=lines(SessionKind.GROUP),
        alone=tuple(language.day(d.start) for d in held if d.start and d not in together),
        cancelled=tuple(language.moment(*d.span) for d in told if d.span and d.cancelled),
        free=tuple(language.day(day.date) for day in edition.timetable.skipped),
        follow_up="".join(lines(SessionKind.FOLLOW_UP)),
    )


def _when(edition: Edition, dated: DatedSession) -> str:
    """Return day, time and place of a session; a series that always meets remotely need not say it of each."""
    usual = dated.delivery is edition.group.delivery is Delivery.REMOTE and dated.span
    return edition.language.moment(*usual) if usual else edition.when_where(dated, discreet=True)


def _held(edition: Edition) -> ShownHeld | None:
    together = (d for d in edition.timetable.held if d.delivery is not Delivery.INDIVIDUAL)
    held = [d for d in together if d.session.kind is SessionKind.GROUP]
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
