"""What pages of parents may show: nothing of the programme, the organiser or a theme."""

import datetime as dt
import re
from typing import Any

import attrs
import pytest

from builders import (
    change,
    contact,
    day,
    edition,
    free,
    group,
    handout,
    moment,
    pair,
    parents_words,
    peer,
    programme,
    session,
    worker,
)
from voikukkia_kit.language import language, plain
from voikukkia_kit.model.session import Delivery
from voikukkia_kit.model.words import Invitation, RemoteLetter, Titled
from voikukkia_kit.sheets.parents import for_parents, handouts, letter
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

THREE = programme(session(0), session(1), session(2, phase="flower"), session(3), session(11))


def shown(**changes: Any) -> Parents:
    """Return what parents of a group see."""
    return for_parents(edition(group(**changes), THREE))


def dates(**changes: Any) -> ShownDates:
    """Return days as they are shown, written with plain spaces."""
    usual: dict[str, Any] = {"pre_meeting": "", "follow_up": ""}
    lists = {name: tuple(map(spaced, changes.pop(name, ()))) for name in ("together", "alone", "cancelled", "free")}
    return ShownDates(**usual | {name: spaced(text) for name, text in changes.items()} | lists)


def spaced(text: str) -> str:
    """Return a day and a time with no-break spaces where they are written."""
    return re.sub(r"\b(to|pe|klo) ", "\\1\N{NO-BREAK SPACE}", text)


def texts(parts: Any) -> list[tuple[str, str]]:
    return [(part.title, part.text) for part in parts]


def test_invitation_tells_days_practical_matters_and_whom_to_call() -> None:
    found = shown(calendar_place="Kauppakatu 1")

    assert found.series == ShownParentsSeries(
        place="Kauppakatu 1", joining="", contact="044 000 0000", names="Maija ja Ville"
    )
    assert found.invitation == ShownInvitation(opening="Hei!", what="Puhutaan.", welcome="Tervetuloa!", phase="bud")
    assert found.dates == dates(together=[f"to {date}.1.2027 klo 17.00–19.00" for date in (14, 21, 28)])
    assert found.follow_up is True
    assert texts(found.practical) == [("Kahvi", "On.")]


def test_programme_that_invites_in_another_way_has_no_letter() -> None:
    words = parents_words(THREE, invitation=None)

    assert for_parents(edition(group(), THREE, parents=words)).invitation is None


def test_without_a_number_to_call_there_is_none() -> None:
    assert shown(contact=None).series.contact == ""


def test_practical_matters_of_the_organiser_replace_ours() -> None:
    found = shown(practical={"Lapset": "Voivat tulla.", "Matka": "Maksetaan."})

    assert texts(found.practical) == [("Lapset", "Voivat tulla."), ("Matka", "Maksetaan.")]


def test_day_of_the_follow_up_is_told_when_it_is_known() -> None:
    assert plain(shown(follow_up=moment("14.10.2027")).dates.follow_up) == "to 14.10.2027 klo 17.00–19.00"


def test_follow_up_that_is_cancelled_is_told_among_the_cancelled() -> None:
    found = shown(follow_up=moment("14.10.2027"), changes=(change(11, cancelled=True),))

    assert (found.follow_up, found.dates.follow_up) == (False, "")
    assert list(map(plain, found.dates.cancelled)) == ["to 14.10.2027 klo 17.00–19.00"]


def test_programme_without_a_follow_up_tells_of_none() -> None:
    found = for_parents(edition(group(), programme(session(1), session(2))))

    assert (found.follow_up, found.dates.follow_up) == (False, "")


@pytest.mark.parametrize(
    ("days", "told"),
    [
        (("7.1.2027",), "to 7.1.2027 klo 17.00–19.00"),
        (("7.1.2027", "8.1.2027"), ""),
        ((), ""),
    ],
    ids=["all come to the same one", "each family has its own", "to be agreed"],
)
def test_day_of_a_family_is_not_told_to_others(days: tuple[str, ...], told: str) -> None:
    found = shown(pre_meeting=tuple(map(moment, days)))

    assert found.dates == dates(
        pre_meeting=told, together=[f"to {date}.1.2027 klo 17.00–19.00" for date in (14, 21, 28)]
    )


def test_days_stand_in_order_of_time_and_those_without_a_meeting_apart() -> None:
    found = shown(
        breaks=(free("21.1.2027", reason="Maija on lomalla"),),
        changes=(
            change(1, to=moment("29.1.2027")),
            change(2, delivery=Delivery.INDIVIDUAL),
            change(3, cancelled=True),
        ),
    )

    assert found.dates == dates(
        together=["pe 29.1.2027 klo 17.00–19.00"],
        alone=["to 28.1.2027"],
        cancelled=["to 4.2.2027 klo 17.00–19.00"],
        free=["to 21.1.2027"],
    )


def test_letter_of_a_group_that_meets_remotely_has_no_place_and_tells_how_to_join() -> None:
    found = shown(delivery=Delivery.REMOTE, link="https://example.org/t", changes=(change(2, delivery=Delivery.GROUP),))

    assert (found.series.place, found.series.joining) == ("", "Etänä pääset mukaan näin: https://example.org/t")
    assert list(map(plain, found.dates.together)) == [
        "to 14.1.2027 klo 17.00–19.00",
        "to 21.1.2027 klo 17.00–19.00, Kauppakatu 1, Seinäjoki",
        "to 28.1.2027 klo 17.00–19.00",
    ]


def test_group_that_meets_remotely_has_a_letter_of_its_own() -> None:
    remote = RemoteLetter(
        invitation=Invitation(opening="Hei!", what="Etänä.", welcome="Linjoilla!"),
        practical=(Titled(title="Yhteys", text="Kokeillaan."),),
    )
    words = parents_words(THREE, remote=remote)

    there, here = (
        for_parents(edition(group(delivery=delivery), THREE, parents=words))
        for delivery in (Delivery.REMOTE, Delivery.GROUP)
    )

    assert there.invitation == ShownInvitation(opening="Hei!", what="Etänä.", welcome="Linjoilla!", phase="bud")
    assert texts(there.practical) == [("Yhteys", "Kokeillaan.")]
    assert (here.invitation and here.invitation.what, texts(here.practical)) == ("Puhutaan.", [("Kahvi", "On.")])


def test_one_remote_session_of_a_group_is_told_as_such() -> None:
    found = shown(changes=(change(2, delivery=Delivery.REMOTE),))

    assert plain(found.dates.together[1]) == "to 21.1.2027 klo 17.00–19.00, etänä"
    assert found.series.joining == "Etätapaamisen linkin tai numeron saat ohjaajilta ennen tapaamista."


def test_rules_come_with_the_limits_of_confidentiality() -> None:
    found = shown()

    assert (texts(found.rules), found.confidentiality) == ([("Saat ohittaa", "Aina.")], "Jää tänne.")


def test_sessions_that_were_held_are_counted() -> None:
    found = shown(
        pair=pair(worker(), peer(), worker("Liisa", substitute=True)),
        follow_up=moment("14.10.2027"),
        changes=(change(2, delivery=Delivery.INDIVIDUAL), change(3, to=moment("29.1.2027"))),
    )

    assert found.held == ShownHeld(count=2, first="14.1.2027", last="29.1.2027")
    assert found.signers == ("Maija", "Ville")


def test_group_that_never_met_tells_no_days() -> None:
    assert shown(changes=tuple(change(number, cancelled=True) for number in (1, 2, 3))).held is None


def test_contacts_are_told_in_the_language_of_the_page() -> None:
    finnish = contact("112", hours={"fi": "aina", "sv": "alltid"})
    swedish = contact("113", name={"sv": "Hjälp"})
    bare = contact("114", what={})

    found = for_parents(edition(group(), THREE, contacts=(finnish, swedish, bare)))

    assert found.contacts == (
        ShownContact(name="Apu 112", number="112", what="Heti.", hours="aina"),
        ShownContact(name="Apu 114", number="114", what="", hours=""),
    )


def test_contacts_are_told_in_the_language_that_stands_in_for_the_page_s() -> None:
    given = edition(
        group(), THREE, contacts=(contact("112", name={"fi": "Apu", "fi-simple": "Helppo apu"}), contact("114"))
    )

    found = for_parents(attrs.evolve(given, language=language("fi-simple"))).contacts

    assert [(one.name, one.what) for one in found] == [("Helppo apu", "Heti."), ("Apu 114", "Heti.")]


@pytest.mark.parametrize(
    ("confirmed", "oldest"),
    [
        ((day("24.11.2026"), day("1.10.2026")), "1.10.2026"),
        ((day("24.11.2026"), None), ""),
        ((None, None), ""),
        ((), ""),
    ],
    ids=["all", "not all", "none", "no numbers"],
)
def test_numbers_count_as_checked_when_every_one_is(confirmed: tuple[dt.date | None, ...], oldest: str) -> None:
    given = tuple(contact(str(number), confirmed=date) for number, date in enumerate(confirmed))

    assert for_parents(edition(group(), THREE, contacts=given)).contacts_checked == oldest


def test_check_by_the_leaders_stands_for_numbers_whose_file_tells_none() -> None:
    given = contact("1"), contact("2", confirmed=day("2.11.2026"))

    checked = for_parents(edition(group(crisis_numbers_checked=day("24.11.2026")), THREE, contacts=given))

    assert checked.contacts_checked == "2.11.2026"
    alone = for_parents(edition(group(crisis_numbers_checked=day("24.11.2026")), THREE, contacts=given[:1]))
    assert alone.contacts_checked == "24.11.2026"


def test_letter_to_one_who_could_not_come_tells_the_next_time_and_the_discreet_place() -> None:
    made = edition(group(calendar_place="Kauppakatu 1", changes=(change(2, delivery=Delivery.REMOTE),)), THREE)

    found, remote = letter(made, THREE.session(2)), letter(made, THREE.session(1))

    assert (found.missed, found.phase) == ("Poissa 2", "flower")
    assert (plain(found.next_when), found.next_place) == ("to 28.1.2027 klo 17.00–19.00", "Kauppakatu 1")
    assert (found.joining, found.own_time) == ("", "")
    assert (plain(remote.next_when), remote.next_place) == ("to 21.1.2027 klo 17.00–19.00, etänä", "")
    assert remote.joining == "Etätapaamisen linkin tai numeron saat ohjaajilta ennen tapaamista."


def test_letter_before_a_session_held_one_by_one_tells_of_a_time_of_ones_own_and_when_the_group_meets() -> None:
    made = edition(group(changes=(change(2, delivery=Delivery.INDIVIDUAL),)), THREE)

    found = letter(made, THREE.session(1))

    assert plain(found.own_time) == "to 21.1.2027"
    assert (plain(found.next_when), found.next_place) == ("to 28.1.2027 klo 17.00–19.00", "Kauppakatu 1, Seinäjoki")


def test_letter_after_the_last_session_tells_no_next() -> None:
    found = letter(edition(group(), THREE), THREE.session(11))

    assert found == ShownLetter(missed="Poissa 11", phase="bud", own_time="", next_when="", next_place="", joining="")


def test_nobody_misses_a_pre_meeting() -> None:
    assert letter(edition(group(), THREE), THREE.session(0)).missed == ""


def test_handouts_show_nothing_of_the_group() -> None:
    shown_both = handouts(THREE.session(2), (handout("a", text="A"), handout("b", text="B")))

    assert shown_both == (
        ShownHandout(title="Otsikko a", text="A", phase="flower"),
        ShownHandout(title="Otsikko b", text="B", phase="flower"),
    )
