"""What can go wrong, as values: codes, facts, places, and English sentences."""

import datetime as dt
import errno
import pickle

import attrs
import pytest

from voikukkia_kit.errors import (
    InputError,
    MachineError,
    Place,
    Problem,
    RefusedError,
    Severity,
    Source,
    Term,
    VoikukkiaError,
)
from voikukkia_kit.errors.catalogue import CATALOGUE

PLACE = Place(file="ryhma.yaml", line=14, column=47, length=9, excerpt="  - {kerta: 4}")


def said(code: str, **facts: str) -> str:
    entry = CATALOGUE[code]
    return f"{code} {entry.says.format(**facts)} {entry.advice.format(**facts)}"


def test_sentence_begins_with_its_place_and_ends_with_its_advice() -> None:
    problem = Problem("VK114", place=PLACE, found="31.6.2027", example=dt.date(2027, 6, 30))

    assert str(problem) == f"ryhma.yaml:14:47: {said('VK114', found='31.6.2027', example='2027-06-30')}"


def test_facts_of_every_kind_can_be_read() -> None:
    slot = Problem("VK202", start=dt.time(19), end=dt.time(17, 30))
    known = Problem("VK204", number=13, known=(1, "2", Term("keys", "code")))

    texts = [str(slot), str(known)]

    assert texts == [said("VK202", start="19:00", end="17:30"), said("VK204", number="13", known="1, 2, code")]


def test_place_is_one_character_unless_told() -> None:
    assert Place(file="f", line=1, column=1) == Place(file="f", line=1, column=1, length=1, excerpt="")


def test_fact_may_have_the_name_of_a_parameter() -> None:
    problem = Problem("VK203", ("code",), code="x y")

    assert (problem.code, problem.path, problem.facts) == ("VK203", ("code",), (("code", "x y"),))


def test_code_without_a_sentence_is_refused() -> None:
    with pytest.raises(KeyError):
        Problem("VK999")


def test_same_problem_is_equal_whatever_the_order_of_its_facts() -> None:
    problems = {Problem("VK204", number=1, known=(2,)), Problem("VK204", known=(2,), number=1)}

    assert problems == {Problem("VK204", number=1, known=(2,))}


def test_problem_keeps_everything_else_when_it_gets_a_place() -> None:
    problem = Problem("VK203", ("code",), code="x")

    assert problem.at(PLACE) == Problem("VK203", ("code",), PLACE, code="x")


def test_problem_of_an_inner_value_keeps_everything_but_its_path() -> None:
    problem = Problem("VK203", ("code",), PLACE, code="x")

    assert problem.inside(("groups", 1)) == Problem("VK203", ("groups", 1, "code"), PLACE, code="x")


def test_rule_of_practice_warns_and_names_its_source() -> None:
    rule, ours, fault = Problem("VK413", number=3, source="guide, p. 4"), Problem("VK417"), Problem("VK304")

    told = [(problem.severity, problem.source) for problem in (rule.inside(("a",)), ours, fault)]

    assert told == [
        (Severity.WARNING, "guide, p. 4"),
        (Severity.WARNING, "voikukkia-kit"),
        (Severity.ERROR, ""),
    ]


def test_error_says_every_problem_on_a_line_of_its_own() -> None:
    error = InputError(Problem("VK304"), Problem("VK205", place=PLACE))

    assert str(error) == f"{said('VK304')}\nryhma.yaml:14:47: {said('VK205')}"


@pytest.mark.parametrize(
    ("kind", "builtin"), [(InputError, ValueError), (MachineError, OSError), (RefusedError, PermissionError)]
)
def test_error_is_also_the_builtin_it_resembles(kind: type[VoikukkiaError], builtin: type[Exception]) -> None:
    problems = Problem("VK304"), Problem("VK213")

    error = kind(*problems)

    assert isinstance(error, VoikukkiaError)
    assert isinstance(error, builtin)
    assert error.problems == problems


@pytest.mark.parametrize(
    ("error", "reason"),
    [
        (OSError(errno.ENOSPC, "No space left on device"), Term("machine", "full")),
        (OSError(errno.EMFILE, "Too many open files"), Term("machine", "open_files")),
        (OSError(errno.ECHILD, "No child processes"), "No child processes"),
        (OSError("cannot load library"), "cannot load library"),
        (ImportError("libx.so: Too many open files"), "libx.so: Too many open files"),
        (MemoryError(), Term("machine", "memory")),
    ],
)
def test_what_the_system_refuses_is_told_in_words_that_lead_on(error: Exception, reason: Term | str) -> None:
    with pytest.raises(MachineError) as told, MachineError.instead("VK508", name="ryhma.yaml"):
        raise error

    assert told.value.problems == (Problem("VK508", name="ryhma.yaml", reason=reason),)
    assert told.value.__cause__ is error


def test_refusal_of_ours_is_told_as_it_is() -> None:
    with pytest.raises(RefusedError) as told, MachineError.instead():
        raise RefusedError(Problem("VK604", name="a"))

    assert told.value.problems[0].code == "VK604"


def test_error_comes_back_whole_from_another_process() -> None:
    error = InputError(Problem("VK203", ("code",), PLACE, code="x"))

    back = pickle.loads(pickle.dumps(error))  # noqa: S301  # our own bytes

    assert (type(back), back.problems) == (InputError, error.problems)


class TestSource:
    """A value read from a file knows its places, so that a problem found later is shown there."""

    HERE, START = attrs.evolve(PLACE, line=2), attrs.evolve(PLACE, line=1)
    SOURCE = Source("fi", {(): START, ("changes",): HERE, ("changes", 1): PLACE})

    @pytest.mark.parametrize(
        ("path", "place"),
        [
            (("changes", 1), PLACE),
            (("changes", 1, "session"), PLACE),
            (("changes", 0), HERE),
            (("code",), START),
        ],
    )
    def test_problem_stands_at_the_nearest_part_on_its_path(self, path: tuple[str | int, ...], place: Place) -> None:
        problem = Problem("VK204", path, number=9, known=(1,))

        assert self.SOURCE.placed(problem) == problem.at(place)

    def test_problem_about_no_part_stands_nowhere(self) -> None:
        problem = Problem("VK223", code="A-1")

        assert self.SOURCE.placed(problem) == problem

    def test_problem_that_has_its_place_keeps_it(self) -> None:
        problem = Problem("VK204", ("changes",), attrs.evolve(PLACE, file="muu.yaml"), number=9, known=(1,))

        assert self.SOURCE.placed(problem) == problem

    def test_part_that_no_place_is_known_of_leaves_a_problem_as_it_is(self) -> None:
        problem = Problem("VK203", ("code",), code="x")

        assert Source("fi", {}).placed(problem) == problem
