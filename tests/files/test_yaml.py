"""A strict YAML reader: text, lists and mappings with their places, and nothing else."""

import re
from typing import Any

import pytest
import yaml
from hypothesis import HealthCheck, assume, example, given, settings
from hypothesis import strategies as st

from builders import plain, problems_of, told
from voikukkia_kit.errors import InputError, Place
from voikukkia_kit.files.text import unprintable
from voikukkia_kit.files.yaml import LOADER, Mapping, Node, Scalar, Sequence, parse


def refused(text: str) -> InputError:
    with pytest.raises(InputError) as caught:
        parse(text, "f.yaml")
    return caught.value


def test_every_value_stays_text() -> None:
    text = "a: 17.00\nb: no\nc: 2027-01-14\nd: [1, 0x1F, ~, null, true]\ne: '1'\nf: 1_000\ng: 12:30:45\n"

    assert plain(parse(text, "f.yaml")) == {
        "a": "17.00",
        "b": "no",
        "c": "2027-01-14",
        "d": ["1", "0x1F", "~", "null", "true"],
        "e": "1",
        "f": "1_000",
        "g": "12:30:45",
    }


def test_texts_of_several_lines_are_read() -> None:
    text = "a: |\n  yksi\n  kaksi\nb: >-\n  yksi\n  kaksi\nc:\n"

    assert plain(parse(text, "f.yaml")) == {"a": "yksi\nkaksi\n", "b": "yksi kaksi", "c": ""}


def test_nodes_know_where_they_stand() -> None:
    root = parse("abc: b\nlist:\n  - ä: [x, 'y z']\n", "f.yaml")

    places = [(p.line, p.column, p.length) for p in places_of(root)]

    whole, abc, b = (1, 1, 1), (1, 1, 3), (1, 6, 1)
    key, items, item, letter, inner, x, y_z = (
        (2, 1, 4),
        (3, 3, 1),
        (3, 5, 1),
        (3, 5, 1),
        (3, 8, 1),
        (3, 9, 1),
        (3, 12, 5),
    )
    assert places == [whole, abc, b, key, items, item, letter, inner, x, y_z]


def places_of(node: Node) -> list[Place]:
    match node:
        case Scalar():
            return [node.place]
        case Sequence():
            return [node.place, *(place for item in node.items for place in places_of(item))]
        case Mapping():
            return [node.place, *(p for entry in node.entries for part in entry for p in places_of(part))]


def test_place_shows_its_line() -> None:
    root = parse("a: b\nalkaa: 14.1.2027   # to \n", "f.yaml")
    assert isinstance(root, Mapping)

    value = root.entries[1][1]

    excerpt = "alkaa: 14.1.2027   # to"
    assert value.place == Place(file="f.yaml", line=2, column=8, length=9, excerpt=excerpt)


def test_value_of_several_lines_is_marked_to_the_end_of_its_first() -> None:
    root = parse('a: "yksi\n  kaksi"\n', "f.yaml")
    assert isinstance(root, Mapping)

    assert root.entries[0][1].place == Place(file="f.yaml", line=1, column=4, length=5, excerpt='a: "yksi')


@pytest.mark.parametrize("text", ["", "\n\n", "# vain huomautus\n"])
def test_file_without_content_is_empty(text: str) -> None:
    assert told(refused(text)) == [("VK109", "1:1", {"name": "f.yaml"})]


@pytest.mark.parametrize(
    ("text", "where"),
    [
        ("a: b: c\n", "1:5"),
        ("a: [b\n", "2:1"),
        ("a: 'b\n", "2:1"),
        ("a:\n\tb: c\n", "2:1"),
        ("a: @b\n", "1:4"),
        ("a: b\n- c\n", "2:1"),
        ("a:\n  - b\n c: d\n", "3:2"),
        ('a: "\\q"\n', "1:5"),
        ("%YAML 9.9\n---\na: b\n", "1:1"),
    ],
)
def test_what_is_not_yaml_is_told_where_it_stops_being_so(text: str, where: str) -> None:
    (problem,) = refused(text).problems

    ((code, place, facts),) = told([problem])
    assert (code, place, bool(facts["reason"])) == ("VK101", where, True)
    assert problem.place
    assert problem.place.length == 1


def test_second_document_is_refused_where_it_begins() -> None:
    assert told(refused("a: b\n---\nc: d\n---\n")) == [
        ("VK101", "2:1", {"reason": "---"}),
        ("VK101", "4:1", {"reason": "---"}),
    ]


@pytest.mark.parametrize(
    ("text", "where"),
    [
        ("a: !!str b\n", "1:4"),
        ("a: !oma b\n", "1:4"),
        ("a: ! b\n", "1:4"),
        ("a: &x b\n", "1:4"),
        ("a: [b, *x]\n", "1:8"),
        ("<<: {a: b}\n", "1:1"),
        ("? [a]\n: b\n", "1:3"),
        ("a: b\n{c: d}: e\n", "2:1"),
        ("%TAG ! tag:x,2000:\n--- a\n", "1:1"),
        ("%YAML 1.2\n---\na: b\n", "1:1"),
    ],
    ids=["tag", "own tag", "bare tag", "anchor", "alias", "merge key", "list as key", "mapping as key", "TAG", "YAML"],
)
def test_what_these_files_do_without_is_refused(text: str, where: str) -> None:
    assert told(refused(text)) == [("VK107", where, {})]


def test_key_that_stands_twice_is_refused_at_the_second() -> None:
    assert told(refused("a: b\nc: d\na: e\n")) == [("VK106", "3:1", {"key": "a"})]


def test_every_problem_is_told_at_once() -> None:
    codes = [(code, where) for code, where, _ in told(refused("a: &x b\na: c\nd: !e f\n"))]

    assert codes == [("VK107", "1:4"), ("VK106", "2:1"), ("VK107", "3:4")]


@pytest.mark.parametrize(("depth", "stops"), [(20, ""), (21, "1:22"), (5000, "1:1001")])
def test_nesting_is_limited(depth: int, stops: str) -> None:
    text = "[" * depth + "x" + "]" * depth

    problems = problems_of(lambda: parse(text, "f.yaml"))

    assert told(problems) == ([("VK104", stops, {"limit": 512})] if stops else [])


def test_nesting_of_mappings_is_limited_too() -> None:
    fits, deeper = ("{a: " * depth + "x" + "}" * depth for depth in (20, 21))

    assert problems_of(lambda: parse(fits, "f.yaml")) == ()
    assert [problem.code for problem in problems_of(lambda: parse(deeper, "f.yaml"))] == ["VK104"]


@pytest.mark.parametrize(
    ("escape", "point"),
    [
        (r"\0", "U+0000"),
        (r"\r", "U+000D"),
        (r"\u202E", "U+202E"),
        (r"\uD800", "U+D800"),
        (r"\L", "U+2028"),
        (r"\N", "U+0085"),
        (r"\uFEFF", "U+FEFF"),
    ],
)
def test_escape_cannot_bring_in_what_a_file_may_not_hold(escape: str, point: str) -> None:
    assert told(refused(f'a: b\nc: "koulu{escape}tie"\n')) == [("VK105", "2:4", {"code_points": (point,)})]


@pytest.mark.parametrize("escape", [r"\U00110000", r"\UFFFFFFFF"])
def test_escape_beyond_all_characters_is_refused(escape: str) -> None:
    assert told(refused(f'a: b\nc: "{escape}"\n')) == [("VK105", "2:4", {"code_points": ("> U+10FFFF",)})]


def test_escape_that_is_cut_short_is_no_character() -> None:
    (problem,) = refused('a: "\\u20"\n').problems

    assert (problem.code, problem.place and problem.place.column) == ("VK101", 7)


def test_escaped_letters_are_put_together() -> None:
    assert plain(parse(r'"A\u0308ij\u00f6\n"', "f.yaml")) == "Äijö\n"


def test_character_that_yaml_has_no_place_for_is_told() -> None:
    ((code, where, _),) = told(refused("a: \x01"))

    assert (code, where) == ("VK101", "1:1")


PIECES = [
    *("a", "b: ", "- ", "\n", "\n  ", " ", "[", "]", "{", "}", ",", "'", '"', "|", ">", "#", "&a", "*a", "!", "!!str"),
    *(
        "? ",
        ": ",
        "---",
        "...",
        "%YAML 1.2",
        "%",
        "@",
        "`",
        "\\",
        "\\u202e",
        "\\U00110000",
        "\t",
        "<<",
        "~",
        "ä",
        "\ufeff",
    ),
]


@given(text=st.lists(st.sampled_from(PIECES), max_size=30).map("".join) | st.text())
@example("%A b\n---\n")
def test_any_text_is_read_or_refused_with_places_inside_it(text: str) -> None:
    problems = problems_of(lambda: parse(text, "f.yaml"))

    places = [problem.place for problem in problems] if problems else places_of(parse(text, "f.yaml"))
    assert [place for place in places if not is_inside(place, text.split("\n"))] == []


def is_inside(place: Place | None, lines: list[str]) -> bool:
    """Return whether a place lies in the text; the end of a line is in it too."""
    if place is None or not 1 <= place.line <= len(lines):
        return False
    line = lines[place.line - 1]
    return 1 <= place.column <= len(line) + 1 and 1 <= place.length <= max(1, len(line) - place.column + 1)


# Where libyaml is missing, its twin in Python reads the same

LINES = st.text("ab:-#,[]{}'\"&*!|>%@? \n17.klo–ä", max_size=12)
PLAIN: st.SearchStrategy[Any] = st.recursive(
    LINES, lambda inner: st.lists(inner, max_size=3) | st.dictionaries(LINES, inner, max_size=3), max_leaves=8
)


@given(
    value=PLAIN,
    style=st.sampled_from([None, "'", '"', "|", ">"]),
    flow=st.sampled_from([None, True, False]),
    width=st.sampled_from([8, 80]),
)
def test_what_is_written_is_read_by_both_loaders(value: Any, style: str | None, flow: Any, width: int) -> None:
    text = yaml.dump(value, default_style=style, default_flow_style=flow, width=width, allow_unicode=True)
    text = re.sub(r"! |!!str ", "", text)

    assert read_by(yaml.SafeLoader, text) == read_by(LOADER, text)


@settings(suppress_health_check=[HealthCheck.filter_too_much])  # most such texts are no YAML
@given(text=st.lists(st.sampled_from([piece for piece in PIECES if piece != "\ufeff"]), max_size=30).map("".join))
def test_any_text_that_both_loaders_read_is_the_same_to_both(text: str) -> None:
    python, libyaml = read_by(yaml.SafeLoader, text), read_by(LOADER, text)
    assume(not isinstance(python, list) and not isinstance(libyaml, list))

    assert python == libyaml


def read_by(loader: type, text: str) -> Any:
    """Return what a loader reads, or the codes of what it finds wrong."""
    problems = problems_of(lambda: parse(text, "f.yaml", loader=loader))
    return [problem.code for problem in problems] if problems else (plain(parse(text, "f.yaml", loader=loader)),)


@pytest.mark.parametrize("text", [r'"\U00110000"', r'"\UFFFFFFFF"', r'"\uD800"', "[" * 21, "a: [b", "\x01"])
def test_both_loaders_refuse_alike(text: str) -> None:
    assert read_by(yaml.SafeLoader, text) == read_by(LOADER, text)


@given(text=st.lists(st.sampled_from([*PIECES, r'"\r"', r'"\0"']), max_size=30).map("".join))
def test_what_is_read_holds_nothing_unprintable(text: str) -> None:
    texts = [] if problems_of(lambda: parse(text, "f.yaml")) else texts_of(parse(text, "f.yaml"))

    assert [one for one in texts if unprintable(one.replace("\n", ""))] == []


def texts_of(node: Node) -> list[str]:
    match node:
        case Scalar():
            return [node.text]
        case Sequence():
            return [text for item in node.items for text in texts_of(item)]
        case Mapping():
            return [text for entry in node.entries for part in entry for text in texts_of(part)]
