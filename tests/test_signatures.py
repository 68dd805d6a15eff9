"""Every type that a public name takes, returns or holds is public itself."""

import inspect
import sys
import typing
from collections.abc import Iterator
from concurrent.futures import Executor
from typing import Any

import attrs

import voikukkia_kit as kit


def types_in(hint: Any) -> Iterator[type]:
    """Yield the classes that a hint names, inside lists, unions and callables too."""
    if isinstance(hint, list | tuple):
        for each in hint:
            yield from types_in(each)
    elif typing.get_args(hint):
        yield from types_in(typing.get_args(hint))
    elif isinstance(hint, type):
        yield hint


def hints(function: Any) -> dict[str, Any]:
    names = vars(sys.modules[function.__module__]) | {"Executor": Executor}
    return typing.get_type_hints(function, names)


def reached(thing: Any) -> Iterator[type]:
    """Yield what a function, or the public fields and methods of a class, take and give."""
    if inspect.isfunction(thing):
        yield from types_in(list(hints(thing).values()))
        return
    if attrs.has(thing):
        fields: list[Any] = list(attrs.fields(attrs.resolve_types(thing)))
        yield from types_in([field.type for field in fields if not field.name.startswith("_")])
    for name, member in vars(thing).items():
        function = member.fget if isinstance(member, property) else getattr(member, "__func__", member)
        if not name.startswith("_") and inspect.isfunction(function):
            yield from types_in(list(hints(function).values()))


def test_every_type_that_is_reached_from_a_public_name_is_public() -> None:
    waiting: list[Any] = [getattr(kit, name) for name in kit.__all__]
    seen: set[Any] = set(waiting)
    for thing in waiting:
        ours = {one for one in reached(thing) if one.__module__.startswith("voikukkia_kit")}
        waiting += ours - seen
        seen |= ours

    assert sorted(one.__name__ for one in seen if isinstance(one, type)) == sorted(
        name for name in kit.__all__ if isinstance(getattr(kit, name), type)
    )
    assert len(seen) > 60
