"""Reads data with sources: school breaks and crisis contacts; an organisation may put its own in their place."""

import datetime as dt
from typing import TypeVar

import attrs

from voikukkia_kit.errors import InputError, Problem, Term
from voikukkia_kit.files.keys import spellings
from voikukkia_kit.files.structure import Structure
from voikukkia_kit.files.values import parse_date
from voikukkia_kit.files.yaml import Node, Scalar, read
from voikukkia_kit.language import nearest
from voikukkia_kit.model.contacts import Contact
from voikukkia_kit.resources import Resources
from voikukkia_kit.schedule.breaks import MunicipalBreaks

__all__ = ["load_contacts", "load_school_breaks"]


T = TypeVar("T", bound=attrs.AttrsInstance)


@attrs.frozen(kw_only=True)
class ContactsKeys:
    contacts: tuple[Contact, ...]


@attrs.frozen(kw_only=True)
class BreaksKeys:
    municipalities: tuple[MunicipalBreaks, ...]


def _confirmed(node: Node) -> dt.date | None:
    text = node.text if isinstance(node, Scalar) else "…"
    return None if text.casefold() in spellings("values", "no") else parse_date(text)


def _load(kind: type[T], name: str, resources: Resources, structure: Structure) -> T:
    value = structure.build(kind, read(resources.get("facts", name)))
    if value is None:
        raise InputError(*structure.problems)
    return value


def load_contacts(resources: Resources | None = None) -> tuple[Contact, ...]:
    """Return the crisis contacts.

    Raises:
        InputError: Problems in the file, each with its place.
    """
    structure = Structure({(Contact, "confirmed"): _confirmed})
    return _load(ContactsKeys, "contacts.yaml", resources or Resources(), structure).contacts


def load_school_breaks(municipality: str, resources: Resources | None = None) -> MunicipalBreaks:
    """Return the school breaks of a municipality.

    Raises:
        InputError: The data do not know it (VK209), or problems in the file.
    """
    known = _load(BreaksKeys, "school-breaks.yaml", resources or Resources(), Structure()).municipalities
    for breaks in known:
        if breaks.name.casefold() == municipality.casefold():
            return breaks
    names = tuple(breaks.name for breaks in known)
    close = nearest(municipality, names)
    listed = (close,) if close else names
    key = Term("keys.series", "breaks")
    raise InputError(Problem("VK209", ("school_breaks",), municipality=municipality, known=listed, key=key))
