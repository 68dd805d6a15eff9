"""Reads the directories of documents: what kinds there are, and their words."""

import re
from collections.abc import Iterator, Mapping

from voikukkia_kit.errors import InputError, Problem
from voikukkia_kit.files.fallback import ALL, filled
from voikukkia_kit.files.structure import Structure
from voikukkia_kit.files.yaml import read
from voikukkia_kit.language import lineage, supported
from voikukkia_kit.model.document import Document, DocumentWords
from voikukkia_kit.resources import Resources

__all__ = [
    "FRAME",
    "LOOK",
    "ON_PAPER",
    "STYLE_SHEETS",
    "document_names",
    "load_document_words",
    "load_documents",
    "notes",
]

FRAME = "frame"  # what all documents share; no document itself
LOOK = "look.css"  # the one place of colours and sizes
ON_PAPER = (LOOK, "print.css")
STYLE_SHEETS = (*ON_PAPER, "screen.css")  # what every page links: paper first, then what only a browser needs
_NEEDED = {"words": ALL}  # what a page of the kit's shows
_NAME = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")


def load_documents(resources: Resources) -> tuple[Document, ...]:
    """Return every kind of document there is, in their order.

    Raises:
        InputError: A name that cannot be used (VK312), or problems in the files, each with its place.
    """
    documents: list[Document] = []
    problems: list[Problem] = []
    for directory in resources.entries("documents"):
        path = resources.find("documents", directory.name, "document.yaml")
        if path is None:
            continue
        if not _NAME.fullmatch(directory.name):
            problems.append(Problem("VK312", name=directory.name))
            continue
        structure = Structure()
        try:
            found = structure.build(Document, read(path), name=directory.name)
        except InputError as error:
            problems += error.problems
            continue
        problems += structure.problems
        documents += [found] if found else []
    if problems:
        raise InputError(*problems)
    return tuple(sorted(documents, key=lambda document: (document.order, document.name)))


def load_document_words(name: str, language: str, resources: Resources) -> DocumentWords:
    """Return the words of a document in one language, or in one which stands in for it.

    Raises:
        InputError: There are none (VK310), or problems in the file, each with its place.
    """
    place = _place(name, language, resources)
    if place is None:
        raise InputError(Problem("VK310", language=language, name=f"documents/{name}", file=f"{language}.yaml"))
    structure = Structure()
    value = structure.build(DocumentWords, filled(DocumentWords, resources, place, _NEEDED)[0])
    if value is None or structure.problems:
        raise InputError(*structure.problems)
    return value


def _place(name: str, language: str, resources: Resources) -> tuple[str, ...] | None:
    """Return where the words of a language lie, or those of a language that stands in for it."""
    places = (("documents", name, f"{code}.yaml") for code in lineage(language))
    return next((place for place in places if resources.find(*place)), None)


def notes(language: str, resources: Resources) -> Iterator[Problem]:
    """Yield what an organisation's own words of documents lack of what the kit's have (VK428)."""
    for directory in resources.entries("documents"):
        place = _place(directory.name, language, resources)
        if place is not None:
            yield from filled(DocumentWords, resources, place, _NEEDED)[1]


def document_names(resources: Resources) -> Mapping[str, str]:
    """Return what any language calls each document in a group file, folded, with the document that it chooses.

    Raises:
        InputError: As `load_documents` and `load_document_words`.
    """
    names: dict[str, str] = {}
    for document in load_documents(resources):
        names[document.name] = document.chosen_as
        for code in supported():
            if resources.find("documents", document.name, f"{code}.yaml"):
                names[load_document_words(document.name, code, resources).name.casefold()] = document.chosen_as
    return names
