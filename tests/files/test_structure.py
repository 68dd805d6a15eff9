"""Values of the model made from what a file holds."""

import attrs

from builders import told
from voikukkia_kit.errors import InputError, Place, Problem, Term
from voikukkia_kit.files.structure import Structure
from voikukkia_kit.files.yaml import parse


@attrs.frozen(kw_only=True)
class Inner:
    name: str
    number: int = 1


@attrs.frozen(kw_only=True)
class Outer:
    code: str
    inners: tuple[Inner, ...] = ()


@attrs.frozen(kw_only=True)
class Wrapped:
    inners: tuple[Inner, ...]


@attrs.frozen
class Strict:
    name: str

    def __attrs_post_init__(self) -> None:
        raise InputError(Problem("VK304"), Problem("VK203", ("name",), code=self.name))


def built(kind: type, text: str) -> tuple[object, Structure]:
    structure = Structure()
    return structure.build(kind, parse(text, "f.yaml")), structure


def test_fields_are_keys() -> None:
    value, structure = built(Outer, "code: A\ninners: [{name: x, number: 2}, {name: y}]\n")

    assert value == Outer(code="A", inners=(Inner(name="x", number=2), Inner(name="y")))
    assert structure.problems == []


def test_list_stands_for_the_value_that_wraps_it() -> None:
    assert (
        built(Wrapped, "[{name: x}]")[0]
        == built(Wrapped, "inners: [{name: x}]")[0]
        == Wrapped(inners=(Inner(name="x"),))
    )


def test_value_with_a_fault_is_none_and_every_fault_is_kept() -> None:
    value, structure = built(Outer, "inners: [{name: x, number: y}, {number: 2}]\n")

    facts = {"found": "y", "expected": Term("expected", "number"), "example": Term("examples", "number")}
    assert value is None
    assert told(structure.problems) == [
        ("VK115", "1:28", facts),
        ("VK112", "1:32", {"key": Term("keys", "name")}),
        ("VK112", "1:1", {"key": Term("keys", "code")}),
    ]


def test_faults_of_a_value_lie_at_its_fields() -> None:
    value, structure = built(Strict, "name: x\n")

    assert value is None
    assert told(structure.problems) == [("VK304", "1:1", {}), ("VK203", "1:7", {"code": "x"})]


def test_problem_outside_of_everything_read_keeps_without_a_place() -> None:
    problem = Problem("VK304", ("x",))

    assert Structure().placed(problem) == problem


def test_problem_with_a_place_keeps_it() -> None:
    problem = Problem("VK304", place=Place(file="muu.yaml", line=9, column=9))

    assert built(Inner, "name: x\n")[1].placed(problem) == problem
