"""Two folders change places in one step, or nothing is moved."""

import sys
from pathlib import Path

import pytest

from packs import lying, ran
from voikukkia_kit.pack.exchange import SYSTEMS, exchanged


def two(place: Path) -> tuple[Path, Path]:
    for name in ("a", "b"):
        (place / name).mkdir()
        (place / name / "nimi.txt").write_bytes(name.encode())
    return place / "a", place / "b"


@pytest.mark.skipif(sys.platform not in SYSTEMS, reason="this system cannot exchange two folders")
def test_two_folders_change_places(tmp_path: Path) -> None:
    one, other = two(tmp_path)

    assert exchanged(one, other)

    assert lying(tmp_path) == {"a/nimi.txt": b"b", "b/nimi.txt": b"a"}


def test_nothing_is_moved_where_one_of_them_is_not_there(tmp_path: Path) -> None:
    one, _ = two(tmp_path)

    assert not exchanged(one, tmp_path / "c")

    assert lying(tmp_path) == {"a/nimi.txt": b"a", "b/nimi.txt": b"b"}


def test_nothing_is_moved_where_the_system_cannot(tmp_path: Path) -> None:
    two(tmp_path)

    told = ran(
        "-c",
        "from pathlib import Path; from voikukkia_kit.pack import exchange; exchange.SYSTEMS.clear()\n"
        "print(exchange.exchanged(Path('a'), Path('b')))",
        folder=tmp_path,
    )

    assert told.stdout == "False\n", told.stderr
    assert lying(tmp_path) == {"a/nimi.txt": b"a", "b/nimi.txt": b"b"}
