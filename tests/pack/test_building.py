"""A pack is built whole, the same everywhere, and only as far as something changed."""

import os
import shutil
import signal
from collections.abc import Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor, ThreadPoolExecutor, wait
from contextlib import AbstractContextManager, nullcontext
from pathlib import Path
from typing import Any

import pytest

from builders import change, day, moment, pair, peer
from packs import content, lying, ran, times, tiny, write
from voikukkia_kit.errors import InputError, MachineError, RefusedError, VoikukkiaError
from voikukkia_kit.files.library import Library
from voikukkia_kit.pack.building import Failed, build, build_all, build_calendars
from voikukkia_kit.pack.contents import read_contents
from voikukkia_kit.pack.folder import locked
from voikukkia_kit.pack.way import Pack, Run, one_pack

DOCUMENTS = ("plan", "peer", "overview", "invitation", "missed", "certificate", "handouts")
HEAD = """
import os, signal, sys
sys.path.insert(0, {tests!r})
from concurrent.futures import ProcessPoolExecutor
from packs import tiny
from voikukkia_kit.pack.building import build
"""


@pytest.fixture(scope="session")
def own(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return an own directory with words in Finnish and English; no test writes into it."""
    return content(tmp_path_factory.mktemp("own"), "fi", "en")


@pytest.fixture(scope="session")
def whole(own: Path, tmp_path_factory: pytest.TempPathFactory) -> Pack:
    """Return a pack with every document; no test writes into it."""
    return build(tiny(documents=None), tmp_path_factory.mktemp("whole"), templates=own)


@pytest.fixture
def place(tmp_path: Path) -> Iterator[Path]:
    """Return a folder for packs, and assert in the end that nothing but packs is left in it."""
    folder = tmp_path / "out"
    folder.mkdir()
    yield folder
    assert [path.name for path in folder.iterdir() if path.name.startswith(".")] == []


def script(body: str) -> str:
    """Return a program that has a group at hand."""
    return HEAD.format(tests=str(Path(__file__).parents[1])) + body


def pdfs(pack: Pack) -> set[str]:
    """Return the documents that are PDFs; those for one evening's printing are made of them."""
    found = {name for name in read_contents(pack.folder).hashes if name.endswith(".pdf")}
    return {name for name in found if not name.startswith("tulosta/")}


def packs(results: Sequence[Pack | Failed]) -> list[Pack]:
    """Return the packs of a run in which nothing failed."""
    made = [one for one in results if isinstance(one, Pack)]
    assert len(made) == len(results)
    return made


def codes(error: VoikukkiaError) -> list[str]:
    return [problem.code for problem in error.problems]


def facts(error: VoikukkiaError) -> dict[str, Any]:
    """Return the facts of the one problem."""
    (problem,) = error.problems
    return dict(problem.facts)


class TestPack:
    def test_pack_says_what_it_holds(self, whole: Pack) -> None:
        found = set(lying(whole.folder))

        assert whole.index == whole.folder / "index.html"
        assert whole.written == tuple(sorted(found - {"contents.json"}))
        assert whole.rendered == len(pdfs(whole)) == sum(name.endswith(".pdf") for name in found) - 4

    def test_every_document_is_there_as_page_and_as_pdf(self, whole: Pack) -> None:
        names = {Path(name).name for name in lying(whole.folder)}
        pages = {name.removesuffix(".html") for name in names if name.endswith(".html")} - {"index"}

        assert {"01-runko", "01-vertaisohjaajalle", "ohjelma", "kutsu", "02-monisteet", "todistus"} <= pages
        assert pages == {name.removesuffix(".pdf") for name in names if name.endswith(".pdf") and "-ilta" not in name}

    def test_calendars_and_dates_lie_beside_their_readers(self, whole: Pack) -> None:
        folder = whole.folder

        assert (folder / "ohjaajille" / "kalenteri-ohjaajat.ics").is_file()
        assert (folder / "osallistujille" / "kalenteri.ics").is_file()
        assert (folder / "paivat.txt").is_file()

    def test_paths_are_plain_ascii(self, whole: Pack) -> None:
        names = [part for name in lying(whole.folder) for part in name.split("/")]

        assert names
        assert [name for name in names if not name.isascii() or " " in name] == []

    def test_group_may_choose_its_documents(self, own: Path, place: Path) -> None:
        pack = build(tiny(documents=("invitation", "rules")), place, templates=own)

        assert pdfs(pack) == {"osallistujille/kutsu.pdf", "osallistujille/sopimukset.pdf"}

    def test_warnings_come_with_the_pack(self, own: Path, place: Path) -> None:
        pack = build(tiny(pair=pair(peer())), place, templates=own)

        assert "VK402" in [warning.code for warning in pack.warnings]

    def test_school_breaks_are_kept(self, place: Path) -> None:
        own = content(place.parent)

        pack = build(tiny(school_breaks="Jyväskylä", start=day("25.2.2027")), place, templates=own)

        assert "11.3.2027" in (pack.folder / "paivat.txt").read_text(encoding="utf-8")

    def test_path_may_be_text(self, own: Path, place: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.chdir(place)

        made = [build(tiny(), templates=str(own)), build(tiny(code="B-1"), "b", templates=own)]

        assert [pack.folder for pack in made] == [Path("SJK-K27"), Path("b/B-1")]


class TestLanguages:
    def test_each_language_has_a_folder_of_its_own(self, own: Path, place: Path) -> None:
        pack = build(tiny(languages=("fi", "en")), place, templates=own)

        assert pdfs(pack) == {"fi/osallistujille/kutsu.pdf", "en/for-participants/invitation.pdf"}
        assert {"fi/paivat.txt", "en/dates.txt", "tyyli/print.css"} <= set(lying(pack.folder))

    def test_participants_may_have_another_language(self, own: Path, place: Path) -> None:
        group = tiny(participants_language="en", documents=("invitation", "overview"))

        pack = build(group, place, templates=own)

        assert pdfs(pack) == {"ohjaajille/ohjelma.pdf", "osallistujille/invitation.pdf"}

    def test_language_without_words_is_told_and_nothing_is_written(self, place: Path) -> None:
        own = content(place.parent)

        with pytest.raises(InputError) as failed:
            build(tiny(languages=("fi", "en")), place, templates=own)

        assert set(codes(failed.value)) == {"VK310"}
        assert list(place.iterdir()) == []


class TestOnlyWhatChanged:
    def test_second_build_writes_and_renders_nothing(self, own: Path, place: Path) -> None:
        build(tiny(), place, templates=own)
        before, written = lying(place), times(place)

        again = build(tiny(), place, templates=own)

        assert (again.written, again.rendered) == ((), 0)
        assert (lying(place), times(place)) == (before, written)

    def test_move_renders_what_it_touches_and_nothing_else(self, own: Path, place: Path) -> None:
        first = build(tiny(documents=DOCUMENTS), place, templates=own)
        before = lying(first.folder)

        moved = build(
            tiny(documents=DOCUMENTS, changes=(change(2, to=moment("22.1.2027", 18, 19)),)), place, templates=own
        )

        after = lying(moved.folder)
        touched = {
            "ohjaajille/01-runko",  # says when the next one is
            "ohjaajille/01-vertaisohjaajalle",  # carries the day of its evening, as its plan does
            "ohjaajille/02-runko",
            "ohjaajille/02-vertaisohjaajalle",
            "ohjaajille/ohjelma",
            "osallistujille/01-poissa-olleelle",
            "osallistujille/02-poissa-olleelle",
            "osallistujille/kutsu",
            "osallistujille/todistus",
        }
        assert {name for name in pdfs(moved) if after[name] != before[name]} == {f"{name}.pdf" for name in touched}
        assert moved.rendered == len(touched)
        assert {name for name in before if name.endswith(".html") and after[name] != before[name]} == {
            "index.html",
            *(f"{name}.html" for name in touched),
        }

    def test_only_files_that_differ_are_told(self, own: Path, place: Path) -> None:
        first = build(tiny(), place, templates=own)
        before = lying(first.folder)

        changed = build(tiny(contact="050 000 0000"), place, templates=own)

        after = lying(changed.folder)
        differing = {name for name in after if after[name] != before.get(name)} - {"contents.json"}
        assert set(changed.written) == differing == {"osallistujille/kutsu.html", "osallistujille/kutsu.pdf"}

    @pytest.mark.parametrize("name", ["index.html", "osallistujille/kutsu.pdf", "tyyli/print.css", "contents.json"])
    def test_file_that_someone_deleted_is_made_again(self, own: Path, place: Path, name: str) -> None:
        first = build(tiny(), place, templates=own)
        before = lying(first.folder)
        (first.folder / name).unlink()

        again = build(tiny(), place, templates=own, replace=name == "contents.json")

        assert lying(again.folder) == before
        assert again.written == tuple({name} - {"contents.json"})

    def test_own_words_that_changed_are_noticed(self, place: Path) -> None:
        own = content(place.parent)
        build(tiny(documents=("handouts",)), place, templates=own)
        write(own / "sessions" / "tiny" / "03-loppu" / "handout-c.fi.md", "# Toinen\n\nToisin.\n")

        again = build(tiny(documents=("handouts",)), place, templates=own)

        assert {name for name in again.written if name.endswith(".pdf")} == {
            "osallistujille/03-moniste-c.pdf",
            "tulosta/03-ilta.pdf",
        }

    def test_own_file_that_has_another_name_is_noticed(self, place: Path) -> None:
        own = content(place.parent)
        build(tiny(documents=("handouts",)), place, templates=own)
        directory = own / "sessions" / "tiny" / "03-loppu"
        (directory / "handout-c.fi.md").rename(directory / "handout-d.fi.md")

        again = build(tiny(documents=("handouts",)), place, templates=own)

        assert {name for name in pdfs(again) if "/03" in name} == {"osallistujille/03-moniste-d.pdf"}

    def test_own_style_makes_every_pdf_anew(self, place: Path) -> None:
        own = content(place.parent)
        first = build(tiny(), place, templates=own)
        style = first.folder / "tyyli" / "print.css"
        write(own / "documents" / "frame" / "print.css", style.read_text(encoding="utf-8") + "h1 { color: #333 }")

        again = build(tiny(), place, templates=own)

        assert again.rendered == 1
        assert "osallistujille/kutsu.pdf" in again.written

    def test_groups_share_what_bears_no_name_of_theirs(self, own: Path, place: Path) -> None:
        group = tiny(documents=("handouts",))
        seen: list[tuple[int, int]] = []

        first, second = packs(
            build_all(
                [group, tiny(code="B-1", documents=("handouts",))],
                place,
                templates=own,
                progress=lambda done, of: seen.append((done, of)),
            )
        )

        assert seen == [(1, 2), (2, 2)]
        assert (first.rendered, second.rendered) == (4, 4)
        assert {name: (first.folder / name).read_bytes() for name in pdfs(first)} == {
            name: (second.folder / name).read_bytes() for name in pdfs(second)
        }

    def test_group_that_is_up_to_date_stays_beside_one_that_is_not(self, own: Path, place: Path) -> None:
        build(tiny(), place, templates=own)
        written = times(place / "SJK-K27")

        old, new = packs(build_all([tiny(), tiny(code="B-1")], place, templates=own))

        assert (old.written, new.rendered) == ((), 1)
        assert times(place / "SJK-K27") == written


class TestSameEverywhere:
    def test_another_process_and_folder_give_the_same_bytes(self, own: Path, whole: Pack, place: Path) -> None:
        (place / "toinen").mkdir()
        body = f"build(tiny(documents=None), 'a', templates={str(own)!r})"

        made = ran(
            "-c", script(body), folder=place / "toinen", PYTHONHASHSEED="7", TZ="Asia/Tokyo", SOURCE_DATE_EPOCH="9"
        )

        assert made.returncode == 0, made.stderr
        assert lying(place / "toinen" / "a" / "SJK-K27") == lying(whole.folder)

    def test_templates_in_another_folder_give_the_same_bytes(self, own: Path, place: Path) -> None:
        shutil.copytree(own, place / "sisällöt")

        first, second = (
            build(tiny(documents=("handouts",)), place / name, templates=templates)
            for name, templates in (("a", own), ("b", place / "sisällöt"))
        )

        assert lying(first.folder) == lying(second.folder)

    @pytest.mark.parametrize("pool", [ProcessPoolExecutor, ThreadPoolExecutor])
    def test_it_does_not_matter_where_pdfs_are_made(
        self, own: Path, place: Path, pool: type[ProcessPoolExecutor | ThreadPoolExecutor]
    ) -> None:
        here = build(tiny(documents=("handouts",)), place / "a", templates=own)
        seen: list[tuple[int, int]] = []

        with pool(2) as executor:
            there = build(
                tiny(documents=("handouts",)),
                place / "b",
                templates=own,
                executor=executor,
                progress=lambda done, of: seen.append((done, of)),
            )

        assert lying(there.folder) == lying(here.folder)
        assert seen == [(1, 4), (2, 4), (3, 4), (4, 4)]


class TestWhatPeopleMade:
    @pytest.mark.parametrize("name", ["osallistujille/kutsu.html", "osallistujille/kutsu.pdf"])
    def test_file_changed_by_hand_is_kept_and_named(self, own: Path, place: Path, name: str) -> None:
        pack = build(tiny(), place, templates=own)
        (pack.folder / name).write_bytes(b"own")
        before = lying(place)

        with pytest.raises(RefusedError) as refused:
            build(tiny(contact="050"), place, templates=own)

        assert facts(refused.value) == {"files": (name,)}
        assert lying(place) == before

    @pytest.mark.parametrize("name", ["osallistujille/kutsu.html", "osallistujille/kutsu.pdf"])
    def test_replace_writes_over_it(self, own: Path, place: Path, name: str) -> None:
        pack = build(tiny(), place, templates=own)
        before = lying(place)
        (pack.folder / name).write_bytes(b"own")

        again = build(tiny(), place, templates=own, replace=True)

        assert again.written == (name,)
        assert lying(place) == before

    def test_file_of_a_leader_survives(self, own: Path, place: Path) -> None:
        pack = build(tiny(), place, templates=own)
        (pack.folder / "ohjaajille" / "muistio.odt").write_bytes(b"own")

        build(tiny(contact="050"), place, templates=own)

        assert (pack.folder / "ohjaajille" / "muistio.odt").read_bytes() == b"own"

    def test_file_put_where_a_document_would_go_is_kept(self, own: Path, place: Path) -> None:
        write(place / "SJK-K27" / "index.html", "oma")

        with pytest.raises(RefusedError) as refused:
            build(tiny(), place, templates=own)

        assert facts(refused.value) == {"files": ("index.html",)}
        assert lying(place) == {"SJK-K27/index.html": b"oma"}


class TestWholeOrNothing:
    @pytest.mark.parametrize(
        ("changes", "code"),
        [
            ({"changes": (change(9, cancelled=True),)}, "VK204"),
            ({"follow_up": moment("14.1.2027", 17, 18)}, "VK206"),
            ({"programme": "muu"}, "VK218"),
        ],
    )
    def test_group_that_contradicts_itself_leaves_the_earlier_pack(
        self, own: Path, place: Path, changes: dict[str, Any], code: str
    ) -> None:
        build(tiny(), place, templates=own)
        before = lying(place)

        with pytest.raises(InputError) as failed:
            build(tiny(**changes), place, templates=own)

        assert code in codes(failed.value)
        assert lying(place) == before

    def test_one_of_several_groups_stops_all(self, own: Path, place: Path) -> None:
        with pytest.raises(InputError):
            build_all([tiny(), tiny(code="B-1", programme="muu")], place, templates=own)

        assert list(place.iterdir()) == []

    def test_code_that_two_groups_have_is_told(self, own: Path, place: Path) -> None:
        with pytest.raises(InputError) as failed:
            build_all([tiny(), tiny(code="B-1"), tiny(contact="050")], place, templates=own)

        assert [(p.code, dict(p.facts)) for p in failed.value.problems] == [("VK223", {"code": "SJK-K27"})]
        assert list(place.iterdir()) == []

    @pytest.mark.parametrize("pool", [nullcontext, ProcessPoolExecutor])
    def test_template_that_makes_no_pdf_leaves_the_earlier_pack(
        self, place: Path, pool: type[AbstractContextManager[Any]]
    ) -> None:
        own = content(place.parent)
        build(tiny(documents=("handouts",)), place, templates=own)
        before = lying(place)
        write(own / "documents" / "frame" / "print.css", "p { colour: red }")

        with pool() as executor, pytest.raises(InputError) as failed:
            build(tiny(documents=("handouts",)), place, templates=own, executor=executor)

        assert set(codes(failed.value)) == {"VK501"}
        assert lying(place) == before

    @pytest.mark.skipif(os.name != "posix", reason="Windows has no such signal")
    @pytest.mark.parametrize("processes", [0, 2])
    def test_killed_while_pdfs_are_made_leaves_the_earlier_pack(
        self, own: Path, place: Path, tmp_path: Path, processes: int
    ) -> None:
        build(tiny(), place, templates=own)
        before = lying(place / "SJK-K27")
        body = (
            f"pool = ProcessPoolExecutor({processes}) if {processes} else None\n"
            "def killing(done, of): os.killpg(0, signal.SIGKILL)\n"
            "os.setpgid(0, 0)\n"
            f"build(tiny(documents=('handouts',)), {str(place)!r}, templates={str(own)!r}, executor=pool,"
            " progress=killing)\n"
        )

        killed = ran("-c", script(body), folder=tmp_path)

        assert killed.returncode == -signal.SIGKILL, killed.stderr
        assert lying(place / "SJK-K27") == before
        assert build(tiny(), place, templates=own).written == ()

    @pytest.mark.skipif(os.name != "posix", reason="Windows renames no folder that is open")
    def test_killed_between_the_two_renames_leaves_the_earlier_pack(self, own: Path, place: Path) -> None:
        pack = build(tiny(), place, templates=own)
        before = lying(place)
        pack.folder.rename(place / ".SJK-K27.old")
        shutil.copytree(place / ".SJK-K27.old", place / ".SJK-K27.new")

        again = build(tiny(), place, templates=own)

        assert again.written == ()
        assert lying(place) == before

    @pytest.mark.parametrize("when", ["while it worked", "before it was asked"])
    def test_process_that_the_system_ended_is_told(self, own: Path, place: Path, when: str) -> None:
        with ProcessPoolExecutor(1, initializer=os._exit, initargs=(1,)) as executor:
            if when == "before it was asked":
                wait([executor.submit(os.getpid)])

            with pytest.raises(MachineError) as failed:
                build(tiny(), place, templates=own, executor=executor)

        (problem,) = failed.value.problems
        assert (problem.code, dict(problem.facts)["names"]) == ("VK607", ("osallistujille/kutsu.pdf",))
        assert list(place.iterdir()) == []

    def test_another_run_is_waited_out_by_nobody(self, own: Path, place: Path) -> None:
        with locked(place / "SJK-K27"), pytest.raises(MachineError) as refused:
            build(tiny(), place, templates=own)

        assert facts(refused.value) == {"name": "SJK-K27", "lock": ".SJK-K27.lock"}


class TestManyGroups:
    """One series is one task, and fails alone."""

    def blocked(self, own: Path, place: Path) -> Path:
        """Build a pack and change a file of it by hand, so that it cannot be written over."""
        pack = build(tiny(), place, templates=own)
        page = pack.folder / "osallistujille" / "kutsu.html"
        page.write_bytes(b"own")
        return page

    @pytest.mark.parametrize("pool", [nullcontext, ProcessPoolExecutor])
    def test_one_that_fails_costs_its_own_pack_alone(
        self, own: Path, place: Path, pool: type[AbstractContextManager[Any]]
    ) -> None:
        page = self.blocked(own, place)

        with pool() as executor:
            failed, made = build_all([tiny(contact="050"), tiny(code="B-1")], place, templates=own, executor=executor)

        assert isinstance(failed, Failed)
        assert (failed.code, codes(failed.error)) == ("SJK-K27", ["VK601"])
        assert isinstance(made, Pack)
        assert (made.code, made.rendered) == ("B-1", 1)
        assert page.read_bytes() == b"own"

    def test_every_contradiction_of_every_group_is_told(self, own: Path, place: Path) -> None:
        with pytest.raises(InputError) as failed:
            build_all([tiny(sessions=(77,)), tiny(code="B-1", programme="muu")], place, templates=own)

        assert codes(failed.value) == ["VK204", "VK218"]

    def test_pools_packs_are_those_made_here(self, own: Path, place: Path) -> None:
        groups = [tiny(code=f"B-{number}", documents=("handouts", "invitation")) for number in (1, 2, 3)]
        here = packs(build_all(groups, place / "a", templates=own))

        with ProcessPoolExecutor(2) as executor:
            there = packs(build_all(groups, place / "b", templates=own, executor=executor))

        assert [pack.code for pack in there] == [pack.code for pack in here] == ["B-1", "B-2", "B-3"]
        assert lying(place / "a") == lying(place / "b")

    def test_process_that_the_system_ended_fails_the_groups_that_were_left(self, own: Path, place: Path) -> None:
        with ProcessPoolExecutor(1, initializer=os._exit, initargs=(1,)) as executor:
            results = build_all([tiny(), tiny(code="B-1")], place, templates=own, executor=executor)

        assert [(one.code, codes(one.error)) for one in results if isinstance(one, Failed)] == [
            ("SJK-K27", ["VK607"]),
            ("B-1", ["VK607"]),
        ]

    def test_page_that_bears_no_name_of_a_group_is_rendered_once_for_the_run(
        self, own: Path, place: Path, tmp_path: Path
    ) -> None:
        shared = tmp_path / "shared"
        shared.mkdir()
        run = Run(library=Library.at(own).marked(), out=place, shared=shared)
        first = one_pack(tiny(documents=("handouts", "invitation")), run)
        other = (first.folder / "osallistujille" / "kutsu.pdf").read_bytes()
        left = list(shared.iterdir())
        for path in left:
            path.write_bytes(other)  # what the next pack holds tells where it came from

        second = one_pack(tiny(code="B-1", documents=("handouts", "invitation")), run)

        handouts = pdfs(second) - {"osallistujille/kutsu.pdf"}
        assert len(left) == len(handouts) == 4
        assert {(second.folder / name).read_bytes() for name in handouts} == {other}

    def test_no_groups_are_no_packs(self, place: Path) -> None:
        assert build_all([], place) == ()


class TestChosenMedia:
    def test_documents_may_be_made_as_pages_alone(self, own: Path, place: Path) -> None:
        pack = build(tiny(documents=("handouts", "plan")), place, templates=own, media=("page",))

        assert {Path(name).suffix for name in pack.written} == {".css", ".html", ".ics", ".svg", ".ttf", ".txt"}
        assert [warning.code for warning in pack.warnings if warning.code >= "VK5"] == []
        assert not (pack.folder / "ohjaajille" / "01-runko.txt").exists()

    def test_another_choice_is_another_pack(self, own: Path, place: Path) -> None:
        build(tiny(), place, templates=own, media=("page",))

        again = build_all([tiny()], place, templates=own)

        assert packs(again)[0].rendered == 1
        assert packs(build_all([tiny()], place, templates=own, media=("page",)))[0].written != ()


class TestWithoutPdf:
    """Where WeasyPrint cannot load its libraries, as on a machine without Pango."""

    BODY = (
        "pack = build(tiny(documents=('handouts',)), {place!r}, templates={own!r}, require_pdf={required})\n"
        "print(len(pack.written), pack.rendered, *(w.code for w in pack.warnings if w.code >= 'VK5'))\n"
    )

    @pytest.fixture
    def lame(self, tmp_path: Path) -> dict[str, str]:
        """Return an environment in which importing WeasyPrint fails as it does without Pango."""
        fault = "raise OSError(\"cannot load library 'libpango-1.0-0': error 0x7e\")"
        write(tmp_path / "lame" / "weasyprint" / "__init__.py", fault)
        path = os.pathsep.join(filter(None, [str(tmp_path / "lame"), os.environ.get("PYTHONPATH", "")]))
        return {"PYTHONPATH": path}

    def made(self, own: Path, place: Path, environment: dict[str, str], *, required: bool = False) -> str:
        body = self.BODY.format(place=str(place), own=str(own), required=required)
        done = ran("-c", script(body), folder=place.parent, **environment)
        return done.stdout or done.stderr.splitlines()[-1]

    def test_everything_else_is_made_with_one_warning(self, own: Path, place: Path, lame: dict[str, str]) -> None:
        told = self.made(own, place, lame)

        found = lying(place / "SJK-K27")
        assert told == f"{len(found) - 1} 0 VK502\n"
        assert {Path(name).suffix for name in found} == {".css", ".html", ".ics", ".json", ".svg", ".ttf", ".txt"}
        assert b".pdf" not in found["index.html"]

    def test_no_stale_pdf_stays(self, place: Path, lame: dict[str, str]) -> None:
        own = content(place.parent)
        pack = build(tiny(documents=("handouts",)), place, templates=own)
        write(own / "sessions" / "tiny" / "03-loppu" / "handout-c.fi.md", "# Toinen\n\nToisin.\n")

        self.made(own, place, lame)

        assert [name for name in lying(pack.folder) if name.endswith(".pdf")] == []

    def test_pdfs_that_are_up_to_date_stay(self, own: Path, place: Path, lame: dict[str, str]) -> None:
        build(tiny(documents=("handouts",)), place, templates=own)
        before = lying(place)

        told = self.made(own, place, lame, required=True)

        assert told == "0 0\n"
        assert lying(place) == before

    def test_second_build_writes_nothing_and_warns_again(self, own: Path, place: Path, lame: dict[str, str]) -> None:
        self.made(own, place, lame)
        written = times(place)

        told = self.made(own, place, lame)

        assert told == "0 0 VK502\n"
        assert times(place) == written

    def test_pdfs_are_made_where_they_can_be_after_all(self, own: Path, place: Path, lame: dict[str, str]) -> None:
        self.made(own, place, lame)

        pack = build(tiny(documents=("handouts",)), place, templates=own)

        assert pack.rendered == 4
        assert b".pdf" in pack.index.read_bytes()

    def test_who_requires_pdfs_is_refused(self, own: Path, place: Path, lame: dict[str, str]) -> None:
        told = self.made(own, place, lame, required=True)

        assert "MachineError: VK503" in told
        assert "libpango" in told
        assert list(place.iterdir()) == []


@pytest.mark.skipif(os.name != "posix", reason="elsewhere the loader has other names for its path")
def test_pdfs_that_are_made_slowly_are_told(own: Path, place: Path, tmp_path: Path) -> None:
    write(tmp_path / "lib" / "libharfbuzz-subset.so.0", "not a library")
    body = f"print(*(w.code for w in build(tiny(), {str(place)!r}, templates={str(own)!r}).warnings))"

    told = ran("-c", script(body), folder=tmp_path, LD_LIBRARY_PATH=str(tmp_path / "lib"))

    assert "VK505" in told.stdout.split(), told.stderr
    assert (place / "SJK-K27" / "osallistujille" / "kutsu.pdf").is_file()


class TestCalendarsAlone:
    def test_calendars_and_dates_lie_in_a_folder_beside_the_pack(self, own: Path, place: Path) -> None:
        made = build_calendars(tiny(), place, templates=own)

        found = lying(made.folder)
        assert made.folder == made.index == place / "SJK-K27-kalenterit"
        assert set(made.written) == set(found) - {"contents.json"}
        assert {Path(name).suffix for name in made.written} == {".ics", ".txt"}

    def test_second_time_nothing_is_written(self, own: Path, place: Path) -> None:
        build_calendars(tiny(), place, templates=own)
        written = times(place)

        again = build_calendars(tiny(), place, templates=own)

        assert (again.written, times(place)) == ((), written)

    def test_they_are_those_of_the_pack(self, own: Path, whole: Pack, place: Path) -> None:
        made = build_calendars(tiny(documents=None), place, templates=own)

        pack = lying(whole.folder)
        assert {name: pack[name] for name in made.written} == {
            name: (made.folder / name).read_bytes() for name in made.written
        }

    def test_file_changed_by_hand_is_kept(self, own: Path, place: Path) -> None:
        made = build_calendars(tiny(), place, templates=own)
        (made.folder / "paivat.txt").write_text("omat päivät")

        with pytest.raises(RefusedError):
            build_calendars(tiny(), place, templates=own)

        assert build_calendars(tiny(), place, templates=own, replace=True).written == ("paivat.txt",)

    def test_kit_s_own_programme_needs_no_directory(self, place: Path) -> None:
        made = build_calendars(tiny(programme="voikukkia"), place)

        assert (made.folder / "paivat.txt").read_text(encoding="utf-8").startswith("to 14.1.2027")
