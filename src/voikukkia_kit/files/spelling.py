"""Writes values of the model as people write them in a file: the way back from `structure`."""

import datetime as dt
import enum
import json
import re
from typing import Any

import attrs

from voikukkia_kit.errors import Term
from voikukkia_kit.files.keys import key_term
from voikukkia_kit.language import Language
from voikukkia_kit.model.people import Facilitator, Participants
from voikukkia_kit.model.session import Method
from voikukkia_kit.model.times import Break, Moment, WeeklyTime

__all__ = ["date", "entries", "has_keys", "is_default", "key_of", "moment", "scalar", "spelled"]

_ONE_TEXT = (Break, Moment, Participants, WeeklyTime)
_PLAIN = re.compile(r"\w(?:[\w ./–-]|:(?=\S))*(?<! )")


def scalar(text: str) -> str:
    """Return text as a YAML scalar, in quotation marks where the plain text would mean something else."""
    return text if _PLAIN.fullmatch(text) else json.dumps(text, ensure_ascii=False)


def spelled(value: Any, language: Language) -> str:
    """Return a value of any type that the model uses on one line: `17`, `[a, b]`, `{nimi: Maija}`."""
    match value:
        case (str() | Moment() as only,):  # one stands for a list of one
            return spelled(only, language)
        case tuple():
            return f"[{', '.join(spelled(item, language) for item in value)}]"
        case Participants():
            return f"[{', '.join(value.codes)}]" if value.codes else str(value.count)
    if has_keys(value):
        return f"{{{', '.join(f'{key}: {text}' for key, text in entries(value, language).items())}}}"
    return scalar(_text(value, language))


def has_keys(value: Any) -> bool:
    """Return whether a value is written as keys with their values."""
    return attrs.has(type(value)) and not isinstance(value, _ONE_TEXT)


def entries(value: attrs.AttrsInstance, language: Language) -> dict[str, str]:
    """Return each field of a value that differs from its default, by its key and in the order of the class."""
    kind = type(value)
    return {
        key_of(kind, field.name, language): spelled(_month(kind, field.name, getattr(value, field.name)), language)
        for field in attrs.fields(kind)
        if not is_default(value, field)
    }


def key_of(kind: type, name: str, language: Language) -> str:
    """Return what a language calls the key of a field of a class."""
    return language.fact(key_term(kind, name))


def is_default(value: attrs.AttrsInstance, field: Any) -> bool:
    """Return whether a field of a value need not be written."""
    default = field.default
    if hasattr(default, "takes_self"):
        default = default.factory(*[value] * default.takes_self)
    return bool(getattr(value, field.name) == default)


def _month(kind: type, name: str, value: Any) -> Any:
    """Return the training of a facilitator as its month; every other value as it is."""
    return f"{value.month}/{value.year:04d}" if (kind, name) == (Facilitator, "trained") else value


def _text(value: Any, language: Language) -> str:
    match value:
        case bool():
            return language.word("values", "yes" if value else "no")
        case enum.Enum():
            return language.fact(Term("methods" if isinstance(value, Method) else "values", value.value))
        case dt.date() | Moment() | WeeklyTime() | Break():
            return _when(value, language)
    return str(value)


def _when(value: dt.date | Moment | WeeklyTime | Break, language: Language) -> str:
    match value:
        case Moment():
            return moment(value, language)
        case WeeklyTime():
            weekday = language.weekday(value.weekday)
            return f"{weekday} {_times(value.start, value.end, language)}"
        case Break():
            return f"{date(value.first)}–{date(value.last)} {value.reason}".rstrip()
    return date(value)


def date(day: dt.date) -> str:
    """Return a day as every reader of files understands it, whatever the language."""
    return f"{day.day}.{day.month}.{day.year:04d}"


def moment(when: Moment, language: Language) -> str:
    """Return a day, with its time when it has one: `5.2.2027 klo 17.00–19.00`."""
    at = f" {language.word('dates', 'at')} {_times(when.start, when.end, language)}" if when.start else ""
    return date(when.date) + at


def _times(start: dt.time, end: dt.time | None, language: Language) -> str:
    return "–".join(language.time(time) for time in (start, end) if time is not None)
