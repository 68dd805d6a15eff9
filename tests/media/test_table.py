"""A medium is one module and one line, and a document names those it is made as."""

from pathlib import Path
from typing import Any

import pytest

from builders import change, problems_of, told
from packs import content, tiny, write
from voikukkia_kit.files.library import Library
from voikukkia_kit.media.medium import Piece
from voikukkia_kit.media.table import MEDIA, make
from voikukkia_kit.model.session import Delivery
from voikukkia_kit.sheets.dated import date
from voikukkia_kit.sheets.sheet import Sheet, compose


@pytest.fixture(scope="module")
def own(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return an own directory with the programme `tiny`; no test writes into it."""
    return content(tmp_path_factory.mktemp("own"))


def made(templates: Path, *, without: tuple[str, ...] = (), **changes: Any) -> dict[str, tuple[Sheet, Piece]]:
    library = Library.at(templates)
    sheets = compose(date(tiny(**{"documents": ("plan",)} | changes), library), library)
    return {piece.path: (sheet, piece) for sheet, piece in make(sheets, library, without)}


def text(templates: Path, name: str = "01", **changes: Any) -> str:
    return made(templates, **changes)[f"ohjaajille/{name}-runko.txt"][1].make().decode()


def test_document_is_made_as_what_it_names(own: Path) -> None:
    found = made(own)

    assert [Path(path).name for path in found][:3] == ["00-runko.html", "00-runko.pdf", "00-runko.txt"]
    assert [(piece.effort > 0, Path(path).suffix) for path, (_, piece) in found.items()][:3] == [
        *((False, ".html"), (True, ".pdf"), (False, ".txt"))
    ]


def test_medium_that_cannot_be_made_is_left_out(own: Path) -> None:
    assert {Path(path).suffix for path in made(own, without=("pdf",))} == {".html", ".txt"}


def test_medium_that_there_is_not_is_told_with_those_there_are(tmp_path: Path) -> None:
    templates = content(tmp_path)
    write(
        templates / "documents" / "oma" / "document.yaml",
        "order: 1\nreader: facilitators\nabout: series\nprinted: start\ncopies: group\nmedia: [page, hologram]\n",
    )
    write(templates / "documents" / "oma" / "fi.yaml", "name: oma\ntitle: Oma\nfile: oma\n")
    write(templates / "documents" / "oma" / "page.html", "oma")

    problems = problems_of(lambda: made(templates, documents=("oma",)))

    facts = {"document": "oma", "name": "hologram", "known": ("page", "pdf", "text")}
    assert told(problems) == [("VK313", "", facts)]


def test_pdf_that_shows_nothing_of_a_series_is_the_same_for_all(own: Path) -> None:
    found = made(own, documents=("handouts", "invitation"))

    same = {Path(path).name for path, (_, piece) in found.items() if piece.same_for_all}

    assert same == {"02-monisteet.pdf", "02-moniste-a.pdf", "02-moniste-b.pdf", "03-moniste-c.pdf"}


def test_every_medium_has_a_name_and_an_ending_of_its_own() -> None:
    assert [(name, medium.name) for name, medium in MEDIA.items()] == [(n, n) for n in ("page", "pdf", "text")]
    assert len({medium.suffix for medium in MEDIA.values()}) == len(MEDIA)


class TestText:
    def test_plan_can_be_pasted_into_anything(self, own: Path) -> None:
        found = text(own)

        assert found.startswith("Kerta 1: Salainen aihe fi\nto 14.1.2027 klo 17.00–19.00\nKauppakatu 1, Seinäjoki\n")
        assert "17.00 arrival (40 min, vertaisohjaaja)\nTee.\n" in found
        assert found.endswith("\n")
        assert "\n\n\n" not in found

    def test_it_has_neither_markup_nor_entities(self, own: Path) -> None:
        found = text(own, place="A & B <talo>")

        assert "A & B <talo>" in found
        assert [sign for sign in ("**", "<p>", "&amp;", "\xa0") if sign in found] == []

    def test_last_session_says_that_it_is_the_last(self, own: Path) -> None:
        assert "Tämä on viimeinen tapaaminen." in text(own, "03")

    def test_changed_session_says_so(self, own: Path) -> None:
        assert "etänä" in text(own, changes=(change(1, delivery=Delivery.REMOTE),))

    def test_every_plan_of_ours_reads_as_text(self) -> None:
        library = Library.at()
        sheets = compose(date(tiny(programme="voikukkia", documents=("plan",)), library), library)

        found = [piece.make().decode() for _, piece in make(sheets, library, ("page", "pdf"))]

        assert len(found) == 12
        assert [one[:40] for one in found if "**" in one or "\n\n\n" in one] == []
