"""What kinds of documents there are, each as its own directory tells it."""

import enum
from collections.abc import Mapping

import attrs

from voikukkia_kit.model.reader import Reader
from voikukkia_kit.model.session import Delivery, Per
from voikukkia_kit.model.valid import FrozenMapping, checked

__all__ = ["About", "Document", "DocumentWords", "Occasion"]


class About(enum.Enum):
    """What one copy of a document is about: there is one document for each."""

    SERIES = "series"
    SESSION = "session"
    HANDOUTS = "handouts"
    HANDOUT = "handout"


class Occasion(enum.Enum):
    """When a document is printed."""

    START = "start"
    SESSION = "session"
    MISSED = "missed"
    END = "end"


@attrs.frozen(kw_only=True, field_transformer=checked)
class DocumentWords:
    """The words of a document in one language.

    Attributes:
        name: What a group file calls it among its documents.
        title: Its title.
        file: Its name in file names: a-z, 0-9 and hyphens.
        words: Every other word that stands on it, by the name its template uses.
    """

    name: str
    title: str
    file: str
    words: Mapping[str, str] = attrs.field(factory=FrozenMapping)

    def saying(self, own: Mapping[str, str]) -> "DocumentWords":
        """Return these words with a programme's own in their place: its title, and any of `words`."""
        return attrs.evolve(self, title=own.get("title", self.title), words={**self.words, **own})


@attrs.frozen(kw_only=True, field_transformer=checked)
class Document:
    """A kind of document: a directory in `documents/`, the kit's or an organisation's own.

    Attributes:
        name: The name of its directory.
        order: Its place among the documents, smallest first; those with the same by name.
        reader: Who reads it: facilitators or participants. It sees what they may see, and lies in their folder.
        about: What one copy is about.
        printed: When it is printed.
        copies: For whom it is printed.
        media: What it is made as, by the names of the media.
        needs: What of its context must not be empty, as dotted names: a document with nothing to show is not made.
        chosen_as: The document with which a group file chooses it; itself by default.
        deliveries: How a session has to be held for this document to be of use.
        pages: How many pages it is planned to have at most; None for as many as it needs.
        same_for_all: Nothing of a series stands on it, so that it is made once for all of a run.
    """

    name: str
    order: int
    reader: Reader
    about: About
    printed: Occasion
    copies: Per
    media: tuple[str, ...] = ("page", "pdf")
    needs: tuple[str, ...] = ()
    chosen_as: str = attrs.Factory(lambda self: self.name, takes_self=True)
    deliveries: tuple[Delivery, ...] = tuple(Delivery)
    pages: int | None = None
    same_for_all: bool = False
