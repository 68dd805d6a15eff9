"""Sees where one text was meant as a list, so that a message can show the brackets that were forgotten."""

import re
from collections.abc import Callable
from functools import cache

from voikukkia_kit.errors import InputError
from voikukkia_kit.language import languages

__all__ = ["parted"]

Read = Callable[[str], object]
_RUN = re.compile(r"(\d{1,2})\s*[-–—]\s*(\d{1,2})")


def parted(text: str, read: Read) -> tuple[str, ...]:
    """Return the parts of a text that was meant as a list; nothing when not every part can be read.

    Commas, semicolons and the word *and* of any language divide it, else spaces; a run
    of numbers is all of them.

    Args:
        text: A text that is no value on its own.
        read: Reads a value, or raises an `InputError`.
    """
    ways = (re.split(_dividers(), text), text.split(), _numbered(text))
    return next((tuple(parts) for parts in ways if len(parts) > 1 and all(_reads(read, part) for part in parts)), ())


@cache
def _dividers() -> str:
    ands = dict.fromkeys(re.escape(lang.phrase("joins", "and")) for lang in languages())
    return "|".join((r"\s*[,;]\s*", *ands))


def _numbered(text: str) -> list[str]:
    """Return every number of a run: `1-10`."""
    match = _RUN.fullmatch(text)
    return [str(number) for number in range(int(match[1]), int(match[2]) + 1)] if match else []


def _reads(read: Read, part: str) -> bool:
    try:
        read(part)
    except InputError:
        return False
    return True
