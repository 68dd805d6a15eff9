"""Describes every kind of file as JSON Schema, for editors: made from the classes and the keys of all languages."""

import datetime as dt
import enum
import types
import typing
from collections.abc import Callable, Iterable
from collections.abc import Mapping as AbstractMapping
from functools import partial
from typing import Any

import attrs

from voikukkia_kit.files.facts import BreaksKeys, ContactsKeys, DaysKeys
from voikukkia_kit.files.group_file import FORM
from voikukkia_kit.files.keys import all_keys, spellings
from voikukkia_kit.files.programme_files import ProgrammeKeys
from voikukkia_kit.files.structure import section_of
from voikukkia_kit.language import languages, names, supported
from voikukkia_kit.model.contacts import Contact
from voikukkia_kit.model.document import Document, DocumentWords
from voikukkia_kit.model.organisation import Organisation
from voikukkia_kit.model.people import Facilitator, Role
from voikukkia_kit.model.revealing import Revealing
from voikukkia_kit.model.series import Group, Length
from voikukkia_kit.model.session import Activity, Session, Variant
from voikukkia_kit.model.times import Break, Moment, WeeklyTime
from voikukkia_kit.model.words import LeadersProgramme, LeadersSession, ParentsProgramme, ParentsSession
from voikukkia_kit.schedule import NamedDay

__all__ = ["KINDS", "schema", "special"]

Schema = dict[str, Any]
KINDS: dict[str, tuple[type, tuple[str, ...]]] = {  # each with the fields that do not stand in its file
    "group": (Group, ("source",)),
    "programme": (ProgrammeKeys, ()),
    "programme-leaders": (LeadersProgramme, ()),
    "programme-parents": (ParentsProgramme, ()),
    "session": (Session, ("number", "slug")),
    "session-leaders": (LeadersSession, ()),
    "session-parents": (ParentsSession, ()),
    "document": (Document, ("name",)),
    "document-words": (DocumentWords, ()),
    "contacts": (ContactsKeys, ()),
    "days": (DaysKeys, ()),
    "revealing": (Revealing, ()),
    "school-breaks": (BreaksKeys, ()),
    "organisation": (Organisation, ()),
}
_TEXT: Schema = {"type": ["string", "number", "boolean"]}  # an editor takes 17.00 for a number, the kit for a text


def schema(kind: str) -> Schema:
    """Return the JSON Schema (draft 7, which editors know best) of a kind of file.

    It knows each key in every language, what must be there and what may stand where.
    What dates and times mean is left to the kit, which tells more about them.

    Args:
        kind: One of `KINDS`.
    """
    of, given = KINDS[kind]
    writer = _Writer(given)
    return {
        "$schema": "http://json-schema.org/draft-07/schema#",
        "title": f"voikukkia-kit: {kind}",
        "allOf": [writer.value(of)],
        "definitions": writer.definitions,
    }


def _examples(name: str, pattern: str) -> Schema:
    found = [str(lang.word("examples", name)) for lang in languages()]
    return {"type": "string", "pattern": pattern, "examples": list(dict.fromkeys(found))}


def _whole_number() -> Schema:
    return {
        "anyOf": [
            {"type": "integer"},
            {"type": "string", "pattern": r"^\d{1,6}([.,]5)?(\s*[^\W\d]+\.?(\s*\d{1,2}(\s*[^\W\d]+\.?)?)?)?$"},
        ]
    }


def _words(section: str, names_: Iterable[str]) -> list[str]:
    return [word for name in names_ for word in spellings(section, name)]


_SCALARS: dict[Any, Callable[[], Schema]] = {
    str: lambda: dict(_TEXT),
    int: _whole_number,
    bool: lambda: {"anyOf": [{"enum": _words("values", ("yes", "no"))}, {"type": "boolean"}]},
    dt.date: partial(_examples, "date", r"\d{4}"),
    Moment: partial(_examples, "moment", r"\d{4}"),
    Break: partial(_examples, "span", r"\d{4}"),
    WeeklyTime: partial(_examples, "slot", r"\d.*\d"),
}


def _one_or_list(item: Schema) -> Schema:
    return {"anyOf": [item, {"type": "array", "items": item}]}


def special() -> dict[tuple[type, str], Schema]:
    """Return what fields look like that hold something else than their types say."""
    known = {"enum": list(supported())}
    code = {"type": ["string", "integer"], "pattern": "^[A-Z0-9]{1,4}$"}
    return {
        (Group, "participants"): {"anyOf": [_whole_number(), {"type": "array", "items": code}]},
        (Group, "languages"): _one_or_list(known),
        (Group, "participants_language"): known,
        (Group, "documents"): _one_or_list(_TEXT),
        (Group, "templates"): _one_or_list(_TEXT),
        (Facilitator, "role"): {"enum": _words("values", (role.value for role in Role))},
        (Facilitator, "trained"): _examples("month", r"\d{4}"),
        (Length, "activity"): {"anyOf": [{"enum": _words("methods", names("methods"))}, _TEXT]},
        **{(kind, "stretch"): _examples("stretch", r"^\d+\s*[-–—]\s*\d+$") for kind in (Activity, Variant)},
        (NamedDay, "name"): _TEXT,
        (NamedDay, "easter"): {"anyOf": [{"type": "integer"}, {"type": "string", "pattern": r"^[-−]?\d{1,3}$"}]},
        (Contact, "confirmed"): {"anyOf": [_examples("date", r"\d{4}"), {"enum": _words("values", ("no",))}]},
    }


class _Writer:
    """Writes classes as definitions, each once."""

    def __init__(self, given: tuple[str, ...]) -> None:
        self.given = given
        self.special = special()
        self.definitions: dict[str, Schema] = {}

    def value(self, kind: Any) -> Schema:
        """Return the schema of a value of any type that files hold."""
        origin, arguments = typing.get_origin(kind), typing.get_args(kind)
        if origin in (types.UnionType, typing.Union):
            return self.value(next(each for each in arguments if each is not types.NoneType))
        if origin is tuple:
            item = self.value(arguments[0])
            return {"type": "array", "items": item} if "$ref" in item else _one_or_list(item)
        if origin is AbstractMapping:
            return {"type": "object", "additionalProperties": self.value(arguments[1])}
        if isinstance(kind, enum.EnumType):
            return {"enum": _words(section_of(kind), (member.value for member in list[Any](kind)))}
        return _SCALARS[kind]() if kind in _SCALARS else self.reference(kind)

    def reference(self, kind: type[attrs.AttrsInstance]) -> Schema:
        """Return a reference to the definition of a class."""
        if kind.__name__ not in self.definitions:
            self.definitions[kind.__name__] = {}
            self.definitions[kind.__name__] = self.definition(kind)
        return {"$ref": f"#/definitions/{kind.__name__}"}

    def definition(self, kind: type[attrs.AttrsInstance]) -> Schema:
        """Return the schema of a class: its keys in every language, none besides."""
        fields: list[Any] = [one for one in attrs.fields(attrs.resolve_types(kind)) if one.name not in self.given]
        found = {one.name: self.special.get((kind, one.name)) or self.value(one.type) for one in fields}
        required = [all_keys(kind, one.name) for one in fields if one.default is attrs.NOTHING]
        instead = [(one.name, one.metadata["unless"]) for one in fields if "unless" in one.metadata]
        required += [tuple(key for name in names_ for key in all_keys(kind, name)) for names_ in instead]
        if kind is Group:
            found["form"] = {"enum": [FORM, str(FORM)]}
        if kind is Activity:  # each is the other where one is left out
            required = [keys for keys in required if not {"id", "method"} & set(keys)]
            required.append((*all_keys(kind, "id"), *all_keys(kind, "method")))
        whole: Schema = {
            "type": "object",
            "properties": {key: one for name, one in found.items() for key in all_keys(kind, name)},
            "additionalProperties": False,
        }
        if required:
            whole["allOf"] = [{"anyOf": [{"required": [key]} for key in keys]} for keys in required]
        if len(fields) == 1:  # what its one field holds stands for the value itself
            return {"anyOf": [whole, found[fields[0].name]]}
        return whole
