"""A session that is held remotely, or with each one separately: its plan sends nobody to a closed door."""

import re
from typing import Any

import pytest

from builders import (
    activity,
    change,
    edition,
    group,
    handout,
    leaders_words,
    parents_words,
    programme,
    session,
    session_words,
)
from voikukkia_kit.files.library import Library
from voikukkia_kit.language import plain
from voikukkia_kit.media.pages import pages_of
from voikukkia_kit.model.session import Delivery, Method, Variant
from voikukkia_kit.model.words import ActivityWords, RemoteWork, Titled, WhatIf
from voikukkia_kit.sheets.dated import date
from voikukkia_kit.sheets.leaders import for_leaders
from voikukkia_kit.sheets.leaders_page import ShownPart, ShownRemote, ShownSession, ShownWhatIf
from voikukkia_kit.sheets.sheet import Sheet, compose

OWN = activity("welcome", method=Method.ARRIVAL, variants={Delivery.REMOTE: Variant(words="welcome-call")})
ONE = session(1, activity("arrival"), OWN, activity("talk", minutes=90, stretch=(60, 115)))
WHOLE = programme(ONE)
CALL = RemoteWork(
    room="- yhteys auki",
    instead=(Titled(title="Kivi", text="Nimi sanotaan."),),
    activities={Method.ARRIVAL: ActivityWords(title="Linjoille", do="- kysy, kuuluuko", background="Puhelusta.")},
    what_if=(WhatIf(when="Joku katoaa", say="Hei.", do="Soita."),),
)
REMOTE = (change(1, delivery=Delivery.REMOTE),)


def shown(remote: RemoteWork | None = CALL, **changes: Any) -> ShownSession:
    words = {name: ActivityWords(title=name, do=f"- {name}") for name in ONE.words}
    what_if = (WhatIf(when="Joku itkee", say="Itke vain.", do="Odota."),)
    said = {1: session_words(ONE, activities=words, what_if=what_if)}
    made = edition(
        group(**{"changes": REMOTE} | changes),
        WHOLE,
        leaders=leaders_words(WHOLE, sessions=said, remote=remote),
        parents=parents_words(WHOLE, handouts={1: [handout("a")]}),
    )
    return for_leaders(made).sessions[0]


def test_remote_session_is_joined_and_set_up_and_names_no_place() -> None:
    found = shown(link="https://example.org/t")

    assert found.remote == ShownRemote(
        joining="https://example.org/t",
        instead=(ShownPart(title="Kivi", text="Nimi sanotaan."),),
        beforehand=("1\N{NO-BREAK SPACE}moniste: Otsikko a",),
    )
    assert (found.place, found.before_room, found.materials) == ("", "- yhteys auki", ())
    assert found.what_if == (
        ShownWhatIf(when="Joku katoaa", say="Hei.", do="Soita."),
        ShownWhatIf(when="Joku itkee", say="Itke vain.", do="Odota."),
    )


def test_activity_is_told_as_the_programme_does_it_on_a_call_unless_the_session_says_how() -> None:
    found = shown()

    assert [part.title for part in found.activities] == ["Linjoille", "welcome-call", "talk"]
    assert found.backgrounds == (ShownPart(title="Linjoille", text="Puhelusta."),)


def test_in_a_room_nothing_of_a_call_is_told() -> None:
    found = shown(changes=(), link="https://example.org/t")

    assert [part.title for part in found.activities] == ["arrival", "welcome", "talk"]
    assert (found.remote, found.place, found.before_room) == (None, "Kauppakatu 1, Seinäjoki", "- tuolit")
    assert [row.when for row in found.what_if] == ["Joku itkee"]


def test_programme_that_tells_nothing_of_calls_still_tells_how_to_join() -> None:
    found = shown(None)

    assert found.remote == ShownRemote(
        joining="Linkki tai numero puuttuu: sopikaa se ja kertokaa se osallistujille hyvissä ajoin.",
        instead=(),
        beforehand=("1\N{NO-BREAK SPACE}moniste: Otsikko a",),
    )
    assert [part.title for part in found.activities] == ["arrival", "welcome-call", "talk"]
    assert found.before_room == "- tuolit"


def test_session_held_with_each_one_separately_has_no_place_and_no_clock() -> None:
    found = shown(changes=(change(1, delivery=Delivery.INDIVIDUAL),))

    assert (found.one_by_one, found.remote, found.place) == (True, None, "")
    assert plain(found.when) == "to 14.1.2027, sovitaan erikseen kunkin kanssa"
    assert [part.time for part in found.activities] == ["0′", "10′", "20′"]


def test_session_of_a_group_is_not_one_by_one() -> None:
    assert shown(changes=()).one_by_one is False


@pytest.fixture(scope="module")
def library() -> Library:
    return Library.at()


def sheets(library: Library, **changes: Any) -> list[Sheet]:
    """Return every sheet of a group of the kit's own programme."""
    return list(compose(date(group(**changes), library), library))


def pages(library: Library, name: str, **changes: Any) -> dict[str, str]:
    """Return the pages of one document, by what they are called."""
    made = (sheet for sheet in sheets(library, documents=(name,), **changes) if sheet.document.name == name)
    return {sheet.stem: pages_of(library).page(sheet) for sheet in made}


OF_A_ROOM = re.compile(
    r"(?i)\bovell|\bovea\b|näytä kahvi|kahvi on|kahvipöy|annosta kahvi|nimilap|fläppitaul|vilttiä|Kauppakatu"
)
CHOSEN = {"sessions": (1, 2, 3, 4, 5, 21, 7, 8, 9, 10), "link": "09 000 0000"}


def running_sheet(page: str) -> str:
    """Return what the leaders do, bring and set up, without what they read in full."""
    table = page[page.index('<table class="sheet"') : page.index("</table>")]
    bring = re.findall(r'<ul class="ticks flow">.*?</ul>', page, re.DOTALL)
    return re.sub(r"<[^>]+>", " ", " ".join([table, *bring]))


def test_no_plan_of_a_remote_group_has_a_door_coffee_name_tags_or_an_address(library: Library) -> None:
    made = pages(library, "plan", delivery=Delivery.REMOTE, **CHOSEN)

    found = {stem: OF_A_ROOM.findall(running_sheet(page)) for stem, page in made.items()}
    assert len(made) == 12
    assert {stem: words for stem, words in found.items() if words} == {}


def test_every_plan_of_a_remote_group_says_how_to_join_who_opens_the_call_and_what_when_someone_vanishes(
    library: Library,
) -> None:
    made = pages(library, "plan", delivery=Delivery.REMOTE, **CHOSEN)

    told = ("09 000 0000", "avaa yhteyden", "etteivät muut kuule", "katoaa puhelusta")
    lacking = {(stem, one) for stem, page in made.items() for one in told if one not in " ".join(page.split())}
    assert (len(made), lacking) == (12, set())
    assert "paperit tulevat perille" in made["03-runko"]


def test_plan_of_a_group_in_a_room_says_nothing_of_calls(library: Library) -> None:
    made = pages(library, "plan", **CHOSEN)

    assert [stem for stem, page in made.items() if "katoaa puhelusta" in page or "09 000 0000" in page] == []
    assert OF_A_ROOM.search(running_sheet(made["03-runko"]))
