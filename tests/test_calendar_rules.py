"""Sees every rule of calendar_rules.py fail once, on a fault planted into a calendar that breaks none."""

import base64
from collections.abc import Callable

import pytest

import calendar_rules
from calendar_rules import Fault, changed_faults, faults, mail_faults, revealing_words, shared_words

ZONE = calendar_rules.ZONE.decode().replace("\r\n", "\n")
EVENT = """\
BEGIN:VEVENT
UID:07175a17-70cd-8d18-adc6-1914d34bc2a2
DTSTAMP:20261201T000000Z
LAST-MODIFIED:20261201T000000Z
SEQUENCE:0
STATUS:CONFIRMED
DTSTART;TZID=Europe/Helsinki:20270114T170000
DTEND;TZID=Europe/Helsinki:20270114T190000
SUMMARY:3. Vanhemman kriisi ja kokemukset lapsen sijoituksesta\\, ja viel
 ä pidempään
LOCATION:Kauppakatu 1\\, Seinäjoki
DESCRIPTION:Ryhmä SJK-K27\\nToinen rivi
CLASS:PUBLIC
TRANSP:OPAQUE
X-MICROSOFT-CDO-BUSYSTATUS:BUSY
BEGIN:VALARM
ACTION:DISPLAY
DESCRIPTION:Muistutus
TRIGGER:-PT30M
END:VALARM
END:VEVENT
"""
SECOND = EVENT.replace("07175a17", "17175a17").replace("20270114T", "20270121T")
DISCREET = """\
BEGIN:VEVENT
UID:e7d2ce5c-d079-8efb-b914-1f7818fd7902
DTSTAMP:20261201T000000Z
SEQUENCE:0
STATUS:CONFIRMED
DTSTART;TZID=Europe/Helsinki:20270114T170000
DTEND;TZID=Europe/Helsinki:20270114T190000
SUMMARY:Tapaaminen
LOCATION:Kauppakatu 1\\, Seinäjoki
CLASS:PRIVATE
TRANSP:OPAQUE
X-MICROSOFT-CDO-BUSYSTATUS:BUSY
END:VEVENT
"""
PEOPLE = """\
ORGANIZER:mailto:maija@example.fi
ATTENDEE;ROLE=REQ-PARTICIPANT;PARTSTAT=NEEDS-ACTION;RSVP=TRUE:mailto:a@b.fi
"""
NAMES = "NAME:Ryhmä\nX-WR-CALNAME:Ryhmä\n"
REFRESH = "REFRESH-INTERVAL;VALUE=DURATION:PT12H\nX-PUBLISHED-TTL:PT12H\n"


def calendar(*events: str, head: str = "") -> bytes:
    """Return the bytes of a calendar."""
    lines = "BEGIN:VCALENDAR\nVERSION:2.0\nPRODID:-//Calendar//EN\n" + head + ZONE
    return (lines + "".join(events) + "END:VCALENDAR\n").replace("\n", "\r\n").encode()


def called(event: str) -> str:
    """Return an event with the people of a mail."""
    return event.replace("END:VEVENT", PEOPLE + "END:VEVENT")


Kind = tuple[str, str]  # way and reader
IMPORT, SINGLE, FEED = (("import", "facilitators"), ("single", "facilitators"), ("feed", "facilitators"))
INVITE, CANCEL, OWN = (("invite", "participants"), ("cancel", "participants"), ("import", "participants"))

GOOD: dict[Kind, bytes] = {
    IMPORT: calendar(EVENT, SECOND, head=NAMES),
    SINGLE: calendar(EVENT),
    FEED: calendar(
        EVENT[: EVENT.index("BEGIN:VALARM")] + "END:VEVENT\n",
        head=REFRESH,
    ),
    INVITE: calendar(called(DISCREET), head="METHOD:REQUEST\n"),
    CANCEL: calendar(
        called(DISCREET.replace("CONFIRMED", "CANCELLED").replace("OPAQUE", "TRANSPARENT")).replace("BUSY\n", "FREE\n"),
        head="METHOD:CANCEL\n",
    ),
    OWN: calendar(DISCREET),
}

# Rule, kind of calendar, and what is put in the place of what; lines end with \n here.
PLANTS: list[tuple[str, Kind, str, str]] = [
    ("file_is_utf8_without_byte_order_mark", IMPORT, "BEGIN:VCALENDAR", "\ufeffBEGIN:VCALENDAR"),
    ("every_line_ends_with_crlf", IMPORT, "SEQUENCE:0\n", "SEQUENCE:0\r"),
    ("no_line_is_longer_than_75_octets", IMPORT, "\n ä pidemp", "ä pidemp"),
    ("every_line_is_a_property", IMPORT, "SEQUENCE:0", "SEQUENCE 0"),
    ("every_line_is_a_property", IMPORT, "SEQUENCE:0\n", "SEQUENCE:0\n\n"),
    ("no_character_controls_anything", IMPORT, "Kauppakatu", "Kauppa\x0bkatu"),
    ("no_character_controls_anything", IMPORT, "Kauppakatu", "Kauppa\u202ekatu"),
    ("components_nest", IMPORT, "END:VALARM\nEND:VEVENT", "END:VEVENT\nEND:VALARM"),
    ("components_nest", IMPORT, "END:VALARM\n", ""),
    ("one_calendar_holds_its_zone_and_then_events", IMPORT, ZONE, ""),
    ("one_calendar_holds_its_zone_and_then_events", IMPORT, "VEVENT", "VTODO"),
    ("one_calendar_holds_its_zone_and_then_events", IMPORT, "VALARM", "VNOTE"),
    ("one_calendar_holds_its_zone_and_then_events", IMPORT, "END:VCALENDAR\n", "END:VCALENDAR\nA:b\n"),
    ("properties_come_before_components", IMPORT, "END:VALARM\n", "END:VALARM\nCATEGORIES:x\n"),
    ("properties_come_before_components", IMPORT, "END:VCALENDAR", "METHOD:x\nEND:VCALENDAR"),
    ("calendar_properties_are_single_and_known", IMPORT, "VERSION:2.0", "VERSION:1.0"),
    ("calendar_properties_are_single_and_known", IMPORT, "VERSION:2.0\n", ""),
    ("calendar_properties_are_single_and_known", IMPORT, "NAME:", "X-WR-CALDESC:"),
    ("event_properties_are_single_and_known", IMPORT, "SEQUENCE:0\n", ""),
    ("event_properties_are_single_and_known", IMPORT, "SEQUENCE:0\n", "SEQUENCE:0\nSEQUENCE:0\n"),
    ("event_properties_are_single_and_known", IMPORT, "CLASS:PUBLIC", "CLASS:PUBLIC\nGEO:1"),
    ("events_are_no_series", IMPORT, "CLASS:PUBLIC", "CLASS:PUBLIC\nRRULE:FREQ=WEEKLY"),
    ("no_value_is_empty", IMPORT, "CLASS:PUBLIC", "CLASS:PUBLIC\nCATEGORIES:"),
    ("text_is_escaped", IMPORT, "Kauppakatu 1\\,", "Kauppakatu 1,"),
    ("text_is_escaped", IMPORT, "X-WR-CALNAME:Ryhmä", "X-WR-CALNAME:Ryhmä; a"),
    ("text_is_escaped", IMPORT, "Kauppakatu", "C:\\Kauppakatu"),
    ("uids_are_stable_ids", IMPORT, "UID:07175a17", "UID:SJK-K27"),
    ("uids_are_stable_ids", IMPORT, "UID:07175a17", f"UID:{'0' * 200}07175a17"),
    ("uids_are_unique", IMPORT, "17175a17", "07175a17"),
    ("sequences_are_numbers", IMPORT, "SEQUENCE:0", "SEQUENCE:-1"),
    ("stamps_are_in_utc", IMPORT, "DTSTAMP:20261201T000000Z", "DTSTAMP:20261201T000000"),
    ("stamps_are_in_utc", IMPORT, "DTSTAMP:20261201T000000Z", "DTSTAMP:20261301T000000Z"),
    ("last_modified_is_the_stamp", IMPORT, "MODIFIED:20261201", "MODIFIED:20261202"),
    ("zone_is_the_agreed_block", IMPORT, "TZNAME:EET", "TZNAME:X"),
    ("zone_tells_the_time_of_finland", IMPORT, "19701025T040000", "19701025T030000"),
    ("zone_tells_the_time_of_finland", IMPORT, "BYMONTH=10", "BYMONTH=9"),
    ("zone_tells_the_time_of_finland", IMPORT, "RRULE:FREQ=YEARLY;BYMONTH=3", "RDATE:1"),
    ("times_are_told_in_the_zone", IMPORT, "DTEND;TZID=Europe/Helsinki", "DTEND"),
    ("times_are_told_in_the_zone", IMPORT, "20270114T190000", "20270114T170000Z"),
    ("times_are_told_in_the_zone", IMPORT, "20270114T190000", "20270231T190000"),
    ("times_exist_once", IMPORT, "20270114T170000", "20260329T033000"),
    ("times_exist_once", IMPORT, "20270114T170000", "20261025T033000"),
    ("events_end_after_they_begin", IMPORT, "20270114T190000", "20270114T170000"),
    ("summary_is_one_short_line", IMPORT, "SUMMARY:3.", "SUMMARY:3.\\n"),
    ("summary_is_one_short_line", IMPORT, "SUMMARY:3.", "SUMMARY:" + "\n 🌼" * 128),
    ("location_is_one_short_line", IMPORT, "LOCATION:", "LOCATION:\\n"),
    ("html_has_its_plain_text", IMPORT, "CLASS:", "X-ALT-DESC:<p>\nCLASS:"),
    ("html_has_its_plain_text", IMPORT, "DESCRIPTION:R", "X-ALT-DESC;FMTTYPE=text/html:R"),
    ("class_is_one_that_outlook_keeps", IMPORT, "CLASS:PUBLIC", "CLASS:CONFIDENTIAL"),
    ("busy_time_is_told_alike", IMPORT, "BUSYSTATUS:BUSY", "BUSYSTATUS:FREE"),
    ("busy_time_is_told_alike", CANCEL, "TRANSPARENT\nX-MICROSOFT-CDO-BUSYSTATUS:FREE",
     "OPAQUE\nX-MICROSOFT-CDO-BUSYSTATUS:BUSY"),
    ("alarms_are_plain", IMPORT, "-PT30M", "-PT90S"),
    ("alarms_are_plain", IMPORT, "ACTION:DISPLAY", "ACTION:AUDIO"),
    ("alarms_are_plain", IMPORT, "END:VALARM\n", "END:VALARM\nBEGIN:VALARM\nEND:VALARM\n"),
    ("alarms_come_only_when_asked_for", OWN, "END:VEVENT", "BEGIN:VALARM\nEND:VALARM\nEND:VEVENT"),
    ("alarms_come_only_when_asked_for", FEED, "END:VEVENT", "BEGIN:VALARM\nEND:VALARM\nEND:VEVENT"),
    ("file_of_one_event_has_no_name", SINGLE, "BEGIN:VTIMEZONE", NAMES + "BEGIN:VTIMEZONE"),
    ("file_of_one_event_has_no_name", IMPORT, "X-WR-CALNAME:Ryhmä\n", ""),
    ("file_holds_as_many_events_as_its_way_allows", SINGLE, EVENT, ""),
    ("file_holds_as_many_events_as_its_way_allows", INVITE, called(DISCREET), called(DISCREET) * 2),
    ("method_fits_the_way", INVITE, "METHOD:REQUEST", "METHOD:PUBLISH"),
    ("method_fits_the_way", IMPORT, "BEGIN:VTIMEZONE", "METHOD:PUBLISH\nBEGIN:VTIMEZONE"),
    ("status_fits_the_way", IMPORT, "STATUS:CONFIRMED", "STATUS:CANCELLED"),
    ("status_fits_the_way", CANCEL, "STATUS:CANCELLED", "STATUS:CONFIRMED"),
    ("people_are_named_only_in_mail", IMPORT, "CLASS:PUBLIC\n", f"CLASS:PUBLIC\n{PEOPLE}"),
    ("people_are_named_only_in_mail", INVITE, "ORGANIZER:mailto:", "ORGANIZER:"),
    ("people_are_named_only_in_mail", INVITE, PEOPLE, PEOPLE + PEOPLE),
    ("attendee_is_asked_to_answer", INVITE, "RSVP=TRUE", "RSVP=FALSE"),
    ("feed_tells_when_to_read_again", FEED, ";VALUE=DURATION", ""),
    ("feed_tells_when_to_read_again", FEED, "X-PUBLISHED-TTL:PT12H\n", ""),
    ("feed_tells_when_to_read_again", IMPORT, "BEGIN:VTIMEZONE", REFRESH + "BEGIN:VTIMEZONE"),
    ("participants_see_a_neutral_word_times_and_place", OWN, "Tapaaminen", "3. Tapaaminen"),
    ("participants_see_a_neutral_word_times_and_place", OWN, "PRIVATE", "PUBLIC"),
    ("participants_see_a_neutral_word_times_and_place", OWN, "CLASS:", "DESCRIPTION:x\nCLASS:"),
    ("participants_see_a_neutral_word_times_and_place", OWN, "CLASS:", "ORGANIZER:x\nCLASS:"),
    ("participants_see_a_neutral_word_times_and_place", OWN, "VERSION:", "NAME:Omat\nVERSION:"),
    ("participants_see_a_neutral_word_times_and_place", OWN, "VERSION:", "X-WR-CALNAME:Omat\nVERSION:"),
    ("participants_calendar_reveals_nothing", OWN, "Kauppakatu 1", "Sossun tilat"),
    ("product_has_no_name", IMPORT, "-//Calendar//EN", "-//collective//icalendar//7.3.0//EN"),
    ("product_has_no_name", IMPORT, "-//Calendar//EN", "-//VOIKUKKIA//EN"),
]  # fmt: skip


def planted(kind: Kind, old: str, new: str) -> bytes:
    """Return a good calendar with one thing replaced; it must have been there."""
    before = GOOD[kind]
    old_bytes, new_bytes = (text.replace("\n", "\r\n").encode() for text in (old, new))
    assert old_bytes in before
    return before.replace(old_bytes, new_bytes)


@pytest.mark.parametrize(("way", "reader"), GOOD)
def test_calendar_without_fault_breaks_no_rule(way: str, reader: str) -> None:
    assert faults(GOOD[way, reader], way=way, reader=reader) == []


@pytest.mark.parametrize(("rule", "kind", "old", "new"), PLANTS)
def test_rule_notices_the_fault_planted_for_it(rule: str, kind: Kind, old: str, new: str) -> None:
    broken = planted(kind, old, new)

    found = faults(broken, way=kind[0], reader=kind[1])

    assert rule in {fault.rule for fault in found}


def test_text_cut_within_a_character_is_noticed() -> None:
    broken = GOOD[IMPORT].replace("Seinä".encode(), b"Sein\xc3\r\n \xa4")

    found = faults(broken)

    assert "folds_fall_between_characters" in {fault.rule for fault in found}


def test_file_that_is_not_utf8_is_noticed() -> None:
    broken = GOOD[IMPORT].replace("Seinä".encode(), "Seinä".encode("latin-1"))

    found = faults(broken)

    assert "file_is_utf8_without_byte_order_mark" in {fault.rule for fault in found}


def test_missing_line_end_at_the_end_is_noticed() -> None:
    broken = GOOD[IMPORT].removesuffix(b"\r\n")

    assert faults(broken) == [Fault("every_line_ends_with_crlf", "the last line")]


def test_every_rule_has_a_fault_planted_for_it() -> None:
    planted_for = {rule for rule, *_ in PLANTS} | {"folds_fall_between_characters"}

    assert planted_for == set(calendar_rules.RULES)


@pytest.mark.parametrize(
    "text",
    [
        "Voikukkia", "VOIKUKKIA-ryhmä", "voi kukkia", "voi\u00adkukkia", "Lastensuojelun toimisto",
        "lastensuojelussa", "lapsen sijoituksen jälkeen", "sijoitettu lapsi", "huostaanotto", "huostassa",
        "sijaishuoltopaikka", "kriisikeskus", "K-R-I-I-S-I", "sosiaaliasema", "vertaistukiryhmä",
        "barnskyddet", "efter omhändertagandet", "Child\nWelfare", "foster family", "ＶＯＩＫＵＫＫＩＡ",
    ],
)  # fmt: skip
def test_revealing_word_is_found_in_any_form(text: str) -> None:
    assert revealing_words(text) != []


@pytest.mark.parametrize("text", ["Kauppakatu 1, Seinäjoki", "Kristiinankatu 4", "Etäyhteys", "Tapaaminen"])
def test_ordinary_words_reveal_nothing(text: str) -> None:
    assert revealing_words(text) == []


@pytest.mark.parametrize(
    ("word", "discreet"),
    [
        ("vanhemman", DISCREET.replace("Tapaaminen", "Vanhemman ilta")),
        ("07175a17-70cd-8d18-adc6-1914d34bc2a2", DISCREET.replace("e7d2ce5c-d079-8efb-b914-1f7818fd7902",
                                                                  "07175a17-70cd-8d18-adc6-1914d34bc2a2")),
    ],
)  # fmt: skip
def test_word_or_identity_of_the_facilitators_is_found_with_participants(word: str, discreet: str) -> None:
    shared = shared_words(calendar(EVENT), calendar(discreet))

    assert shared == {word}


def test_place_is_no_shared_word() -> None:
    assert shared_words(calendar(EVENT), calendar(DISCREET)) == set()


MOVED = DISCREET.replace("20270114T", "20270115T")
CHANGES: dict[str, str] = {
    "no_event_vanishes": "",
    "revision_and_stamp_rise_with_time_place_and_status": MOVED,
    "revision_and_stamp_never_fall": MOVED.replace("SEQUENCE:0", "SEQUENCE:1").replace("20261201", "20261101"),
}


@pytest.mark.parametrize(("rule", "after"), CHANGES.items())
def test_rule_of_change_notices_the_fault_planted_for_it(rule: str, after: str) -> None:
    found = changed_faults(calendar(DISCREET), calendar(after))

    assert rule in {fault.rule for fault in found}


@pytest.mark.parametrize(
    "raised", [MOVED.replace("SEQUENCE:0", "SEQUENCE:1"), MOVED.replace("P:20261201", "P:20261202")]
)
def test_sequence_and_stamp_have_to_rise_together(raised: str) -> None:
    found = changed_faults(calendar(DISCREET), calendar(raised))

    assert {fault.rule for fault in found} == {"revision_and_stamp_rise_with_time_place_and_status"}


def test_move_told_rightly_breaks_no_rule_of_change() -> None:
    after = MOVED.replace("SEQUENCE:0", "SEQUENCE:1").replace("P:20261201", "P:20261202")

    assert changed_faults(calendar(DISCREET), calendar(after)) == []


def test_every_rule_of_change_has_a_fault_planted_for_it() -> None:
    assert set(CHANGES) == set(calendar_rules.CHANGE_RULES)


DRAFT_TEXT = "Tapaaminen\r\nto 14.1.2027 klo 17.00–19.00\r\n"


def draft(text: str = DRAFT_TEXT, data: bytes = GOOD[INVITE]) -> bytes:
    """Return a draft of an invitation."""
    encoded = [base64.encodebytes(part).decode() for part in (text.encode(), data)]
    return f"""\
X-Unsent: 1
From: maija@example.fi
To: a@b.fi
Subject: Tapaaminen
MIME-Version: 1.0
Content-Type: multipart/alternative; boundary="=_x"

--=_x
Content-Type: text/plain; charset="utf-8"
Content-Transfer-Encoding: base64

{encoded[0]}
--=_x
Content-Type: text/calendar; charset="utf-8"; method="REQUEST"
Content-Transfer-Encoding: base64

{encoded[1]}
--=_x--
""".replace("\n", "\r\n").encode()


def replaced(old: bytes, new: bytes) -> Callable[[], bytes]:
    """Return a maker of a draft with one thing replaced."""
    return lambda: draft().replace(old, new)


MAIL_PLANTS: list[tuple[str, Callable[[], bytes]]] = [
    ("draft_opens_as_one", replaced(b"X-Unsent: 1\r\n", b"")),
    ("draft_has_no_time_or_number", replaced(b"To:", b"Date: Tue, 1 Dec 2026 12:00:00 +0200\r\nTo:")),
    ("draft_has_one_recipient", replaced(b"To: a@b.fi", b"To: a@b.fi, c@d.fi")),
    ("draft_has_one_recipient", replaced(b"To: a@b.fi", b"To: a@b.fi\r\nBcc: c@d.fi")),
    ("draft_holds_text_and_then_the_calendar", replaced(b"/alternative", b"/mixed")),
    ("draft_holds_text_and_then_the_calendar", replaced(b"text/plain", b"text/html")),
    ("parts_are_utf8_in_base64_and_no_attachments", replaced(b'charset="utf-8"', b'charset="us-ascii"')),
    ("parts_are_utf8_in_base64_and_no_attachments",
     replaced(b'method="REQUEST"', b'method="REQUEST"\r\nContent-Disposition: attachment')),
    ("method_is_told_twice_alike", replaced(b"REQUEST", b"CANCEL")),
    ("calendar_names_sender_and_recipient", replaced(b"To: a@b.fi", b"To: c@d.fi")),
    ("calendar_names_sender_and_recipient", replaced(b"From: maija", b"From: ville")),
    ("draft_is_short_ascii_lines", replaced(b"Subject: Tapaaminen", "Subject: Etäyhteys".encode())),
    ("draft_is_short_ascii_lines", replaced(b"Subject: ", b"Subject: " + b"a" * 80)),
    ("draft_reveals_nothing", lambda: draft(text="Vanhempien kriisiryhmä")),
    ("uids_are_stable_ids", lambda: draft(data=GOOD[INVITE].replace(b"UID:", b"UID:x"))),
]  # fmt: skip


def test_draft_without_fault_breaks_no_rule() -> None:
    assert mail_faults(draft(), reader="participants") == []


@pytest.mark.parametrize(("rule", "broken"), MAIL_PLANTS)
def test_rule_of_drafts_notices_the_fault_planted_for_it(rule: str, broken: Callable[[], bytes]) -> None:
    found = mail_faults(broken(), reader="participants")

    assert rule in {fault.rule for fault in found}


def test_every_rule_of_drafts_has_a_fault_planted_for_it() -> None:
    planted_for = {rule for rule, _ in MAIL_PLANTS} - set(calendar_rules.RULES) - {"draft_reveals_nothing"}

    assert planted_for == set(calendar_rules.MAIL_RULES)
