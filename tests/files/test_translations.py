"""What a language still lacks is told, however little of it there is."""

from pathlib import Path

import pytest

from voikukkia_kit.errors import Problem, Severity
from voikukkia_kit.files.translations import lacks
from voikukkia_kit.language import language, supported
from voikukkia_kit.resources import Resources


def own(folder: Path, *files: str) -> Resources:
    for name in files:
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("# A\n", encoding="utf-8")
    return Resources(folder)


def of(code: str, resources: Resources) -> list[tuple[str, dict[str, object]]]:
    found = [(problem.code, dict(problem.facts)) for problem in lacks(resources)]
    return [
        (told, {name: facts[name] for name in facts if name != "language"})
        for told, facts in found
        if facts["language"] == code
    ]


def names(code: str, resources: Resources, area: str) -> tuple[object, ...]:
    (found,) = (facts["names"] for _, facts in of(code, resources) if facts.get("folder") == area)
    assert isinstance(found, tuple)
    return found


def test_complete_language_with_every_text_lacks_nothing() -> None:
    assert language("fi").is_complete
    assert of("fi", Resources()) == []


def test_everything_is_told_as_a_note() -> None:
    assert {problem.severity for problem in lacks(Resources())} == {Severity.WARNING}


def test_begun_language_is_told_how_many_words_it_lacks() -> None:
    (facts,) = (facts for told, facts in of("sv", Resources()) if told == "VK320")

    assert 0 < int(str(facts["count"])) < int(str(facts["total"]))
    assert facts["stand_in"] == "en"
    assert f"ask ({len(language('fi').phrases['ask'])})" in tuple(facts["names"])


def test_language_begins_with_one_file_of_a_session(tmp_path: Path) -> None:
    resources = own(tmp_path, "sessions/oma/30-alku/leaders.et.yaml", "sessions/oma/30-alku/leaders.fi.yaml",
                    "sessions/oma/30-alku/handout-a.fi.md", "sessions/oma/31-loppu/leaders.fi.yaml",
                    "sessions/oma/fi.yaml")  # fmt: skip

    told = [facts for told, facts in of("et", resources) if facts.get("folder") == "sessions/oma"]

    assert "et" not in supported()
    assert told == [
        {"folder": "sessions/oma", "count": 3, "total": 4, "names": ("et.yaml", "30-alku/handout-a.et.md", "31-loppu")}
    ]
    assert next(told for told, _ in of("et", resources)) == "VK320"


def test_text_of_another_language_alone_is_missing_in_the_first(tmp_path: Path) -> None:
    resources = own(tmp_path, "documents/juliste/sv.yaml")

    ((code, facts),) = of("fi", resources)

    assert (code, facts["folder"], facts["count"], facts["names"]) == ("VK321", "documents", 1, ("juliste",))


def test_file_without_a_language_is_no_text(tmp_path: Path) -> None:
    resources = own(tmp_path, "documents/juliste/document.yaml", "sessions/oma/programme.yaml", "sessions/README.md")

    assert lacks(resources) == lacks(Resources())


def test_link_that_leads_out_is_no_text(tmp_path: Path) -> None:
    outside = tmp_path / "sv.yaml"
    outside.write_text("x", encoding="utf-8")
    (tmp_path / "own" / "documents" / "a").mkdir(parents=True)
    try:
        (tmp_path / "own" / "documents" / "a" / "sv.yaml").symlink_to(outside)
    except OSError:
        pytest.skip("this system lets nobody make links")

    assert lacks(Resources(tmp_path / "own")) == lacks(Resources())


def test_each_note_is_a_sentence_in_every_language() -> None:
    for problem in lacks(Resources()):
        assert isinstance(problem, Problem)
        for code in supported():
            assert all(language(code).sentence(problem))
