"""Lines that change while every other byte stays."""

import pytest

from voikukkia_kit.files.lines import Lines


@pytest.mark.parametrize("data", [b"", b"a", b"a\n", b"\xef\xbb\xbfa\r\nb\n\r\n", "ä\r\n\r\nö".encode()])
def test_file_that_is_not_changed_stays_byte_for_byte(data: bytes) -> None:
    assert Lines.of(data, "a").to_bytes() == data


@pytest.mark.parametrize(
    ("data", "at", "expected"),
    [
        (b"a\nb\n", 0, b"x\ny\na\nb\n"),
        (b"a\nb\n", 2, b"a\nb\nx\ny\n"),
        (b"a\r\nb", 1, b"a\r\nx\r\ny\r\nb"),
        (b"a\nb", 2, b"a\nb\nx\ny"),
    ],
)
def test_lines_are_put_before_another_or_behind_the_last(data: bytes, at: int, expected: bytes) -> None:
    lines = Lines.of(data, "a")

    lines.insert(at, ["x", "y"])

    assert lines.to_bytes() == expected


@pytest.mark.parametrize(("data", "expected"), [(b"a\r\n", b"a\r\nx\r\n"), (b"a", b"a\nx\n"), (b"", b"x\n")])
def test_lines_at_the_end_end(data: bytes, expected: bytes) -> None:
    lines = Lines.of(data, "a")

    lines.append(["x"])

    assert lines.to_bytes() == expected


def test_line_goes_with_its_end() -> None:
    lines = Lines.of(b"a\nb\r\nc\n", "a")

    lines.remove(1)

    assert lines.to_bytes() == b"a\nc\n"
