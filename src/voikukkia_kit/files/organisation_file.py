"""Reads whose pages these are, from the organisation's own directory."""

from voikukkia_kit.errors import InputError, Problem
from voikukkia_kit.files.structure import Structure
from voikukkia_kit.files.yaml import read
from voikukkia_kit.model.organisation import Organisation
from voikukkia_kit.resources import Resources

__all__ = ["load_organisation"]

_LOGOS = (".svg", ".png")


def load_organisation(resources: Resources) -> Organisation | None:
    """Return the organisation that `organisation.yaml` tells of; None when there is no such file.

    Raises:
        InputError: A logo that is not there or of another kind (VK333), and every
            other problem in the file, each with its place.
    """
    path = resources.find("organisation.yaml")
    if path is None:
        return None
    structure = Structure()
    value = structure.build(Organisation, read(path))
    if value and value.logo:
        file = resources.find(value.logo.file)
        if file is None or file.suffix not in _LOGOS:
            problem = Problem("VK333", ("logo", "file"), name=value.logo.file)
            structure.problems.append(structure.placed(problem))
    if value is None or structure.problems:
        raise InputError(*structure.problems)
    return value
