"""What fuzzing found once holds for ever: each input of the corpus is run again."""

from pathlib import Path

import pytest

from fuzz.targets import TARGETS

CORPUS = Path(__file__).parent / "corpus"


@pytest.mark.parametrize("name", TARGETS)
def test_every_input_that_was_found_is_refused_or_understood(name: str) -> None:
    inputs = sorted((CORPUS / name).iterdir())

    for path in inputs:
        TARGETS[name](path.read_bytes())

    assert len(inputs) > 5
