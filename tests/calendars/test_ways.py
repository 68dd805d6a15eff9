"""The ways out of a pack, and invitations."""

from email import message_from_bytes, policy

import pytest

from builders import FREE_DAYS, change, edition, group, moment, told
from calendar_rules import faults
from voikukkia_kit.calendars.events import facilitator_events, participant_events
from voikukkia_kit.calendars.ways import Way, invitations, ways_out
from voikukkia_kit.errors import InputError
from voikukkia_kit.language import language
from voikukkia_kit.model.reader import Reader
from voikukkia_kit.schedule import timetable

FINNISH = language("fi")


def made(**changes: object) -> dict[str, Way]:
    of = edition(group(**{"sessions": (1, 2), **changes}))
    leaders = facilitator_events(of.group, of.timetable, of.own, of.language)
    return {way.path: way for way in ways_out(leaders, of, of)}


def test_ways_are_for_three_readers_each_with_guidance() -> None:
    found = made()

    assert {path: (way.reader, way.how) for path, way in found.items()} == {
        "ohjaajille/kalenteri-ohjaajat.ics": (Reader.FACILITATORS, "import"),
        "ohjaajille/kalenteri-ohjaajat/": (Reader.FACILITATORS, "single"),
        "ohjaajille/kalenteri-ohjaajat-tilaus.ics": (Reader.FACILITATORS, "feed"),
        "ohjaajille/kalenteri-vain-ajat.ics": (Reader.FACILITATORS, "import"),
        "ohjaajille/kalenteri-vain-ajat/": (Reader.FACILITATORS, "single"),
        "ohjaajille/kalenteri-vain-ajat-tilaus.ics": (Reader.FACILITATORS, "feed"),
        "ohjaajille/tilavaraukset.ics": (Reader.ROOMS, "import"),
        "ohjaajille/tilavaraukset/": (Reader.ROOMS, "single"),
        "ohjaajille/tilavaraukset-tilaus.ics": (Reader.ROOMS, "feed"),
        "osallistujille/kalenteri.ics": (Reader.PARTICIPANTS, "import"),
        "osallistujille/kalenteri/": (Reader.PARTICIPANTS, "single"),
        "osallistujille/kalenteri-tilaus.ics": (Reader.PARTICIPANTS, "feed"),
        "paivat.txt": (Reader.PARTICIPANTS, "text"),
    }
    assert all(f"how_{way.how}" in FINNISH.words("calendar") for way in found.values())


def test_changes_come_as_text_once_there_are_any() -> None:
    found = made(changes=(change(1, to=moment("15.1.2027")),))

    assert found["muutokset.txt"].files["muutokset.txt"].decode() == (
        "Kerta 1 siirtyy: to 14.1.2027 klo 17.00–19.00 on nyt pe 15.1.2027 klo 17.00–19.00.\n"
    )


def test_leaders_calendar_without_themes_is_told_apart() -> None:
    assert [path for path, way in made().items() if way.is_neutral] == [
        "ohjaajille/kalenteri-vain-ajat.ics",
        "ohjaajille/kalenteri-vain-ajat/",
        "ohjaajille/kalenteri-vain-ajat-tilaus.ics",
    ]


def test_one_file_for_each_meeting_that_is_held() -> None:
    found = made(changes=(change(2, cancelled=True),))

    assert list(found["osallistujille/kalenteri/"].files) == ["osallistujille/kalenteri/01.ics"]


def test_cancelled_meeting_stays_in_the_feed_and_leaves_the_import() -> None:
    found = made(changes=(change(2, cancelled=True),))

    feed = found["osallistujille/kalenteri-tilaus.ics"].files["osallistujille/kalenteri-tilaus.ics"]
    whole = found["osallistujille/kalenteri.ics"].files["osallistujille/kalenteri.ics"]
    assert (feed.count(b"BEGIN:VEVENT"), feed.count(b"STATUS:CANCELLED")) == (2, 1)
    assert whole.count(b"BEGIN:VEVENT") == 1


@pytest.mark.parametrize("reader", list(Reader))
def test_every_calendar_keeps_every_rule(reader: Reader) -> None:
    kinds = {"import": "import", "single": "single", "feed": "feed"}

    found = [
        (path, faults(content, way=kinds[way.how], reader=reader.value))
        for way in made(preparation_minutes=30).values()
        if way.reader is reader and way.how in kinds
        for path, content in way.files.items()
    ]

    assert len(found) == {Reader.PARTICIPANTS: 4, Reader.FACILITATORS: 8, Reader.ROOMS: 4}[reader]
    assert [(path, wrong) for path, wrong in found if wrong] == []


def drafts(*recipients: str, organizer: str = "m@example.org", **changes: object) -> dict[str, bytes]:
    of = edition(group(**{"sessions": (1, 2), **changes}))
    events = participant_events(of.group, timetable(of.group, of.programme, FREE_DAYS), FINNISH)
    return invitations(events, organizer=organizer, recipients=tuple(enumerate(recipients, start=3)), language=FINNISH)


def test_each_mail_has_one_recipient_and_no_name_holds_an_address() -> None:
    mails = drafts("a@example.org", "b@example.org")

    to = {path: message_from_bytes(mail, policy=policy.default)["To"] for path, mail in mails.items()}
    assert to == {
        "01/01.eml": "a@example.org",
        "01/02.eml": "a@example.org",
        "02/01.eml": "b@example.org",
        "02/02.eml": "b@example.org",
    }
    assert not any(b"b@example.org" in mails[path] for path in ("01/01.eml", "01/02.eml"))


def test_slots_around_a_session_invite_nobody() -> None:
    of = edition(group(sessions=(1,), preparation_minutes=30))
    events = facilitator_events(of.group, of.timetable, of.own, FINNISH)

    mails = invitations(events, organizer="m@example.org", recipients=((1, "a@example.org"),), language=FINNISH)

    assert (len(events), list(mails)) == (2, ["01/01.eml"])


def test_cancelled_meeting_is_cancelled_by_mail() -> None:
    mails = drafts("a@example.org", changes=(change(2, cancelled=True),))

    methods = [
        message_from_bytes(mail, policy=policy.default).get_payload()[1]["Content-Type"] for mail in mails.values()
    ]
    assert [str(method).partition("method=")[2].strip('"') for method in methods] == ["REQUEST", "CANCEL"]


def test_address_that_cannot_be_used_is_told_by_its_row_alone() -> None:
    with pytest.raises(InputError) as caught:
        drafts("a@example.org", "Matti Meikäläinen", "c@example.org\r\nBcc: d@example.org")

    assert told(caught.value) == [("VK227", "", {"row": 4}), ("VK227", "", {"row": 5})]
    assert "Matti" not in str(caught.value)


def test_sender_that_cannot_be_used_is_not_blamed_on_the_recipients() -> None:
    with pytest.raises(InputError) as caught:
        drafts("a@example.org", organizer="Maija")

    assert told(caught.value) == [("VK229", "", {})]
