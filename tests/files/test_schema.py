"""JSON Schemas: made from the classes, right about every file that the kit comes with, and strict about faults."""

import json
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft7Validator

from builders import group_text, plain
from voikukkia_kit.files import group_file
from voikukkia_kit.files.schema import KINDS, schema, special
from voikukkia_kit.files.yaml import parse

ROOT = Path(__file__).parents[2]
TEMPLATES = ROOT / "templates"
FILES = {
    "group": "examples/*.yaml",
    "programme": "templates/sessions/*/programme.yaml",
    "programme-leaders": "templates/sessions/*/leaders.*.yaml",
    "programme-parents": "templates/sessions/*/parents.*.yaml",
    "session": "templates/sessions/*/*/session.yaml",
    "session-leaders": "templates/sessions/*/*/leaders.*.yaml",
    "session-parents": "templates/sessions/*/*/parents.*.yaml",
    "document": "templates/documents/*/document.yaml",
    "document-words": "templates/documents/[!f]*/[!d]*.yaml",
    "contacts": "templates/facts/contacts.yaml",
    "days": "templates/facts/days.yaml",
    "revealing": "templates/facts/revealing.yaml",
    "school-breaks": "templates/facts/school-breaks.yaml",
    "organisation": "tests/files/organisation.yaml",
}
ALL = [(kind, path) for kind, pattern in FILES.items() for path in sorted(ROOT.glob(pattern))]


def faults(kind: str, content: Any) -> list[str]:
    return [error.message for error in Draft7Validator(schema(kind)).iter_errors(content)]


def read(text: str) -> Any:
    return plain(parse(text, "f.yaml"))


@pytest.mark.parametrize("kind", KINDS)
def test_published_schema_is_the_one_that_the_classes_give(kind: str, request: pytest.FixtureRequest) -> None:
    path = TEMPLATES / "schemas" / f"{kind}.json"
    made = json.dumps(schema(kind), ensure_ascii=False, indent=1) + "\n"
    if request.config.getoption("update_golden"):
        path.write_text(made, encoding="utf-8")

    Draft7Validator.check_schema(schema(kind))
    assert path.read_text(encoding="utf-8") == made, "pytest --update-golden writes it anew"


def test_every_kind_has_files_and_nothing_else_is_published() -> None:
    assert {kind for kind, _ in ALL} == set(KINDS) == {path.stem for path in (TEMPLATES / "schemas").iterdir()}


@pytest.mark.parametrize(("kind", "path"), ALL, ids=[str(path.relative_to(ROOT)) for _, path in ALL])
def test_every_file_of_the_kit_is_right(kind: str, path: Path) -> None:
    assert faults(kind, read(path.read_text(encoding="utf-8"))) == []


@pytest.mark.parametrize("kind", KINDS)
def test_key_that_is_not_known_is_a_fault(kind: str) -> None:
    path = next(path for each, path in ALL if each == kind)

    assert faults(kind, read(path.read_text(encoding="utf-8")) | {"tuntematon": "1"})


@pytest.mark.parametrize(
    "fault",
    [
        {"paikka": None},
        {"paikka": "[Katu 1]"},
        {"alkaa": "ensi viikolla"},
        {"aika": "torstaisin"},
        {"osallistujia": "monta"},
        {"osallistujia": "[Maija Meikäläinen]"},
        {"kieli": "suomi"},
        {"muoto": "2"},
        {"ohjaajat": "\n  - {nimi: Maija, rooli: lääkäri}"},
        {"ohjaajat": "\n  - {nimi: Maija}"},
        {"ohjaajat": "\n  - {nimi: Maija, rooli: työntekijä, koulutettu: kyllä}"},
        {"muutokset": "\n  - {kerta: neljä, ilmoitettu: 2.2.2027, peruttu: kyllä}"},
        {"muutokset": "\n  - {kerta: 4, ilmoitettu: 2.2.2027, peruttu: ehkä}"},
        {"tauot": "hiihtoloma"},
    ],
    ids=str,
)
def test_planted_fault_is_seen(fault: dict[str, str | None]) -> None:
    assert faults("group", read(group_text())) == []
    assert faults("group", read(group_text(**fault)))


def test_keys_of_every_language_may_stand_in_one_file() -> None:
    text = group_text(paikka=None, tauot="[1.–7.3.2027, 2027-04-08]", ohjaajat="\n- {name: Maija, rooli: worker}")

    assert faults("group", read(f"{text}plats: Gatan 1\n")) == []


def test_one_key_may_stand_in_for_another() -> None:
    told = group_text(alkaa=None, aika=None, paikka=None, toteutus="etänä", päivät="[14.1.2027 klo 17]")

    assert faults("group", read(told)) == []


def test_numbers_as_an_editor_reads_them_are_no_faults() -> None:
    content = read(group_text()) | {"osallistujia": 6, "muoto": 1, "paikka": 7, "valmistelu": 30}

    assert faults("group", content) == []


def test_activity_needs_an_id_or_a_method() -> None:
    rest = {"minutes": "10", "stretch": "5-15", "lead": "peer"}
    session = {"kind": "group", "phase": "bud"}

    found = [
        bool(faults("session", session | {"activities": [rest | own]})) for own in ({}, {"id": "a"}, {"method": "talk"})
    ]

    assert found == [True, False, False]


def test_every_field_that_group_files_read_in_their_own_way_is_described_in_its_own_way() -> None:
    assert set(group_file.SPECIAL) <= set(special())
