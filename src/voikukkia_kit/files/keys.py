"""What the keys and fixed words of a file mean: every language is understood, also mixed in one file."""

import re
from collections.abc import Collection, Iterator
from functools import cache
from typing import Any

import attrs

from voikukkia_kit.errors import Term
from voikukkia_kit.files.yaml import Mapping, Node
from voikukkia_kit.language import language, languages, names, supported

__all__ = ["all_keys", "canonical_key", "key_language", "key_term", "spelled_keys", "spellings"]

_KEYS = "keys"


@cache
def spellings(section: str, canonical: str) -> tuple[str, ...]:
    """Return every word that any language has for a name of a section, folded for comparing."""
    own = (text for lang in languages() for text in _texts(lang.phrases.get(section, {}).get(canonical, ())))
    return tuple(dict.fromkeys(map(str.casefold, (canonical, *own))))


def canonical_key(kind: type, text: str, fields: Collection[str]) -> str | None:
    """Return the canonical name of a key of a class, None when it is none of these fields.

    A word may be a key of a group and mean something else in an order.
    """
    folded = _folded(text)
    canonical = folded if folded in fields else next(iter(_meanings(kind).get(folded, {}).values()), None)
    return canonical if canonical in fields else None


def spelled_keys(kind: type, fields: Collection[str]) -> Iterator[str]:
    """Yield the first spelling of each of these fields in every language."""
    for lang in languages():
        for section in _sections(kind):
            own = lang.phrases.get(section, {})
            yield from (next(_texts(own[name])) for name in fields if name in own)


def all_keys(kind: type, name: str) -> tuple[str, ...]:
    """Return every key, in any language, that means a field of a class; its canonical name comes first."""
    fields = {field.name for field in attrs.fields(kind)} | {name}
    return (name, *(text for text in _meanings(kind) if text != name and canonical_key(kind, text, fields) == name))


def key_term(kind: type, name: str) -> Term:
    """Return a key of a class as a word that each language has its own for."""
    return Term(next((section for section in _sections(kind) if name in names(section)), _KEYS), name)


def key_language(kind: type, node: Node) -> str:
    """Return the language in which most keys of a mapping are written; Finnish when none is known."""
    keys = [key.text for key, _ in node.entries] if isinstance(node, Mapping) else []
    return max(supported(), key=lambda code: sum(code in _meanings(kind).get(_folded(key), {}) for key in keys))


@cache
def _meanings(kind: type) -> dict[str, dict[str, str]]:
    """Return what each key of a class means by language, folded for comparing; the class's own keys come first."""
    found: dict[str, dict[str, str]] = {}
    for section in _sections(kind):
        for code in supported():
            for canonical, phrase in language(code).phrases.get(section, {}).items():
                for text in _texts(phrase):
                    found.setdefault(_folded(text), {}).setdefault(code, canonical)
    return found


def _sections(kind: type) -> tuple[str, ...]:
    """Return where the keys of a class stand: its own (`keys.change`), those of its bases, what is common to all."""
    classes = (re.sub(r"(?<=[a-z])(?=[A-Z])", "_", each.__name__).lower() for each in kind.__mro__[:-1])
    return (*(f"{_KEYS}.{name}" for name in classes), _KEYS)


def _texts(phrase: Any) -> Iterator[str]:
    match phrase:
        case str():
            yield phrase
        case dict():
            yield from phrase.values()
        case _:
            yield from phrase


def _folded(text: str) -> str:
    return text.casefold().replace(" ", "_")
