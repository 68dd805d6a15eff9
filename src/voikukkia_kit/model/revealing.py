"""Words that would tell a stranger what a group is about, and how they are found in a text."""

import re
import unicodedata
from functools import cache

import attrs

from voikukkia_kit.errors import InputError, Problem
from voikukkia_kit.model.valid import checked

__all__ = ["NOTHING", "Revealing"]

_HIDING = r"[-_.'’]?"  # what may stand between two letters of a word


def _with_letters(_: "Revealing", field: "attrs.Attribute[tuple[str, ...]]", words: tuple[str, ...]) -> None:
    empty = [index for index, word in enumerate(words) if not re.search(r"[^\W_]", word)]
    if empty:
        raise InputError(*(Problem("VK117", (field.name, index), key=field.name) for index in empty))


@attrs.frozen(kw_only=True, field_transformer=checked)
class Revealing:
    """Words that must not be seen by others in a participant's calendar.

    A space in a word is where it may be parted by anything that is no letter. Capitals
    and accents make no difference.

    Attributes:
        inside: Those that tell it anywhere in a word.
        starting: Those that tell it only where a word begins.

    Raises:
        InputError: A word without a letter (VK117), which would be found everywhere.
    """

    inside: tuple[str, ...] = attrs.field(default=(), validator=_with_letters)
    starting: tuple[str, ...] = attrs.field(default=(), validator=_with_letters)

    def word_in(self, text: str) -> str:
        """Return the first word of a text that reveals, to its end and as it is written; empty when none does."""
        plain, places = _plain(text)
        found = _pattern(self).search(plain)
        if not found:
            return ""
        return text[places[found.start()] : places[found.end() - 1] + 1]

    def withheld(self, text: str) -> str:
        """Return a text as it may be shown: empty when it reveals."""
        return "" if self.word_in(text) else text


NOTHING = Revealing()


def _plain(text: str) -> tuple[str, list[int]]:
    """Return a text without capitals, accents and signs that do not show, and where each of its letters stands."""
    letters = [
        (place, letter)
        for place, sign in enumerate(text)
        for letter in unicodedata.normalize("NFKD", sign.casefold())
        if unicodedata.category(letter) not in {"Mn", "Cf"}
    ]
    return "".join(letter for _, letter in letters), [place for place, _ in letters]


@cache
def _pattern(words: Revealing) -> re.Pattern[str]:
    inside, starting = ("|".join(map(_loose, each)) or "(?!)" for each in (words.inside, words.starting))
    return re.compile(rf"(?:{inside}|(?<![^\W_])(?:{starting}))[^\W_]*")


def _loose(word: str) -> str:
    """Return a pattern for a word, also where it is parted."""
    parts, _ = _plain(word)
    return r"[\W_]*".join(_HIDING.join(map(re.escape, part)) for part in parts.split())
