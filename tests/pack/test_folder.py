"""The folder is written whole or not at all, and what people made in it is kept."""

import hashlib
import json
import os
import signal
import stat
import subprocess
import sys
import tempfile
import threading
from collections.abc import Iterator, Mapping
from pathlib import Path

import pytest

from packs import lying, ran, times
from voikukkia_kit.errors import InputError, MachineError, RefusedError, Term
from voikukkia_kit.files.marks import digest
from voikukkia_kit.language import language
from voikukkia_kit.pack import folder as folders
from voikukkia_kit.pack.contents import Contents, File, Lying
from voikukkia_kit.pack.exchange import SYSTEMS
from voikukkia_kit.pack.folder import forget, locked

NOBODY = 65534
OLD = {"index.html": "vanha", "ohjaajille/a.txt": "a"}
NEW = {"index.html": "uusi", "osallistujille/b.txt": "b"}

posix = pytest.mark.skipif(os.name != "posix", reason="these means are those of POSIX")
exchanging = pytest.mark.skipif(sys.platform not in SYSTEMS, reason="this system cannot exchange two folders")
WITHOUT_EXCHANGE = "from voikukkia_kit.pack import exchange; exchange.SYSTEMS.clear()  # as where there is none\n"


def files(texts: Mapping[str, str]) -> dict[str, File]:
    return {name: File(text.encode(), digest(text)) for name, text in texts.items()}


def put(
    folder: Path, of: Mapping[str, File], made_from: str, *, replace: bool = False, private: bool = False
) -> tuple[str, ...]:
    """Write files into a folder that is locked."""
    return folders.write(
        Lying.at(folder), of, Contents.of(dict(of), made_from), language("fi"), replace=replace, private=private
    )


def write(folder: Path, texts: Mapping[str, str], *, replace: bool = False, private: bool = False) -> tuple[str, ...]:
    """Write a folder as a run does, and return what was told to be new or different."""
    with locked(folder):
        return put(folder, files(texts), digest(*texts.values()), replace=replace, private=private)


def pack(place: Path, texts: Mapping[str, str] = OLD) -> Path:
    """Return a pack that stands on disk."""
    write(place / "SJK-K27", texts)
    return place / "SJK-K27"


def sha(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()


def in_new_process(place: Path, code: str) -> subprocess.CompletedProcess[str]:
    """Run code in another process, with the files of `NEW` and a folder at hand."""
    head = (
        "import os, resource, signal, sys; from pathlib import Path\n"
        "from voikukkia_kit.pack import folder as folders\n"
        "from voikukkia_kit.files.marks import digest\n"
        "from voikukkia_kit.language import language\n"
        "from voikukkia_kit.pack.contents import Contents, File, Lying\n"
        "from voikukkia_kit.pack.folder import locked\n"
        f"files = {{name: File(text.encode(), digest(text)) for name, text in {dict(NEW)!r}.items()}}\n"
        "folder = Path('SJK-K27')\n"
        "def put(of): folders.write(Lying.at(folder), of, Contents.of(files, '2'), language('fi'))\n"
    )
    return ran("-c", head + code, folder=place)


def killed_before(what: str, times: int = 1) -> str:
    """Return a line of code that ends its process before it does something to the pack for the nth time (PEP 578)."""
    return (
        f"left = [None] * {times}; sys.addaudithook(lambda event, about: event == {what!r} and 'SJK-K27' in str(about)"
        " and (left.pop(), left or os.kill(os.getpid(), signal.SIGKILL)))\n"
    )


class Interrupting(dict[str, File]):
    """Files of which the last does something when its turn comes."""

    def __init__(self, texts: Mapping[str, str], act: object, turn: int = 1) -> None:
        super().__init__(files(texts))
        self.act = act
        self.turn = turn

    def items(self) -> Iterator[tuple[str, File]]:  # type: ignore[override]  # a plain iterator is enough for the writer
        self.turn -= 1
        *first, last = super().items()
        yield from first
        if self.turn == 0:
            self.act()  # type: ignore[operator]  # a function
        yield last


@pytest.fixture
def own_place() -> Iterator[Path]:
    """A folder of an ordinary user; root, to whom nothing is closed, is one for the length of the test."""
    with tempfile.TemporaryDirectory() as name:
        place, is_root = Path(name), os.geteuid() == 0
        if is_root:
            os.chown(place, NOBODY, NOBODY)
            os.seteuid(NOBODY)
        try:
            yield place
        finally:
            if is_root:
                os.seteuid(0)
            place.chmod(0o700)


class TestDigest:
    def test_text_counts_as_its_bytes(self) -> None:
        assert digest("ä") == digest("ä".encode())

    def test_parts_are_set_off_from_each_other(self) -> None:
        assert digest("ab", "c") != digest("a", "bc")


class TestWriting:
    def test_folder_holds_what_was_given_and_its_contents(self, tmp_path: Path) -> None:
        folder = pack(tmp_path)

        found = lying(folder)
        contents = json.loads(found.pop("contents.json"))
        assert found == {name: text.encode() for name, text in OLD.items()}
        assert contents == {
            "form": 1,
            "made_from": digest("vanha", "a"),
            "files": {name: {"sha256": sha(text), "made_from": digest(text)} for name, text in OLD.items()},
        }

    def test_new_and_different_files_are_told_in_order(self, tmp_path: Path) -> None:
        told_first = write(tmp_path / "SJK-K27", {"b": "1", "a": "1", "c": "1"})
        told_then = write(tmp_path / "SJK-K27", {"b": "2", "a": "1", "d": "1"})

        assert (told_first, told_then) == (("a", "b", "c"), ("b", "d"))

    def test_folder_that_is_what_it_should_be_is_not_touched(self, tmp_path: Path) -> None:
        folder = pack(tmp_path)
        before = times(folder)

        told = write(folder, OLD)

        assert (told, times(folder)) == ((), before)

    def test_contents_that_were_lost_are_written_again(self, tmp_path: Path) -> None:
        folder = pack(tmp_path)
        before = lying(folder)
        (folder / "contents.json").unlink()

        told = write(folder, OLD, replace=True)

        assert (told, lying(folder)) == ((), before)

    def test_file_that_someone_deleted_is_told_when_it_is_made_again(self, tmp_path: Path) -> None:
        folder = pack(tmp_path)
        (folder / "index.html").unlink()

        told = write(folder, OLD)

        assert told == ("index.html",)

    def test_nothing_is_left_beside_the_folder(self, tmp_path: Path) -> None:
        pack(tmp_path)
        pack(tmp_path, NEW)

        assert [path.name for path in tmp_path.iterdir()] == ["SJK-K27"]

    def test_file_that_the_pack_has_no_more_goes(self, tmp_path: Path) -> None:
        folder = pack(tmp_path)

        write(folder, NEW)

        assert set(lying(folder)) == {*NEW, "contents.json"}

    def test_file_of_a_leader_survives(self, tmp_path: Path) -> None:
        folder = pack(tmp_path)
        (folder / "ohjaajille" / "omat").mkdir()
        (folder / "ohjaajille" / "omat" / "muistio.odt").write_bytes(b"oma")
        os.utime(folder / "ohjaajille" / "omat" / "muistio.odt", (1, 1))

        write(folder, NEW)

        kept = folder / "ohjaajille" / "omat" / "muistio.odt"
        assert (kept.read_bytes(), kept.stat().st_mtime) == (b"oma", 1)
        assert not (folder / "ohjaajille" / "a.txt").exists()

    @posix
    def test_link_of_a_leader_stays_a_link(self, tmp_path: Path) -> None:
        folder = pack(tmp_path)
        (tmp_path / "kuvat").mkdir()
        (folder / "kuvat").symlink_to(tmp_path / "kuvat")
        (folder / "rikki").symlink_to("ei-ole")

        write(folder, NEW)

        assert (folder / "kuvat").readlink() == tmp_path / "kuvat"
        assert (folder / "rikki").readlink() == Path("ei-ole")

    def test_folder_that_someone_made_before_is_used(self, tmp_path: Path) -> None:
        (tmp_path / "SJK-K27").mkdir()
        (tmp_path / "SJK-K27" / "oma.txt").write_bytes(b"oma")

        folder = pack(tmp_path)

        assert set(lying(folder)) == {*OLD, "contents.json", "oma.txt"}

    @posix
    @pytest.mark.parametrize(("umask", "of_folders", "of_files"), [(0o022, 0o755, 0o644), (0o077, 0o700, 0o600)])
    def test_rights_are_those_of_any_file_that_is_saved_there(
        self, tmp_path: Path, umask: int, of_folders: int, of_files: int
    ) -> None:
        before = os.umask(umask)
        try:
            folder = pack(tmp_path)
        finally:
            os.umask(before)

        found = {path: stat.S_IMODE(path.stat().st_mode) for path in (folder, *folder.rglob("*"))}
        assert {mode for path, mode in found.items() if path.is_dir()} == {of_folders}
        assert {mode for path, mode in found.items() if path.is_file()} == {of_files}

    @pytest.mark.skipif(sys.platform != "linux", reason="elsewhere a folder hands its group on by other means")
    def test_pack_in_a_shared_folder_belongs_to_the_group_of_that_folder(self, tmp_path: Path) -> None:
        shared = tmp_path / "yhteinen"
        shared.mkdir()
        shared.chmod(0o2770)

        folder = pack(shared)

        assert folder.stat().st_mode & stat.S_ISGID
        assert {path.stat().st_gid for path in folder.rglob("*")} == {shared.stat().st_gid}

    @posix
    def test_others_on_the_machine_see_nothing_of_what_is_private(self, tmp_path: Path) -> None:
        folder = tmp_path / "kutsut"
        write(folder, OLD, private=True)

        modes = {stat.S_IMODE(path.stat().st_mode) for path in (folder, *folder.rglob("*")) if path.is_dir()}
        assert modes == {0o700}
        assert {stat.S_IMODE(path.stat().st_mode) for path in folder.rglob("*") if path.is_file()} == {0o600}


class TestWhatPeopleMade:
    def test_file_changed_by_hand_is_named_and_kept(self, tmp_path: Path) -> None:
        folder = pack(tmp_path)
        (folder / "ohjaajille" / "a.txt").write_text("käsin")
        before = lying(tmp_path)

        with pytest.raises(RefusedError) as refused:
            write(folder, NEW)

        assert [problem.code for problem in refused.value.problems] == ["VK601"]
        assert dict(refused.value.problems[0].facts) == {"files": ("ohjaajille/a.txt",)}
        assert lying(tmp_path) == before

    def test_file_in_the_way_is_named_and_kept(self, tmp_path: Path) -> None:
        folder = pack(tmp_path)
        (folder / "osallistujille").mkdir()
        (folder / "osallistujille" / "b.txt").write_text("oma")

        with pytest.raises(RefusedError) as refused:
            write(folder, NEW)

        assert dict(refused.value.problems[0].facts) == {"files": ("osallistujille/b.txt",)}
        assert (folder / "osallistujille" / "b.txt").read_text() == "oma"

    def test_contents_json_of_something_else_is_kept(self, tmp_path: Path) -> None:
        (tmp_path / "SJK-K27").mkdir()
        (tmp_path / "SJK-K27" / "contents.json").write_text("{}")

        with pytest.raises(RefusedError) as refused:
            write(tmp_path / "SJK-K27", NEW)

        assert dict(refused.value.problems[0].facts) == {"files": ("contents.json",)}

    def test_replace_writes_over_it(self, tmp_path: Path) -> None:
        folder = pack(tmp_path)
        (folder / "index.html").write_text("käsin")

        told = write(folder, OLD, replace=True)

        assert told == ("index.html",)
        assert (folder / "index.html").read_text() == "vanha"

    def test_refusal_comes_before_anything_is_made(self, tmp_path: Path) -> None:
        folder = pack(tmp_path)
        (folder / "index.html").write_text("käsin")

        folders.protect(Lying.at(folder), NEW, replace=True)
        with pytest.raises(RefusedError):
            folders.protect(Lying.at(folder), NEW, replace=False)

    def test_file_in_the_place_of_the_folder_is_kept(self, tmp_path: Path) -> None:
        (tmp_path / "SJK-K27").write_text("oma")

        with pytest.raises(RefusedError) as refused:
            write(tmp_path / "SJK-K27", NEW, replace=True)

        assert refused.value.problems[0].code == "VK605"
        assert lying(tmp_path) == {"SJK-K27": b"oma"}

    @posix
    def test_folder_is_never_a_link_to_another(self, tmp_path: Path) -> None:
        (tmp_path / "muualla").mkdir()
        (tmp_path / "SJK-K27").symlink_to(tmp_path / "muualla")

        with pytest.raises(RefusedError) as refused:
            write(tmp_path / "SJK-K27", NEW, replace=True)

        assert refused.value.problems[0].code == "VK605"
        assert list((tmp_path / "muualla").iterdir()) == []


@posix
class TestWholeOrNothing:
    def test_file_that_the_disk_cannot_hold_changes_nothing(self, tmp_path: Path) -> None:
        pack(tmp_path)
        before = lying(tmp_path)
        code = (
            "resource.setrlimit(resource.RLIMIT_FSIZE, (1000, 1000))\n"
            "files['z.bin'] = File(b'x' * 2000, '1')\n"
            "try:\n"
            "    with locked(folder): put(files)\n"
            "except folders.MachineError as error: print(error.problems[0].code, error.problems[0].facts[0][1].name)\n"
        )

        told = in_new_process(tmp_path, code)

        assert told.stdout == "VK603 too_large\n", told.stderr
        assert lying(tmp_path) == before

    def test_killed_while_it_writes_leaves_the_earlier_pack(self, tmp_path: Path) -> None:
        folder = pack(tmp_path)
        before = lying(folder)
        code = (
            "class Killing(dict):\n"
            "    turns = 0\n"
            "    def items(self):\n"
            "        self.turns += 1\n"
            "        for number, item in enumerate(super().items()):\n"
            "            if (self.turns, number) == (2, 1): os.kill(os.getpid(), signal.SIGKILL)\n"
            "            yield item\n"
            "with locked(folder): put(Killing(files))\n"
        )

        killed = in_new_process(tmp_path, code)

        assert killed.returncode == -signal.SIGKILL
        assert (tmp_path / ".SJK-K27.new" / "index.html").read_text() == "uusi"
        assert lying(folder) == before

    @exchanging
    def test_folder_is_exchanged_without_a_moment_in_which_it_has_no_name(self, tmp_path: Path) -> None:
        folder = pack(tmp_path)
        code = f"{killed_before('os.rename')}with locked(folder): put(files)\n"

        written = in_new_process(tmp_path, code)

        assert written.returncode == 0, written.stderr
        assert lying(tmp_path).keys() == {*(f"SJK-K27/{name}" for name in NEW), "SJK-K27/contents.json"}
        assert (folder / "index.html").read_text() == "uusi"

    @exchanging
    def test_killed_after_the_exchange_the_new_pack_is_whole(self, tmp_path: Path) -> None:
        folder = pack(tmp_path)
        code = f"with locked(folder):\n    {killed_before('shutil.rmtree')}    put(files)\n"

        killed = in_new_process(tmp_path, code)

        assert killed.returncode == -signal.SIGKILL
        assert set(lying(folder)) == {*NEW, "contents.json"}
        assert Lying.at(folder).is_whole()

    @pytest.mark.parametrize("rename", [1, 2])
    def test_where_two_renames_exchange_it_a_note_tells_where_the_earlier_pack_is(
        self, rename: int, tmp_path: Path
    ) -> None:
        folder = pack(tmp_path)
        before = lying(folder)
        code = f"{WITHOUT_EXCHANGE}{killed_before('os.rename', rename)}with locked(folder): put(files)\n"

        killed = in_new_process(tmp_path, code)

        assert killed.returncode == -signal.SIGKILL
        assert "kansiossa .SJK-K27.old." in (tmp_path / "SJK-K27.old.txt").read_text(encoding="utf-8")
        assert lying(folder if rename == 1 else tmp_path / ".SJK-K27.old") == before
        with locked(folder):
            pass
        assert lying(tmp_path) == {f"SJK-K27/{name}": content for name, content in before.items()}

    def test_two_renames_leave_nothing_but_the_new_pack(self, tmp_path: Path) -> None:
        pack(tmp_path)

        written = in_new_process(tmp_path, f"{WITHOUT_EXCHANGE}with locked(folder): put(files)\n")

        assert written.returncode == 0, written.stderr
        assert lying(tmp_path).keys() == {*(f"SJK-K27/{name}" for name in NEW), "SJK-K27/contents.json"}

    def test_file_of_a_leader_with_the_name_of_the_note_stays(self, tmp_path: Path) -> None:
        folder = pack(tmp_path)
        (tmp_path / "SJK-K27.old.txt").write_bytes(b"oma")

        written = in_new_process(tmp_path, f"{WITHOUT_EXCHANGE}with locked(folder): put(files)\n")

        assert written.returncode == 0, written.stderr
        assert (folder / "index.html").read_text() == "uusi"
        assert (tmp_path / "SJK-K27.old.txt").read_bytes() == b"oma"

    def test_next_run_clears_what_a_killed_one_left(self, tmp_path: Path) -> None:
        folder = pack(tmp_path)
        (tmp_path / ".SJK-K27.new" / "ohjaajille").mkdir(parents=True)
        (tmp_path / ".SJK-K27.new" / "ohjaajille" / "a.txt").write_text("puoli")
        (tmp_path / ".SJK-K27.lock").touch()

        write(folder, NEW)

        assert [path.name for path in tmp_path.iterdir()] == ["SJK-K27"]
        assert set(lying(folder)) == {*NEW, "contents.json"}

    def test_killed_between_its_two_renames_the_earlier_pack_comes_back(self, tmp_path: Path) -> None:
        folder = pack(tmp_path)
        before = lying(folder)
        folder.rename(tmp_path / ".SJK-K27.old")
        pack(tmp_path / "x", NEW).rename(tmp_path / ".SJK-K27.new")
        (tmp_path / "x").rmdir()

        with locked(folder):
            pass

        assert lying(tmp_path) == {f"SJK-K27/{name}": content for name, content in before.items()}

    def test_killed_after_its_two_renames_the_new_pack_stays(self, tmp_path: Path) -> None:
        folder = pack(tmp_path, NEW)
        before = lying(folder)
        pack(tmp_path / "x").rename(tmp_path / ".SJK-K27.old")
        (tmp_path / "x").rmdir()

        with locked(folder):
            pass

        assert lying(tmp_path) == {f"SJK-K27/{name}": content for name, content in before.items()}

    def test_interrupted_by_hand_it_leaves_nothing(self, tmp_path: Path) -> None:
        folder = pack(tmp_path)
        before = lying(tmp_path)

        with pytest.raises(KeyboardInterrupt), locked(folder):
            put(folder, Interrupting(NEW, lambda: signal.raise_signal(signal.SIGINT), turn=2), "2")

        assert lying(tmp_path) == before

    def test_folder_that_cannot_be_exchanged_stays(self, own_place: Path) -> None:
        folder = pack(own_place)
        before = lying(folder)

        with pytest.raises(MachineError) as failed, locked(folder):
            put(folder, Interrupting(NEW, lambda: own_place.chmod(0o500), turn=2), "2")

        own_place.chmod(0o700)
        assert [problem.code for problem in failed.value.problems] == ["VK603"]
        assert lying(folder) == before

    def test_folder_that_another_program_has_open_for_a_moment_is_waited_for(self, own_place: Path) -> None:
        folder = pack(own_place)
        opening = threading.Timer(0.1, lambda: own_place.chmod(0o700))

        def close() -> None:
            own_place.chmod(0o500)
            opening.start()

        with locked(folder):
            put(folder, Interrupting(NEW, close, turn=2), "2")

        opening.join()
        assert set(lying(folder)) == {*NEW, "contents.json"}


class TestLock:
    def test_place_that_is_not_there_is_made(self, tmp_path: Path) -> None:
        with locked(tmp_path / "a" / "b" / "SJK-K27"):
            assert (tmp_path / "a" / "b" / ".SJK-K27.lock").is_file()

        assert list((tmp_path / "a" / "b").iterdir()) == []

    def test_second_run_is_told_and_leaves_the_first_its_lock(self, tmp_path: Path) -> None:
        code = "from pathlib import Path\nfrom voikukkia_kit.pack.folder import locked\n"
        code += "with locked(Path('SJK-K27')): print('on', flush=True); input()"
        with subprocess.Popen(
            [sys.executable, "-c", code], cwd=tmp_path, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
        ) as first:
            assert first.stdout is not None
            first.stdout.readline()

            told = []
            for _ in range(2):
                with pytest.raises(MachineError) as refused, locked(tmp_path / "SJK-K27"):
                    pass
                told += refused.value.problems
            first.communicate("\n")

        assert [(problem.code, dict(problem.facts)) for problem in told] == [
            ("VK602", {"name": "SJK-K27", "lock": ".SJK-K27.lock"})
        ] * 2
        assert list(tmp_path.iterdir()) == []

    def test_file_where_the_place_should_be_is_told(self, tmp_path: Path) -> None:
        (tmp_path / "a").touch()

        with pytest.raises(MachineError) as failed, locked(tmp_path / "a" / "SJK-K27"):
            pass

        assert failed.value.problems[0].code == "VK603"

    def test_fault_of_the_disk_meanwhile_is_told(self, tmp_path: Path) -> None:
        with pytest.raises(MachineError) as failed, locked(tmp_path / "SJK-K27"):
            (tmp_path / "ei-ole").read_bytes()

        assert dict(failed.value.problems[0].facts) == {"reason": Term("machine", "gone")}


class TestForgetting:
    def test_pack_goes_without_a_trace(self, tmp_path: Path) -> None:
        folder = pack(tmp_path)

        left = forget(folder)

        assert left == ()
        assert list(tmp_path.iterdir()) == []

    def test_what_people_put_there_is_told_and_stays(self, tmp_path: Path) -> None:
        folder = pack(tmp_path)
        (folder / "ohjaajille" / "muistio.odt").write_bytes(b"oma")

        left = forget(folder)

        assert left == ("ohjaajille/muistio.odt",)
        assert lying(tmp_path) == {"SJK-K27/ohjaajille/muistio.odt": b"oma"}

    @posix
    def test_link_that_people_put_there_is_told_and_stays(self, tmp_path: Path) -> None:
        folder = pack(tmp_path)
        (tmp_path / "kuvat").mkdir()
        (folder / "kuvat").symlink_to(tmp_path / "kuvat")

        assert forget(folder) == ("kuvat",)
        assert (folder / "kuvat").is_symlink()

    def test_pack_is_forgotten_from_inside_it(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.chdir(pack(tmp_path))

        forget(Path())

        monkeypatch.chdir(tmp_path)
        assert list(tmp_path.iterdir()) == []

    def test_pack_of_a_run_that_was_killed_is_forgotten_too(self, tmp_path: Path) -> None:
        pack(tmp_path).rename(tmp_path / ".SJK-K27.old")

        forget(tmp_path / "SJK-K27")

        assert list(tmp_path.iterdir()) == []

    @pytest.mark.parametrize("content", [None, "{}"])
    def test_folder_that_is_no_pack_is_left_alone(self, tmp_path: Path, content: str | None) -> None:
        (tmp_path / "oma").mkdir()
        (tmp_path / "oma" / "a.txt").write_bytes(b"oma")
        if content is not None:
            (tmp_path / "oma" / "contents.json").write_text(content)
        before = lying(tmp_path)

        with pytest.raises(InputError) as refused:
            forget(tmp_path / "oma")

        assert [(p.code, dict(p.facts)) for p in refused.value.problems] == [("VK605", {"name": "oma"})]
        assert lying(tmp_path) == before

    def test_folder_that_is_not_there_is_not_made(self, tmp_path: Path) -> None:
        with pytest.raises(InputError) as refused:
            forget(tmp_path / "a" / "SJK-K27")

        assert refused.value.problems[0].code == "VK605"
        assert list(tmp_path.iterdir()) == []

    @posix
    def test_link_to_a_pack_is_left_alone(self, tmp_path: Path) -> None:
        folder = pack(tmp_path)
        (tmp_path / "linkki").symlink_to(folder)

        with pytest.raises(InputError):
            forget(tmp_path / "linkki")

        assert set(lying(folder)) == {*OLD, "contents.json"}

    def test_name_that_leads_out_removes_nothing(self, tmp_path: Path) -> None:
        folder = pack(tmp_path)
        (tmp_path / "tärkeä.txt").write_bytes(b"x")
        told = json.loads((folder / "contents.json").read_text())
        told["files"]["../tärkeä.txt"] = told["files"]["index.html"]
        (folder / "contents.json").write_text(json.dumps(told))

        forget(folder)

        assert lying(tmp_path) == {"tärkeä.txt": b"x"}

    @posix
    def test_folder_that_is_a_link_leads_to_nothing_that_is_removed(self, tmp_path: Path) -> None:
        folder = pack(tmp_path)
        (tmp_path / "muualla").mkdir()
        (tmp_path / "muualla" / "a.txt").write_bytes(b"x")
        (folder / "ohjaajille" / "a.txt").unlink()
        (folder / "ohjaajille").rmdir()
        (folder / "ohjaajille").symlink_to(tmp_path / "muualla")

        left = forget(folder)

        assert left == ("ohjaajille",)
        assert (tmp_path / "muualla" / "a.txt").read_bytes() == b"x"


class TestExchangeFile:
    def test_new_version_takes_the_place_of_the_old(self, tmp_path: Path) -> None:
        path = tmp_path / "ryhma.yaml"
        path.write_text("vanha")

        folders.exchange_file(path, b"uusi")

        assert lying(tmp_path) == {"ryhma.yaml": b"uusi"}

    def test_file_that_cannot_be_written_stays_as_it_was(self, tmp_path: Path) -> None:
        path = tmp_path / "ryhma.yaml"
        path.mkdir()

        with pytest.raises(MachineError) as caught:
            folders.exchange_file(path, b"uusi")

        assert [problem.code for problem in caught.value.problems] == ["VK508"]
        assert [each.name for each in tmp_path.iterdir()] == ["ryhma.yaml"]

    @posix
    def test_link_to_a_file_stays_a_link(self, tmp_path: Path) -> None:
        (tmp_path / "muualla").mkdir()
        (tmp_path / "muualla" / "ryhma.yaml").write_text("vanha")
        (tmp_path / "ryhma.yaml").symlink_to("muualla/ryhma.yaml")

        folders.exchange_file(tmp_path / "ryhma.yaml", b"uusi")

        assert (tmp_path / "ryhma.yaml").is_symlink()
        assert (tmp_path / "muualla" / "ryhma.yaml").read_text() == "uusi"


@posix
def test_file_that_does_not_fit_leaves_no_half_of_itself(tmp_path: Path) -> None:
    import resource

    given = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (100, given[1]))
    try:
        with pytest.raises(MachineError) as caught:
            folders.new_file(tmp_path / "ryhma.yaml", b"a" * 1000)
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, given)

    assert [problem.code for problem in caught.value.problems] == ["VK508"]
    assert list(tmp_path.iterdir()) == []
