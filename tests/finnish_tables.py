"""Tables of the Finnish pages: what the program itself says in Finnish."""

import contextlib
import io
import re
from collections.abc import Iterator

import pytest

from voikukkia_kit.cli import main
from voikukkia_kit.errors.catalogue import CATALOGUE
from voikukkia_kit.files.library import Library
from voikukkia_kit.language import language
from voikukkia_kit.model.document import About, Occasion
from voikukkia_kit.model.reader import Reader
from voikukkia_kit.model.session import Per

__all__ = ["command_names", "document_rows", "option_rows", "problem_rows"]

FINNISH = language("fi")
KINDS = {False: "virhe", True: "huomautus"}
STEMS = {About.SERIES: "{}", About.SESSION: "NN-{}", About.HANDOUTS: "NN-{}", About.HANDOUT: "NN-{}-<aihe>"}
READERS = {Reader.FACILITATORS: "ohjaajille", Reader.PARTICIPANTS: "osallistujille"}
PRINTED = {
    Occasion.START: "ennen alkua",
    Occasion.SESSION: "joka kerralle",
    Occasion.MISSED: "kun joku oli poissa",
    Occasion.END: "lopuksi",
}
COPIES = {
    Per.GROUP: "1",
    Per.PARTICIPANT: "jokaiselle osallistujalle",
    Per.FACILITATOR: "jokaiselle ohjaajalle",
    Per.PERSON: "jokaiselle",
}


def document_rows() -> Iterator[tuple[str, ...]]:
    """Yield each document: what a group file calls it, its file, for whom, when and in how many copies."""
    library = Library.at()
    for one in library.documents():
        words, chosen = (library.document_words(name, "fi") for name in (one.name, one.chosen_as))
        stem = STEMS[one.about].format(words.file)
        yield f"`{chosen.name}`", f"`{stem}`", READERS[one.reader], PRINTED[one.printed], COPIES[one.copies]


def problem_rows() -> Iterator[tuple[str, ...]]:
    """Yield each problem as a leader reads it."""
    for code, entry in sorted(CATALOGUE.items()):
        says, advice = (FINNISH.phrases["problems"][code][part] for part in ("says", "advice"))
        yield f"`{code}`", KINDS[entry.warning], says, advice[:1].upper() + advice[1:]


def option_rows(command: str) -> Iterator[tuple[str, ...]]:
    """Yield each option of a command and what its help says of it."""
    options = help_of(command, "-h").partition(f"{FINNISH.word('help', 'options')}:\n")[2]
    for option in re.split(r"^  (?=-)", options, flags=re.MULTILINE)[1:]:
        name, _, told = re.sub(r"\s{2,}|\n", "\0", option.strip()).partition("\0")
        if "--help" not in name:
            yield f"`{name}`", told.replace("\0", " ")


def command_names() -> list[str]:
    """Return the names of all commands."""
    told = help_of("-h").partition(f"{FINNISH.word('help', 'commands')}:\n")[2].partition("\n\n")[0]
    return re.findall(r"^  ([a-z]+)  ", told, re.MULTILINE)


def help_of(*arguments: str) -> str:
    output = io.StringIO()
    with pytest.MonkeyPatch.context() as patch, contextlib.redirect_stdout(output):
        patch.setenv("VOIKUKKIA_LANGUAGE", "fi")
        assert main(arguments) == 0
    return output.getvalue()
