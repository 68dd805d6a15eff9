"""Everything of one evening in one file, in printing order, with the copies it needs."""

from pathlib import Path

import pytest
from pypdf import PdfReader

from builders import change
from packs import content, lying, tiny
from voikukkia_kit.model.people import Participants
from voikukkia_kit.pack.building import build
from voikukkia_kit.pack.contents import read_contents

A4 = (595, 842)


@pytest.fixture(scope="module")
def own(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return an own directory with the programme `tiny`; no test writes into it."""
    return content(tmp_path_factory.mktemp("own"))


def evening(folder: Path, name: str = "02") -> list[str]:
    """Return the first line of each page of an evening."""
    reader = PdfReader(folder / "tulosta" / f"{name}-ilta.pdf")
    return [(page.extract_text().splitlines() or [""])[0] for page in reader.pages]


def test_copies_stand_in_printing_order_each_on_sheets_of_its_own(own: Path, tmp_path: Path) -> None:
    pack = build(tiny(documents=("peer", "handouts"), participants=Participants(3)), tmp_path, templates=own)

    found = evening(pack.folder)

    assert found[0].startswith("Vertaisohjaajan osat")
    assert found[1] == ""  # the back of a page of another document stays empty
    handouts = found[2:]
    assert [line for line in handouts if line] == ["Moniste a fi", "Moniste b fi"] * 3
    assert len(handouts) == 3 * 2
    assert len(found) % 2 == 0


def test_every_page_is_a4(own: Path, tmp_path: Path) -> None:
    pack = build(tiny(documents=("peer",)), tmp_path, templates=own)

    pages = PdfReader(pack.folder / "tulosta" / "01-ilta.pdf").pages

    assert {tuple(round(float(side)) for side in page.mediabox[2:]) for page in pages} == {A4}


def test_it_is_joined_and_never_rendered(own: Path, tmp_path: Path) -> None:
    pack = build(tiny(documents=("peer", "handouts")), tmp_path, templates=own)

    assert pack.rendered == 4 + 4
    assert len([name for name in pack.written if name.startswith("tulosta/")]) == 4


def test_it_has_no_structure_that_would_point_elsewhere(own: Path, tmp_path: Path) -> None:
    pack = build(tiny(documents=("peer",)), tmp_path, templates=own)

    pages = PdfReader(pack.folder / "tulosta" / "01-ilta.pdf").pages

    assert [key for page in pages for key in ("/StructParents", "/Annots", "/Tabs") if key in page] == []


def test_cancelled_evening_is_not_printed(own: Path, tmp_path: Path) -> None:
    pack = build(tiny(documents=("peer",), changes=(change(2, cancelled=True),)), tmp_path, templates=own)

    assert not (pack.folder / "tulosta" / "02-ilta.pdf").exists()
    assert (pack.folder / "tulosta" / "01-ilta.pdf").is_file()


def test_same_documents_give_the_same_bytes(own: Path, tmp_path: Path) -> None:
    first, second = (build(tiny(documents=("peer",)), tmp_path / name, templates=own) for name in "ab")

    assert lying(first.folder / "tulosta") == lying(second.folder / "tulosta") != {}


def test_another_number_of_copies_is_another_file(own: Path, tmp_path: Path) -> None:
    first = build(tiny(documents=("handouts",)), tmp_path, templates=own)
    before = read_contents(first.folder).hashes

    again = build(tiny(documents=("handouts",), participants=Participants(3)), tmp_path, templates=own)

    changed = {name for name, sha256 in read_contents(again.folder).hashes.items() if before[name] != sha256}
    assert {name for name in changed if name.endswith(".pdf")} == {"tulosta/02-ilta.pdf", "tulosta/03-ilta.pdf"}


def test_pack_without_pdfs_has_no_evenings(own: Path, tmp_path: Path) -> None:
    pack = build(tiny(documents=("peer",)), tmp_path, templates=own, media=("page",))

    assert not (pack.folder / "tulosta").exists()
