"""Files are opened as clean text, or refused with the place of what is wrong."""

import os
import unicodedata
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from builders import told
from packs import no_file_left
from voikukkia_kit.errors import InputError, MachineError, Place, Problem, Term
from voikukkia_kit.files.text import LIMIT_KILOBYTES, clean_lines, read_text, unprintable

NAMES = ["Áilu Ŋorrmat", "Čáhppe Šiilu", "Žan Đuro Ŧaras", "O’Brien", "D'Arcy", "ليلى", "Øystein Åberg", "王"]


def file(folder: Path, data: bytes) -> Path:
    path = folder / "ryhma.yaml"
    path.write_bytes(data)
    return path


def refused(path: Path) -> InputError:
    with pytest.raises(InputError) as caught:
        read_text(path)
    return caught.value


@pytest.mark.parametrize("name", NAMES)
def test_name_of_any_language_survives(tmp_path: Path, name: str) -> None:
    assert read_text(file(tmp_path, name.encode())) == name


def test_decomposed_letters_are_put_together(tmp_path: Path) -> None:
    decomposed = unicodedata.normalize("NFD", "Äijö Šiilu")

    assert read_text(file(tmp_path, decomposed.encode())) == "Äijö Šiilu"


def test_byte_order_mark_and_windows_line_ends_are_taken_off(tmp_path: Path) -> None:
    assert read_text(file(tmp_path, b"\xef\xbb\xbfa: b\r\nc:\td\r\n")) == "a: b\nc:\td\n"


def test_signs_that_words_need_survive(tmp_path: Path) -> None:
    text = "a\N{SOFT HYPHEN}b c\N{ZERO WIDTH NON-JOINER}d\N{ZERO WIDTH JOINER}e f\N{NO-BREAK SPACE}g –"

    assert read_text(file(tmp_path, text.encode())) == text


@pytest.mark.parametrize(
    ("char", "point"),
    [
        ("\0", "U+0000"),
        ("\x07", "U+0007"),
        ("\x1b", "U+001B"),
        ("\r", "U+000D"),
        ("\x85", "U+0085"),
        ("\u202e", "U+202E"),
        ("\u2066", "U+2066"),
        ("\u200f", "U+200F"),
        ("\u200b", "U+200B"),
        ("\ufeff", "U+FEFF"),
        ("\u2028", "U+2028"),
        ("\u2029", "U+2029"),
        ("\ue000", "U+E000"),
        ("\ufffe", "U+FFFE"),
        ("\U000e0041", "U+E0041"),
    ],
)
def test_character_that_cannot_be_printed_is_shown_as_its_code_point(tmp_path: Path, char: str, point: str) -> None:
    path = file(tmp_path, f"a: b\npaikka: Koulu{char}tie\n".encode())

    error = refused(path)

    assert error.problems == (
        Problem("VK105", place=Place(file="ryhma.yaml", line=2, column=14), code_points=(point,)),
    )


def test_every_line_with_such_characters_is_told_once(tmp_path: Path) -> None:
    path = file(tmp_path, b"ok\n a\x07b\x01c\x07\nfine\n\x02\n")

    assert told(refused(path)) == [
        ("VK105", "2:3", {"code_points": ("U+0007", "U+0001")}),
        ("VK105", "4:1", {"code_points": ("U+0002",)}),
    ]


def test_file_in_another_encoding_is_told_with_its_line(tmp_path: Path) -> None:
    path = file(tmp_path, "a: b\njärjestäjä: Seinäjoki\n".encode("latin-1"))

    assert told(refused(path)) == [("VK108", "2:1", {})]


def test_file_that_is_not_there_is_named_with_its_folder(tmp_path: Path) -> None:
    path = tmp_path / "ei.yaml"

    assert told(refused(path)) == [("VK102", "", {"name": str(path)})]


def test_folder_is_no_ordinary_file(tmp_path: Path) -> None:
    assert told(refused(tmp_path)) == [("VK103", "", {"name": tmp_path.name})]


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="Windows has no named pipes")
def test_pipe_is_refused_instead_of_waited_for(tmp_path: Path) -> None:
    path = tmp_path / "putki"
    os.mkfifo(path)

    assert told(refused(path)) == [("VK103", "", {"name": "putki"})]


def test_path_that_the_system_refuses_is_told_with_its_reason(tmp_path: Path) -> None:
    path = tmp_path / ("x" * 5000)

    (problem,) = refused(path).problems

    facts = dict(problem.facts)
    assert (problem.code, facts["name"], bool(facts["reason"])) == ("VK116", path.name, True)


def test_file_at_the_limit_is_read_and_a_larger_one_refused(tmp_path: Path) -> None:
    limit = LIMIT_KILOBYTES * 1024
    read = read_text(file(tmp_path, b"x" * limit))

    error = refused(file(tmp_path, b"x" * (limit + 1)))

    assert len(read) == limit
    assert told(error) == [("VK104", "1:1", {"limit": 512})]


@given(text=st.text())
def test_text_of_printable_lines_holds_nothing_unprintable(text: str) -> None:
    kept = "".join(char for char in text if not unprintable(char))

    assert unprintable(kept) == ()


@given(lines=st.lists(st.text(st.characters(exclude_characters="\n"))))
def test_only_a_line_feed_ends_a_line(lines: list[str]) -> None:
    assert clean_lines("\n".join(lines)) == (lines or [""])


@pytest.mark.skipif(os.name != "posix", reason="these means are those of POSIX")
def test_machine_that_can_open_no_more_files_is_no_fault_of_the_file(tmp_path: Path) -> None:
    path = file(tmp_path, b"a: b")

    with no_file_left(), pytest.raises(MachineError) as failed:
        read_text(path)

    assert failed.value.problems == (Problem("VK507", reason=Term("machine", "open_files")),)
