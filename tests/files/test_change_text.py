"""Changes are added to a group file as text, and every other byte stays as its writer left it."""

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from builders import change, group_file, group_text, moment, told
from voikukkia_kit.errors import InputError
from voikukkia_kit.files.change_text import added, line_of
from voikukkia_kit.files.group_file import read_group_text
from voikukkia_kit.language import language
from voikukkia_kit.model.group import Change

PATH = Path("ryhma.yaml")
MOVE = change(4, "2.2.2027", to=moment("5.2.2027"))
CANCEL = change(6, "15.2.2027", cancelled=True)
MOVE_LINE = "{kerta: 4, ilmoitettu: 2.2.2027, siirtyy: 5.2.2027}"
CANCEL_LINE = "{kerta: 6, ilmoitettu: 15.2.2027, peruttu: kyllä}"


def after(text: str, *changes: Change) -> str:
    return added(text.encode(), PATH, changes).decode()


@pytest.mark.parametrize(
    ("one", "line"),
    [
        (MOVE, MOVE_LINE),
        (
            change(4, "2.2.2027", to=moment("5.2.2027", 18)),
            "{kerta: 4, ilmoitettu: 2.2.2027, siirtyy: 5.2.2027 klo 18.00}",
        ),
        (
            change(4, "2.2.2027", to=moment("5.2.2027", 18, 20)),
            "{kerta: 4, ilmoitettu: 2.2.2027, siirtyy: 5.2.2027 klo 18.00–20.00}",
        ),
        (CANCEL, CANCEL_LINE),
        (change(6, "16.2.2027", restored=True), "{kerta: 6, ilmoitettu: 16.2.2027, palautettu: kyllä}"),
    ],
)
def test_change_is_written_as_a_leader_would_write_it(one: Change, line: str) -> None:
    assert line_of(one, language("fi")) == line


def test_list_is_made_where_there_is_none() -> None:
    assert after(group_text(), MOVE, CANCEL) == f"{group_text()}muutokset:\n  - {MOVE_LINE}\n  - {CANCEL_LINE}\n"


def test_file_without_a_last_line_end_gets_one() -> None:
    text = group_text().removesuffix("\n")

    assert after(text, MOVE) == f"{text}\nmuutokset:\n  - {MOVE_LINE}\n"


def test_change_goes_to_the_end_of_the_list_in_its_indent() -> None:
    text = group_text(muutokset=f"\n    - {MOVE_LINE}   # kuume", säilytys="31.12.2027")

    assert after(text, CANCEL) == text.replace("# kuume\n", f"# kuume\n    - {CANCEL_LINE}\n")


def test_comments_and_empty_lines_after_the_list_stay_after_it() -> None:
    text = group_text(muutokset=f"\n- {MOVE_LINE}") + "\n# Loppu.\n\nsäilytys: 31.12.2027\n"

    assert after(text, CANCEL) == text.replace(f"{MOVE_LINE}\n", f"{MOVE_LINE}\n- {CANCEL_LINE}\n")


def test_list_at_the_end_of_a_file_without_a_line_end_is_continued() -> None:
    text = group_text(muutokset=f"\n  - {MOVE_LINE}").removesuffix("\n")

    assert after(text, CANCEL) == f"{text}\n  - {CANCEL_LINE}"


@pytest.mark.parametrize(
    ("listed", "expected"), [("[]", f"[{CANCEL_LINE}]"), (f"[{MOVE_LINE}]", f"[{MOVE_LINE}, {CANCEL_LINE}]")]
)
def test_list_in_brackets_is_continued_in_them(listed: str, expected: str) -> None:
    text = group_text(muutokset=listed, säilytys="31.12.2027")

    assert after(text, CANCEL) == text.replace(f"muutokset: {listed}", f"muutokset: {expected}")


def test_byte_order_mark_and_windows_line_ends_stay() -> None:
    data = b"\xef\xbb\xbf" + group_text().replace("\n", "\r\n").encode()

    result = added(data, PATH, [MOVE])

    assert result == data + f"muutokset:\r\n  - {MOVE_LINE}\r\n".encode()


def test_file_of_mixed_line_ends_keeps_each_of_them() -> None:
    text = group_text(muutokset=f"\n  - {MOVE_LINE}", säilytys="31.12.2027")
    mixed = text.replace("\n", "\r\n", 5)

    result = after(mixed, CANCEL)

    assert result == mixed.replace(f"{MOVE_LINE}\n", f"{MOVE_LINE}\n  - {CANCEL_LINE}\r\n")


def test_english_file_gets_english_words() -> None:
    text = """code: SJK-K27
place: Kauppakatu 1
starts: 14.1.2027
time: Thu 17:00-19:00
facilitators: [{name: Maija, role: worker}]
participants: 6
"""

    assert after(text, CANCEL) == f"{text}changes:\n  - {{session: 6, told: 15.2.2027, cancelled: yes}}\n"


def test_list_to_which_nothing_can_be_added_is_refused_with_the_lines_to_write() -> None:
    text = group_text(muutokset=f"[\n  {MOVE_LINE},\n]")

    with pytest.raises(InputError) as caught:
        after(text, CANCEL)

    assert told(caught.value) == [("VK225", "", {"lines": (CANCEL_LINE,)})]


def test_file_with_faults_is_refused() -> None:
    with pytest.raises(InputError) as caught:
        after(group_text(alkaa="31.6.2027"), MOVE)

    assert [problem.code for problem in caught.value.problems] == ["VK114"]


@settings(deadline=None)
@given(
    numbers=st.lists(st.integers(1, 10), min_size=1, max_size=5),
    style=st.sampled_from(["", f"muutokset: [{MOVE_LINE}]\n", f"muutokset:\n- {MOVE_LINE}\n", "muutokset: []\n"]),
    tail=st.sampled_from(["", "\n", "# Loppu.\n", "säilytys: 31.12.2027\n", "  # sisennetty\n"]),
    end=st.sampled_from(["\n", "\r\n"]),
)
def test_file_with_changes_holds_the_same_group_with_these_more(
    numbers: list[int], style: str, tail: str, end: str
) -> None:
    text = (group_text() + style + tail).replace("\n", end)
    changes = [change(number, cancelled=True) for number in numbers]

    result = after(text, *changes)

    before, now = (read_group_text(one.replace("\r\n", "\n"), PATH).group for one in (text, result))
    assert now.changes == (*before.changes, *changes)
    assert (now.code, now.keep_until) == (before.code, before.keep_until)


def test_result_can_be_written_and_read_as_a_file(tmp_path: Path) -> None:
    assert group_file(tmp_path, after(group_text(), MOVE)).group.changes == (MOVE,)
