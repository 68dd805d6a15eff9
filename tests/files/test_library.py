"""A library reads each thing once, goes to other processes as its path, and tells all problems at once."""

import pickle
from pathlib import Path

from builders import problems_of
from packs import content, write
from voikukkia_kit.files.library import Library


def test_each_thing_is_read_once(tmp_path: Path) -> None:
    templates = content(tmp_path)
    library = Library.at(templates)
    first = library.programme("tiny")

    write(templates / "sessions" / "tiny" / "programme.yaml", "sessions: [1]\nitems:\n  pen: {reused: yes}\n")

    assert library.programme("tiny") is first
    assert Library.at(templates).programme("tiny") != first


def test_library_goes_to_another_process_as_its_path_and_its_mark(tmp_path: Path) -> None:
    library = Library.at(content(tmp_path)).marked()
    library.programme("tiny")
    sent = pickle.dumps(library)

    one, other = pickle.loads(sent), pickle.loads(sent)  # noqa: S301  # bytes of our own making

    assert one == library
    assert one is other
    assert len(sent) < 1000


def test_library_without_a_mark_is_read_anew(tmp_path: Path) -> None:
    library = Library.at(content(tmp_path))

    one, other = (pickle.loads(pickle.dumps(library)) for _ in range(2))  # noqa: S301  # bytes of our own making

    assert one == other == library
    assert one is not other


def test_mark_tells_one_state_of_the_files_from_another(tmp_path: Path) -> None:
    templates = content(tmp_path)
    before = Library.at(templates).marked()

    write(templates / "documents" / "oma" / "fi.yaml", "name: oma\n")

    assert Library.at(templates).marked().mark != before.mark
    assert Library.at(templates).marked() == Library.at(templates).marked()


def test_own_directories_come_in_order_before_ours(tmp_path: Path) -> None:
    first, second = content(tmp_path / "a"), content(tmp_path / "b")
    write(first / "sessions" / "tiny" / "leaders.fi.yaml", "title: Ensin\nitems:\n  pen: {one: a, many: b}\n")

    library = Library.at([first, second])

    programme = library.programme("tiny")
    assert library.leaders_words(programme, "fi", ()).programme.title == "Ensin"
    assert library.programme("voikukkia").name == "voikukkia"


def test_problems_of_facts_are_told(tmp_path: Path) -> None:
    write(tmp_path / "facts" / "contacts.yaml", "contacts: [")

    assert [problem.code for problem in problems_of(Library.at(tmp_path).contacts)] == ["VK101"]
    assert Library.at().school_breaks("Lahti").name == "Lahti"
