"""A participant's name is shown by no message, however the line that holds it is wrong."""

from pathlib import Path

import pytest

from builders import group_text, problems_of
from voikukkia_kit import load
from voikukkia_kit.cli.console import as_json, shown
from voikukkia_kit.errors import InputError
from voikukkia_kit.files.change_text import added
from voikukkia_kit.files.discretion import shown_lines
from voikukkia_kit.language import language, languages

NAME = "Matti Meikäläinen"
WRONG = {"aika": "joskus"}  # a fault elsewhere, on a line of its own


def instead(line: str, **lines: str) -> str:
    """Return a group file with this text in place of its participants."""
    return group_text(**lines).replace("osallistujia: 6", line)


WAYS = {
    "instead of a code": instead(f"osallistujia: [{NAME}]"),
    "instead of a number": instead(f"osallistujia: {NAME}"),
    "with codes": instead(f"osallistujia: [A, {NAME}]"),
    "in a list of lines": instead(f"osallistujat:\n  - {NAME}\n  - Liisa"),
    "in a list at the margin": instead(f"osallistujat:\n- {NAME}"),
    "as a mapping": instead(f"osallistujat:\n  {NAME}: A"),
    "in a mapping in a list": instead(f"osallistujat: [{{nimi: {NAME}}}]"),
    "behind a key with a slip": instead(f"osallistujatt: [{NAME}]"),
    "behind a key with a letter missing": instead(f"osalistujia: [{NAME}]"),
    "behind an unknown key": instead(f"asiakkaat: [{NAME}]"),
    "under an unknown key": instead(f"asiakkaat:\n  - {NAME}\n\t- Liisa"),
    "behind a tab": instead(f"\tosallistujat: [{NAME}]"),
    "under a tab": instead(f"osallistujat:\n\t- {NAME}"),
    "behind an anchor": instead(f"osallistujat: &a [{NAME}]"),
    "behind an alias": instead(f"osallistujat: *{NAME}"),
    "behind a tag": instead(f"osallistujat: !!str {NAME}"),
    "behind a colon": instead(f"osallistujat: [A: {NAME}]: x"),
    "in a key that is there twice": instead(f"osallistujia: 6\nosallistujia: [{NAME}]"),
    "as a key": instead(f"osallistujia: 6\n{NAME}: A"),
    "as a key that is there twice": instead(f"osallistujia: 6\n{NAME}: A\n{NAME}: B"),
    "as a key in braces": instead(f"osallistujia: 6\nmuutokset: [{{{NAME}: 4}}]"),
    "with a control character": instead(f"osallistujat: [{NAME}\x07]"),
    "with an escaped control character": instead(f'osallistujat: ["{NAME}\\a"]'),
    "in a comment behind an empty key": instead(f"osallistujia: # {NAME}"),
    "in a comment on another line": instead("osallistujia: 6", aika=f"joskus # {NAME}"),
    "in one line with all": "{tunnus: A 1, paikka: X, osallistujat: [" + NAME + "], alkaa: 31.6.2027}",
    "in one line with an unknown key": "{tunnus: A 1, asiakkaat: [" + NAME + "], alkaa: 31.6.2027}",
    "without its colon": instead(f"osallistujat\n  - {NAME}"),
    "without any colon": instead(f"asiakkaat {NAME}"),
    "indented without its colon": instead(f"  osallistujat {NAME}: x"),
    "with an open bracket": instead(f"osallistujat: [{NAME}"),
    "with an open quotation mark": instead(f'osallistujat: ["{NAME}]'),
    "over several lines": instead(f"osallistujat: [\n  A,\n  {NAME}, x: [\n]"),
    "in a file of JSON": '{\n "tunnus": "A 1",\n "osallistujat": [\n  "' + NAME + '"\n ],\n "alkaa": "31.6."\n}',
    "in a file that is no group file": f"Nimi;Osoite\n{NAME};Katu 1\nLiisa: [",
    "in a note that is no group file": f"Soita: {NAME}\nLiisa: {{\n",
}


@pytest.mark.parametrize("text", WAYS.values(), ids=WAYS)
def test_name_is_in_no_message(text: str) -> None:
    problems = problems_of(lambda: load(text if "\n" in text else f"{text}\n"))

    told = [repr(problems), str(InputError(*problems)), *(as_json(problems, lang) for lang in languages())]
    told += [shown(problem, lang) for problem in problems for lang in languages()]
    assert problems
    assert [name for name in ("Matti", "Meikäläi", "Liisa") if name in "".join(told)] == []


def test_name_is_in_no_message_of_a_change() -> None:
    data = instead(f"osallistujatt: [{NAME}]").encode()

    problems = problems_of(lambda: added(data, Path("ryhma.yaml"), ()))

    assert problems
    assert "Matti" not in repr(problems)


@pytest.mark.parametrize(
    ("line", "key"),
    [
        ("paika: X", "paika"),
        ("paikkaa: X", "paikkaa"),
        ("Paika: X", "…"),
        ("osallistujaa: X", "…"),
    ],
)
def test_key_one_letter_off_is_shown_where_no_name_can_stand(line: str, key: str) -> None:
    (problem,) = problems_of(lambda: load(group_text() + line))

    assert dict(problem.facts)["key"] == key
    assert bool(problem.place and problem.place.excerpt) is (key != "…")


def test_lines_of_known_keys_are_shown_without_comments() -> None:
    lines = [
        "# Ryhmä",
        "tunnus: A1  # oma",
        "paikka: Talo #3, Seinäjoki",
        "osallistujat:",
        "  - Matti",
        "",
        "tauot:",
        "- 1.3.2027 # Matti",
        'muutokset: [{kerta: 4, "ilmoitettu": 2.2.2027}, {kerta: 5, kuka: x}]',
        "  jatkoa",
        "]",
        "Matti",
        "  jatkoa",
    ]

    assert shown_lines(lines) == (
        "",
        "tunnus: A1",
        "paikka: Talo",
        *("", "", ""),
        "tauot:",
        "- 1.3.2027",
        *("", "", "", "", ""),
    )


def test_fault_in_a_known_line_is_shown_as_it_stands() -> None:
    line = "  - {kerta: 4, ilmoitettu: 2.2.2027, siirtyy: 31.6.2027}"

    (problem,) = problems_of(lambda: load(group_text(muutokset=f"\n{line}")))

    assert line in shown(problem, language("fi"))
