"""What each document shows, as plain values."""

import datetime as dt
from typing import Any

import pytest

from builders import (
    activity,
    change,
    contact,
    day,
    edition,
    free,
    group,
    handout,
    material,
    moment,
    pair,
    peer,
    programme,
    session,
    session_words,
    worker,
)
from builders import words as words_of
from voikukkia_kit.language import plain
from voikukkia_kit.model.programme import Programme
from voikukkia_kit.model.series import Length
from voikukkia_kit.model.session import Delivery, Lead, Phase
from voikukkia_kit.model.words import ActivityWords, Heavy, Prompts, WhatIf, Words
from voikukkia_kit.sheets import views
from voikukkia_kit.sheets.edition import Edition

THREE = programme(
    session(0),
    session(1),
    session(2, activity("arrival"), activity("talk", minutes=110, stretch=(60, 115), load=3), phase=Phase.FLOWER),
    session(3),
    session(11),
)
GROUP = {
    "title": "Ohjelma",
    "code": "SJK-K27",
    "place": "Kauppakatu 1, Seinäjoki",
    "times": "torstaisin klo 17.00–19.00",
    "contact": "044 000 0000",
    "names": "Maija ja Ville",
}


def of(whole: Programme = THREE, said: Words | None = None, **changes: Any) -> Edition:
    return edition(group(**changes), whole, said=said)


def unbroken(value: Any) -> Any:
    """Return a value with spaces in the place of no-break spaces."""
    match value:
        case str():
            return plain(value)
        case dict():
            return {key: unbroken(one) for key, one in value.items()}
        case list():
            return [unbroken(one) for one in value]
    return value


def shown(view: Any, made: Edition, number: int | None = None) -> dict[str, Any]:
    return dict(unbroken(view(made, None if number is None else made.programme.session(number))))


def test_plan_shows_a_session_on_its_day() -> None:
    arrival = ActivityWords(title="Tulo", do="- kahvi")
    talk = ActivityWords(
        title="Puhe", do="- puhutaan", say=("Hei!",), ask=("Miten?",), avoid=("Miksi?",), background="Tausta."
    )
    said = session_words(
        THREE.session(2),
        activities={"arrival": arrival, "talk": talk},
        heavy=Heavy(enter="Sisään.", stay="Mukana.", back="Takaisin."),
        what_if=(WhatIf(when="Joku itkee", say="Itku on hyvä.", do="Istu viereen."),),
        shorter="Lyhyemmin.",
        peer="Oma tarina.",
        debrief=("Miten voit?",),
    )
    made = of(said=words_of(THREE, sessions={2: said}, handouts={2: [handout("a")]}))

    talking = {
        "title": "Puhe",
        "time": "17.10",
        "minutes": 110,
        "lead": "both",
        "lead_word": "molemmat",
        "load": 3,
        "do": "- puhutaan",
        "say": ["Hei!"],
        "ask": ["Miten?"],
        "avoid": ["Miksi?"],
    }
    arriving = {"title": "Tulo", "time": "17.00", "minutes": 10, "lead": "peer", "lead_word": "vertaisohjaaja"}
    arriving |= {"load": 1, "do": "- kahvi", "say": [], "ask": [], "avoid": []}
    assert shown(views.plan, made, 2) == {
        "session": {
            "label": "Kerta 2",
            "title": "Aihe 2",
            "when": "to 21.1.2027 klo 17.00–19.00",
            "place": "Kauppakatu 1, Seinäjoki",
            "phase": "flower",
            "aim": "Tavoite.",
            "key_message": "Viesti.",
            "activities": [arriving, talking],
            "materials": ["6 monistetta: Otsikko a"],
            "shorter": "Lyhyemmin.",
            "before_room": "- tuolit",
            "before_pair": "- työnjako",
            "heavy": {"enter": "Sisään.", "stay": "Mukana.", "back": "Takaisin."},
            "questions": [talking],
            "backgrounds": [{"title": "Puhe", "text": "Tausta."}],
            "what_if": [{"when": "Joku itkee", "say": "Itku on hyvä.", "do": "Istu viereen."}],
            "peer": "Oma tarina.",
            "debrief": ["Miten voit?"],
        },
        "next": {
            "when": "to 28.1.2027 klo 17.00–19.00",
            "title": "Aihe 3",
            "preview": "Ennakko 3",
            "bring": "",
            "place": "Kauppakatu 1, Seinäjoki",
        },
    }


def test_plan_of_a_light_session_has_nothing_heavy() -> None:
    assert shown(views.plan, of(), 1)["session"]["heavy"] is None


def test_plan_of_the_last_session_has_no_next() -> None:
    assert shown(views.plan, of(), 11)["next"] is None


def test_plan_without_a_day_counts_minutes_and_names_no_place() -> None:
    told = shown(views.plan, of(), 0)["session"]

    assert (told["when"], told["place"]) == ("sovitaan erikseen", "")
    assert [part["time"] for part in told["activities"]] == ["0′", "10′", "30′", "40′", "50′", "100′", "110′"]


def test_plan_of_several_pre_meetings_counts_minutes_in_the_lengths_of_the_group() -> None:
    made = of(
        pre_meeting=(moment("7.1.2027", 10), moment("8.1.2027", 12)),
        lengths=(Length(session=0, activity="arrival", minutes=5),),
    )

    told = shown(views.plan, made, 0)["session"]

    assert told["when"] == "to 7.1.2027 klo 10.00–12.00; pe 8.1.2027 klo 12.00–14.00"
    assert [part["time"] for part in told["activities"]][:3] == ["0′", "5′", "30′"]


def test_plan_follows_a_move_of_day_hour_and_place() -> None:
    made = of(changes=(change(1, to=moment("15.1.2027", 9, 11)), change(1, place="Kirjasto")))

    told = shown(views.plan, made, 1)["session"]

    assert (told["when"], told["place"]) == ("pe 15.1.2027 klo 9.00–11.00", "Kirjasto")
    assert [part["time"] for part in told["activities"]][:2] == ["9.00", "9.10"]


def test_overview_shows_every_session_and_what_became_of_it() -> None:
    made = of(
        breaks=(free("21.1.2027", reason="remontti"),),
        changes=(change(1, to=moment("15.1.2027")), change(3, to=moment("12.2.2027")), change(3, cancelled=True)),
    )

    told = shown(views.overview, made)

    rows = [(row["code"], row["when"], row["cancelled"], row["change"], row["load_word"]) for row in told["sessions"]]
    assert rows == [
        ("0", "sovitaan erikseen", False, "", "kevyt"),
        ("1", "pe 15.1.2027 klo 17.00–19.00", False, "siirretty, alun perin 14.1.", "kevyt"),
        ("2", "to 28.1.2027 klo 17.00–19.00", False, "", "raskas"),
        ("3", "pe 12.2.2027 klo 17.00–19.00, peruttu", True, "", "kevyt"),
        ("11", "sovitaan erikseen", False, "", "kevyt"),
    ]
    assert [row["title"] for row in told["sessions"]] == ["Aihe 0", "Aihe 1", "Aihe 2", "Aihe 3", "Aihe 11"]
    assert told["skipped"] == ["to 21.1.2027: remontti"]
    assert told["facilitators"] == ["Maija, työntekijä, koulutus 11/2024", "Ville, vertaisohjaaja, koulutus 11/2024"]
    assert told["group"] == GROUP


def test_skipped_holiday_is_named_in_the_language() -> None:
    made = of(start=day("18.3.2027"), made=day("1.1.2027"))

    assert shown(views.overview, made)["skipped"] == ["to 25.3.2027: kiirastorstai"]


def test_packing_list_adds_up_the_series_and_goes_session_by_session() -> None:
    whole = programme(
        session(1, activity("talk", minutes=120, stretch=(5, 120), materials=(material("pen", count=2),)))
    )

    told = shown(views.packing_list, of(whole, pair=pair(worker(), peer(), peer("Aino", substitute=True))))

    assert told == {
        "group": GROUP,
        "for_whom": "6 osallistujaa ja 2 ohjaajaa",
        "reused": [],
        "used_up": ["2 pen (monta)"],
        "sessions": [
            {"label": "Kerta 1: Aihe 1", "when": "to 14.1.2027 klo 17.00–19.00", "materials": ["2 pen (monta)"]}
        ],
    }


def test_agreement_and_debrief_are_prompts() -> None:
    made = of(said=words_of(THREE, pair_agreement=(Prompts(title="Aika", prompts=("Kello:", "Tauko:")),)))

    assert shown(views.agreement, made) == {
        "group": GROUP,
        "parts": [{"title": "Aika", "prompts": ["Kello:", "Tauko:"]}],
    }
    assert shown(views.debrief, made) == {"group": GROUP, "prompts": ["Miten meni?"]}


def test_handouts_show_nothing_of_the_group() -> None:
    made = of(said=words_of(THREE, handouts={2: [handout("a", text="A"), handout("b", text="B")]}))
    second = THREE.session(2)

    every, one = (views.handouts(made, second, *made.words.handouts[2][first:]) for first in (0, 1))

    first = {"title": "Otsikko a", "text": "A", "phase": "flower"}
    last = {"title": "Otsikko b", "text": "B", "phase": "flower"}
    assert (every, one) == ({"handouts": [first, last]}, {"handouts": [last]})


def test_letter_to_one_who_could_not_come_tells_the_next_time_and_the_discreet_place() -> None:
    made = of(calendar_place="Kauppakatu 1", changes=(change(2, delivery=Delivery.REMOTE),))

    told, remote = shown(views.missed, made, 2), shown(views.missed, made, 1)

    assert told["session"] == {"missed": "Poissa 2", "phase": "flower"}
    assert (told["next"]["when"], told["next"]["place"]) == ("to 28.1.2027 klo 17.00–19.00", "Kauppakatu 1")
    assert (remote["next"]["when"], remote["next"]["place"]) == ("to 21.1.2027 klo 17.00–19.00, etänä", "")


def test_invitation_tells_days_practical_matters_and_whom_to_call() -> None:
    told = shown(views.invitation, of(calendar_place="Kauppakatu 1"))

    assert told == {
        "group": GROUP | {"place": "Kauppakatu 1"},
        "invitation": {"opening": "Hei!", "what": "Puhutaan.", "welcome": "Tervetuloa!"},
        "dates": [f"to {date}.1.2027 klo 17.00–19.00" for date in (14, 21, 28)],
        "to_be_agreed": ["Myöhemmin on vielä yksi yhteinen tapaaminen. Sen päivä sovitaan ryhmässä."],
        "practical": [{"title": "Kahvi", "text": "On."}],
    }


def test_invitation_without_a_number_to_call_leaves_room_for_it() -> None:
    assert shown(views.invitation, of(contact=None))["group"]["contact"] == ""


def test_practical_matters_of_the_organiser_replace_ours() -> None:
    told = shown(views.invitation, of(practical={"Lapset": "Voivat tulla.", "Matka": "Maksetaan."}))

    assert told["practical"] == [{"title": "Lapset", "text": "Voivat tulla."}, {"title": "Matka", "text": "Maksetaan."}]


def test_day_of_the_follow_up_is_told_when_it_is_known() -> None:
    told = shown(views.invitation, of(follow_up=moment("14.10.2027")))

    assert told["to_be_agreed"] == ["Tapaamme vielä myöhemmin: to 14.10.2027 klo 17.00–19.00."]


@pytest.mark.parametrize(
    ("dates", "told"),
    [
        (("7.1.2027",), ["to 7.1.2027 klo 17.00–19.00", "to 14.1.2027 klo 17.00–19.00"]),
        (("7.1.2027", "8.1.2027"), ["to 14.1.2027 klo 17.00–19.00", "to 21.1.2027 klo 17.00–19.00"]),
    ],
    ids=["all come to the same one", "each family has its own"],
)
def test_day_of_a_family_is_not_told_to_others(dates: tuple[str, ...], told: list[str]) -> None:
    made = of(pre_meeting=tuple(map(moment, dates)))

    assert shown(views.invitation, made)["dates"][:2] == told


def test_rules_come_with_the_limits_of_confidentiality() -> None:
    assert shown(views.rules, of()) == {
        "rules": [{"title": "Saat ohittaa", "text": "Aina."}],
        "confidentiality": "Jää tänne.",
    }


def test_certificate_counts_the_sessions_that_were_held() -> None:
    made = of(
        pair=pair(worker(), peer(), worker("Liisa", substitute=True)),
        follow_up=moment("14.10.2027"),
        changes=(change(2, cancelled=True), change(3, to=moment("29.1.2027"))),
    )

    told = shown(views.certificate, made)

    period = made.word("certificate_period", first="14.1.2027", last="29.1.2027", count=2)
    assert told == {"period": plain(period), "signers": ["Maija", "Ville"]}


def test_certificate_of_a_group_that_never_met_tells_no_days() -> None:
    made = of(changes=tuple(change(number, cancelled=True) for number in (1, 2, 3)))

    assert shown(views.certificate, made)["period"] == ""


def with_contacts(*confirmed: dt.date | None) -> Edition:
    given = [contact(str(number), confirmed=date) for number, date in enumerate(confirmed)]
    return edition(group(), THREE, contacts=tuple(given))


def test_contacts_are_told_in_the_language_of_the_page() -> None:
    finnish = contact("112", hours={"fi": "aina", "sv": "alltid"})
    swedish = contact("113", name={"sv": "Hjälp"})
    bare = contact("114", what={})

    told = shown(views.contacts, edition(group(), THREE, contacts=(finnish, swedish, bare)))

    assert told["contacts"] == [
        {"name": "Apu 112", "number": "112", "what": "Heti.", "hours": "aina"},
        {"name": "Apu 114", "number": "114", "what": "", "hours": ""},
    ]


@pytest.mark.parametrize(
    ("confirmed", "oldest"),
    [
        ((day("24.11.2026"), day("1.10.2026")), "1.10.2026"),
        ((day("24.11.2026"), None), None),
        ((None, None), None),
        ((), None),
    ],
    ids=["all", "not all", "none", "no numbers"],
)
def test_numbers_count_as_checked_when_every_one_is(confirmed: tuple[dt.date | None, ...], oldest: str | None) -> None:
    made = with_contacts(*confirmed)

    assert shown(views.contacts, made)["checked"] == (made.word("contacts_checked", date=oldest) if oldest else "")


def test_views_hold_plain_values_alone() -> None:
    made = edition(group(follow_up=moment("14.10.2027")), THREE, contacts=(contact(),), s1=[handout("a")])
    of_group = [views.overview, views.packing_list, views.agreement, views.debrief, views.invitation]
    of_group += [views.rules, views.certificate, views.contacts]
    of_session = [views.plan, views.handouts, views.missed]

    made_views = [view(made) for view in of_group] + [view(made, THREE.session(1)) for view in of_session]

    assert {kind for view in made_views for kind in kinds(view)} <= {dict, list, str, int, bool, type(None)}


def kinds(value: Any) -> set[type]:
    inner = value.values() if isinstance(value, dict) else value if isinstance(value, list) else ()
    return {type(value)} | {kind for one in inner for kind in kinds(one)}


def test_leads_are_told_in_words() -> None:
    parts = [activity(lead.value, lead=lead, minutes=40, stretch=(5, 40)) for lead in Lead]
    whole = programme(session(1, *parts))

    told = shown(views.plan, of(whole), 1)["session"]["activities"]

    assert [(part["lead"], part["lead_word"]) for part in told] == [
        ("worker", "työntekijä"),
        ("peer", "vertaisohjaaja"),
        ("both", "molemmat"),
    ]


def test_activity_with_questions_to_ask_or_to_avoid_is_among_the_questions() -> None:
    words = {part.id: ActivityWords(title=part.id, do="-") for part in THREE.session(1).activities}
    words |= {"talk": ActivityWords(title="talk", do="-", ask=("Miten?",))}
    words |= {"calming": ActivityWords(title="calming", do="-", avoid=("Miksi?",))}
    said = session_words(THREE.session(1), activities=words)

    told = shown(views.plan, of(said=words_of(THREE, sessions={1: said})), 1)["session"]["questions"]

    assert [part["title"] for part in told] == ["talk", "calming"]
