"""Fills what leaders' pages may show."""

import datetime as dt

from voikukkia_kit.model.session import Delivery, Lead, Session
from voikukkia_kit.model.words import ActivityWords, LeadersSession
from voikukkia_kit.schedule import DatedSession, TimedActivity
from voikukkia_kit.sheets import packing
from voikukkia_kit.sheets.edition import Edition
from voikukkia_kit.sheets.leaders_page import (
    Leaders,
    ShownActivity,
    ShownDay,
    ShownHeavy,
    ShownNext,
    ShownPacking,
    ShownPart,
    ShownPrompts,
    ShownRemote,
    ShownSeries,
    ShownSession,
    ShownWhatIf,
)

__all__ = ["for_leaders"]


def for_leaders(edition: Edition) -> Leaders:
    """Return what pages of leaders may show, about no session yet."""
    words = edition.own.programme
    return Leaders(
        series=_series(edition),
        sessions=tuple(_session(edition, session) for session in edition.sessions),
        days=tuple(_day(edition, dated) for dated in edition.timetable.by_time),
        skipped=tuple(
            f"{edition.language.weekday(day.date)} {edition.language.date(day.date)}: "
            f"{edition.language.fact(day.reason)}"
            for day in edition.timetable.skipped
        ),
        facilitators=tuple(map(edition.facilitator, edition.group.pair.facilitators)),
        packing=_packing(edition),
        pair_agreement=tuple(
            ShownPrompts(title=part.title, prompts=tuple(_named(one, edition) for one in part.prompts))
            for part in words.pair_agreement
        ),
        debrief_sheet=words.debrief_sheet,
        colophon=words.colophon,
    )


def _named(prompt: str, edition: Edition) -> str:
    """Return a prompt with the substitutes in the place of their braces; dots to be filled in where there are none."""
    return prompt.replace("{substitutes}", edition.standing_by() or "...")


def _series(edition: Edition) -> ShownSeries:
    group = edition.group
    return ShownSeries(
        title=edition.own.programme.title,
        code=group.code,
        place=edition.where(),
        times=edition.times(),
        contact=group.contact or "",
        names=edition.names(),
        organiser=group.organiser,
        participants=group.participants.count,
        facilitators=len(edition.leading),
    )


def _packing(edition: Edition) -> ShownPacking:
    total = packing.series(edition)
    return ShownPacking(reused=total.reused, used_up=total.used_up)


def _session(edition: Edition, session: Session) -> ShownSession:
    words = edition.session_words(session)
    dated = edition.dated(session)
    timed = _activities(edition, dated)
    remote = edition.own.programme.remote if edition.is_remote(session) else None
    theirs = {Lead.PEER.value, *([Lead.BOTH.value] if edition.has_peer else [])}
    return ShownSession(
        number=str(edition.timetable.position(session.number)),
        label=edition.label(session),
        title=words.title,
        when="; ".join(map(edition.when, dated)),
        when_where=edition.when_all(session),
        place=dated[0].place if dated[0].start and dated[0].delivery is Delivery.GROUP else "",
        remote=_remote(edition, session),
        led_by=edition.led_by(session),
        one_by_one=dated[0].delivery is Delivery.INDIVIDUAL,
        phase=session.phase,
        load_word=edition.word(f"load_{dated[0].load}"),
        aim=words.aim,
        key_message=words.key_message,
        activities=timed,
        peer_parts=tuple(one for one in timed if one.lead in theirs),
        questions=tuple(one for one in timed if one.ask or one.avoid),
        materials=packing.needs(edition, session),
        shorter=words.shorter,
        before_room=remote.room if remote else words.before.room,
        before_pair=words.before.pair,
        heavy=_heavy(words),
        backgrounds=tuple(
            ShownPart(title=w.title, text=w.background)
            for w in (_words(edition, dated[0], one) for one in dated[0].activities)
            if w.background
        ),
        what_if=tuple(
            ShownWhatIf(when=row.when, say=row.say, do=row.do)
            for row in (*(remote.what_if if remote else ()), *words.what_if)
        ),
        peer=words.peer,
        debrief=words.debrief,
        next=_next(edition, session),
    )


def _remote(edition: Edition, session: Session) -> ShownRemote | None:
    if not edition.is_remote(session):
        return None
    said = edition.own.programme.remote
    return ShownRemote(
        joining=edition.group.link or edition.word("link_missing"),
        instead=tuple(ShownPart(title=one.title, text=one.text) for one in said.instead) if said else (),
        beforehand=packing.beforehand(edition, session),
    )


def _day(edition: Edition, dated: DatedSession) -> ShownDay:
    moved = dated.planned is not None and dated.planned != dated.start and not dated.cancelled
    was = edition.language.short_date(dated.planned) if moved and dated.planned else ""
    return ShownDay(
        number=str(edition.timetable.position(dated.session.number)),
        title=edition.session_words(dated.session).title,
        load_word=edition.word(f"load_{dated.load}"),
        when=edition.when_where(dated),
        cancelled=dated.cancelled,
        was=edition.word("moved", was=was) if was else "",
        led_by=led_by if (led_by := edition.led_by(dated.session)) != edition.names() else "",
    )


def _activities(edition: Edition, dated: tuple[DatedSession, ...]) -> tuple[ShownActivity, ...]:
    """Return the activities with clock times, or with minutes from the start when the time is not one."""
    start = None if edition.is_for_one(dated[0].session) else dated[0].start
    return tuple(_activity(edition, _words(edition, dated[0], one), one, start) for one in dated[0].activities)


def _words(edition: Edition, dated: DatedSession, timed: TimedActivity) -> ActivityWords:
    """Return the words of an activity: the session's own, or the programme's for a call where it has none for one."""
    own, said = edition.session_words(dated.session), edition.own.programme.remote
    if dated.delivery is Delivery.REMOTE and said and timed.activity.method in said.activities:
        planned = next(one for one in dated.session.activities if one.id == timed.activity.id)
        if Delivery.REMOTE not in planned.variants:
            return said.activities[timed.activity.method]
    return own.activities[timed.activity.words]


def _activity(edition: Edition, words: ActivityWords, timed: TimedActivity, start: dt.datetime | None) -> ShownActivity:
    activity = timed.activity
    begins = dt.timedelta(minutes=timed.offset)
    return ShownActivity(
        title=words.title,
        time=edition.language.time((start + begins).time()) if start else f"{timed.offset}′",
        minutes=timed.minutes,
        lead=activity.lead.value,
        lead_word=edition.role(activity.lead),
        load=activity.load,
        do=words.do,
        say=words.say,
        ask=words.ask,
        avoid=words.avoid,
    )


def _heavy(words: LeadersSession) -> ShownHeavy | None:
    heavy = words.heavy
    return ShownHeavy(enter=heavy.enter, stay=heavy.stay, back=heavy.back) if heavy else None


def _next(edition: Edition, session: Session) -> ShownNext | None:
    dated = edition.next_after(session)
    if dated is None:
        return None
    told = edition.parents.sessions[dated.session.number]
    return ShownNext(
        when=edition.when(dated),
        title=edition.session_words(dated.session).title,
        preview=told.preview,
        bring=told.bring,
    )
