"""Keys and fixed words of every language, and what they mean in each class."""

import pytest

from voikukkia_kit.errors import Term
from voikukkia_kit.files.keys import canonical_key, key_language, key_term, spelled_keys, spellings
from voikukkia_kit.files.yaml import parse
from voikukkia_kit.model.series import Change, Group, Length


class Order:
    """A class without keys of its own."""


class GroupOfFriends(Group):
    """A class whose keys are those of its base."""


@pytest.mark.parametrize("text", ["moves_to", "Siirtyy", "to"])
def test_key_is_known_in_every_language(text: str) -> None:
    assert canonical_key(Change, text, {"session", "to"}) == "to"


def test_key_of_several_words_may_be_written_with_spaces() -> None:
    assert canonical_key(Group, "Osallistujien kieli", {"participants_language"}) == "participants_language"


def test_key_of_one_class_is_none_of_another() -> None:
    fields = {"session", "time", "place"}

    assert [canonical_key(kind, "kerta", fields) for kind in (Change, Length, Group)] == ["session", "session", None]
    assert [canonical_key(kind, "paikka", fields) for kind in (Change, Order)] == ["place", "place"]


def test_class_has_the_keys_of_its_base() -> None:
    assert canonical_key(GroupOfFriends, "aika", {"time"}) == "time"
    assert key_term(GroupOfFriends, "time") == Term("keys.series", "time")


def test_key_that_no_language_knows_is_nothing() -> None:
    assert canonical_key(Group, "ei ole", {"time"}) is None


def test_key_is_told_with_the_class_it_belongs_to() -> None:
    told = [key_term(Change, name) for name in ("told", "place", "unheard")]

    assert told == [Term("keys.change", "told"), Term("keys", "place"), Term("keys", "unheard")]


def test_first_spellings_of_keys_are_those_of_every_language() -> None:
    assert {*spelled_keys(Change, {"to", "place"})} >= {"siirtyy", "paikka", "moves_to", "place"}
    assert "to" not in set(spelled_keys(Change, {"to"}))


def test_word_is_understood_in_every_language_and_by_its_own_name() -> None:
    assert {"yes", "kyllä", "joo", "true"} <= set(spellings("values", "yes"))
    assert {"th", "torstai", "to", "torstaisin", "thu"} <= set(spellings("weekdays", "th"))
    assert spellings("values", "unheard") == ("unheard",)


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("{}", "fi"),
        ("[]", "fi"),
        ("x", "fi"),
        ("{alkaa: 1, starts: 2, aika: 3}", "fi"),
        ("{alkaa: 1, starts: 2, time: 3, tuntematon: 4}", "en"),
    ],
)
def test_language_of_a_file_is_that_of_most_keys(text: str, code: str) -> None:
    assert key_language(Group, parse(text, "f.yaml")) == code
