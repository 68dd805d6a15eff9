"""The commands as a leader types them: what they write, what they say, and their exit codes."""

import json
import os
import pty
import re
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from packs import content, file_of, lying, ran, times, write
from voikukkia_kit.cli import main
from voikukkia_kit.language import language
from voikukkia_kit.resources import example

FINNISH, ENGLISH = language("fi"), language("en")
ENGLISH_FILE = """
form: 1
programme: tiny
code: EN-1
place: Main Street 1
start: 14.1.2027
time: Thursdays 17:00-19:00
documents: invitation
facilitators:
  - {name: Anna, role: worker, trained: 11/2024}
  - {name: Kim, role: peer, trained: 11/2024}
participants: 6
contact: 044
"""

posix = pytest.mark.skipif(os.name != "posix", reason="these means are those of POSIX")


@pytest.fixture(autouse=True)
def place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Work in a folder that holds a group file, an English one and the templates of their programme."""
    content(tmp_path)
    file_of(tmp_path)
    write(tmp_path / "group.yaml", ENGLISH_FILE)
    (tmp_path / "out").mkdir()
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("VOIKUKKIA_LANGUAGE", "fi")
    monkeypatch.setenv("VOIKUKKIA_TEMPLATES", str(tmp_path / "templates"))
    return tmp_path


class Said(str):
    """What a command said on standard output, and its exit code and complaints beside it."""

    __slots__ = ("code", "err")
    code: int
    err: str


class Command:
    """Runs a command in this process."""

    def __init__(self, capsys: pytest.CaptureFixture[str]) -> None:
        self.capsys = capsys

    def __call__(self, *arguments: str) -> Said:
        code = main(arguments)
        captured = self.capsys.readouterr()
        said = Said(captured.out)
        said.code, said.err = code, captured.err
        return said


@pytest.fixture
def command(capsys: pytest.CaptureFixture[str]) -> Command:
    return Command(capsys)


def places(said: str) -> list[str]:
    """Return file, line and column with the code of each problem shown."""
    return re.findall(r"^(\S+:\d+:\d+: VK\d+) ", said, re.MULTILINE)


class TestList:
    def test_groups_are_listed_in_a_file(self, command: Command) -> None:
        said = command("list", "ryhma.yaml", "--format", "json", "--out", "ryhmat.json")

        told = json.loads(Path("ryhmat.json").read_text(encoding="utf-8"))
        assert (said, said.code) == ("", 0)
        assert [one["code"] for one in told["groups"]] == ["SJK-K27"]

    def test_themes_are_told_in_the_language_asked_for(self, command: Command) -> None:
        finnish, english = command("themes"), command("themes", "--language", "en")

        assert (finnish.code, english.code) == (0, 0)
        assert len(finnish.splitlines()) == len(english.splitlines())
        assert finnish != english


class TestBuild:
    def test_pack_is_made_and_told(self, command: Command) -> None:
        said = command("build", "ryhma.yaml", "--out", "out")

        found = lying(Path("out/SJK-K27"))
        assert said.code == 0
        assert (
            said
            == FINNISH.word(
                "console", "written", code="SJK-K27", count=len(found) - 1, pdfs=1, index="out/SJK-K27/index.html"
            )
            + "\n"
        )
        assert "osallistujille/kutsu.pdf" in found

    def test_warnings_are_told_and_do_no_harm(self, command: Command) -> None:
        said = command("build", "ryhma.yaml", "--out", "out")

        assert said.code == 0
        assert "VK417" in said.err
        assert FINNISH.word("console", "warning") in said.err

    def test_second_build_says_that_nothing_changed(self, command: Command) -> None:
        command("build", "ryhma.yaml", "--out", "out")
        written = times(Path("out"))

        said = command("build", "ryhma.yaml", "--out", "out")

        assert (said.code, times(Path("out"))) == (0, written)
        assert said == FINNISH.word("console", "unchanged", code="SJK-K27", index="out/SJK-K27/index.html") + "\n"

    def test_pack_stands_beside_its_group_file_where_no_folder_is_given(self, command: Command) -> None:
        file_of(Path("kevät 2027"), asiakirjat="kutsu")

        said = command("build", "kevät 2027/ryhma.yaml")

        assert (said.code, said.err.count("VK4")) == (0, said.err.count(" VK4"))
        assert Path("kevät 2027/SJK-K27/index.html").is_file()
        assert not Path("SJK-K27").exists()

    def test_packs_of_files_in_several_folders_stand_beside_their_files(self, command: Command) -> None:
        for folder, code in (("a", "A-1"), ("b", "B-1")):
            file_of(Path(folder), tunnus=code)

        said = command("build", "a/ryhma.yaml", "b/ryhma.yaml")

        assert said.code == 0
        assert [path.as_posix() for path in sorted(Path().glob("*/*/index.html"))] == [
            *("a/A-1/index.html", "b/B-1/index.html"),
        ]

    def test_contradiction_in_one_of_several_folders_stops_all(self, command: Command) -> None:
        file_of(Path("a"), tunnus="A-1")
        file_of(Path("b"), tunnus="B-1", muutokset="[{kerta: 9, ilmoitettu: 1.2.2027, peruttu: kyllä}]")
        file_of(Path("c"), tunnus="A-1")

        contradicting = command("build", "a/ryhma.yaml", "b/ryhma.yaml")
        twice = command("build", "a/ryhma.yaml", "c/ryhma.yaml")

        assert [re.findall(r"VK2\d+", said.err) for said in (contradicting, twice)] == [["VK204"], ["VK223"]]
        assert list(Path().glob("*/*/index.html")) == []

    def test_several_groups_are_told_one_by_one(self, command: Command) -> None:
        file_of(Path(), "toinen.yaml", tunnus="B-1")

        said = command("build", "ryhma.yaml", "toinen.yaml", "--out", "out")

        assert [line.partition(":")[0] for line in said.splitlines()] == ["SJK-K27", "B-1"]
        assert sorted(path.name for path in Path("out").iterdir()) == ["B-1", "SJK-K27"]

    def test_warning_about_several_groups_is_told_once(self, command: Command) -> None:
        file_of(Path(), "toinen.yaml", tunnus="B-1")

        said = command("build", "ryhma.yaml", "toinen.yaml", "--out", "out")

        assert (said.code, said.err.count("VK417")) == (0, 1)

    def test_group_that_fails_costs_its_own_pack_alone(self, command: Command) -> None:
        file_of(Path(), "toinen.yaml", tunnus="B-1")
        command("build", "ryhma.yaml", "--out", "out")
        write(Path("out/SJK-K27/osallistujille/kutsu.html"), "oma")
        file_of(Path(), yhteys="050")

        said = command("build", "ryhma.yaml", "toinen.yaml", "--out", "out")

        assert (said.code, [line.partition(":")[0] for line in said.splitlines()]) == (5, ["B-1"])
        assert FINNISH.word("console", "failed", code="SJK-K27") in said.err
        assert said.err.count("VK601") == 1

    def test_group_with_problems_is_told_where_they_are_and_nothing_is_written(self, command: Command) -> None:
        command("build", "ryhma.yaml", "--out", "out")
        before = lying(Path("out"))
        file_of(Path(), muutokset="[{kerta: 9, ilmoitettu: 1.2.2027, peruttu: kyllä}]", jälkitapaaminen="14.1.2027")

        said = command("build", "ryhma.yaml", "--out", "out")

        assert said.code == 3
        assert places(said.err) == ["ryhma.yaml:16:21: VK204", "ryhma.yaml:17:18: VK206"]
        assert lying(Path("out")) == before

    def test_problems_of_all_files_are_told_together(self, command: Command) -> None:
        file_of(Path(), "a.yaml", tunnus="x y")
        file_of(Path(), "b.yaml", ohjelma="muu")
        file_of(Path(), "c.yaml", aika="to 17")

        said = command("build", "a.yaml", "ryhma.yaml", "c.yaml", "--out", "out")
        then = command("build", "b.yaml", "ryhma.yaml", "--out", "out")

        assert [place.partition(":")[0] for place in places(said.err)] == ["a.yaml", "c.yaml"]
        assert (then.code, [place.partition(":")[0] for place in places(then.err)]) == (3, ["b.yaml"])
        assert list(Path("out").iterdir()) == []

    def test_code_that_two_files_have_is_refused(self, command: Command) -> None:
        file_of(Path(), "toinen.yaml", yhteys="050")

        said = command("build", "ryhma.yaml", "toinen.yaml", "--out", "out")

        assert (said.code, re.findall(r"VK\d+", said.err)) == (3, ["VK223"])
        assert list(Path("out").iterdir()) == []

    def test_file_that_is_not_there_is_told(self, command: Command) -> None:
        said = command("build", "ei-ole.yaml")

        assert (said.code, said.err[:5]) == (3, "VK102")

    def test_template_that_cannot_be_used_is_told(self, command: Command) -> None:
        write(Path("templates/documents/rules/page.html"), "{{ 1|safe }}")
        file_of(Path(), asiakirjat="sopimukset")

        said = command("build", "ryhma.yaml", "--out", "out")

        assert (said.code, said.err[:5]) == (3, "VK504")

    def test_file_changed_by_hand_is_named_and_replaced_on_demand(self, command: Command) -> None:
        command("build", "ryhma.yaml", "--out", "out")
        page = Path("out/SJK-K27/osallistujille/kutsu.html")
        before = page.read_bytes()
        page.write_text("käsin")

        refused = command("build", "ryhma.yaml", "--out", "out")
        kept = page.read_text()
        replaced = command("build", "ryhma.yaml", "--out", "out", "--replace")

        assert (refused.code, kept) == (5, "käsin")
        assert "osallistujille/kutsu.html" in refused.err
        assert (replaced.code, page.read_bytes()) == (0, before)

    def test_place_that_cannot_be_written_is_told(self, command: Command) -> None:
        said = command("build", "ryhma.yaml", "--out", "ryhma.yaml/out")

        assert (said.code, re.findall(r"VK\d+", said.err)) == (4, ["VK603"])

    @posix
    def test_disk_that_is_full_is_told_and_the_earlier_pack_stays(self, command: Command, place: Path) -> None:
        command("build", "ryhma.yaml", "--out", "out")
        before = lying(Path("out"))
        file_of(Path(), yhteys="050")
        code = (
            "import resource, sys; from voikukkia_kit.cli import main\n"
            "resource.setrlimit(resource.RLIMIT_FSIZE, (300_000, 300_000)); sys.exit(main())"
        )
        write(place / "templates" / "documents" / "frame" / "pictures" / "big.svg", "x" * 400_000)

        said = ran("-c", code, "build", "ryhma.yaml", "--out", "out", folder=place)

        assert (said.returncode, re.findall(r"VK60\d", said.stderr)) == (4, ["VK603"]), said.stderr
        assert lying(Path("out")) == before

    @posix
    @pytest.mark.parametrize("most", [3, 6, 9])
    def test_machine_with_too_few_files_tells_it_and_never_loses_a_document(
        self, command: Command, place: Path, most: int
    ) -> None:
        command("build", "ryhma.yaml", "--out", "out")
        before = lying(Path("out"))
        file_of(Path(), yhteys="050")
        code = (
            "import resource, sys; from voikukkia_kit.cli import main\n"
            f"resource.setrlimit(resource.RLIMIT_NOFILE, ({most}, {most})); sys.exit(main())"
        )

        said = ran("-c", code, "build", "ryhma.yaml", "--out", "out", folder=place)

        assert (said.returncode, re.findall(r"VK\d+", said.stderr)) in [(4, ["VK507"]), (4, ["VK603"])], said
        assert lying(Path("out")) == before

    @posix
    @pytest.mark.parametrize(
        ("file", "text", "code"),
        [
            ("invitation/page.html", "{{ 'x' * 10 ** 11 }}", "VK510"),
            ("invitation/page.html", "<title>a</title><img src='https://a.fi/a.png'>", "VK504"),
            ("invitation/page.html", "{% include '../../ryhma.yaml' %}", "VK504"),
            ("frame/print.css", "@import 'https://a.fi/a.css';", "VK504"),
            ("frame/print.css", "p { background: url(../../ryhma.yaml) }", "VK501"),
        ],
    )
    def test_attack_of_a_template_is_refused_and_the_earlier_pack_stays(
        self, command: Command, place: Path, file: str, text: str, code: str
    ) -> None:
        command("build", "ryhma.yaml", "--out", "out")
        before = lying(Path("out"))
        write(place / "templates" / "documents" / file, text)

        said = command("build", "ryhma.yaml", "--out", "out")

        assert (said.code, set(re.findall(r"VK\d+", said.err))) == (3, {code}), said.err
        assert "invitation/page.html" in said.err or "print.css" in said.err
        assert lying(Path("out")) == before

    @posix
    def test_another_run_is_told(self, command: Command, place: Path) -> None:
        code = "from pathlib import Path\nfrom voikukkia_kit.pack.folder import locked\n"
        code += "with locked(Path('out/SJK-K27')): print('on', flush=True); input()"
        with subprocess.Popen(
            [sys.executable, "-c", code], cwd=place, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
        ) as other:
            assert other.stdout is not None
            other.stdout.readline()

            said = command("build", "ryhma.yaml", "--out", "out")

            other.communicate("\n")
        assert (said.code, re.findall(r"VK\d+", said.err)) == (4, ["VK602"])

    def test_contradiction_in_an_english_file_is_told_in_english(self, command: Command) -> None:
        write(Path("group.yaml"), ENGLISH_FILE + "sessions: [1, 7]\n")

        said = command("build", "group.yaml", "--out", "out")

        assert said.code == 3
        assert "group.yaml:14:15: VK204 There is no session 7" in said.err

    def test_messages_are_in_the_language_of_the_keys(self, command: Command) -> None:
        said = command("build", "group.yaml", "--out", "out")
        write(Path("group.yaml"), ENGLISH_FILE.replace("14.1.2027", "31.2.2027"))
        failed = command("build", "group.yaml", "--out", "out")

        assert (
            said
            == ENGLISH.word(
                "console", "written", code="EN-1", count=said.split()[1], pdfs=1, index="out/EN-1/index.html"
            )
            + "\n"
        )
        assert ENGLISH.word("console", "warning") in said.err
        assert failed.code == 3
        assert ENGLISH.word("console", "advice") in failed.err

    @posix
    def test_interrupted_it_says_so_and_leaves_nothing(self, place: Path) -> None:
        file_of(place, asiakirjat=None)
        with started(place, "build", "ryhma.yaml", "--out", "out") as run:
            wait_for(lambda: children(run.pid))

            run.send_signal(signal.SIGINT)
            _, err = run.communicate(timeout=60)

        assert (run.returncode, err.splitlines()[-1]) == (2, FINNISH.word("console", "stopped"))
        assert list(Path("out").iterdir()) == []

    @pytest.mark.skipif(sys.platform != "linux", reason="/proc tells of the processes")
    def test_killed_it_leaves_no_process_behind(self, place: Path) -> None:
        file_of(place, asiakirjat=None)
        with started(place, "build", "ryhma.yaml", "--out", "out") as run:
            wait_for(lambda: len(children(run.pid)) >= min(2, os.cpu_count() or 1))
            workers = children(run.pid)

            run.kill()
            run.communicate()

        wait_for(lambda: not any(Path(f"/proc/{worker}/exe").exists() for worker in workers))
        assert workers


def started(place: Path, *arguments: str) -> subprocess.Popen[str]:
    return subprocess.Popen(
        [sys.executable, "-m", "voikukkia_kit", *arguments],
        cwd=place,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )


def children(process: int) -> list[int]:
    """Return the processes that a process started and that have not ended."""
    found = (Path("/proc") / str(process) / "task").glob("*/children")
    return [int(child) for path in found for child in path.read_text().split()]


def wait_for(sign: object, seconds: float = 60) -> None:
    end = time.monotonic() + seconds
    while not sign():  # type: ignore[operator]  # a function
        assert time.monotonic() < end, "It did not come."
        time.sleep(0.01)


class TestWithoutPdf:
    @pytest.fixture(autouse=True)
    def lame(self, place: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        """Let importing WeasyPrint fail in other processes as it does without Pango."""
        write(place / "lame" / "weasyprint" / "__init__.py", "raise OSError(\"cannot load library 'libpango-1.0-0'\")")
        monkeypatch.setenv(
            "PYTHONPATH", os.pathsep.join(filter(None, [str(place / "lame"), os.environ.get("PYTHONPATH", "")]))
        )

    def test_one_warning_tells_how_to_get_them_and_all_else_is_made(self, place: Path) -> None:
        said = ran("-m", "voikukkia_kit", "build", "ryhma.yaml", "--out", "out", folder=place)

        assert said.returncode == 0
        assert said.stderr.count("VK502") == 1
        assert Path("out/SJK-K27/osallistujille/kutsu.html").is_file()
        assert list(Path("out").rglob("*.pdf")) == []

    def test_who_requires_them_is_refused(self, place: Path) -> None:
        said = ran("-m", "voikukkia_kit", "build", "ryhma.yaml", "--out", "out", "--require-pdf", folder=place)

        assert (said.returncode, said.stderr[:5]) == (4, "VK503")
        assert list(Path("out").iterdir()) == []


class TestCheck:
    def test_everything_worth_a_look_is_told_and_nothing_is_written(self, command: Command, place: Path) -> None:
        before = lying(place)

        said = command("check", "ryhma.yaml")

        count = said.count(FINNISH.word("console", "warning"))
        assert said.code == 0
        assert said.splitlines()[-1] == FINNISH.word("console", "checked", count=count)
        assert count > 1
        assert lying(place) == before

    def test_every_problem_is_told_at_its_place(self, command: Command) -> None:
        file_of(Path(), alkaa="15.1.2027", kerrat="[1, 1]")

        said = command("check", "ryhma.yaml")

        assert said.code == 3
        assert places(said) == ["ryhma.yaml:7:8: VK201"]

    def test_each_of_many_files_is_looked_at_whatever_is_wrong_with_the_others(self, command: Command) -> None:
        file_of(Path(), "a.yaml", tunnus="x y")
        file_of(Path(), "b.yaml", alkaa="15.1.2027")
        file_of(Path(), "c.yaml", ohjelma="muu")

        said = command("check", "a.yaml", "b.yaml", "c.yaml", "ryhma.yaml")

        assert said.code == 3
        assert [place.partition(":")[0] for place in places(said)] == ["a.yaml", "b.yaml", "c.yaml"]
        assert "VK223 Tunnus SJK-K27" in said
        assert "VK417" in said

    def test_json_tells_the_same(self, command: Command) -> None:
        file_of(Path(), alkaa="15.1.2027")

        text, data = command("check", "ryhma.yaml"), command("check", "ryhma.yaml", "--format", "json")

        (told,) = json.loads(data)
        assert (text.code, data.code) == (3, 3)
        assert text.startswith(f"{told['file']}:{told['line']}:{told['column']}: {told['code']} {told['message']}\n")
        assert told["advice"] in text
        assert told["severity"] == "error"

    def test_templates_are_looked_at_without_a_file(self, command: Command) -> None:
        write(Path("oma/sessions/voikukkia/01-tutustuminen/et.yaml"), "aim: x\n")

        said = command("check", "--templates", "oma")

        assert said.code == 0
        assert "”et”" in said
        assert said.splitlines()[-1] == FINNISH.word("console", "templates_checked", count=said.count("VK32"))

    def test_fault_of_templates_is_an_error_beside_the_notes(self, command: Command) -> None:
        write(Path("oma/sessions/voikukkia/30-liikaa/session.yaml"), "minutes: x\n")

        said, data = (command("check", "--templates", "oma", *more) for more in ((), ("--format", "json")))

        assert (said.code, data.code) == (3, 3)
        assert "session.yaml:1:10: VK115" in said
        assert {one["severity"] for one in json.loads(data)} == {"error", "warning"}

    def test_without_file_and_templates_there_is_nothing_to_check(
        self, command: Command, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.delenv("VOIKUKKIA_TEMPLATES")

        said = command("check")

        assert (said.code, said) == (2, "")
        assert said.err.startswith(FINNISH.word("wrong", "nothing_to_check"))

    def test_several_files_are_checked_at_once(self, command: Command) -> None:
        file_of(Path(), "a.yaml", tunnus="A-1", kerrat="[1, 7]")
        file_of(Path(), "b.yaml", tunnus="B-1", ohjelma="muu")

        said = command("check", "ryhma.yaml", "a.yaml", "b.yaml")

        assert (said.code, places(said)) == (3, ["a.yaml:16:13: VK204", "b.yaml:2:10: VK218"])

    def test_warning_about_several_files_is_told_once(self, command: Command) -> None:
        file_of(Path(), "a.yaml", tunnus="A-1")

        said = command("check", "ryhma.yaml", "a.yaml")

        assert (said.code, said.count("VK417")) == (0, 1)

    def test_json_of_warnings_has_them_all(self, command: Command) -> None:
        text, data = command("check", "ryhma.yaml"), command("check", "ryhma.yaml", "--format", "json")

        told = json.loads(data)
        assert [one["code"] for one in told] == re.findall(r"\b(VK\d+) ", text)
        assert {one["severity"] for one in told} == {"warning"}
        assert data.code == 0

    def test_messages_are_in_the_language_of_the_keys(self, command: Command) -> None:
        good = command("check", "group.yaml")
        write(Path("group.yaml"), ENGLISH_FILE.replace("14.1.2027", "15.1.2027"))
        bad = command("check", "group.yaml")

        assert ENGLISH.word("console", "warning") in good
        assert ENGLISH.word("console", "advice") in bad

    def test_file_that_is_not_there_is_told_in_the_console_s_language(
        self, command: Command, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setenv("VOIKUKKIA_LANGUAGE", "en")

        said = command("check", "ei-ole.yaml")

        assert said.code == 3
        assert ENGLISH.word("console", "advice") in said

    def test_words_that_are_missing_are_told(self, command: Command) -> None:
        file_of(Path(), kieli="[fi, en]")

        said = command("check", "ryhma.yaml")

        assert said.code == 3
        assert "VK310" in said

    def test_school_breaks_are_looked_up(self, command: Command) -> None:
        file_of(Path(), koululomat="Jyväskylä")
        assert command("check", "ryhma.yaml").code == 0

        file_of(Path(), koululomat="Jyväskyla")
        assert "VK209" in command("check", "ryhma.yaml")


class TestCalendar:
    def test_calendars_and_dates_alone_are_made_and_told(self, command: Command) -> None:
        said = command("calendar", "ryhma.yaml", "--out", "out")
        again = command("calendar", "ryhma.yaml", "--out", "out")

        folder = "out/SJK-K27-kalenterit"
        assert said == FINNISH.word("console", "calendars_written", code="SJK-K27", folder=folder) + "\n"
        assert again == FINNISH.word("console", "calendars_unchanged", code="SJK-K27", folder=folder) + "\n"
        assert {path.suffix for path in Path(folder).rglob("*.*")} == {".ics", ".json", ".txt"}

    def test_messages_are_in_the_language_of_the_keys(self, command: Command) -> None:
        said = command("calendar", "group.yaml", "--out", "out")

        folder = "out/EN-1-kalenterit"
        assert said == ENGLISH.word("console", "calendars_written", code="EN-1", folder=folder) + "\n"

    def test_they_stand_beside_their_group_file_where_no_folder_is_given(self, command: Command) -> None:
        file_of(Path("kevät"))

        assert command("calendar", "kevät/ryhma.yaml").code == 0

        assert Path("kevät/SJK-K27-kalenterit/paivat.txt").is_file()

    def test_one_of_several_files_with_problems_stops_all(self, command: Command) -> None:
        file_of(Path(), "b.yaml", tunnus="B-1", ohjelma="muu")

        said = command("calendar", "ryhma.yaml", "b.yaml", "--out", "out")

        assert (said.code, places(said.err)) == (3, ["b.yaml:2:10: VK218"])
        assert list(Path("out").iterdir()) == []

    def test_file_changed_by_hand_is_kept(self, command: Command) -> None:
        command("calendar", "ryhma.yaml", "--out", "out")
        Path("out/SJK-K27-kalenterit/paivat.txt").write_text("omat")

        refused = command("calendar", "ryhma.yaml", "--out", "out")
        replaced = command("calendar", "ryhma.yaml", "--out", "out", "--replace")

        assert (refused.code, replaced.code) == (5, 0)


class TestDemo:
    def test_example_s_group_file_is_put_beside_the_pack(self, command: Command) -> None:
        write(Path("out/SJK-K27/index.html"), "oma")

        said = command("demo", "--out", "out")

        file = Path("out") / example().name
        assert file.read_bytes() == example().read_bytes()
        assert said == FINNISH.word("console", "demo_started", file=str(file), command=f"voikukkia build {file}") + "\n"
        assert said.code == 5

    def test_file_that_is_there_already_is_kept_and_built(self, command: Command) -> None:
        text = example().read_text(encoding="utf-8") + "asiakirjat: sopimukset\n"
        write(Path("out") / example().name, text)

        said = command("demo", "--out", "out")

        assert said.code == 0
        assert (Path("out") / example().name).read_text(encoding="utf-8") == text
        assert Path("out/SJK-K27/osallistujille/sopimukset.pdf").is_file()


class TestForget:
    @pytest.fixture(autouse=True)
    def pack(self, command: Command) -> None:
        command("calendar", "ryhma.yaml", "--out", "out")

    def test_pack_goes_and_what_remains_elsewhere_is_told(self, command: Command) -> None:
        said = command("forget", "SJK-K27-kalenterit", "--out", "out", "--yes")

        assert said.code == 0
        assert said.splitlines() == [
            FINNISH.word("console", "forgotten", folder="out/SJK-K27-kalenterit"),
            FINNISH.word("console", "forget_elsewhere"),
        ]
        assert list(Path("out").iterdir()) == []

    def test_own_files_are_named_and_stay(self, command: Command) -> None:
        write(Path("out/SJK-K27-kalenterit/oma.txt"), "oma")

        said = command("forget", "SJK-K27-kalenterit", "--out", "out", "--yes")

        assert said.splitlines()[1] == FINNISH.word("console", "forget_left", files="oma.txt")
        assert set(lying(Path("out"))) == {"SJK-K27-kalenterit/oma.txt"}

    @pytest.mark.parametrize(("answer", "code"), [("kyllä\n", 0), ("ei\n", 2), ("", 2)])
    def test_it_asks_first(self, place: Path, answer: str, code: int) -> None:
        before = lying(place / "out")

        said = subprocess.run(
            [sys.executable, "-m", "voikukkia_kit", "forget", "SJK-K27-kalenterit", "--out", "out"],
            input=answer,
            capture_output=True,
            text=True,
            check=False,
        )

        assert said.returncode == code
        assert FINNISH.word("console", "forget_sure", folder="out/SJK-K27-kalenterit") in said.stdout
        assert lying(place / "out") == ({} if code == 0 else before)

    def test_folder_that_is_no_pack_is_left_alone(self, command: Command) -> None:
        said = command("forget", "templates", "--yes")

        assert (said.code, said.err[:5]) == (3, "VK605")
        assert Path("templates/sessions").is_dir()


class TestConsole:
    def test_module_runs_as_the_command(self, place: Path) -> None:
        said = ran("-m", "voikukkia_kit", "--version", folder=place)

        assert (said.returncode, said.stdout.split()[0]) == (0, "voikukkia")

    def test_bug_of_ours_shows_where_it_is(self, place: Path) -> None:
        code = "import sys; from voikukkia_kit.cli import main; sys.exit(main(['check', 'a\\0b']))"

        said = ran("-c", code, folder=place)

        assert said.returncode == 1
        assert said.stderr.startswith("Traceback")

    def test_letter_that_the_console_lacks_stops_nothing(self, place: Path) -> None:
        file_of(place, tunnus="Ŋ-1")

        said = ran("-m", "voikukkia_kit", "check", "ryhma.yaml", folder=place, PYTHONIOENCODING="iso8859-1")

        assert (said.returncode, said.stderr) == (3, "")
        assert "?-1" in said.stdout

    @posix
    def test_progress_shows_on_a_terminal(self, place: Path) -> None:
        ours, theirs = pty.openpty()
        with subprocess.Popen(
            [sys.executable, "-m", "voikukkia_kit", "build", "ryhma.yaml", "--out", "out"],
            cwd=place,
            stdout=subprocess.DEVNULL,
            stderr=theirs,
        ) as run:
            os.close(theirs)
            said = b""
            while part := read_some(ours):
                said += part
        os.close(ours)

        assert run.returncode == 0
        assert FINNISH.word("console", "progress", done=1, total=1) in said.decode()

    def test_progress_stays_out_of_a_file(self, place: Path) -> None:
        said = ran("-m", "voikukkia_kit", "build", "ryhma.yaml", "--out", "out", folder=place)

        assert said.returncode == 0
        assert "\r" not in said.stderr
        assert "1/1" not in said.stderr


def read_some(terminal: int) -> bytes:
    try:
        return os.read(terminal, 10_000)
    except OSError:  # Linux: the other side is closed
        return b""
