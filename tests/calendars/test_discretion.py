"""Warnings about what would give participants away: what is left out, and what is shown all the same."""

from typing import Any

import pytest

from builders import FREE_DAYS, change, day, group, programme
from voikukkia_kit.calendars.discretion import revealing_sender, revealing_warnings
from voikukkia_kit.errors import Problem, Term
from voikukkia_kit.files.facts import load_revealing
from voikukkia_kit.model.session import Delivery
from voikukkia_kit.schedule import timetable

REVEALING = load_revealing()
KEY, KEY_OF_CHANGE = (Term(section, "calendar_place") for section in ("keys.series", "keys.change"))
REMOTE = change(3, delivery=Delivery.REMOTE)
LINK = Term("keys.series", "link")


def warned(**of: Any) -> tuple[Problem, ...]:
    series = group(**of)
    return revealing_warnings(series, timetable(series, programme(), FREE_DAYS, REVEALING), REVEALING)


@pytest.mark.parametrize(
    ("of", "expected"),
    [
        ({"place": "Perhekeskus, Kauppakatu 1"}, Problem("VK414", ("place",), word="Perhekeskus", key=KEY)),
        ({"place": "Family centre, Main Street 1"}, Problem("VK414", ("place",), word="Family centre", key=KEY)),
        (
            {"changes": (change(3, place="Kirjasto"), change(4, place="Perheneuvola, Asemakatu 1"))},
            Problem("VK414", ("changes", 1, "place"), word="Perheneuvola", key=KEY_OF_CHANGE),
        ),
        (
            {"place": "Perhekeskus, Kauppakatu 1", "changes": (change(3, place="Kirjasto"),)},
            Problem("VK414", ("place",), word="Perhekeskus", key=KEY),
        ),
        (
            {"calendar_place": "Lastensuojelu, Kauppakatu 1"},
            Problem("VK434", ("calendar_place",), word="Lastensuojelu", key=KEY),
        ),
        (
            {"changes": (change(3, place="Kirjasto", calendar_place="Turvakoti"),)},
            Problem("VK434", ("changes", 0, "calendar_place"), word="Turvakoti", key=KEY_OF_CHANGE),
        ),
        (
            {"link": "https://voikukkia.example.org/1", "changes": (REMOTE,)},
            Problem("VK435", ("link",), word="voikukkia", key=LINK),
        ),
        (
            {"link": f"https://example.org/{'a' * 300}", "changes": (REMOTE,)},
            Problem("VK436", ("link",), key=LINK),
        ),
    ],
)
def test_what_reveals_is_told_once_and_at_its_place(of: dict[str, Any], expected: Problem) -> None:
    assert warned(**of) == (expected,)


@pytest.mark.parametrize(
    "of",
    [
        {"place": "Perhekeskus, Kauppakatu 1", "calendar_place": "Kauppakatu 1"},
        {"place": "Perhekeskus, Kauppakatu 1", "calendar_place": "perhekeskus Kauppakatu 1"},
        {"changes": (change(3, place="Turvakoti", calendar_place="Turvakoti"),)},
        {"changes": (change(3, place="Turvakoti"), change(3, place="Kirjasto"))},
        {"changes": (change(3, place="Turvakoti"), change(3, cancelled=True))},
        {"place": "Perhekeskus", "delivery": Delivery.REMOTE},
        {"link": "https://voikukkia.example.org"},
        {"link": "09 000 0000", "changes": (REMOTE,)},
        {"link": "09 000 0000", "delivery": Delivery.REMOTE, "place": "", "start": day("14.1.2027")},
    ],
)
def test_nothing_is_told_of_what_is_confirmed_or_not_shown(of: dict[str, Any]) -> None:
    assert warned(**of) == ()


def test_sender_whose_address_tells_what_the_group_is_about_is_told() -> None:
    found = revealing_sender("voikukkia.ryhma@lastensuojelu.example.org", REVEALING)

    assert found == (Problem("VK438", word="voikukkia"),)
    assert revealing_sender("maija.makela@example.org", REVEALING) == ()
