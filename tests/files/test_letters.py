"""A letter that no font of the documents has is told at its place, before anything is made."""

from pathlib import Path

import pytest

from builders import group_text
from packs import content, tiny, write
from voikukkia_kit.errors import InputError
from voikukkia_kit.files.group_file import read_group_text
from voikukkia_kit.files.letters import at_letter, in_value
from voikukkia_kit.files.library import Library
from voikukkia_kit.sheets.dated import date

TINY = "sessions/tiny"


def found(own: Path) -> list[tuple[str, str]]:
    """Return place and code of everything that stands in the way of a group with these templates."""
    with pytest.raises(InputError) as refused:
        date(tiny(), Library.at(own))
    return [
        (f"{one.place.file}:{one.place.line}:{one.place.column}" if one.place else "", one.code)
        for one in refused.value.problems
    ]


class TestGroup:
    def test_letter_is_told_with_its_line_and_column(self, tmp_path: Path) -> None:
        text = group_text(ohjelma="tiny", asiakirjat="kutsu", paikka="Perhekeskus 王, Seinäjoki")
        line = next(number for number, one in enumerate(text.splitlines(), start=1) if "王" in one)

        with pytest.raises(InputError) as refused:
            date(read_group_text(text, Path("ryhma.yaml")).group, Library.at(content(tmp_path)))

        (problem,) = refused.value.problems
        assert problem.place
        assert (problem.code, dict(problem.facts)) == ("VK290", {"letters": ("王 (U+738B)",)})
        assert (problem.place.line, problem.place.column, problem.place.length) == (line, 21, 1)

    def test_it_is_told_together_with_what_else_is_wrong(self, tmp_path: Path) -> None:
        group = tiny(place="王", sessions=(1, 77))

        with pytest.raises(InputError) as refused:
            date(group, Library.at(content(tmp_path)))

        assert [(one.code, one.path) for one in refused.value.problems] == [
            ("VK290", ("place",)),
            ("VK204", ("sessions", 1)),
        ]

    def test_value_that_is_deep_inside_has_its_path(self) -> None:
        problems = list(in_value({"a": ("x", {"b": "ب"}), "c": 1}, frozenset("x")))

        assert [one.path for one in problems] == [("a", 1, "b")]

    @pytest.mark.parametrize("place", ["Αθήνα", "Київ", "Anár Ŋ", "a\N{SOFT HYPHEN}b", "klo 17–19 → ½ €"])
    def test_letters_of_the_fonts_pass(self, place: str, tmp_path: Path) -> None:
        date(tiny(place=place), Library.at(content(tmp_path)))

    def test_few_letters_are_named_of_many(self) -> None:
        (problem,) = in_value("甲乙丙丁戊己庚辛", frozenset())

        assert dict(problem.facts)["letters"] == tuple(f"{c} (U+{ord(c):04X})" for c in "甲乙丙丁戊")

    def test_problem_whose_line_is_not_shown_stays_where_it_is(self) -> None:
        (problem,) = in_value("王", frozenset())

        assert at_letter(problem) == problem


class TestOwnFiles:
    def test_text_is_told_at_its_letter(self, tmp_path: Path) -> None:
        own = content(tmp_path)
        write(own / TINY / "01-eka" / "parents.fi.yaml", "preview: >-\n  Ennakko\n  ja ☃.\nmissed: Olit poissa.\n")
        write(own / TINY / "02-toka" / "handout-a.fi.md", "# Otsikko\n\nTeksti ☃.\n\nToinen ☃☃.\n")

        assert found(own) == [
            ("01-eka/parents.fi.yaml:3:6", "VK290"),
            ("02-toka/handout-a.fi.md:3:8", "VK290"),
            ("02-toka/handout-a.fi.md:5:8", "VK290"),
        ]

    def test_letter_written_as_its_number_is_told_where_its_text_begins(self, tmp_path: Path) -> None:
        own = content(tmp_path)
        write(own / TINY / "01-eka" / "parents.fi.yaml", 'preview: Ennakko.\nmissed: "Olit \\u2603"\n')

        assert found(own) == [("01-eka/parents.fi.yaml:2:1", "VK290")]

    def test_list_is_looked_through_too(self, tmp_path: Path) -> None:
        own = content(tmp_path)
        write(own / TINY / "01-eka" / "parents.sv.yaml", "- preview: Hej\n- preview: ☃\n")

        assert found(own) == [("01-eka/parents.sv.yaml:2:12", "VK290")]

    def test_comment_and_name_of_a_key_are_shown_to_nobody(self, tmp_path: Path) -> None:
        own = content(tmp_path)
        write(own / TINY / "01-eka" / "parents.sv.yaml", "# ☃\n☃: Hej.\n")

        date(tiny(), Library.at(own))

    def test_file_that_cannot_be_read_is_left_to_its_reader(self, tmp_path: Path) -> None:
        own = content(tmp_path)
        write(own / TINY / "01-eka" / "parents.sv.yaml", "preview: [☃\n")

        date(tiny(), Library.at(own))

    def test_other_programme_stands_in_nobody_s_way(self, tmp_path: Path) -> None:
        own = content(tmp_path)
        write(own / "sessions" / "toinen" / "01-eka" / "parents.fi.yaml", "preview: ☃\n")

        date(tiny(), Library.at(own))

    def test_organisation_with_fonts_of_its_own_says_what_they_have(self, tmp_path: Path) -> None:
        own = content(tmp_path)
        letters = (Library.at().resources.get("documents", "frame", "fonts", "letters.txt")).read_text()
        write(own / "documents" / "frame" / "fonts" / "letters.txt", f"{letters}U+738B\n")

        date(tiny(place="王"), Library.at(own))
