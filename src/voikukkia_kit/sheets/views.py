"""What each document shows, as plain values for its template."""

import datetime as dt
from typing import Any

from voikukkia_kit.model.session import Activity, Session, SessionKind
from voikukkia_kit.model.words import Handout
from voikukkia_kit.schedule import DatedSession, TimedActivity
from voikukkia_kit.sheets import packing
from voikukkia_kit.sheets.edition import Edition

__all__ = [
    "View",
    "agreement",
    "certificate",
    "contacts",
    "debrief",
    "handouts",
    "invitation",
    "missed",
    "overview",
    "packing_list",
    "plan",
    "rules",
]

View = dict[str, Any]


def _group(edition: Edition) -> View:
    group = edition.group
    return {
        "title": edition.words.programme.title,
        "code": group.code,
        "place": edition.where(),
        "times": edition.times(),
        "contact": group.contact or "",
        "names": edition.names(),
    }


def plan(edition: Edition, session: Session) -> View:
    """Return the plan of a session: the running sheet, then everything behind it."""
    words = edition.session_words(session)
    dated = edition.dated(session)
    timed = _activities(edition, dated)
    return {
        "session": {
            "label": edition.label(session),
            "title": words.title,
            "when": "; ".join(map(edition.when, dated)),
            "place": dated[0].room if dated[0].start else "",
            "phase": session.phase.value,
            "aim": words.aim,
            "key_message": words.key_message,
            "activities": timed,
            "materials": list(packing.needs(edition, session)),
            "shorter": words.shorter,
            "before_room": words.before.room,
            "before_pair": words.before.pair,
            "heavy": {"enter": words.heavy.enter, "stay": words.heavy.stay, "back": words.heavy.back}
            if words.heavy
            else None,
            "questions": [a for a in timed if a["ask"] or a["avoid"]],
            "backgrounds": [
                {"title": w.title, "text": w.background}
                for w in (words.activities[one.activity.words] for one in dated[0].activities)
                if w.background
            ],
            "what_if": [{"when": row.when, "say": row.say, "do": row.do} for row in words.what_if],
            "peer": words.peer,
            "debrief": list(words.debrief),
        },
        "next": _next(edition, session),
    }


def _activities(edition: Edition, dated: tuple[DatedSession, ...]) -> list[View]:
    """Return the activities with clock times, or with minutes from the start when the time is not one."""
    start = dated[0].start if len(dated) == 1 else None
    return [_activity(edition, dated[0].session, one, start) for one in dated[0].activities]


def _activity(edition: Edition, session: Session, timed: TimedActivity, start: dt.datetime | None) -> View:
    activity: Activity = timed.activity
    words = edition.session_words(session).activities[activity.words]
    begins = dt.timedelta(minutes=timed.offset)
    return {
        "title": words.title,
        "time": edition.language.time((start + begins).time()) if start else f"{timed.offset}′",
        "minutes": timed.minutes,
        "lead": activity.lead.value,
        "lead_word": edition.word(f"lead_{activity.lead.value}"),
        "load": activity.load,
        "do": words.do,
        "say": list(words.say),
        "ask": list(words.ask),
        "avoid": list(words.avoid),
    }


def _next(edition: Edition, session: Session) -> View | None:
    dated = edition.next_after(session)
    if dated is None:
        return None
    words = edition.session_words(dated.session)
    return {
        "when": edition.when(dated),
        "title": words.title,
        "preview": words.preview,
        "bring": words.bring,
        "place": dated.calendar_place if dated.room else "",
    }


def overview(edition: Edition, _: None = None) -> View:
    """Return the programme at a glance."""
    skipped = [
        f"{edition.language.weekday(day.date)} {edition.language.date(day.date)}: {edition.language.fact(day.reason)}"
        for day in edition.timetable.skipped
    ]
    return {
        "group": _group(edition),
        "sessions": [_row(edition, dated) for dated in edition.timetable.sessions],
        "skipped": skipped,
        "facilitators": [edition.facilitator(f) for f in edition.group.pair.facilitators],
    }


def _row(edition: Edition, dated: DatedSession) -> View:
    words = edition.session_words(dated.session)
    moved = dated.planned is not None and dated.planned != dated.start and not dated.cancelled
    return {
        "code": str(dated.session.number),
        "title": words.title,
        "when": edition.when_where(dated),
        "cancelled": dated.cancelled,
        "change": edition.word("moved", was=edition.language.short_date(dated.planned))
        if moved and dated.planned
        else "",
        "load_word": edition.word(f"load_{dated.load}"),
    }


def packing_list(edition: Edition, _: None = None) -> View:
    """Return the packing list: the series added up, then session by session."""
    total = packing.series(edition)
    facilitators, participants = len(edition.leading), edition.group.participants.count
    return {
        "group": _group(edition),
        "for_whom": edition.word("packing_for", participants=participants, facilitators=facilitators),
        "reused": list(total.reused),
        "used_up": list(total.used_up),
        "sessions": [
            {
                "label": f"{edition.label(session)}: {edition.session_words(session).title}",
                "when": edition.when_all(session),
                "materials": list(packing.needs(edition, session)),
            }
            for session in edition.sessions
        ],
    }


def agreement(edition: Edition, _: None = None) -> View:
    """Return what the pair agrees on, as prompts to fill in."""
    parts = [{"title": p.title, "prompts": list(p.prompts)} for p in edition.words.programme.pair_agreement]
    return {"group": _group(edition), "parts": parts}


def debrief(edition: Edition, _: None = None) -> View:
    """Return the form the pair goes through after each session."""
    return {"group": _group(edition), "prompts": list(edition.words.programme.debrief_sheet)}


def handouts(_: Edition, session: Session, *shown: Handout) -> View:
    """Return handouts of a session; nothing of the group stands on them, so they are the same for every group."""
    return {"handouts": [{"title": h.title, "text": h.text, "phase": session.phase.value} for h in shown]}


def missed(edition: Edition, session: Session) -> View:
    """Return the letter to one who could not come."""
    words = edition.session_words(session)
    following = _next(edition, session)
    return {
        "group": _group(edition),
        "session": {"missed": words.missed, "phase": session.phase.value},
        "next": following,
    }


def invitation(edition: Edition, _: None = None) -> View:
    """Return the letter with dates, practical matters and whom to call; neutral at a glance."""
    words = edition.words.programme
    own = edition.group.practical
    practical = [{"title": title, "text": text} for title, text in own.items()]
    letter = words.invitation
    weekly = [edition.when_where(dated, discreet=True) for dated in edition.timetable.weekly]
    return {
        "group": _group(edition) | {"place": edition.where(discreet=True)},
        "invitation": {"opening": letter.opening, "what": letter.what, "welcome": letter.welcome},
        "dates": [*_shared_pre_meeting(edition), *weekly],
        "to_be_agreed": list(_around(edition)),
        "practical": practical or [{"title": p.title, "text": p.text} for p in words.practical],
    }


def _shared_pre_meeting(edition: Edition) -> list[str]:
    """Return the pre-meeting when all come to the same one; a family's own day is not told to others."""
    days = [d for d in edition.timetable.sessions if d.session.kind is SessionKind.PRE and d.start]
    return [edition.when(days[0])] if len(days) == 1 else []


def _around(edition: Edition) -> list[str]:
    told = []
    for dated in edition.timetable.sessions:
        if dated.session.kind is SessionKind.FOLLOW_UP:
            open_ = dated.start is None
            told.append(
                edition.word("follow_up_open") if open_ else edition.word("follow_up_on", when=edition.when(dated))
            )
    return told


def rules(edition: Edition, _: None = None) -> View:
    """Return the shared rules with the limits of confidentiality."""
    words = edition.words.programme
    return {
        "rules": [{"title": rule.title, "text": rule.text} for rule in words.rules],
        "confidentiality": words.confidentiality,
    }


def certificate(edition: Edition, _: None = None) -> View:
    """Return the certificate of attendance: no name of the programme, no organiser, no theme."""
    held = [d for d in edition.timetable.held if d.session.kind is SessionKind.GROUP]
    days = [d.start.date() for d in held if d.start]
    return {
        "period": edition.word(
            "certificate_period",
            first=edition.language.date(days[0]),
            last=edition.language.date(days[-1]),
            count=len(days),
        )
        if days
        else "",
        "signers": [f.name for f in edition.leading],
    }


def contacts(edition: Edition, _: None = None) -> View:
    """Return where to find help; unless every number was confirmed the page says so."""
    code = edition.language.code
    confirmed = [contact.confirmed for contact in edition.contacts]
    days = [day for day in confirmed if day]
    oldest = min(days) if days and len(days) == len(confirmed) else None
    return {
        "contacts": [
            {
                "name": c.name[code],
                "number": c.number,
                "what": c.what.get(code, ""),
                "hours": c.hours.get(code, ""),
            }
            for c in edition.contacts
            if code in c.name
        ],
        "checked": edition.word("contacts_checked", date=edition.language.date(oldest)) if oldest else "",
    }
