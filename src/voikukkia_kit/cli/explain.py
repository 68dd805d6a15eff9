"""Explains a problem by its code: what it says, what to do, and whether it stops the work."""

import re
from collections.abc import Iterator

import click

from voikukkia_kit.cli.help import WrongUseError
from voikukkia_kit.errors.catalogue import CATALOGUE
from voikukkia_kit.language import Language

__all__ = ["explained"]

_FACT = re.compile(r"\{\w+\}")


def explained(code: str, words: Language) -> Iterator[str]:
    """Yield the lines of a problem's page.

    Args:
        code: Its code as a message gives it, such as `VK405`; capitals do not matter.
        words: Language of the page.

    Raises:
        WrongUseError: There is no such problem.
    """
    wanted = code.upper()
    if wanted not in CATALOGUE:
        raise WrongUseError(words.word("wrong", "code", code=code), click.get_current_context())
    entry = CATALOGUE[wanted]
    told = words.words("problems").get(wanted) or {"says": entry.says, "advice": entry.advice}
    yield f"{wanted}: {_general(told['says'])}"
    yield f"   {words.word('console', 'advice')} {_general(told['advice'])}"
    if entry.source:
        yield f"   {words.word('console', 'source')} {entry.source}"
    yield words.word("console", "explained_warning" if entry.warning else "explained_error")


def _general(sentence: str) -> str:
    """Return a sentence about no case in particular: three dots stand for what a message names."""
    return _FACT.sub("…", sentence)
