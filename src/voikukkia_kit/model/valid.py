"""What every value keeps to: its fields hold what their types say, and nothing in them changes."""

import datetime as dt
import types
import typing
from collections.abc import Iterator, Mapping
from functools import cache
from typing import Any, TypeVar

import attrs
from attrs.validators import and_

from voikukkia_kit.errors import InputError, Path, Problem

__all__ = ["FrozenMapping", "checked", "not_below", "refused"]

K = TypeVar("K")
V = TypeVar("V")


class FrozenMapping(Mapping[K, V]):
    """A mapping that never changes: it can be hashed, and travels between processes."""

    __slots__ = ("_held",)
    _held: dict[K, V]

    def __init__(self, held: Mapping[K, V] = types.MappingProxyType({})) -> None:
        object.__setattr__(self, "_held", dict(held))

    def __setattr__(self, name: str, value: object) -> None:
        raise attrs.exceptions.FrozenInstanceError

    def __getitem__(self, key: K) -> V:
        return self._held[key]

    def __iter__(self) -> Iterator[K]:
        return iter(self._held)

    def __len__(self) -> int:
        return len(self._held)

    def __hash__(self) -> int:
        return hash(frozenset(self._held.items()))

    def __repr__(self) -> str:
        return repr(self._held)

    def __reduce__(self) -> tuple[Any, ...]:
        return FrozenMapping, (self._held,)


def checked(_: type, fields: list[Any]) -> list[Any]:
    """Make attrs see that fields hold what their types say: the `field_transformer` of every value.

    A class is compared exactly where a subclass means something else: a datetime is no
    date, and yes is no number. Times of day are local, without a zone; moments have one.
    Mappings are frozen. What is inside other values they have seen to themselves.
    """
    return [field if field.inherited else _checked(field) for field in fields]


def _checked(field: Any) -> Any:
    check = and_(_holds_its_type, field.validator) if field.validator else _holds_its_type
    is_mapping = typing.get_origin(field.type) is Mapping
    return field.evolve(validator=check, converter=_frozen if is_mapping else field.converter)


def _frozen(value: Any) -> Any:
    return FrozenMapping(value) if isinstance(value, Mapping) else value


def _holds_its_type(value: Any, field: Any, held: Any) -> None:
    fault = _fault(held, _types(value.__class__)[field.name])
    if fault:
        path, found, expected = fault
        raise refused((field.name, *path), found, expected)


def refused(path: Path, found: str, expected: str) -> InputError:
    """Return the error of a value that cannot stand in a field; `found` never shows what a person wrote."""
    field = ".".join(map(str, path))
    return InputError(Problem("VK246", path, field=field, found=found, expected=expected))


def not_below(least: int) -> Any:
    """Return a validator: a number is not smaller than this, or None."""

    def check(_: object, field: Any, number: int | None) -> None:
        if number is not None and number < least:
            raise refused((field.name,), str(number), f"{least} or more")

    return check


@cache
def _types(kind: type) -> dict[str, Any]:
    return typing.get_type_hints(kind)


def _fault(held: Any, kind: Any) -> tuple[Path, str, str] | None:
    """Return where a value differs from a type, what was found there and what was expected; None where it fits."""
    origin, args = typing.get_origin(kind), typing.get_args(kind)
    if origin in (typing.Union, types.UnionType):
        return None if any(_fault(held, arg) is None for arg in args) else ((), _name(type(held)), _name(kind))
    if origin is tuple:
        return _fault_in_tuple(held, args) if isinstance(held, tuple) else ((), _name(type(held)), _name(kind))
    if origin is Mapping and isinstance(held, Mapping):
        return next(filter(None, (_fault(key, args[0]) or _fault(one, args[1]) for key, one in held.items())), None)
    if isinstance(held, origin or kind) and not _is_another(held, kind):
        return None
    return (), _name(type(held)), _name(kind)


def _fault_in_tuple(held: tuple[Any, ...], args: tuple[Any, ...]) -> tuple[Path, str, str] | None:
    kinds = args[:1] * len(held) if args[-1] is Ellipsis else args
    if len(kinds) != len(held):
        return (), f"{len(held)} values", f"{len(kinds)} values"
    for index, (one, kind) in enumerate(zip(held, kinds, strict=True)):
        fault = _fault(one, kind)
        if fault:
            return (index, *fault[0]), fault[1], fault[2]
    return None


def _is_another(held: Any, kind: Any) -> bool:
    """Return whether a value of a subclass, or without or with a time zone, means something else than its type."""
    if kind is dt.datetime:
        return held.utcoffset() is None
    if kind is dt.time:
        return held.tzinfo is not None
    return (kind is int and isinstance(held, bool)) or (kind is dt.date and isinstance(held, dt.datetime))


def _name(kind: Any) -> str:
    zoned = {dt.datetime: "datetime with a time zone", dt.time: "time without a zone"}
    return zoned.get(kind) or (kind.__name__ if isinstance(kind, type) and not typing.get_args(kind) else str(kind))
