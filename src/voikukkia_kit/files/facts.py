"""Reads facts: free days, school breaks, crisis contacts, words that reveal; an organisation may have its own."""

import datetime as dt
from typing import TypeVar

import attrs

from voikukkia_kit.errors import InputError, Problem, Term
from voikukkia_kit.files.keys import spellings
from voikukkia_kit.files.structure import Structure
from voikukkia_kit.files.values import parse_date, parse_int
from voikukkia_kit.files.yaml import Node, Scalar, read
from voikukkia_kit.language import names, nearest
from voikukkia_kit.model.contacts import Contact
from voikukkia_kit.model.revealing import Revealing
from voikukkia_kit.resources import Resources
from voikukkia_kit.schedule.breaks import MunicipalBreaks
from voikukkia_kit.schedule.days import NamedDay

__all__ = ["load_contacts", "load_municipalities", "load_named_days", "load_revealing", "load_school_breaks"]


T = TypeVar("T", bound=attrs.AttrsInstance)


@attrs.frozen(kw_only=True)
class ContactsKeys:
    contacts: tuple[Contact, ...]


@attrs.frozen(kw_only=True)
class BreaksKeys:
    municipalities: tuple[MunicipalBreaks, ...]


@attrs.frozen(kw_only=True)
class DaysKeys:
    days: tuple[NamedDay, ...]


def _confirmed(node: Node) -> dt.date | None:
    text = node.text if isinstance(node, Scalar) else "…"
    return None if text.casefold() in spellings("values", "no") else parse_date(text)


def _day_name(node: Node) -> Term | str:
    text = node.text if isinstance(node, Scalar) else "…"
    known = next((name for name in names("days") if text.casefold() in spellings("days", name)), None)
    return Term("days", known) if known else text


def _from_easter(node: Node) -> int:
    text = node.text if isinstance(node, Scalar) else "…"
    before = text.startswith(("-", "−"))
    days = parse_int(text[before:])
    return -days if before else days


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


def load_named_days(resources: Resources | None = None) -> tuple[NamedDay, ...]:
    """Return the days of the year on which nobody meets: public holidays and eves.

    Raises:
        InputError: Problems in the file, each with its place.
    """
    structure = Structure({(NamedDay, "name"): _day_name, (NamedDay, "easter"): _from_easter})
    return _load(DaysKeys, "days.yaml", resources or Resources(), structure).days


def load_revealing(resources: Resources | None = None) -> Revealing:
    """Return the words that would tell what a group is about: ours, and those that others add.

    Raises:
        InputError: Problems in a file, each with its place.
    """
    structure = Structure()
    layers = (resources or Resources()).layers("facts", "revealing.yaml")
    found = [one for path in layers if (one := structure.build(Revealing, read(path)))]
    if structure.problems:
        raise InputError(*structure.problems)
    return Revealing(
        inside=tuple(word for one in found for word in one.inside),
        starting=tuple(word for one in found for word in one.starting),
    )


def load_municipalities(resources: Resources | None = None) -> tuple[MunicipalBreaks, ...]:
    """Return the school breaks of every municipality that the data know.

    Raises:
        InputError: Problems in the file, each with its place.
    """
    return _load(BreaksKeys, "school-breaks.yaml", resources or Resources(), Structure()).municipalities


def load_school_breaks(municipality: str, resources: Resources | None = None) -> MunicipalBreaks:
    """Return the school breaks of a municipality.

    Raises:
        InputError: The data do not know it (VK209), or problems in the file.
    """
    known = load_municipalities(resources)
    for breaks in known:
        if breaks.name.casefold() == municipality.casefold():
            return breaks
    all_known = tuple(breaks.name for breaks in known)
    close = nearest(municipality, all_known)
    listed = (close,) if close else all_known
    key = Term("keys.series", "breaks")
    raise InputError(Problem("VK209", ("school_breaks",), municipality=municipality, known=listed, key=key))
