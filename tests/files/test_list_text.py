"""Items of lists, and keys, that come and go as text: every other byte stays."""

from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from builders import group_text, moment, told
from voikukkia_kit.errors import InputError
from voikukkia_kit.files.group_file import read_group_text
from voikukkia_kit.files.list_text import with_value

FILE = Path("ryhma.yaml")


def after(text: str, name: str, value: Any) -> str:
    return with_value(text.encode(), FILE, name, value).decode()


def sessions(written: str, *numbers: int) -> str:
    """Return what stands under `kerrat` after it holds these numbers."""
    head, tail = group_text(), "säilytys: 1.1.2028  # loppu\n" if written.endswith("\n") else ""
    result = after(f"{head}kerrat:{written}{tail}", "sessions", numbers)
    assert result.startswith(f"{head}kerrat:")
    assert result.endswith(tail)
    return result[len(f"{head}kerrat:") : len(result) - len(tail)]


@pytest.mark.parametrize(
    ("written", "numbers", "expected"),
    [
        (" [1, 2, 3]  # x\n", (1, 3), " [1, 3]  # x\n"),
        (" [1, 2, 3]\n", (2, 3), " [2, 3]\n"),
        (" [1, 2 , 3 ]\n", (1, 2), " [1, 2 ]\n"),
        (" [1, 2, 3]\n", (1, 2, 3, 21), " [1, 2, 3, 21]\n"),
        (" [1,2,3]\n", (1, 21, 2, 3), " [1,21, 2,3]\n"),
        ("\n  - 1\n  # tärkeä\n  - 2  # toinen\n  - 3\n", (1, 3), "\n  - 1\n  # tärkeä\n  - 3\n"),
        ("\n- 1\n- 2\n", (1, 2, 21), "\n- 1\n- 2\n- 21\n"),
        ("\n    - 1\n    - 2\n", (1, 21, 2), "\n    - 1\n    - 21\n    - 2\n"),
        (" 3  # yksi\n", (3, 4), " [3, 4]  # yksi\n"),
        (" [1,\n    2, 3]\n", (1, 2, 3, 4), " [1,\n    2, 3, 4]\n"),
        (" [1,\n    2, 3]\n", (1, 2), " [1,\n    2]\n"),
        (" [1]\n", (), " []\n"),
        ("\n  - 1\n  - 2", (1, 2, 3), "\n  - 1\n  - 2\n  - 3"),
    ],
)
def test_one_item_comes_or_goes(written: str, numbers: tuple[int, ...], expected: str) -> None:
    assert sessions(written, *numbers) == expected


def test_list_of_days_grows_too() -> None:
    text = group_text(alkaa=None, aika=None, päivät="[14.1.2027 klo 17.00–19.00, 28.1.2027 klo 17.00–19.00]")

    days = (moment("14.1.2027", 17, 19), moment("21.1.2027", 17, 19), moment("28.1.2027", 17, 19))

    assert "klo 17.00–19.00, 21.1.2027 klo 17.00–19.00, 28.1.2027" in after(text, "days", days)


def test_key_that_is_not_there_comes_before_the_changes() -> None:
    changes = "muutokset:\n  - {kerta: 3, ilmoitettu: 1.2.2027, peruttu: on}\n"

    assert after(group_text() + changes, "link", "https://a.fi/?a=1#b") == (
        f'{group_text()}etäyhteys: "https://a.fi/?a=1#b"\n{changes}'
    )
    assert after(group_text(), "sessions", (1, 2)) == f"{group_text()}kerrat: [1, 2]\n"


def test_windows_line_ends_and_byte_order_mark_stay() -> None:
    data = b"\xef\xbb\xbf" + f"{group_text()}kerrat: [1, 2]\n".replace("\n", "\r\n").encode()

    result = with_value(data, FILE, "sessions", (1, 2, 3))

    assert result == data.replace(b"[1, 2]", b"[1, 2, 3]")


@pytest.mark.parametrize(
    ("written", "numbers"),
    [(" [1,\n    2,\n 3]\n", (1, 3)), (" [1, 2]\n", (3, 4, 5)), (" [1, 2]\n", (1, 3)), ("\n  - 1\n", ())],
)
def test_list_that_cannot_be_changed_so_is_told_with_the_line_to_write(written: str, numbers: tuple[int, ...]) -> None:
    text = f"{group_text()}kerrat:{written}"
    with pytest.raises(InputError) as failed:
        after(text, "sessions", numbers)

    line = f"kerrat: [{', '.join(map(str, numbers))}]"
    assert told(failed.value) == [("VK279", "", {"line": line})]


@given(
    numbers=st.lists(st.integers(1, 30), min_size=1, max_size=12, unique=True),
    data=st.data(),
    style=st.sampled_from(["flow", "tight", "block"]),
    comment=st.sampled_from(["", "  # miksi"]),
)
def test_whatever_the_list_is_only_its_item_comes_or_goes(
    numbers: list[int], data: st.DataObject, style: str, comment: str
) -> None:
    index = data.draw(st.integers(0, len(numbers)))
    one_more = (*numbers[:index], 31, *numbers[index:])
    if style == "block":
        text = "".join(f"\n  - {number}{comment}" for number in numbers) + "\n"
    else:
        text = f" [{(', ' if style == 'flow' else ',').join(map(str, numbers))}]{comment}\n"
    whole = f"{group_text()}kerrat:{text}yhteystieto: x\n".replace("yhteystieto: x\n", "säilytys: 1.1.2028\n")

    more = after(whole, "sessions", one_more)
    back = after(more, "sessions", tuple(numbers))

    assert read_group_text(more, FILE).group.sessions == one_more
    assert back.replace(" ", "") == whole.replace(" ", "")
