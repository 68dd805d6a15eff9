"""Every problem the kit can tell of: its sentence, its source, and a test that provokes it."""

import ast
import re
import string
from pathlib import Path

import pytest

from voikukkia_kit.errors.catalogue import CATALOGUE
from voikukkia_kit.errors.entry import Entry

PACKAGE = Path(__file__).parents[2] / "src" / "voikukkia_kit"


def raised(*folders: str) -> set[str]:
    """Return the codes that the code names in folders of the package, in all of it but the catalogue by default."""
    paths = {path for folder in folders or ("",) for path in (PACKAGE / folder).rglob("*.py")}
    trees = [ast.parse(path.read_text(encoding="utf-8")) for path in paths if path.parent.name != "errors"]
    texts = [node.value for tree in trees for node in ast.walk(tree) if isinstance(node, ast.Constant)]
    return {text for text in map(str, texts) if re.fullmatch("VK[0-9]{3}", text)}


def test_every_problem_that_is_raised_is_in_the_catalogue_and_the_other_way_round() -> None:
    assert raised() == set(CATALOGUE)


def test_every_problem_of_reading_and_practice_is_provoked_by_a_test() -> None:
    tested = "".join(path.read_text(encoding="utf-8") for path in Path(__file__).parents[1].rglob("test_*.py"))

    wanted = raised("model", "schedule", "files")

    assert wanted - set(re.findall("VK[0-9]{3}", tested)) == set()
    assert len(wanted) > 60


@pytest.mark.parametrize("code", CATALOGUE)
def test_sentence_is_whole(code: str) -> None:
    entry = CATALOGUE[code]

    assert re.fullmatch(r"[A-Z{].*\.", entry.says)
    assert re.fullmatch(r"[A-Z].*\S", entry.advice)
    assert "invalid" not in (entry.says + entry.advice).casefold()


@pytest.mark.parametrize("code", [code for code in CATALOGUE if code.startswith("VK4")])
def test_rule_of_practice_never_stops_the_work_and_has_a_source(code: str) -> None:
    entry = CATALOGUE[code]

    assert (entry.warning, bool(entry.source)) == (True, True)


STOPPING = [code for code in CATALOGUE if code[:3] in ("VK1", "VK2", "VK3") and code[:4] != "VK32"]


@pytest.mark.parametrize("code", STOPPING)
def test_contradiction_stops_the_work(code: str) -> None:
    assert not CATALOGUE[code].warning


@pytest.mark.parametrize("code", [code for code in CATALOGUE if code.startswith("VK32")])
def test_language_that_is_not_whole_yet_stops_nothing(code: str) -> None:
    assert CATALOGUE[code].warning


def test_participant_code_stands_in_no_sentence() -> None:
    entry: Entry = CATALOGUE["VK221"]

    facts = [name for _, name, _, _ in string.Formatter().parse(entry.says + entry.advice) if name]

    assert facts == []
