"""Small values for the tests: valid by default, so that a test names only what it is about."""

import datetime as dt
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path
from typing import Any

from voikukkia_kit.errors import Fact, InputError, Problem, VoikukkiaError
from voikukkia_kit.files.facts import load_named_days
from voikukkia_kit.files.group_file import GroupFile, read_group_file
from voikukkia_kit.files.yaml import Mapping as Keys
from voikukkia_kit.files.yaml import Node, Scalar, Sequence
from voikukkia_kit.language import language
from voikukkia_kit.model.contacts import Contact
from voikukkia_kit.model.people import Facilitator, FacilitatorPair, Participants, Role
from voikukkia_kit.model.practice import (
    BreakFrom,
    Leading,
    Limits,
    Methods,
    Practice,
    RoleNeeded,
    Rule,
    StaysLight,
    Trained,
)
from voikukkia_kit.model.programme import Item, Programme
from voikukkia_kit.model.revealing import NOTHING, Revealing
from voikukkia_kit.model.series import Change, Group
from voikukkia_kit.model.session import Activity, Lead, Material, Method, Session, SessionKind
from voikukkia_kit.model.times import Break, Moment, WeeklyTime
from voikukkia_kit.model.words import (
    ActivityWords,
    Before,
    Forms,
    Handout,
    Invitation,
    LeadersProgramme,
    LeadersSession,
    LeadersWords,
    ParentsProgramme,
    ParentsSession,
    ParentsWords,
    Prompts,
    Titled,
)
from voikukkia_kit.schedule import FreeDays, MunicipalBreaks, timetable
from voikukkia_kit.sheets.edition import Edition

KINDS = {0: SessionKind.PRE, 11: SessionKind.FOLLOW_UP}
NUMBERS = tuple(range(12))
NAMED_DAYS = load_named_days()
FREE_DAYS = FreeDays(days=NAMED_DAYS)
TRAINED = dt.date(2024, 11, 1)
KEY = "5f0c1e7a9b3d4c8e6a2f7b1d0e9c8a34"  # of no group that there is
LEADS = {"arrival": Lead.PEER, "framing": Lead.WORKER, "calming": Lead.WORKER}
SOURCE = "lähde"
PRACTICE = Practice(
    participants=Limits(fewest=4, most=8, source=SOURCE),
    sessions=Limits(fewest=6, most=12, source=SOURCE),
    days_between=Limits(fewest=5, most=20, source=SOURCE),
    facilitators=Limits(fewest=2, source=SOURCE),
    roles=(
        RoleNeeded(role=Role.WORKER, trained=Trained.ONE, source=SOURCE),
        RoleNeeded(role=Role.PEER, trained=Trained.ALL, source=SOURCE),
    ),
    leading=(Leading(role=Role.PEER, never_alone=(Method.FRAMING, Method.CALMING), source=SOURCE),),
    break_from=BreakFrom(minutes=90, source=SOURCE),
    rounds=Methods(methods=(Method.OPENING_ROUND, Method.CLOSING_ROUND), source=SOURCE),
    calming=Methods(methods=(Method.CALMING,), source=SOURCE),
    heavy=StaysLight(last_minutes=20, light_ends=True, source=SOURCE),
    whole=Rule(source=SOURCE),
)
LENGTHS = {
    "arrival": 10,
    "opening-round": 20,
    "framing": 10,
    "break": 10,
    "talk": 50,
    "calming": 10,
    "closing-round": 10,
}


def day(text: str) -> dt.date:
    """Return a day: `14.1.2027`."""
    return dt.datetime.strptime(text, "%d.%m.%Y").date()  # noqa: DTZ007  # a day has no time zone


def days(*texts: str) -> list[dt.date]:
    return list(map(day, texts))


def moment(text: str, start: int | None = None, end: int | None = None) -> Moment:
    """Return a day and whole hours on it."""
    return Moment(day(text), dt.time(start) if start else None, dt.time(end) if end else None)


def activity(name: str, **changes: Any) -> Activity:
    """Return an activity whose id is also its method."""
    method = Method(name) if name in LENGTHS else Method.EXERCISE
    minutes = LENGTHS.get(name, 10)
    usual: dict[str, Any] = {
        "id": name,
        "method": method,
        "minutes": minutes,
        "stretch": (5, minutes + 10),
        "lead": LEADS.get(name, Lead.BOTH),
    }
    return Activity(**usual | changes)


def session(number: int = 3, *activities: Activity, **changes: Any) -> Session:
    """Return a session of two hours that keeps every rule of practice; of these activities when some are given."""
    usual: dict[str, Any] = {
        "number": number,
        "slug": f"kerta-{number}",
        "kind": KINDS.get(number, SessionKind.GROUP),
        "phase": "bud",
        "activities": activities or tuple(map(activity, LENGTHS)),
    }
    return Session(**usual | changes)


def programme(*sessions: Session, **changes: Any) -> Programme:
    """Return a programme of twelve sessions, or of these."""
    chosen = sessions or tuple(map(session, NUMBERS))
    items = {material.item for each in chosen for part in each.activities for material in part.materials}
    usual: dict[str, Any] = {
        "name": "koe",
        "sessions": chosen,
        "order": tuple(each.number for each in chosen),
        "items": {item: Item() for item in sorted(items)},
        "practice": PRACTICE,
    }
    return Programme(**usual | changes)


def worker(name: str = "Maija", **changes: Any) -> Facilitator:
    usual: dict[str, Any] = {"name": name, "role": Role.WORKER, "trained": TRAINED}
    return Facilitator(**usual | changes)


def peer(name: str = "Ville", **changes: Any) -> Facilitator:
    return worker(name, **{"role": Role.PEER} | changes)


def pair(*facilitators: Facilitator) -> FacilitatorPair:
    return FacilitatorPair(facilitators or (worker(), peer()))


def group(**changes: Any) -> Group:
    """Return a group that meets on Thursdays from 14 January 2027."""
    usual: dict[str, Any] = {
        "code": "SJK-K27",
        "place": "Kauppakatu 1, Seinäjoki",
        "start": dt.date(2027, 1, 14),
        "time": WeeklyTime(3, dt.time(17), dt.time(19)),
        "made": dt.date(2026, 12, 1),
        "pair": pair(),
        "participants": Participants(6),
        "contact": "044 000 0000",
    }
    return Group(**usual | changes)


def change(number: int, told: str = "20.1.2027", **changes: Any) -> Change:
    return Change(session=number, told=day(told), **changes)


def free(first: str, last: str | None = None, reason: str = "") -> Break:
    return Break(day(first), day(last or first), reason)


def school(**changes: Any) -> MunicipalBreaks:
    usual: dict[str, Any] = {
        "name": "Lahti",
        "autumn_week": 43,
        "winter_week": 9,
        "known": (2026,),
        "source": "lahti.fi",
    }
    return MunicipalBreaks(**usual | changes)


def school_days(**changes: Any) -> FreeDays:
    return FreeDays(days=NAMED_DAYS, school=school(**changes))


def material(item: str, **changes: Any) -> Material:
    return Material(item=item, **changes)


def session_words(of: Session, **changes: Any) -> LeadersSession:
    """Return what leaders read about a session."""
    usual: dict[str, Any] = {
        "title": f"Aihe {of.number}",
        "aim": "Tavoite.",
        "key_message": "Viesti.",
        "before": Before(room="- tuolit", pair="- työnjako"),
        "activities": {part.id: ActivityWords(title=part.id, do=f"- {part.id}") for part in of.activities},
    }
    return LeadersSession(**usual | changes)


def told_parents(of: Session, **changes: Any) -> ParentsSession:
    """Return what parents read about a session."""
    usual: dict[str, Any] = {"preview": f"Ennakko {of.number}", "missed": f"Poissa {of.number}"}
    return ParentsSession(**usual | changes)


def handout(topic: str, title: str | None = None, text: str = "Teksti.") -> Handout:
    return Handout(topic=topic, title=title or f"Otsikko {topic}", text=text)


def leaders_words(
    of: Programme, *, sessions: Mapping[int, LeadersSession] | None = None, **changes: Any
) -> LeadersWords:
    """Return Finnish words of a programme for its leaders; changes are those of the programme's own."""
    usual: dict[str, Any] = {
        "title": "Ohjelma",
        "items": {item: Forms(one=f"{item} (yksi)", many=f"{item} (monta)") for item in of.items},
        "pair_agreement": (Prompts(title="Työnjako", prompts=("Kello:",)),),
        "debrief_sheet": ("Miten meni?",),
    }
    return LeadersWords(
        programme=LeadersProgramme(**usual | changes),
        sessions={each.number: session_words(each) for each in of.sessions} | dict(sessions or {}),
    )


def parents_words(
    of: Programme,
    *,
    handouts: Mapping[int, Iterable[Handout]] | None = None,
    sessions: Mapping[int, ParentsSession] | None = None,
    **changes: Any,
) -> ParentsWords:
    """Return Finnish words of a programme for parents; no session has handouts but the ones given here."""
    usual: dict[str, Any] = {
        "rules": (Titled(title="Saat ohittaa", text="Aina."),),
        "confidentiality": "Jää tänne.",
        "invitation": Invitation(opening="Hei!", what="Puhutaan.", welcome="Tervetuloa!"),
        "practical": (Titled(title="Kahvi", text="On."),),
    }
    return ParentsWords(
        programme=ParentsProgramme(**usual | changes),
        sessions={each.number: told_parents(each) for each in of.sessions} | dict(sessions or {}),
        handouts={each.number: tuple((handouts or {}).get(each.number, ())) for each in of.sessions},
    )


def contact(number: str = "112", /, **changes: Any) -> Contact:
    usual: dict[str, Any] = {
        "id": number,
        "number": number,
        "name": {"fi": f"Apu {number}"},
        "what": {"fi": "Heti."},
        "source": "thl.fi",
        "source_year": 2026,
    }
    return Contact(**usual | changes)


def edition(
    of: Group | None = None,
    programme_of: Programme | None = None,
    *,
    contacts: tuple[Contact, ...] = (),
    leaders: LeadersWords | None = None,
    parents: ParentsWords | None = None,
    revealing: Revealing = NOTHING,
    **handouts: Iterable[Handout],
) -> Edition:
    """Return a group in Finnish.

    Args:
        of: The group.
        programme_of: Its programme.
        contacts: Where to find help.
        leaders: What leaders read; short words by default.
        parents: What parents read; short words by default.
        revealing: Words that participants' calendars must not show.
        handouts: Handouts of the short words: `s3=[...]` for session 3.
    """
    of, whole = of or group(), programme_of or programme()
    given = {int(name[1:]): each for name, each in handouts.items()}
    return Edition(
        group=of,
        programme=whole,
        timetable=timetable(of, whole, FREE_DAYS, revealing),
        parents=parents or parents_words(whole, handouts=given),
        leaders=leaders or leaders_words(whole),
        language=language("fi"),
        contacts=contacts,
    )


GROUP_FILE = {
    "muoto": "1",
    "ohjelma": "voikukkia",
    "tunnus": "SJK-K27",
    "kieli": "fi",
    "järjestäjä": "Esimerkin hyvinvointialue",
    "paikka": "Kauppakatu 1, Seinäjoki",
    "alkaa": "14.1.2027",
    "aika": "to 17.00–19.00",
    "laadittu": "1.12.2026",
    "ohjaajat": """
  - {nimi: Maija, rooli: työntekijä, koulutettu: 11/2024}
  - {nimi: Ville, rooli: vertaisohjaaja, koulutettu: 11/2024}""",
    "osallistujia": "6",
    "yhteys": "044 000 0000",
}


def group_text(**lines: str | None) -> str:
    """Return a group file of 14 lines; a key given here has another value, stands from line 15 on, or is left out."""
    given = {key: value for key, value in (GROUP_FILE | lines).items() if value is not None}
    return "".join(f"{key}:{value}\n" if value[0] == "\n" else f"{key}: {value}\n" for key, value in given.items())


def group_file(folder: Path, text: str | None = None, **lines: str | None) -> GroupFile:
    """Write a group file and read it."""
    path = folder / "ryhma.yaml"
    path.write_text(group_text(**lines) if text is None else text, encoding="utf-8", newline="")
    return read_group_file(path)


Told = tuple[str, str, dict[str, Fact]]


def told(error: VoikukkiaError | Iterable[Problem]) -> list[Told]:
    """Return code, `line:column` and facts of each problem."""
    problems = error.problems if isinstance(error, VoikukkiaError) else error
    return [(problem.code, where(problem), dict(problem.facts)) for problem in problems]


def problems_of(make: Callable[[], object]) -> tuple[Problem, ...]:
    """Return what is wrong with what is made here; nothing when it can be made."""
    try:
        make()
    except InputError as error:
        return error.problems
    return ()


def where(problem: Problem) -> str:
    return f"{problem.place.line}:{problem.place.column}" if problem.place else ""


def plain(node: Node) -> Any:
    """Return what a node holds as text, lists and pairs."""
    match node:
        case Scalar():
            return node.text
        case Sequence():
            return [plain(item) for item in node.items]
        case Keys():
            return {plain(key): plain(value) for key, value in node.entries}
