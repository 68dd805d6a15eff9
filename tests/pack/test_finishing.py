"""Bytes are made once: what lies there is taken over, and what bears no name of a series serves the next pack."""

from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import attrs

from voikukkia_kit.media.medium import Piece
from voikukkia_kit.pack.contents import Contents, File, Lying
from voikukkia_kit.pack.finishing import finish


@attrs.define
class Maker:
    """Counts how often it makes."""

    content: bytes
    made: int = 0

    def __call__(self, *parts: bytes) -> bytes:
        self.made += 1
        return self.content + b"".join(parts)


def slow(path: str, maker: Maker, made_from: str = "one", *, same_for_all: bool = False) -> Piece:
    return Piece(path=path, made_from=made_from, make=maker, effort=1, same_for_all=same_for_all)


def empty(folder: Path) -> Lying:
    return Lying.at(folder / "ei-ole")


def test_pieces_become_files_and_the_slow_ones_are_counted(tmp_path: Path) -> None:
    page, pdf = Piece.ready("a.html", "sivu", "page"), slow("a.pdf", Maker(b"pdf"))

    files, rendered = finish([page, pdf], empty(tmp_path))

    assert files == {"a.html": File(b"sivu", "page"), "a.pdf": File(b"pdf", "one")}
    assert rendered == 1


def test_equal_pieces_are_made_once(tmp_path: Path) -> None:
    maker = Maker(b"pdf")

    files, rendered = finish([slow("a.pdf", maker), slow("b.pdf", maker)], empty(tmp_path))

    assert (files["a.pdf"].content, files["b.pdf"].content) == (b"pdf", b"pdf")
    assert (maker.made, rendered) == (1, 1)


def test_what_lies_there_as_it_was_made_is_taken_over(tmp_path: Path) -> None:
    (tmp_path / "a.pdf").write_bytes(b"old")
    (tmp_path / "b.pdf").write_bytes(b"joined")
    contents = Contents.of({"a.pdf": File(b"old", "one"), "b.pdf": File(b"joined", "two")}, "all")
    pdf, joining = Maker(b"new"), Maker(b"")
    joined = Piece(path="b.pdf", made_from="two", make=joining, of=("a.pdf",))

    files, rendered = finish([slow("a.pdf", pdf), joined], Lying(tmp_path, contents))

    assert (files["a.pdf"].content, files["b.pdf"].content, rendered) == (b"old", b"joined", 0)
    assert (pdf.made, joining.made) == (0, 0)


def test_piece_made_of_others_gets_their_bytes_in_order(tmp_path: Path) -> None:
    parts = [slow("a.pdf", Maker(b"a"), "a"), slow("b.pdf", Maker(b"b"), "b")]
    joined = Piece(path="c.pdf", made_from="c", make=Maker(b"c"), of=("b.pdf", "a.pdf"))

    files, _ = finish([*parts, joined], empty(tmp_path))

    assert files["c.pdf"].content == b"cba"


def test_what_bears_no_name_of_a_series_serves_the_next_pack(tmp_path: Path) -> None:
    first, second = Maker(b"same"), Maker(b"same")
    finish([slow("a.pdf", first, same_for_all=True)], empty(tmp_path), shared=tmp_path)

    files, rendered = finish([slow("b.pdf", second, same_for_all=True)], empty(tmp_path), shared=tmp_path)

    assert (files["b.pdf"].content, rendered) == (b"same", 1)
    assert (first.made, second.made) == (1, 0)


def test_what_bears_the_name_of_a_series_is_left_for_nobody(tmp_path: Path) -> None:
    finish([slow("a.pdf", Maker(b"own"))], empty(tmp_path), shared=tmp_path)

    assert list(tmp_path.iterdir()) == []


def test_where_tasks_share_no_disk_each_makes_its_own(tmp_path: Path) -> None:
    files, _ = finish([slow("a.pdf", Maker(b"a"), same_for_all=True)], empty(tmp_path), shared=tmp_path / "elsewhere")

    assert files["a.pdf"].content == b"a"
    assert not (tmp_path / "elsewhere").exists()


def test_slow_pieces_are_made_elsewhere_and_counted_as_they_come(tmp_path: Path) -> None:
    seen: list[tuple[int, int]] = []
    pieces = [slow(f"{name}.pdf", Maker(name.encode()), name) for name in "abc"]

    with ThreadPoolExecutor(2) as executor:
        files, _ = finish(pieces, empty(tmp_path), None, executor, lambda done, of: seen.append((done, of)))

    assert {name: file.content for name, file in files.items()} == {"a.pdf": b"a", "b.pdf": b"b", "c.pdf": b"c"}
    assert seen == [(1, 3), (2, 3), (3, 3)]


def test_longest_is_begun_first_so_that_no_processor_waits_for_it(tmp_path: Path) -> None:
    begun: list[str] = []

    def piece(name: str, effort: int) -> Piece:
        return Piece(path=name, made_from=name, make=lambda: begun.append(name) or b"", effort=effort)

    with ThreadPoolExecutor(1) as executor:
        finish([piece("short", 10), piece("long", 900), piece("middle", 50)], empty(tmp_path), None, executor)

    assert begun == ["long", "middle", "short"]
