"""What contents.json says of a folder, and what lies in it, each file hashed once."""

import errno
import json
import os
from pathlib import Path

import pytest

from packs import no_file_left
from voikukkia_kit.pack.contents import Contents, File, Lying, read_contents


class TestContents:
    @pytest.mark.parametrize(
        "content",
        [
            b"",
            b"ei",
            b"\xff",
            b"[]",
            b"{}",
            b'{"made_from": "1", "files": []}',
            b'{"made_from": "1", "files": {"a": 1}}',
            b'{"made_from": "1", "files": {"a": {"sha256": "1"}}}',
        ],
    )
    def test_what_is_not_ours_says_nothing(self, tmp_path: Path, content: bytes) -> None:
        (tmp_path / "contents.json").write_bytes(content)

        assert read_contents(tmp_path) == Contents()

    def test_folder_without_contents_says_nothing(self, tmp_path: Path) -> None:
        assert read_contents(tmp_path / "ei-ole") == Contents()

    @pytest.mark.skipif(os.name != "posix", reason="these means are those of POSIX")
    def test_contents_that_cannot_be_read_are_not_taken_for_none(self, tmp_path: Path) -> None:
        (tmp_path / "contents.json").write_bytes(Contents().to_json())

        with no_file_left(), pytest.raises(OSError, match=os.strerror(errno.EMFILE)):
            read_contents(tmp_path)

    def test_name_that_leads_out_of_the_folder_is_passed_over(self, tmp_path: Path) -> None:
        names = ["a", "../b", "c/../../b", "/b", "C:/b", "c\\b", "", ".", "c/b"]
        files = {name: {"sha256": "1", "made_from": "1"} for name in names}
        told = {"made_from": "1", "files": files}
        (tmp_path / "contents.json").write_text(json.dumps(told))

        assert set(read_contents(tmp_path).hashes) == {"a", "c/b"}

    def test_what_is_written_is_read_again(self, tmp_path: Path) -> None:
        contents = Contents.of({"b": File(b"2", "two"), "a": File(b"1", "one")}, "all")
        (tmp_path / "contents.json").write_bytes(contents.to_json())

        again = read_contents(tmp_path)

        assert again == contents
        assert list(again.hashes) == ["a", "b"]


class TestLying:
    def lying(self, folder: Path) -> Lying:
        (folder / "a.txt").write_bytes(b"a")
        (folder / "b.txt").write_bytes(b"b")
        files = {name: File(name[:1].encode(), f"from {name}") for name in ("a.txt", "b.txt", "c.txt")}
        return Lying(folder, Contents.of(files, "all"))

    def test_file_is_there_when_it_is_as_it_was_made(self, tmp_path: Path) -> None:
        lying = self.lying(tmp_path)
        (tmp_path / "b.txt").write_bytes(b"by hand")

        found = [
            lying.has(name, made_from)
            for name, made_from in (
                ("a.txt", "from a.txt"),
                ("a.txt", "from elsewhere"),
                ("b.txt", "from b.txt"),
                ("c.txt", "from c.txt"),
                ("d.txt", "from d.txt"),
            )
        ]

        assert found == [True, False, False, False, False]
        assert lying.changed_by_hand() == ("b.txt",)
        assert not lying.is_whole()

    def test_file_is_hashed_once_in_a_run(self, tmp_path: Path) -> None:
        lying = self.lying(tmp_path)
        before = lying.sha256("a.txt")

        (tmp_path / "a.txt").write_bytes(b"another")

        assert lying.sha256("a.txt") == before
        assert Lying(tmp_path, lying.contents).sha256("a.txt") != before

    def test_folder_that_is_not_there_holds_nothing(self, tmp_path: Path) -> None:
        lying = Lying.at(tmp_path / "ei-ole")

        assert (lying.sha256("a.txt"), lying.contents, lying.is_whole()) == (None, Contents(), True)
