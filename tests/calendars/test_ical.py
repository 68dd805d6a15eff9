"""How events are written: by every rule of calendars.md, the same bytes every time."""

import datetime as dt
import json
import os
import re
import subprocess
import sys
from collections.abc import Callable, Sequence
from email import message_from_bytes, policy
from itertools import pairwise

import attrs
import pytest
from hypothesis import assume, example, given
from hypothesis import strategies as st

from calendar_groups import FINNISH, calendars, change, group, told
from calendar_rules import changed_faults, events, faults, mail_faults, shared_words
from voikukkia_kit.calendars import ical
from voikukkia_kit.calendars.event import Event
from voikukkia_kit.errors import InputError
from voikukkia_kit.language import language, plain
from voikukkia_kit.model.series import Change
from voikukkia_kit.model.session import Delivery
from voikukkia_kit.model.times import Moment

READERS = ("facilitators", "participants", "rooms")
PEOPLE = {"organizer": "maija@example.fi", "attendee": "a.b@example.org"}


def event(reader: str = "facilitators", index: int = 3, **given: object) -> Event:
    """Return one event of a reader's calendar, changed as given."""
    return attrs.evolve(calendars(told())[reader][index], **given)  # type: ignore[arg-type]  # whatever a test changes


def cancelled(reader: str = "participants") -> Event:
    """Return the event of the cancelled session."""
    return next(event for event in calendars(told())[reader] if event.cancelled)


def held(reader: str = "participants") -> Event:
    """Return the first event that takes place."""
    return next(event for event in calendars(told())[reader] if not event.cancelled)


# Files compared whole


@pytest.mark.parametrize("reader", READERS)
def test_file_to_import_is_as_it_was_read_and_approved(reader: str, golden: Callable[[str, bytes], None]) -> None:
    written = ical.import_file(calendars(told())[reader], name="Ryhmä SJK-K27")

    golden(f"import-{reader}.ics", written)


@pytest.mark.parametrize("reader", READERS)
def test_feed_is_as_it_was_read_and_approved(reader: str, golden: Callable[[str, bytes], None]) -> None:
    written = ical.feed(calendars(told())[reader], name="Ryhmä SJK-K27")

    golden(f"feed-{reader}.ics", written)


def test_file_of_one_event_is_as_it_was_read_and_approved(golden: Callable[[str, bytes], None]) -> None:
    written = ical.single_file(event(alarm_minutes=60))

    golden("single.ics", written)


def test_event_without_a_category_has_no_empty_one() -> None:
    written = [ical.single_file(event(category=category)) for category in ("", "Ryhmä A, B")]

    assert [b"CATEGORIES" in one for one in written] == [False, True]
    assert "CATEGORIES:Ryhmä A\\, B\r\n" in written[1].decode()


def test_invitation_is_as_it_was_read_and_approved(golden: Callable[[str, bytes], None]) -> None:
    written = ical.invite(held(), **PEOPLE)

    golden("invite.ics", written)


def test_cancellation_is_as_it_was_read_and_approved(golden: Callable[[str, bytes], None]) -> None:
    written = ical.cancel(cancelled(), **PEOPLE)

    golden("cancel.ics", written)


@pytest.mark.parametrize("code", ["fi", "en"])
def test_draft_is_as_it_was_read_and_approved(code: str, golden: Callable[[str, bytes], None]) -> None:
    written = ical.mail(held(), **PEOPLE, language=language(code))

    golden(f"invite-{code}.eml", written)


# Every way out by every rule


@pytest.mark.parametrize("reader", READERS)
def test_file_to_import_breaks_no_rule_and_leaves_out_what_is_cancelled(reader: str) -> None:
    given_events = calendars(told())[reader]

    written = ical.import_file(given_events, name="Ryhmä; SJK-K27, \\N")

    assert faults(written, reader=reader) == []
    assert [e["UID"] for e in events(written)] == [e.uid for e in given_events if not e.cancelled]


@pytest.mark.parametrize("reader", READERS)
def test_feed_breaks_no_rule_and_keeps_what_is_cancelled(reader: str) -> None:
    given_events = calendars(told())[reader]

    written = ical.feed(given_events, name="Ryhmä")

    assert faults(written, way="feed", reader=reader) == []
    assert [e["UID"] for e in events(written)] == [e.uid for e in given_events]


def test_file_of_one_event_breaks_no_rule() -> None:
    for given_event in calendars(told())["participants"]:
        if not given_event.cancelled:
            assert faults(ical.single_file(given_event), way="single", reader="participants") == []


@pytest.mark.parametrize("reader", READERS)
def test_invitation_and_cancellation_break_no_rule(reader: str) -> None:
    written = ical.invite(held(reader), **PEOPLE), ical.cancel(cancelled(reader), **PEOPLE)

    assert faults(written[0], way="invite", reader=reader) == []
    assert faults(written[1], way="cancel", reader=reader) == []


@pytest.mark.parametrize("reader", READERS)
@pytest.mark.parametrize("code", ["fi", "en"])
def test_draft_breaks_no_rule(reader: str, code: str) -> None:
    for given_event in (held(reader), cancelled(reader)):
        written = ical.mail(given_event, **PEOPLE, language=language(code))

        assert mail_faults(written, reader=reader) == []


def test_draft_says_the_same_as_its_calendar() -> None:
    given_event = held()

    draft = message_from_bytes(ical.mail(given_event, **PEOPLE, language=FINNISH), policy=policy.default)

    text, calendar = draft.iter_parts()
    when = plain(FINNISH.moment(given_event.start, given_event.end))
    assert draft["Subject"] == f"Tapaaminen, {when}"
    assert text.get_content().splitlines() == [
        "Tapaaminen",
        when,
        "Kauppakatu 1, Seinäjoki",
        "",
        "Hyväksy kutsu, niin aika menee kalenteriisi. Jos aika muuttuu, saat uuden kutsun.",
    ]
    assert calendar.get_payload(decode=True) == ical.invite(given_event, **PEOPLE)


def test_calendar_without_events_breaks_no_rule() -> None:
    assert faults(ical.import_file([], name="Ryhmä")) == []


# Names, alarms, refusals


def test_calendar_of_several_events_has_its_name() -> None:
    written = ical.import_file(calendars(told())["facilitators"], name="Ryhmä; SJK")

    assert written.count(b"NAME:Ryhm\xc3\xa4\\; SJK\r\nX-WR-CALNAME:Ryhm\xc3\xa4\\; SJK\r\n") == 1


def test_participants_calendar_has_no_name_even_when_one_is_given() -> None:
    written = ical.feed(calendars(told())["participants"], name="VOIKUKKIA")

    assert b"\r\nNAME" not in written
    assert b"X-WR-CALNAME" not in written


def test_alarm_is_in_a_file_when_the_event_has_one() -> None:
    written = ical.import_file([event(alarm_minutes=0), event(index=4)])

    assert re.findall(rb"TRIGGER:.*\r\n", written) == [b"TRIGGER:-PT0M\r\n"]
    assert faults(written, alarms=True) == []


@pytest.mark.parametrize("asked", [False, True])
def test_alarm_is_in_a_feed_only_when_asked_for(asked: bool) -> None:  # noqa: FBT001  parametrized
    written = ical.feed([event(alarm_minutes=30)], alarms=asked)

    assert (b"TRIGGER:-PT30M\r\n" in written) is asked
    assert faults(written, way="feed", alarms=asked) == []


def test_cancelled_event_is_no_file_and_no_invitation() -> None:
    with pytest.raises(ValueError, match="no file of its own"):
        ical.single_file(cancelled())
    with pytest.raises(ValueError, match="invites nobody"):
        ical.invite(cancelled(), **PEOPLE)


def test_event_that_takes_place_is_not_cancelled_by_mail() -> None:
    with pytest.raises(ValueError, match="Only a cancelled event"):
        ical.cancel(held(), **PEOPLE)


@pytest.mark.parametrize(
    "address",
    [
        "",
        "maija",
        "maija@",
        "a@b",
        "a b@c.fi",
        "a@b.fi\r\nBcc: c@d.fi",
        "a@b.fi,c@d.fi",
        "mailto:a@b.fi",
        "ä@b.fi",
    ],
)
@pytest.mark.parametrize("role", ["organizer", "attendee"])
def test_address_that_is_none_is_refused_and_never_repeated(role: str, address: str) -> None:
    with pytest.raises(ValueError, match="mail address") as error:
        ical.mail(held(), **PEOPLE | {role: address}, language=FINNISH)

    assert str(error.value) == "A mail address such as name@example.org was expected."


def test_backslash_before_n_and_a_line_end_read_back_as_they_are() -> None:
    written = ical.single_file(event(description="C:\\Noste, a;\nrivi 2"))

    assert [e["DESCRIPTION"] for e in events(written)] == ["C:\\Noste, a;\nrivi 2"]


# The same every time, anywhere


def test_zone_stands_in_every_file_as_it_was_measured() -> None:
    block = ical.VTIMEZONE.replace("\n", "\r\n").encode()

    assert block in ical.import_file(calendars(told())["facilitators"])


def test_modules_of_calendars_load_neither_icalendar_nor_what_makes_pages() -> None:
    code = "import sys, voikukkia_kit.calendars.ical; print({'icalendar', 'jinja2', 'weasyprint'} & {*sys.modules})"

    printed = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)

    assert printed.stdout == "set()\n"


def test_bytes_are_the_same_in_any_process_zone_and_day() -> None:
    code = (
        "import hashlib; from calendar_groups import FINNISH, calendars, told;"
        "from voikukkia_kit.calendars import ical;"
        "made = calendars(told()); e = made['participants'][0];"
        "files = [ical.feed(made[r], name='R') for r in sorted(made)];"
        "files.append(ical.mail(e, organizer='a@b.fi', attendee='c@d.fi', language=FINNISH));"
        "print(hashlib.sha256(b''.join(files)).hexdigest())"
    )

    printed = {
        subprocess.run(
            [sys.executable, *flags, "-c", code],
            env=os.environ | {"PYTHONPATH": os.pathsep.join(sys.path), "PYTHONHASHSEED": seed, "TZ": zone},
            capture_output=True,
            text=True,
            check=True,
        ).stdout
        for seed, zone, flags in [("1", "UTC", []), ("2", "Asia/Tokyo", ["-O"])]
    }

    assert len(printed) == 1


# Any text and any changes

NASTY = [
    "C:\\Noste", "\\n;,\\",
    "a\r\nEND:VEVENT\r\nBEGIN:VEVENT", "a\rATTENDEE:x", "\N{LINE SEPARATOR}a\x85b\x0bc",
    "\ud800", "e\u0301" * 200, "🌼" * 200, " " * 90 + "x", ":;=\"'^", "\u202eabc", "{code}", "%s", "\\\\N",
]  # fmt: skip
texts = st.text(st.characters()) | st.lists(st.sampled_from(NASTY)).map("".join) | st.sampled_from(NASTY)


@given(title=texts, place=texts.filter(str.strip), name=texts)
@example(title="\\N", place="Talo C\\Nosturi", name="\\N")
def test_any_text_leaves_every_rule_standing_and_reads_back_as_it_is(title: str, place: str, name: str) -> None:
    of = group(place=place, calendar_place=place, preparation_minutes=15, changes=(change(2, cancelled=True),))
    made = calendars(of, titles={1: title})

    for reader in ("facilitators", "rooms"):
        written = ical.import_file(made[reader], name=name)
        assert faults(written, reader=reader) == []
        kept = [e for e in made[reader] if not e.cancelled]
        assert [(e["SUMMARY"], e.get("LOCATION", "")) for e in events(written)] == [
            (e.summary, e.location) for e in kept
        ]
    assert faults(ical.feed(made["participants"]), way="feed", reader="participants") == []


@given(title=texts, place=texts.filter(str.strip))
def test_any_text_leaves_the_rules_of_drafts_standing(title: str, place: str) -> None:
    made = calendars(group(place=place), titles={1: title})["facilitators"][0]

    written = ical.mail(made, **PEOPLE, language=FINNISH)

    assert mail_faults(written) == []


def test_any_text_leaves_every_rule_standing_where_python_checks_nothing_itself() -> None:
    code = (
        "import json, sys; from calendar_groups import calendars, group; from calendar_rules import faults;"
        "from voikukkia_kit.calendars import ical;"
        "made = [calendars(group(place=t), titles={1: t})['facilitators'] for t in json.loads(sys.argv[1])];"
        "print(__debug__, [faults(ical.import_file(m, name=m[0].location)) for m in made])"
    )

    printed = subprocess.run(
        [sys.executable, "-O", "-c", code, json.dumps(NASTY)],
        env=os.environ | {"PYTHONPATH": os.pathsep.join(sys.path)},
        capture_output=True,
        text=True,
        check=True,
    )

    assert printed.stdout == f"False {[[]] * len(NASTY)}\n"


def one_change(number: int, day: int, kind: int, to: int) -> Change:
    """Return a change of a session, told on some day."""
    kinds: list[dict[str, object]] = [
        {"to": Moment(dt.date(2027, 10, 11) + dt.timedelta(days=to), dt.time(10 + to % 9))},
        {"place": f"Kirjasto {to}"},
        {"delivery": list(Delivery)[to % 3]},
        {"cancelled": True},
        {"restored": True},
    ]
    return change(number, told=dt.date(2027, 9, 1) + dt.timedelta(days=day), **kinds[kind])


changes = st.lists(
    st.builds(one_change, st.integers(1, 4), st.integers(-9, 60), st.integers(0, 4), st.integers(0, 60)),
    min_size=1,
    max_size=5,
)


@given(changes)
def test_any_changes_keep_identities_and_raise_what_tells_of_them(told_changes: list[Change]) -> None:
    versions: list[dict[str, bytes]] = []
    for count in range(len(told_changes) + 1):
        of = group(preparation_minutes=30, debrief_minutes=30, changes=tuple(told_changes[:count]))
        try:
            made = calendars(of)
        except InputError:  # two sessions at once: no calendar is made of that
            assume(False)  # noqa: FBT003  hypothesis's way to pass over an example
        versions.append({reader: ical.feed(of_reader) for reader, of_reader in made.items()})

    for reader in READERS:
        assert faults(versions[-1][reader], way="feed", reader=reader) == []
        for before, after in pairwise(versions):
            assert changed_faults(before[reader], after[reader]) == []


@given(st.lists(st.text(min_size=3), min_size=4, max_size=4), changes)
def test_participants_never_read_a_word_of_the_facilitators_beyond_times_and_place(
    titles: Sequence[str], told_changes: list[Change]
) -> None:
    of = group(preparation_minutes=30, changes=tuple(told_changes))
    try:
        made = calendars(of, titles=dict(enumerate(titles, 1)))
    except InputError:
        assume(False)  # noqa: FBT003  as above

    shared = shared_words(ical.feed(made["facilitators"]), ical.feed(made["participants"]))

    assert shared <= {"peruttu", "tapaaminen"}  # fixed words that both have: neither tells anything
