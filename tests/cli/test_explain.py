"""A message is explained by its code."""

from collections.abc import Callable

import pytest

from voikukkia_kit.errors.catalogue import CATALOGUE
from voikukkia_kit.language import language

Run = Callable[..., tuple[int, str]]
FINNISH = language("fi")


@pytest.mark.parametrize("code", CATALOGUE)
def test_each_is_explained_without_a_gap_in_its_sentences(run: Run, code: str) -> None:
    done, said = run("explain", code.lower())

    assert done == 0
    assert said.startswith(f"{code}: ")
    assert "{" not in said


def test_note_is_told_from_an_error_and_names_its_source(run: Run) -> None:
    (_, note), (_, error) = run("explain", "VK406"), run("explain", "VK204")

    assert note.splitlines()[-1] == FINNISH.word("console", "explained_warning")
    assert error.splitlines()[-1] == FINNISH.word("console", "explained_error")


def test_it_is_explained_in_the_language_asked_for(run: Run) -> None:
    _, said = run("explain", "VK204", "--language", "en")

    assert said.splitlines() == [
        f"VK204: {CATALOGUE['VK204'].says.replace('{number}', '…')}",
        f"   Help: {CATALOGUE['VK204'].advice.replace('{known}', '…')}",
        language("en").word("console", "explained_error"),
    ]


@pytest.mark.parametrize("code", ["VK999", "ryhma.yaml"])
def test_what_is_no_code_is_told(run: Run, code: str) -> None:
    done, said = run("explain", code)

    assert done == 2
    assert said.startswith(FINNISH.word("wrong", "code", code=code))


def test_sources_of_notes_are_told(run: Run) -> None:
    told = {code: entry.source for code, entry in CATALOGUE.items() if entry.source}

    assert [code for code, source in told.items() if source not in run("explain", code)[1]] == []
    assert told
