"""Every command that help, a message or a page names can be typed as it stands, and the examples of help run."""

import re
import shlex
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import click
import pytest

from packs import file_of, write
from voikukkia_kit.cli.commands import _commands
from voikukkia_kit.errors.catalogue import CATALOGUE
from voikukkia_kit.language import language, languages

Run = Callable[..., tuple[int, str]]
ROOT = Path(__file__).parents[2]
COMPLETE = [lang for lang in languages() if lang.is_complete]
WORD = r"(?:\"[^\"]*\"|'[^']*'|[^\s`\"',;:()“”]*[^\s`\"',;:()“”.…])"
NAMED = re.compile(rf"(?<![\w/.-])voikukkia((?: {WORD})+)")
PAGES = sorted(path for path in (ROOT / "docs").rglob("*.md") if "fi" not in path.parts)
BEFORE = {  # what has to be so before an example makes sense
    "restore": ("cancel", "ryhma.yaml", "6", "--yes"),
    "--in-room": ("remote", "ryhma.yaml", "4", "--yes"),
    "forget": ("build", "ryhma.yaml"),
    "settle": ("calendar", "ryhma.yaml"),
    "given": ("calendar", "ryhma.yaml"),
}


def texts(value: Any) -> Iterator[str]:
    """Yield every text inside of a value."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict | list | tuple):
        for item in value.values() if isinstance(value, dict) else value:
            yield from texts(item)


def examples() -> list[str]:
    """Return the examples of help in Finnish, in the order of the commands."""
    told = language("fi").words("help_examples")
    return [line for name in _commands(language("fi")).commands for line in told[name]]


def understood(words: list[str]) -> bool:
    """Return whether the program knows this command with these arguments; one word alone only names a command."""
    commands = _commands(language("fi"))
    command = commands.commands.get(words[0])
    if command is None or len(words) == 1:
        return command is not None or words[0].startswith("-")
    try:
        command.make_context(words[0], [word.replace("{", "").replace("}", "") for word in words[1:]])
    except click.exceptions.Exit:  # its help was asked for
        return True
    except click.ClickException:
        return False
    return True


def beginnings(text: str) -> Iterator[list[str]]:
    """Yield for each command in a text its words; the sentence may go on behind it with a plain word."""
    for match in NAMED.finditer(text):
        words = shlex.split(match[1])
        if not words[0].endswith((".yaml", ".yml")):
            ends = [at for at, word in enumerate(words) if at and re.fullmatch("[a-zåäö]+", word)]
            yield next((words[:end] for end in (len(words), *reversed(ends)) if understood(words[:end])), words)


@pytest.mark.parametrize("words", COMPLETE, ids=lambda words: words.code)
def test_examples_of_help_can_be_typed(words: Any) -> None:
    lines = list(texts(words.words("help_examples")))

    assert [line for line in lines if not understood(shlex.split(line)[1:])] == []
    assert len(lines) > 30


def test_commands_in_messages_can_be_typed() -> None:
    told = [text for lang in languages() for section in lang.phrases for text in texts(lang.phrases[section])]
    told += [text for entry in CATALOGUE.values() for text in (entry.says, entry.advice)]
    found = [words for text in told for words in beginnings(text)]

    assert [words for words in found if not understood(words)] == []
    assert len(found) > 30


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_commands_in_sentences_of_english_pages_can_be_typed(page: Path) -> None:
    text = re.sub(r"^```.*?^```$", "", page.read_text(encoding="utf-8"), flags=re.MULTILINE | re.DOTALL)
    named = [line for line in re.findall(r"`voikukkia ([^`]+)`", text) if not line.endswith(".yaml") or " " in line]

    usage = {line for line in named if re.search(r"[A-Z]{2}|…", line)}  # tells what goes where
    assert [line for line in named if line not in usage and not understood(shlex.split(line))] == []


@pytest.mark.parametrize("example", [line for line in examples() if line != "voikukkia demo"])
def test_example_of_help_runs(run: Run, monkeypatch: pytest.MonkeyPatch, example: str) -> None:
    monkeypatch.delenv("VOIKUKKIA_TEMPLATES")
    for name, code in (("ryhma.yaml", "SJK-K27"), ("kevat.yaml", "K-1"), ("syksy.yaml", "S-1")):
        file_of(Path(), name, tunnus=code, ohjelma="voikukkia")
    write(Path("osoitteet.txt"), "ville@example.org\n")
    write(Path("omat-sisallot/organisation.yaml"), "name: Esimerkkijärjestö\n")
    _, *words = shlex.split(example)
    answers = ["--place", "Katu 1", "--start", "14.1.2027", "--time", "to 17–19", "--worker", "Maija"]
    if words[0] == "new":
        Path("ryhma.yaml").unlink()
        given = [*answers, "--code", "A-1", "--peer", "Ville", "--participants", "6"]
        words += [part for at in range(0, len(given), 2) if given[at] not in words for part in given[at : at + 2]]
    for sign, command in BEFORE.items():
        if sign in words:
            run(*command)

    code, said = run(*words, given="kyllä\n")

    assert code == 0, said
