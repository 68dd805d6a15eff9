"""Small groups with their dates, words and changes, for the tests of calendars."""

import datetime as dt
from collections.abc import Mapping, Sequence

from voikukkia_kit.calendars.event import Event
from voikukkia_kit.calendars.events import facilitator_events, participant_events, room_events
from voikukkia_kit.files.facts import load_named_days
from voikukkia_kit.language import language
from voikukkia_kit.model.people import Facilitator, FacilitatorPair, Participants, Role
from voikukkia_kit.model.programme import Programme
from voikukkia_kit.model.series import Change, Group
from voikukkia_kit.model.session import Activity, Delivery, Lead, Method, Session, SessionKind
from voikukkia_kit.model.times import Moment, WeeklyTime
from voikukkia_kit.model.words import Before, LeadersProgramme, LeadersSession, LeadersWords
from voikukkia_kit.schedule import FreeDays, Timetable, timetable

__all__ = ["FINNISH", "calendars", "change", "dated", "group", "told", "words"]

FINNISH = language("fi")
TITLES = {
    0: "Ennakkotapaaminen",
    1: "Tutustuminen",
    2: "Vanhemman kriisi",
    3: "Lapsen sijoitus; ero, ikävä",
    4: "Tulevaisuus",
    11: "Jälkitapaaminen",
}
KINDS = {0: SessionKind.PRE, 11: SessionKind.FOLLOW_UP}


def session(number: int) -> Session:
    """Return a session of one activity that fits any length."""
    talk = Activity(id="talk", method=Method.TALK, minutes=120, stretch=(1, 1440), lead=Lead.BOTH)
    kind = KINDS.get(number, SessionKind.GROUP)
    return Session(number=number, slug=f"s-{number}", kind=kind, phase="bud", activities=(talk,))


PROGRAMME = Programme(name="p", sessions=tuple(map(session, TITLES)), order=tuple(TITLES))


def group(**given: object) -> Group:
    """Return a group that meets on four Thursdays, with the end of summer time after the third."""
    usual: dict[str, object] = {
        "code": "SJK-K27",
        "place": "Perhekeskus, Kauppakatu 1, Seinäjoki",
        "calendar_place": "Kauppakatu 1, Seinäjoki",
        "start": dt.date(2027, 10, 14),
        "time": WeeklyTime(3, dt.time(17), dt.time(19)),
        "made": dt.date(2027, 9, 1),
        "pair": FacilitatorPair((Facilitator(name="Maija", role=Role.WORKER),)),
        "participants": Participants(6),
    }
    return Group(**usual | given)  # type: ignore[arg-type]  # tests give what the fields take


def told() -> Group:
    """Return a group with slots, two pre-meetings, a move, a new place, a cancellation, a remote session."""
    return group(
        preparation_minutes=30,
        debrief_minutes=45,
        pre_meeting=(Moment(dt.date(2027, 9, 30), dt.time(16)), Moment(dt.date(2027, 9, 30), dt.time(18))),
        follow_up=Moment(dt.date(2027, 12, 2)),
        changes=(
            change(2, to=Moment(dt.date(2027, 10, 22), dt.time(16, 30))),
            change(2, told=dt.date(2027, 10, 4), place="Kirjasto; sali 2, Seinäjoki"),
            change(3, cancelled=True),
            change(4, delivery=Delivery.REMOTE),
        ),
    )


def change(number: int, told: dt.date = dt.date(2027, 10, 1), **given: object) -> Change:
    """Return a change of one session, told on the first of October."""
    return Change(session=number, told=told, **given)  # type: ignore[arg-type]  # as above


def dated(of: Group) -> Timetable:
    """Return the sessions of a group on their days."""
    return timetable(of, PROGRAMME, FreeDays(days=load_named_days()))


def words(titles: Mapping[int, str] = TITLES) -> LeadersWords:
    """Return words that are all empty but for the titles of sessions."""
    sessions = {number: titled(title) for number, title in (TITLES | dict(titles)).items()}
    return LeadersWords(programme=LeadersProgramme(title="", items={}), sessions=sessions)


def titled(title: str) -> LeadersSession:
    """Return the words of a session that has nothing but a title."""
    return LeadersSession(title=title, aim="", key_message="", before=Before(room="", pair=""), activities={})


def calendars(of: Group, titles: Mapping[int, str] = TITLES) -> dict[str, Sequence[Event]]:
    """Return the events of every reader's calendar of a group, by reader."""
    dates = dated(of)
    return {
        "facilitators": facilitator_events(of, dates, words(titles), FINNISH),
        "participants": participant_events(of, dates, FINNISH),
        "rooms": room_events(of, dates, FINNISH),
    }
