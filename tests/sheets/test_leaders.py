"""What pages of leaders may show."""

from typing import Any

import pytest

from builders import (
    activity,
    change,
    day,
    edition,
    free,
    group,
    handout,
    leaders_words,
    material,
    moment,
    pair,
    parents_words,
    peer,
    programme,
    session,
    session_words,
    worker,
)
from voikukkia_kit.language import plain
from voikukkia_kit.model.people import Led
from voikukkia_kit.model.programme import Programme
from voikukkia_kit.model.series import Length
from voikukkia_kit.model.session import Lead
from voikukkia_kit.model.words import ActivityWords, Heavy, LeadersSession, Prompts, WhatIf
from voikukkia_kit.sheets.leaders import for_leaders
from voikukkia_kit.sheets.leaders_page import (
    Leaders,
    ShownActivity,
    ShownHeavy,
    ShownNext,
    ShownPacking,
    ShownPart,
    ShownPrompts,
    ShownSeries,
    ShownSession,
    ShownWhatIf,
)

THREE = programme(
    session(0),
    session(1),
    session(2, activity("arrival"), activity("talk", minutes=110, stretch=(60, 115), load=3), phase="flower"),
    session(3),
    session(11),
)


def shown(whole: Programme = THREE, said: dict[int, LeadersSession] | None = None, **changes: Any) -> Leaders:
    """Return what leaders of a group see."""
    return for_leaders(edition(group(**changes), whole, leaders=leaders_words(whole, sessions=said)))


def about(number: int, of: Leaders) -> ShownSession:
    return next(one for one in of.sessions if one.title == f"Aihe {number}")


def test_session_is_shown_on_its_day_with_everything_leaders_need() -> None:
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
    words = leaders_words(THREE, sessions={2: said})
    told = parents_words(THREE, handouts={2: [handout("a")]})

    found = about(2, for_leaders(edition(group(), THREE, leaders=words, parents=told)))

    when = "to\xa021.1.2027 klo\xa017.00–19.00"
    talking = ShownActivity(
        title="Puhe",
        time="17.10",
        minutes=110,
        lead="both",
        lead_word="molemmat",
        load=3,
        do="- puhutaan",
        say=("Hei!",),
        ask=("Miten?",),
        avoid=("Miksi?",),
    )
    arriving = ShownActivity(
        title="Tulo",
        time="17.00",
        minutes=10,
        lead="peer",
        lead_word="vertaisohjaaja",
        load=1,
        do="- kahvi",
        say=(),
        ask=(),
        avoid=(),
    )
    assert found == ShownSession(
        number="2",
        label="Kerta 2",
        title="Aihe 2",
        when=when,
        when_where=when,
        place="Kauppakatu 1, Seinäjoki",
        remote=None,
        led_by="Maija ja Ville",
        one_by_one=False,
        phase="flower",
        load_word="raskas",
        aim="Tavoite.",
        key_message="Viesti.",
        activities=(arriving, talking),
        peer_parts=(arriving, talking),
        questions=(talking,),
        materials=("6\xa0monistetta: Otsikko a",),
        shorter="Lyhyemmin.",
        before_room="- tuolit",
        before_pair="- työnjako",
        heavy=ShownHeavy(enter="Sisään.", stay="Mukana.", back="Takaisin."),
        backgrounds=(ShownPart(title="Puhe", text="Tausta."),),
        what_if=(ShownWhatIf(when="Joku itkee", say="Itku on hyvä.", do="Istu viereen."),),
        peer="Oma tarina.",
        debrief=("Miten voit?",),
        next=ShownNext(when="to\xa028.1.2027 klo\xa017.00–19.00", title="Aihe 3", preview="Ennakko 3", bring=""),
    )


def test_light_session_has_nothing_heavy() -> None:
    assert about(1, shown()).heavy is None


def test_last_session_has_no_next() -> None:
    assert about(11, shown()).next is None


def test_session_without_a_day_counts_minutes_and_names_no_place() -> None:
    found = about(0, shown())

    assert (found.when, found.place) == ("sovitaan erikseen", "")
    assert [part.time for part in found.activities] == ["0′", "10′", "30′", "40′", "50′", "100′", "110′"]


def test_several_pre_meetings_count_minutes_in_the_lengths_of_the_group() -> None:
    of = shown(
        pre_meeting=(moment("7.1.2027", 10), moment("8.1.2027", 12)),
        lengths=(Length(session=0, activity="arrival", minutes=5),),
    )

    found = about(0, of)

    assert plain(found.when) == "to 7.1.2027 klo 10.00–12.00; pe 8.1.2027 klo 12.00–14.00"
    assert [part.time for part in found.activities][:3] == ["0′", "5′", "30′"]


def test_session_follows_a_move_of_day_hour_and_place() -> None:
    found = about(1, shown(changes=(change(1, to=moment("15.1.2027", 9, 11)), change(1, place="Kirjasto"))))

    assert (plain(found.when), found.place) == ("pe 15.1.2027 klo 9.00–11.00", "Kirjasto")
    assert [part.time for part in found.activities][:2] == ["9.00", "9.10"]


def test_every_session_tells_what_became_of_it() -> None:
    found = shown(
        breaks=(free("21.1.2027", reason="remontti"),),
        changes=(change(1, to=moment("15.1.2027")), change(3, to=moment("12.2.2027")), change(3, cancelled=True)),
    )

    rows = [(one.number, plain(one.when), one.cancelled, one.was, one.load_word) for one in found.days]
    assert rows == [
        ("0", "sovitaan erikseen", False, "", "kevyt"),
        ("1", "pe 15.1.2027 klo 17.00–19.00", False, "siirretty, alun perin 14.1.", "kevyt"),
        ("2", "to 28.1.2027 klo 17.00–19.00", False, "", "raskas"),
        ("3", "pe 12.2.2027 klo 17.00–19.00, peruttu", True, "", "kevyt"),
        ("4", "sovitaan erikseen", False, "", "kevyt"),
    ]
    assert [one.title for one in found.sessions] == ["Aihe 0", "Aihe 1", "Aihe 2", "Aihe 3", "Aihe 11"]
    assert found.skipped == ("to 21.1.2027: remontti",)
    assert found.facilitators == ("Maija, työntekijä, koulutus 11/2024", "Ville, vertaisohjaaja, koulutus 11/2024")


def test_days_stand_in_order_of_time_and_those_to_be_agreed_where_they_will_be() -> None:
    found = shown(
        pre_meeting=(moment("7.1.2027"), moment("15.1.2027")),
        changes=(change(1, to=moment("22.1.2027")),),
    )

    assert [(day.number, day.title, plain(day.when).split(" klo")[0]) for day in found.days] == [
        ("0", "Aihe 0", "to 7.1.2027"),
        ("0", "Aihe 0", "pe 15.1.2027"),
        ("2", "Aihe 2", "to 21.1.2027"),
        ("1", "Aihe 1", "pe 22.1.2027"),
        ("3", "Aihe 3", "to 28.1.2027"),
        ("4", "Aihe 11", "sovitaan erikseen"),
    ]
    assert [one.title for one in found.sessions] == ["Aihe 0", "Aihe 2", "Aihe 1", "Aihe 3", "Aihe 11"]


def test_session_tells_who_leads_it_and_its_day_where_they_are_not_the_usual_ones() -> None:
    three = pair(worker("Maija"), peer("Ville"), worker("Sari", substitute=True))

    found = shown(pair=three, led_by=(Led(session=2, facilitators=("Ville", "Sari")),))

    assert [one.led_by for one in found.sessions][1:3] == ["Maija ja Ville", "Ville ja Sari"]
    assert [one.led_by for one in found.days][1:3] == ["", "Ville ja Sari"]


@pytest.mark.parametrize(
    ("substitutes", "told"),
    [((), "Varalla on ..., esitelty"), (("Sari", "Liisa"), "Varalla on Sari ja Liisa, esitelty")],
)
def test_agreement_names_those_who_stand_by(substitutes: tuple[str, ...], told: str) -> None:
    words = leaders_words(
        THREE, pair_agreement=(Prompts(title="Aika", prompts=("Varalla on {substitutes}, esitelty",)),)
    )
    everyone = pair(worker(), peer(), *(worker(name, substitute=True) for name in substitutes))

    found = for_leaders(edition(group(pair=everyone), THREE, leaders=words))

    assert found.pair_agreement == (ShownPrompts(title="Aika", prompts=(told,)),)


def test_series_is_told_with_its_people_counted() -> None:
    found = shown(pair=pair(worker(), peer(), peer("Aino", substitute=True)), organiser="Järjestäjä")

    assert found.series == ShownSeries(
        title="Ohjelma",
        code="SJK-K27",
        place="Kauppakatu 1, Seinäjoki",
        times="torstaisin klo\xa017.00–19.00",
        contact="044 000 0000",
        names="Maija ja Ville",
        organiser="Järjestäjä",
        participants=6,
        facilitators=2,
    )


def test_skipped_holiday_is_named_in_the_language() -> None:
    assert shown(start=day("18.3.2027"), made=day("1.1.2027")).skipped == ("to 25.3.2027: kiirastorstai",)


def test_packing_adds_up_the_series() -> None:
    whole = programme(
        session(1, activity("talk", minutes=120, stretch=(5, 120), materials=(material("pen", count=2),)))
    )

    found = shown(whole)

    assert found.packing == ShownPacking(reused=(), used_up=("2\xa0pen (monta)",))
    assert about(1, found).materials == ("2\xa0pen (monta)",)


def test_agreement_and_debrief_are_prompts() -> None:
    words = leaders_words(THREE, pair_agreement=(Prompts(title="Aika", prompts=("Kello:", "Tauko:")),))

    found = for_leaders(edition(group(), THREE, leaders=words))

    assert found.pair_agreement == (ShownPrompts(title="Aika", prompts=("Kello:", "Tauko:")),)
    assert found.debrief_sheet == ("Miten meni?",)


def test_leads_are_told_in_words_and_the_peer_has_parts_of_her_own() -> None:
    parts = [activity(lead.value, lead=lead, minutes=40, stretch=(5, 40)) for lead in Lead]

    found = about(1, shown(programme(session(1, *parts))))

    assert [(part.lead, part.lead_word) for part in found.activities] == [
        ("worker", "työntekijä"),
        ("peer", "vertaisohjaaja"),
        ("both", "molemmat"),
    ]
    assert [part.lead for part in found.peer_parts] == ["peer", "both"]


def test_activity_with_questions_to_ask_or_to_avoid_is_among_the_questions() -> None:
    words = {part.id: ActivityWords(title=part.id, do="-") for part in THREE.session(1).activities}
    words |= {"talk": ActivityWords(title="talk", do="-", ask=("Miten?",))}
    words |= {"calming": ActivityWords(title="calming", do="-", avoid=("Miksi?",))}

    found = about(1, shown(said={1: session_words(THREE.session(1), activities=words)}))

    assert [part.title for part in found.questions] == ["talk", "calming"]
