"""What page templates see, as tables for the reference: made from the classes that the values are of."""

import inspect
import re
import types
import typing
from collections.abc import Iterable, Iterator
from typing import Any

import attrs

from voikukkia_kit.sheets.leaders_page import Leaders
from voikukkia_kit.sheets.parents_page import Parents

FORMS = {str: "text", int: "number", bool: "yes or no"}


def tables_of(name: str) -> str:
    """Return the tables of `leaders` alone, of `parents` alone, or of what `both` see."""
    leaders, parents = list(reached(Leaders)), list(reached(Parents))
    kinds = {
        "leaders": [kind for kind in leaders if kind not in parents],
        "parents": [kind for kind in parents if kind not in leaders],
        "both": [kind for kind in leaders if kind in parents],
    }
    return "\n".join(map(told, kinds[name]))


def reached(kind: type) -> Iterator[type]:
    """Yield a class and every class of its values, each once."""
    found = {kind: None}
    for field in attrs.fields(attrs.resolve_types(kind)):
        for inner in filter(attrs.has, parts(field.type)):
            found |= dict.fromkeys(reached(inner))
    yield from found


def parts(kind: Any) -> Iterable[Any]:
    """Return what a type is made of: itself, or what stands in its brackets."""
    return typing.get_args(kind) or (kind,)


def told(kind: type) -> str:
    """Return a heading, what a value of this class is, and a row for each of its fields."""
    docstring = inspect.getdoc(kind) or ""
    about = " ".join(docstring.partition("\n\n")[0].split())
    means = meanings(docstring)
    rows = [(f"`{f.name}`", form(f.type), means.get(f.name, "")) for f in attrs.fields(attrs.resolve_types(kind))]
    heads = ("Name", "Form", "What it is")
    lines = [heads, ("---",) * 3, *rows]
    return f"### {kind.__name__}\n\n{about}\n\n" + "".join(f"| {' | '.join(line)} |\n" for line in lines)


def meanings(docstring: str) -> dict[str, str]:
    """Return what a docstring says of each attribute."""
    listed = docstring.partition("Attributes:\n")[2]
    found = re.findall(r"^    (\w+): (.+(?:\n {5,}.+)*)", listed, re.MULTILINE)
    return {name: " ".join(text.split()) for name, text in found}


def form(kind: Any) -> str:
    """Return a type as a writer of templates would say it."""
    origin, inner = typing.get_origin(kind), parts(kind)
    if origin is types.UnionType:
        return f"{form(inner[0])}, or none"
    if origin is tuple:
        return f"list of: {form(inner[0])}"
    return FORMS[kind] if kind in FORMS else f"[{kind.__name__}](#{kind.__name__.casefold()})"
