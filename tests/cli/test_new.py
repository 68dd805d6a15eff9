"""A new group file asks for little, explains every line, and builds as it is."""

import datetime as dt
import os
import pty
import re
import select
import subprocess
import sys
import time
import unicodedata
from pathlib import Path

import attrs
import click
import pytest
from hypothesis import given
from hypothesis import strategies as st

from builders import KEY
from packs import file_of
from voikukkia_kit.cli import main
from voikukkia_kit.cli.double_click import put_beside
from voikukkia_kit.cli.new import group_text, schema_address, write_group_file
from voikukkia_kit.errors import InputError, MachineError, RefusedError
from voikukkia_kit.files.group_file import read_group_file, read_group_text
from voikukkia_kit.files.spelling import key_of
from voikukkia_kit.language import Language, language, languages
from voikukkia_kit.model.people import Facilitator, Role
from voikukkia_kit.model.series import Change, Group
from voikukkia_kit.pack.folder import new_file
from voikukkia_kit.resources import packaged

FINNISH = language("fi")
TODAY = dt.date(2026, 12, 1)
ANSWERS = {
    "code": "SJK-K27",
    "organiser": "Esimerkin hyvinvointialue",
    "place": "Kauppakatu 1, Seinäjoki",
    "start": "14.1.2027",
    "time": "to 17.00–19.00",
    "worker": "Maija",
    "peer": "Ville",
    "participants": "6",
    "contact": "044 000 0000",
}
OPTIONAL = {"organiser", "contact"}
TEXT = st.text(st.characters(exclude_categories=("C", "Z"), include_characters=" "), min_size=1).filter(str.strip)


@pytest.fixture(autouse=True)
def place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("VOIKUKKIA_LANGUAGE", "fi")
    return tmp_path


def flags(**answers: str | None) -> list[str]:
    """Return the answers as flags, without those that are None."""
    given = {name: answer for name, answer in (ANSWERS | answers).items() if answer is not None}
    return [part for name, answer in given.items() for part in (f"--{name}", answer)]


class TestFlags:
    def test_file_holds_what_was_answered(self, capsys: pytest.CaptureFixture[str]) -> None:
        code = main(["new", "ryhma.yaml", *flags()])

        group = read_group_file(Path("ryhma.yaml")).group
        worker, peer = group.pair.facilitators
        assert code == 0
        written = FINNISH.word("console", "new_written", file="ryhma.yaml", command="voikukkia build ryhma.yaml")
        assert capsys.readouterr().out == f"{written}\n"
        assert (group.code, group.organiser, group.place) == (
            *("SJK-K27", "Esimerkin hyvinvointialue", "Kauppakatu 1, Seinäjoki"),
        )
        assert (group.start, group.participants.count, group.contact) == (dt.date(2027, 1, 14), 6, "044 000 0000")
        assert [(one.name, one.role) for one in (worker, peer)] == [("Maija", Role.WORKER), ("Ville", Role.PEER)]

    def test_on_windows_what_one_double_clicks_is_named_too(
        self, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setitem(put_beside.__kwdefaults__, "windows", value=True)  # what system this is

        main(["new", "ryhma.yaml", *flags()])

        assert capsys.readouterr().out.splitlines()[-1] == FINNISH.word("console", "double_click", file="ryhma.cmd")
        assert Path("ryhma.cmd").is_file()

    def test_each_file_has_a_key_of_its_own(self) -> None:
        for name in ("a.yaml", "b.yaml"):
            main(["new", name, *flags()])

        keys = {read_group_file(Path(name)).group.key for name in ("a.yaml", "b.yaml")}
        assert len(keys) == 2
        assert all(key and re.fullmatch("[0-9a-f]{32}", key) for key in keys)

    def test_file_is_made_today(self) -> None:
        before = dt.datetime.now().astimezone().date()  # noqa: TID251  # the command reads the clock too
        main(["new", "ryhma.yaml", *flags()])
        after = dt.datetime.now().astimezone().date()  # noqa: TID251  # as above

        assert before <= read_group_file(Path("ryhma.yaml")).group.made <= after

    @pytest.mark.parametrize("code", [lang.code for lang in languages() if lang.is_complete])
    def test_file_explains_itself_in_its_language(self, code: str) -> None:
        main(["new", "ryhma.yaml", *flags(), "--language", code])

        lines = Path("ryhma.yaml").read_text(encoding="utf-8").splitlines()
        comments = [line for line in language(code).words("new")["text"].splitlines() if line.startswith("#")]
        assert read_group_file(Path("ryhma.yaml")).language == code
        themes = [line for line in lines if re.match(r"# +\d+  \S", line)]
        written = [line for line in lines if line.startswith("#") and line not in themes]
        told = [line.format(file="ryhma.yaml", more="") for line in comments]
        assert [line for line in written if line in told] == told
        assert [int(line.split()[1]) for line in themes] == [*range(12), 21]
        assert len(comments) > 10

    def test_file_has_no_problems_and_builds(self, capsys: pytest.CaptureFixture[str]) -> None:
        main(["new", "ryhma.yaml", *flags()])
        checked = main(["check", "ryhma.yaml"])
        with Path("ryhma.yaml").open("a", encoding="utf-8") as file:
            file.write("asiakirjat: kutsu\n")  # one document is as good as all

        built = main(["build", "ryhma.yaml"])

        assert (checked, built) == (0, 0), capsys.readouterr()
        assert Path("SJK-K27/osallistujille/kutsu.pdf").is_file()

    def test_what_may_be_left_out_is_left_out(self) -> None:
        code = main(["new", "ryhma.yaml", *flags(organiser=None, contact=None)])

        group = read_group_file(Path("ryhma.yaml")).group
        assert (code, group.organiser, group.contact) == (0, "", None)

    @pytest.mark.parametrize("name", sorted(set(ANSWERS) - OPTIONAL))
    def test_what_is_needed_is_asked_for_by_its_flag_where_nobody_answers(
        self, name: str, capsys: pytest.CaptureFixture[str]
    ) -> None:
        code = main(["new", "ryhma.yaml", *flags(**{name: None})])

        assert code == 2
        assert f"--{name}" in capsys.readouterr().err
        assert not Path("ryhma.yaml").exists()

    def test_surname_given_as_a_flag_is_remarked(self, capsys: pytest.CaptureFixture[str]) -> None:
        code = main(["new", "ryhma.yaml", *flags(peer="Ville Virtanen")])

        assert code == 0
        assert capsys.readouterr().err == FINNISH.word("ask", "surname", name="Ville Virtanen") + "\n"

    def test_code_is_written_in_capitals(self) -> None:
        main(["new", "ryhma.yaml", *flags(code="sjk-k27")])

        assert read_group_file(Path("ryhma.yaml")).group.code == "SJK-K27"

    @pytest.mark.parametrize(
        ("answers", "problem"),
        [
            ({"code": "x y"}, "VK203"),
            ({"start": "31.2.2027"}, "VK114"),
            ({"time": "to 19–17"}, "VK202"),
            ({"participants": "monta"}, "VK115"),
            ({"place": " "}, "VK117"),
            ({"worker": "Mai\u202eja"}, "VK105"),
            ({"start": "15.1.2027"}, "VK201"),
        ],
    )
    def test_answer_that_cannot_be_used_is_told_and_nothing_is_written(
        self, answers: dict[str, str], problem: str, capsys: pytest.CaptureFixture[str]
    ) -> None:
        code = main(["new", "ryhma.yaml", *flags(**answers)])

        assert code == 3
        assert problem in capsys.readouterr().err
        assert not Path("ryhma.yaml").exists()

    def test_file_that_is_there_is_kept(self, place: Path) -> None:
        file = file_of(place)
        before = file.read_bytes()

        assert main(["new", "ryhma.yaml", *flags()]) == 5
        assert file.read_bytes() == before

    def test_folder_that_is_not_there_is_made(self) -> None:
        assert main(["new", "a/b/ryhma.yaml", *flags()]) == 0
        assert Path("a/b/ryhma.yaml").is_file()

    def test_place_that_cannot_be_written_is_told(self, place: Path) -> None:
        file_of(place)

        assert main(["new", "ryhma.yaml/uusi.yaml", *flags()]) == 4


COMPLETE = [lang for lang in languages() if lang.is_complete]
BY_SETTLING = {"replaced_by", "was", "revision"}  # lines of a command that no one writes by hand


class TestEveryKey:
    """Whoever reads only the new file finds there what a group file may say."""

    def text(self, words: Language) -> str:
        return group_text(words, ANSWERS, name="ryhma.yaml", today=TODAY, key=KEY)

    @pytest.mark.parametrize("words", COMPLETE, ids=lambda words: words.code)
    def test_each_key_of_a_group_stands_in_a_new_file_as_itself_or_as_a_comment(self, words: Language) -> None:
        found = re.findall(r"^(?:# )?(\w+):(?= |$)", self.text(words), re.MULTILINE)

        expected = [key_of(Group, field.name, words) for field in attrs.fields(Group) if field.eq]
        assert [key for key in expected if found.count(key) != 1] == []

    @pytest.mark.parametrize("words", COMPLETE, ids=lambda words: words.code)
    @pytest.mark.parametrize("kind", [Facilitator, Change])
    def test_each_key_of_people_and_changes_stands_there_too(
        self, words: Language, kind: type[attrs.AttrsInstance]
    ) -> None:
        expected = {key_of(kind, field.name, words) for field in attrs.fields(kind) if field.name not in BY_SETTLING}

        assert expected - set(re.findall(r"[{ ](\w+): ", self.text(words))) == set()

    @pytest.mark.parametrize("words", COMPLETE, ids=lambda words: words.code)
    def test_each_comment_can_be_made_a_line(self, words: Language) -> None:
        """Uncomment each example, in the place of the line that says the same."""
        text = self.text(words)
        examples = re.findall(r"^# (\w+:(?: .+)?(?:\n#  .+)*)$", text, re.MULTILINE)

        for example in examples:
            key = example.partition(":")[0]
            days = key == key_of(Group, "days", words)
            instead = [key_of(Group, name, words) for name in ("start", "time")] if days else [key]
            own = "".join(
                f"{line}\n" for line in text.splitlines() if line.partition(":")[0] not in instead and line[:1] != "#"
            )
            lines = example.replace("\n# ", "\n")
            if days:
                lines += f"\n{key_of(Group, 'sessions', words)}: [1, 2]"
            assert read_group_text(f"{own}{lines}\n", Path("ryhma.yaml")), example
        assert len(examples) > 15


class TestWriting:
    @pytest.mark.skipif(os.name != "posix", reason="Windows makes links for administrators only")
    def test_link_is_not_followed(self) -> None:
        Path("a.yaml").symlink_to("muualla.yaml")

        with pytest.raises(RefusedError):
            new_file(Path("a.yaml"), b"a")

        assert not Path("muualla.yaml").exists()

    def test_name_that_no_file_can_have_is_told(self) -> None:
        with pytest.raises(MachineError) as failed:
            write_group_file(Path("x" * 300), FINNISH, ANSWERS, today=TODAY)

        assert failed.value.problems[0].code == "VK508"

    def test_answers_that_do_not_fit_each_other_are_told_before_anything_is_written(self) -> None:
        with pytest.raises(InputError) as failed:
            write_group_file(Path("a.yaml"), FINNISH, ANSWERS | {"start": "15.1.2027"}, today=TODAY)

        assert [problem.code for problem in failed.value.problems] == ["VK201"]
        assert not Path("a.yaml").exists()


@given(worker=TEXT, place=TEXT, contact=TEXT)
def test_whatever_is_answered_is_read_back(worker: str, place: str, contact: str) -> None:
    answers = ANSWERS | {"worker": worker, "place": place, "contact": contact}
    text = group_text(FINNISH, answers, name="ryhma.yaml", today=TODAY, key=KEY)

    group = read_group_text(text, Path("ryhma.yaml")).group

    assert [group.pair.facilitators[0].name.strip(), group.place.strip(), str(group.contact).strip()] == [
        normal(answer) for answer in (worker, place, contact)
    ]


def normal(text: str) -> str:
    return unicodedata.normalize("NFC", text).strip()


@pytest.mark.skipif(os.name != "posix", reason="Windows has no such terminals")
class TestQuestions:
    def asked(self, *lines: str, arguments: tuple[str, ...] = ()) -> tuple[int, str]:
        """Answer line by line on a terminal, and return the exit code and all that was shown."""
        ours, theirs = pty.openpty()
        with subprocess.Popen(
            [sys.executable, "-m", "voikukkia_kit", "new", "ryhma.yaml", *arguments],
            stdin=theirs,
            stdout=theirs,
            stderr=theirs,
        ) as run:
            os.close(theirs)
            said = ""
            for line in lines:
                said += until_asked(ours)
                os.write(ours, f"{line}\n".encode())
            while part := read_some(ours):
                said += part
        os.close(ours)
        return run.returncode, said.replace("\r\n", "\n")

    def test_everything_is_asked_in_the_reader_s_language(self) -> None:
        code, said = self.asked(*ANSWERS.values())

        assert code == 0, said
        assert [said.count(FINNISH.word("ask", name)) for name in ANSWERS] == [1] * len(ANSWERS)
        assert read_group_file(Path("ryhma.yaml")).group.code == "SJK-K27"

    def test_answer_given_as_a_flag_is_not_asked(self) -> None:
        rest = [answer for name, answer in ANSWERS.items() if name != "code"]

        code, said = self.asked(*rest, arguments=("--code", "B-1"))

        assert (code, FINNISH.word("ask", "code") in said) == (0, False)

    def test_what_may_be_left_empty_may(self) -> None:
        code, said = self.asked(*("" if name in OPTIONAL else answer for name, answer in ANSWERS.items()))

        assert code == 0, said
        assert read_group_file(Path("ryhma.yaml")).group.contact is None

    def test_way_back_leads_to_the_question_before(self) -> None:
        code, said = self.asked("A-1", "Järjestäjä", "<", "<", *ANSWERS.values())

        assert code == 0, said
        assert FINNISH.word("ask", "way_back", sign="<") in said
        group = read_group_file(Path("ryhma.yaml")).group
        assert (group.code, group.organiser) == ("SJK-K27", "Esimerkin hyvinvointialue")

    def test_first_question_has_nothing_before_it(self) -> None:
        code, said = self.asked("<", *ANSWERS.values())

        assert (code, said.count(FINNISH.word("ask", "code"))) == (0, 2)

    def test_surname_is_remarked_and_a_first_name_of_two_parts_may_stay(self) -> None:
        before, after = list(ANSWERS.values())[:5], list(ANSWERS.values())[6:]

        code, said = self.asked(*before, "Maija Meikäläinen", "Anna Maija", "Anna Maija", *after)

        assert code == 0, said
        assert FINNISH.word("ask", "surname", name="Maija Meikäläinen") in said
        assert read_group_file(Path("ryhma.yaml")).group.pair.facilitators[0].name == "Anna Maija"

    def test_answer_that_cannot_be_used_is_explained_and_asked_again(self) -> None:
        code, said = self.asked("x y", *ANSWERS.values())

        assert code == 0, said
        assert said.count(FINNISH.word("ask", "code")) == 2
        assert f"   {FINNISH.word('console', 'advice')} käytä" in click.unstyle(said)


def until_asked(terminal: int) -> str:
    """Return what is shown until the program waits for an answer."""
    said, end = "", time.monotonic() + 60
    while not said.endswith(": "):
        assert time.monotonic() < end, said
        if select.select([terminal], [], [], 1)[0]:
            said += read_some(terminal)
    return said


def read_some(terminal: int) -> str:
    try:
        return os.read(terminal, 10_000).decode()
    except OSError:  # Linux: the other side is closed
        return ""


class TestEditors:
    def test_last_line_leads_editors_to_the_schema_of_this_kit(self, tmp_path: Path) -> None:
        main(["new", "ryhma.yaml", *flags()])

        line = Path("ryhma.yaml").read_text(encoding="utf-8").splitlines()[-1]
        address = line.removeprefix("# yaml-language-server: $schema=")
        assert (tmp_path / address).resolve() == packaged() / "schemas" / "group.json"

    @pytest.mark.parametrize(
        ("folder", "schema", "address"),
        [
            ("/home/maija/ryhmat", "/home/maija/.local/kit/group.json", "../.local/kit/group.json"),
            ("/home/maija", "/home/maija/.local/kit/group.json", ".local/kit/group.json"),
            ("/home/maija/ryhmat", "/usr/lib/kit/group.json", "../../../usr/lib/kit/group.json"),
            ("/srv/ryhmat", "/home/maija/.local/kit/group.json", ""),
            ("/home/maija/ryhmat", "/home/maija/oma kansio/group.json", ""),
        ],
    )
    def test_address_is_relative_and_leads_into_no_home_from_outside(
        self, folder: str, schema: str, address: str
    ) -> None:
        assert schema_address(Path(folder), Path(schema), Path("/home/maija")) == address

    def test_file_has_no_such_line_where_the_schema_is_in_a_home_and_the_file_is_not(
        self, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setenv("HOME", str(packaged()))
        monkeypatch.setenv("USERPROFILE", str(packaged()))

        main(["new", "ryhma.yaml", *flags()])

        assert "$schema" not in Path("ryhma.yaml").read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("answers", "line"),
    [
        ({}, "# koululomat: Seinäjoki"),
        ({"place": "Hallituskatu 1, Oulu"}, "# koululomat: Oulu"),
        ({"place": "Kylätie 1, Xyzzy"}, "# koululomat: Helsinki"),
        ({"start": "15.1.2099"}, "# koululomat: …"),
    ],
)
def test_municipality_is_proposed_only_when_its_breaks_are_known(answers: dict[str, str], line: str) -> None:
    text = group_text(FINNISH, ANSWERS | answers, name="a.yaml", today=TODAY, key=KEY)

    assert line in text.splitlines()
