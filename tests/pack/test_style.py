"""Pages find their style, fonts and drawings in the pack, an organisation's own before ours."""

from pathlib import Path
from typing import Any

from packs import content, tiny, write
from voikukkia_kit.files.library import Library
from voikukkia_kit.media.medium import Piece
from voikukkia_kit.pack.style import style_pieces
from voikukkia_kit.sheets.dated import date


def styled(templates: Path | None = None, **changes: Any) -> dict[str, Piece]:
    library = Library.at(templates)
    dated = date(tiny(**{"programme": "voikukkia"} | changes), library)
    return {piece.path: piece for piece in style_pieces(dated, library)}


def test_style_sheets_come_with_the_fonts_and_drawings_they_name_and_nothing_else() -> None:
    paths = list(styled())

    assert paths[:3] == ["tyyli/look.css", "tyyli/print.css", "tyyli/screen.css"]
    assert {"tyyli/fonts/Inter-Regular.ttf", "tyyli/pictures/flower.svg"} <= set(paths)
    assert {Path(path).suffix for path in paths} == {".css", ".ttf", ".svg"}


def test_folder_is_named_in_the_first_language_of_the_leaders(tmp_path: Path) -> None:
    own = content(tmp_path, "fi", "en")

    assert {path.split("/")[0] for path in styled(own, programme="tiny", languages=("en", "fi"))} == {"style"}


def test_file_of_ones_own_replaces_ours_and_a_drawing_is_added(tmp_path: Path) -> None:
    frame = tmp_path / "documents" / "frame"
    write(frame / "print.css", "h1 { color: #333 }")
    write(frame / "pictures" / "aurinko.svg", "<svg></svg>")
    ours, own = styled(), styled(tmp_path)

    assert own["tyyli/print.css"].make() == b"h1 { color: #333 }"
    assert set(own) - set(ours) == {"tyyli/pictures/aurinko.svg"}
    differ = {path for path in ours if ours[path].made_from != own[path].made_from}
    assert differ == {"tyyli/look.css", "tyyli/print.css"}
    assert b".phase-aurinko { --drawing: url(pictures/aurinko.svg); }\n" in own["tyyli/look.css"].make()
