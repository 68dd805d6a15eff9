"""Changes added to a group file as text: every other byte stays."""

from pathlib import Path

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

from builders import change, day, group_text, moment, told
from voikukkia_kit import cancelled, load, moved, restored
from voikukkia_kit.errors import InputError
from voikukkia_kit.files.change_text import added, line_of
from voikukkia_kit.files.group_file import read_group_text
from voikukkia_kit.language import language
from voikukkia_kit.model.series import Change

FILE = Path("ryhma.yaml")
MOVE = change(4, "2.2.2027", to=moment("5.2.2027"))
LINE = "{kerta: 4, ilmoitettu: 2.2.2027, siirtyy: 5.2.2027}"


def after(text: str, *changes: Change) -> str:
    return added(text.encode(), FILE, changes or (MOVE,)).decode()


def test_first_change_makes_the_list_at_the_end() -> None:
    text = group_text()

    assert after(text) == f"{text}muutokset:\n  - {LINE}\n"


def test_file_without_a_last_line_end_gets_one_before_the_list() -> None:
    text = group_text().rstrip("\n")

    assert after(text) == f"{text}\nmuutokset:\n  - {LINE}\n"


def test_later_change_comes_after_the_last_one_with_its_indent_and_before_comments() -> None:
    head = group_text() + "muutokset:\n    - {kerta: 3, ilmoitettu: 1.2.2027, peruttu: on}\n"
    tail = "    # loppu\n\nsäilytys: 1.1.2028\n"

    assert after(head + tail) == f"{head}    - {LINE}\n{tail}"


def test_change_written_over_several_lines_is_kept_whole() -> None:
    text = group_text() + "muutokset:\n- kerta: 3\n  ilmoitettu: 1.2.2027\n  peruttu: on"

    assert after(text) == f"{text}\n- {LINE}"


@pytest.mark.parametrize(
    ("before", "expected"),
    [
        ("[]", f"[{LINE}]"),
        (
            "[{kerta: 3, ilmoitettu: 1.2.2027, peruttu: on}]  # x",
            f"[{{kerta: 3, ilmoitettu: 1.2.2027, peruttu: on}}, {LINE}]  # x",
        ),
    ],
)
def test_list_in_brackets_grows_within_them(before: str, expected: str) -> None:
    text = group_text()

    assert after(f"{text}muutokset: {before}\n") == f"{text}muutokset: {expected}\n"


def test_windows_line_ends_and_byte_order_mark_stay() -> None:
    data = b"\xef\xbb\xbf" + group_text().replace("\n", "\r\n").encode()

    assert added(data, FILE, (MOVE,)) == data + f"muutokset:\r\n  - {LINE}\r\n".encode()


def test_file_of_mixed_line_ends_keeps_each_of_them() -> None:
    text = f"{group_text()}muutokset:\n  - {LINE}\nsäilytys: 31.12.2027\n"
    mixed = text.replace("\n", "\r\n", 5)

    result = after(mixed, change(6, "15.2.2027", cancelled=True))

    added_line = "  - {kerta: 6, ilmoitettu: 15.2.2027, peruttu: kyllä}\r\n"
    assert result == mixed.replace(f"{LINE}\n", f"{LINE}\n{added_line}")


def test_english_file_gets_english_words() -> None:
    text = (
        "code: EN-1\nplace: Main Street 1\nstart: 14.1.2027\ntime: Thu 17:00-19:00\nparticipants: 6\n"
        "facilitators:\n  - {name: Anna, role: worker}\n"
    )

    result = after(text, change(2, "1.2.2027", to=moment("5.2.2027", 18, 20)), change(3, "1.2.2027", cancelled=True))

    assert result == (
        f"{text}changes:\n  - {{session: 2, told: 1.2.2027, moves_to: 5.2.2027 at 18:00–20:00}}\n"
        "  - {session: 3, told: 1.2.2027, cancelled: yes}\n"
    )


def test_list_in_brackets_over_several_lines_grows_before_its_bracket() -> None:
    head = group_text() + "muutokset: # ensin\n  [{kerta: 3, ilmoitettu: 1.2.2027, peruttu: on}\n  "

    assert after(f"{head}]\n") == f"{head}, {LINE}]\n"


def test_file_in_which_nothing_can_be_added_is_refused_with_the_line_to_add() -> None:
    with pytest.raises(InputError) as caught:
        after(group_text() + "...\n")

    assert told(caught.value) == [("VK225", "", {"lines": (LINE,)})]


def test_file_with_problems_is_refused() -> None:
    with pytest.raises(InputError) as caught:
        after(group_text(alkaa="31.6.2027"))

    assert [code for code, _, _ in told(caught.value)] == ["VK114"]


CHANGES = st.lists(
    st.one_of(
        st.builds(
            lambda number, date: Change(session=number, told=day("1.2.2027"), to=moment(date)),
            st.integers(1, 10),
            st.dates(day("1.1.2027"), day("31.12.2027")).map(lambda date: f"{date:%d.%m.%Y}"),
        ),
        st.builds(lambda number: change(number, cancelled=True), st.integers(1, 10)),
        st.builds(lambda number: change(number, restored=True), st.integers(1, 10)),
    ),
    min_size=1,
    max_size=4,
)
ENDINGS = st.sampled_from(
    ["", "# loppu\n", "muutokset: []\n", "muutokset:\n  - {kerta: 2, ilmoitettu: 1.2.2027, peruttu: on}\n", "\n\n"]
)


@given(changes=CHANGES, ending=ENDINGS, crlf=st.booleans())
def test_added_changes_are_read_back_and_every_earlier_line_stays(
    changes: list[Change],
    ending: str,
    crlf: bool,  # noqa: FBT001  # hypothesis passes by name
) -> None:
    text = group_text() + ending
    data = (text.replace("\n", "\r\n") if crlf else text).encode()
    before = read_group_text(text, FILE).group

    result = added(data, FILE, changes)

    read = read_group_text(result.decode().replace("\r\n", "\n"), FILE).group
    assert read == attrs.evolve(before, changes=(*before.changes, *changes))
    kept = [line for line in text.split("\n") if not line.startswith("muutokset: []")]
    remaining = iter(result.decode().replace("\r\n", "\n").split("\n"))
    assert all(line in remaining for line in kept)
    assert (b"\r\n" in result) is crlf


def test_line_of_a_change_without_words_for_it_is_not_invented() -> None:
    assert line_of(change(4, "2.2.2027", restored=True), language("fi")) == (
        "{kerta: 4, ilmoitettu: 2.2.2027, palautettu: kyllä}"
    )


# Text to text


def test_text_is_changed_line_by_line_and_nothing_else_of_it() -> None:
    text = "\ufeff" + group_text().replace("\n", "\r\n")

    later = moved(text, 4, moment("5.2.2027"), told=day("2.2.2027"))
    off = cancelled(later, 6, told=day("15.2.2027"))
    on = restored(off, 6, told=day("16.2.2027"))

    assert later == f"{text}muutokset:\r\n  - {LINE}\r\n"
    assert off == f"{later}  - {{kerta: 6, ilmoitettu: 15.2.2027, peruttu: kyllä}}\r\n"
    assert on == f"{off}  - {{kerta: 6, ilmoitettu: 16.2.2027, palautettu: kyllä}}\r\n"
    assert load(on).changes == (
        MOVE,
        change(6, "15.2.2027", cancelled=True),
        change(6, "16.2.2027", restored=True),
    )


def test_text_with_a_character_that_cannot_be_printed_is_refused() -> None:
    with pytest.raises(InputError) as caught:
        cancelled(group_text() + "# \x07\n", 4, told=day("2.2.2027"))

    assert told(caught.value) == [("VK105", "15:3", {"code_points": ("U+0007",)})]
