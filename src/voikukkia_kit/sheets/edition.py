"""One group in one language: what the documents are made from, and how its parts are said."""

import datetime as dt

import attrs

from voikukkia_kit.language import Language
from voikukkia_kit.model.contacts import Contact
from voikukkia_kit.model.people import Facilitator, Role
from voikukkia_kit.model.programme import Programme
from voikukkia_kit.model.series import Group, Rhythm
from voikukkia_kit.model.session import Delivery, Lead, Session, SessionKind
from voikukkia_kit.model.words import LeadersSession, LeadersWords, ParentsWords
from voikukkia_kit.schedule import DatedSession, Timetable

__all__ = ["Edition", "when"]

_LABELS = {SessionKind.PRE: "pre_label", SessionKind.FOLLOW_UP: "follow_up_label"}


def when(dated: DatedSession, words: Language) -> str:
    """Return day and time of a session, or that it is to be agreed or cancelled, or held remotely.

    One that is held with each one separately has a day and no time: the time is each one's own.
    """
    if dated.start is None or dated.end is None:
        return words.word("documents", "to_be_agreed")
    moment = words.moment(dated.start, dated.end)
    if dated.cancelled:
        return f"{moment}, {words.word('documents', 'cancelled')}"
    if dated.delivery is Delivery.INDIVIDUAL:
        return f"{words.day(dated.start)}, {words.word('documents', 'individual')}"
    return f"{moment}, {words.word('documents', 'remote')}" if dated.delivery is Delivery.REMOTE else moment


@attrs.frozen(kw_only=True, eq=False)
class Edition:
    """One group in one language.

    Attributes:
        group: The group.
        programme: Its programme.
        timetable: Its sessions on their days.
        parents: What parents read.
        leaders: What leaders read; none in an edition for parents, which cannot leak what it does not have.
        language: The language.
        contacts: Where to find help.
    """

    group: Group
    programme: Programme
    timetable: Timetable
    parents: ParentsWords
    leaders: LeadersWords | None = None
    language: Language
    contacts: tuple[Contact, ...]

    def word(self, name: str, /, **facts: str | int) -> str:
        """Return a phrase of the documents."""
        return self.language.word("documents", name, **facts)

    @property
    def sessions(self) -> tuple[Session, ...]:
        """Return the sessions in order of time, each once, where it is first held."""
        return tuple({dated.session.number: dated.session for dated in self.timetable.by_time}.values())

    def dated(self, session: Session) -> tuple[DatedSession, ...]:
        """Return a session on its days: several for pre-meetings of one family each."""
        return tuple(dated for dated in self.timetable.sessions if dated.session.number == session.number)

    def is_cancelled(self, session: Session) -> bool:
        """Return whether a session is not held at all: nothing is printed or packed for it."""
        return all(dated.cancelled for dated in self.dated(session))

    def is_for_one(self, session: Session) -> bool:
        """Return whether each comes to a session alone, or each family: at times of their own, or one by one."""
        dated = self.dated(session)
        is_open = session.kind is SessionKind.PRE and dated[0].start is None
        return is_open or len(dated) > 1 or dated[0].delivery is Delivery.INDIVIDUAL

    def is_remote(self, session: Session) -> bool:
        """Return whether a session is held remotely."""
        return self.dated(session)[0].delivery is Delivery.REMOTE

    @property
    def own(self) -> LeadersWords:
        """Return what leaders read.

        Raises:
            ValueError: This edition is for parents: a bug of ours.
        """
        if self.leaders is None:
            raise ValueError("An edition for parents has no words of leaders.")
        return self.leaders

    def session_words(self, session: Session) -> LeadersSession:
        """Return what leaders read about a session."""
        return self.own.sessions[session.number]

    def label(self, session: Session) -> str:
        """Return what a session is called before its theme: `Kerta 3`."""
        return self.word(_LABELS.get(session.kind, "session_label"), code=self.timetable.position(session.number))

    def when(self, dated: DatedSession) -> str:
        """Return day and time of a session; see the function of this name."""
        return when(dated, self.language)

    def when_where(self, dated: DatedSession, *, discreet: bool = False) -> str:
        """Return day and time of a session, and the place where it is another than the group's usual one.

        Args:
            dated: The session.
            discreet: Give the place as participants' calendars show it; one that they withhold stands here.
        """
        place = dated.calendar_place or dated.place if discreet else dated.place
        moved = dated.is_held and dated.delivery is Delivery.GROUP and place != self.where(discreet=discreet)
        return f"{self.when(dated)}, {place}" if moved else self.when(dated)

    def when_all(self, session: Session) -> str:
        """Return every day of a session, as leaders read it."""
        return "; ".join(map(self.when_where, self.dated(session)))

    def next_after(self, session: Session) -> DatedSession | None:
        """Return the session that is held next after this one.

        That is the next in time; where a time is still to be agreed, the next in
        the group's order.
        """
        others = [d for d in self.timetable.sessions if not d.cancelled and d.session.number != session.number]
        own = self.dated(session)[-1].start
        if own is not None:
            keys = {d.key for d in others}
            later = [d for d in self.timetable.held if d.key in keys and d.start and d.start > own]
            if later:
                return later[0]
            others = [d for d in others if d.start is None]
        order = [one.number for one in self.timetable.contents]
        position = order.index(session.number)
        return next((d for d in others if order.index(d.session.number) > position), None)

    def next_together(self, session: Session) -> DatedSession | None:
        """Return the session that is held next for all together; each knows a time of their own by themselves."""
        following = self.next_after(session)
        while following and following.delivery is Delivery.INDIVIDUAL:
            following = self.next_after(following.session)
        return following

    def where(self, *, discreet: bool = False) -> str:
        """Return the usual place, or that the series meets remotely and, to leaders, how one joins.

        Args:
            discreet: Give the place as participants' calendars show it.
        """
        if self.group.delivery is Delivery.REMOTE:
            shown = None if discreet else self.group.link
            return ": ".join(filter(None, (self.word("remote"), shown)))
        return self.group.calendar_place or self.group.place if discreet else self.group.place

    def joining(self, *sessions: DatedSession) -> str:
        """Return how participants join those of these sessions that are held remotely; empty when none is.

        A link that would reveal is not told: they get it from their leaders.
        """
        remote = [dated for dated in sessions if dated.is_held and dated.delivery is Delivery.REMOTE]
        if not remote:
            return ""
        link = remote[0].calendar_link
        return self.word("join", link=link) if link else self.word("join_open")

    def times(self) -> str:
        """Return the usual time: `torstaisin klo 17.00–19.00`; nothing where each day has its own."""
        usual = self.group.time
        if usual is None:
            return ""
        times = self.language.times(usual.start, usual.end)
        if self.group.rhythm is Rhythm.EVERY_OTHER_WEEK:
            return self.word("every_other", weekday=self.language.weekday(usual.weekday, "nominative"), times=times)
        return f"{self.language.weekday(usual.weekday, 'on_days')} {times}"

    @property
    def leading(self) -> tuple[Facilitator, ...]:
        """Return those who usually lead, without substitutes."""
        return self.group.leading()

    @property
    def has_peer(self) -> bool:
        """Return whether a peer leads with the others, or is still to be found since the programme needs one."""
        practice, leading = self.programme.practice, self.group.pair.facilitators
        return Role.PEER in {one.role for group in (practice.roles, practice.leading, leading) for one in group}

    def names(self) -> str:
        """Return the first names of those who lead, as one signs a letter."""
        return self.language.joined(f.name for f in self.leading)

    def led_by(self, session: Session) -> str:
        """Return the first names of those who lead a session."""
        return self.language.joined(one.name for one in self.group.leading(session.number))

    def standing_by(self) -> str:
        """Return the first names of the substitutes; empty when there are none."""
        return self.language.joined(one.name for one in self.group.pair.facilitators if one.substitute)

    def role(self, lead: Lead) -> str:
        """Return what the programme calls those who lead something; the language's own word where it says nothing."""
        return self.own.programme.roles.get(lead) or self.word(f"lead_{lead.value}")

    def facilitator(self, facilitator: Facilitator) -> str:
        """Return name, role and training of one who leads."""
        role = facilitator.role.value
        called = self.own.programme.roles.get(Lead(role)) or self.language.word("values", role)
        parts = [facilitator.name, called]
        if facilitator.trained:
            trained: dt.date = facilitator.trained
            parts.append(self.word("trained", month=trained.month, year=trained.year))
        return ", ".join([*parts, *([self.word("substitute")] if facilitator.substitute else [])])
