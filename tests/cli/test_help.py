"""Help is in the reader's language and begins with examples; a wrong command is told what was probably meant."""

import re

import click
import pytest

from voikukkia_kit.cli import main
from voikukkia_kit.cli.help import Command, WrongUseError, told_wrong
from voikukkia_kit.language import language, supported
from voikukkia_kit.resources import guide

COMMANDS = list(language("fi").words("help_about"))
FINNISH = language("fi")


@pytest.fixture(autouse=True)
def finnish_console(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("VOIKUKKIA_LANGUAGE", "fi")


def shown(capsys: pytest.CaptureFixture[str], *arguments: str) -> list[str]:
    """Return the lines that a command shows, and assert that it went well."""
    assert main(arguments) == 0
    return capsys.readouterr().out.splitlines()


def told(capsys: pytest.CaptureFixture[str], *arguments: str) -> str:
    """Return what a wrong command is told, and assert that it is one."""
    assert main(arguments) == 2
    captured = capsys.readouterr()
    assert captured.out == ""
    return captured.err


class TestHelp:
    @pytest.mark.parametrize("code", supported())
    @pytest.mark.parametrize("name", ["", *COMMANDS])
    def test_it_begins_with_examples_in_the_reader_s_language(
        self, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, name: str, code: str
    ) -> None:
        monkeypatch.setenv("VOIKUKKIA_LANGUAGE", code)
        words = language(code)
        examples = words.words("help_examples")[name or "voikukkia"]

        lines = shown(capsys, *filter(None, [name]), "-h")

        assert lines[0] == words.word("help", "examples") + ":"
        assert [line.strip() for line in lines[1 : len(examples) + 1]] == examples

    @pytest.mark.parametrize("arguments", [[], ["-h"], ["--help"]])
    def test_help_of_the_whole_names_every_command(
        self, capsys: pytest.CaptureFixture[str], arguments: list[str]
    ) -> None:
        said = "\n".join(shown(capsys, *arguments))

        assert sorted(re.findall(r"^  ([a-z]+)  +\S", said, re.MULTILINE)) == sorted(COMMANDS)

    def test_help_says_where_to_read_and_there_is_something(self, capsys: pytest.CaptureFixture[str]) -> None:
        said = shown(capsys, "-h")

        assert " ".join(said).endswith(f" {guide()}".replace("\n", " "))
        assert guide().read_text(encoding="utf-8").startswith("# ")

    @pytest.mark.parametrize("name", COMMANDS)
    def test_help_of_a_command_tells_what_it_does_and_every_option(
        self, capsys: pytest.CaptureFixture[str], name: str
    ) -> None:
        said = " ".join(" ".join(shown(capsys, name, "--help")).split())

        options = {part for part in said.split() if part.startswith("--")}
        explained = FINNISH.words("options") | FINNISH.words(f"options.{name}")
        assert FINNISH.word("help_about", name) in said
        assert {option.strip("-,") for option in options} <= set(explained)
        assert all(
            explained[option[2:]] in said for option in options if option[2:] in explained and option != "--help"
        )

    def test_option_may_mean_something_else_in_another_command(self, capsys: pytest.CaptureFixture[str]) -> None:
        said = " ".join(" ".join(shown(capsys, "invite", "--help")).split())

        assert f"--session KERTA {FINNISH.word('options.invite', 'session')}" in said

    def test_help_itself_is_explained_in_the_reader_s_language(self, capsys: pytest.CaptureFixture[str]) -> None:
        assert shown(capsys, "check", "-h")[-1].endswith(FINNISH.word("options", "help"))

    def test_version_is_told(self, capsys: pytest.CaptureFixture[str]) -> None:
        (line,) = shown(capsys, "--version")

        assert line.startswith("voikukkia 0.")

    def test_command_without_a_help_option_has_none(self) -> None:
        command = Command("build", FINNISH, add_help_option=False)

        assert command.get_help_option(click.Context(command)) is None


class TestWrongCommand:
    @pytest.mark.parametrize(
        ("arguments", "meant", "see"),
        [
            (["biuld"], "build", "voikukkia"),
            (["Check"], "check", "voikukkia"),
            (["build", "a.yaml", "--replcae"], "--replace", "voikukkia build"),
            (["check", "a.yaml", "--formta", "json"], "--format", "voikukkia check"),
            (["--versoin"], "--version", "voikukkia"),
        ],
    )
    def test_mistyped_name_is_told_the_nearest(
        self, capsys: pytest.CaptureFixture[str], arguments: list[str], meant: str, see: str
    ) -> None:
        said = told(capsys, *arguments)

        assert FINNISH.word("wrong", "meant", name=meant) in said
        assert said.rstrip().endswith(FINNISH.word("wrong", "see", command=see))

    @pytest.mark.parametrize(("arguments", "phrase"), [(["qqq"], "command"), (["build", "a.yaml", "--qqq"], "option")])
    def test_name_that_is_like_no_other_is_only_told(
        self, capsys: pytest.CaptureFixture[str], arguments: list[str], phrase: str
    ) -> None:
        said = told(capsys, *arguments)

        assert said.startswith(FINNISH.word("wrong", phrase, name=arguments[-1]))
        assert FINNISH.word("wrong", "meant", name="") not in said

    @pytest.mark.parametrize(
        ("arguments", "missing"), [(["build"], "TIEDOSTO..."), (["new", "a.yaml"], "--code"), (["forget"], "RYHMÄ")]
    )
    def test_what_is_missing_is_named(
        self, capsys: pytest.CaptureFixture[str], arguments: list[str], missing: str
    ) -> None:
        said = told(capsys, *arguments)

        assert said.startswith(FINNISH.word("wrong", "missing", name=missing))

    @pytest.mark.parametrize(
        ("arguments", "name", "reason"),
        [
            (["check", "a.yaml", "--format", "xml"], "--format", FINNISH.word("wrong", "one_of", known="text, json")),
            (["move", "a.yaml", "x", "1.2.2027"], "KERTA", FINNISH.word("wrong", "number", least="0", most="99")),
            (["build", "a.yaml", "--out", __file__], "--out", FINNISH.word("wrong", "folder")),
        ],
    )
    def test_value_that_does_not_fit_is_told_with_what_does(
        self, capsys: pytest.CaptureFixture[str], arguments: list[str], name: str, reason: str
    ) -> None:
        said = told(capsys, *arguments)

        assert said.startswith(FINNISH.word("wrong", "value", name=name, reason=reason))

    @pytest.mark.parametrize(
        "arguments", [["forget", "A-1", "A-2"], ["build", "a.yaml", "--out"], ["list", "a.yaml", "--out"]]
    )
    def test_too_much_or_too_little_is_told(self, capsys: pytest.CaptureFixture[str], arguments: list[str]) -> None:
        assert told(capsys, *arguments).startswith(FINNISH.word("wrong", "arguments"))

    def test_message_of_ours_stands_as_it_is(self) -> None:
        said = told_wrong(WrongUseError("Näin ei voi."), FINNISH)

        assert said == f"Näin ei voi. {FINNISH.word('wrong', 'see', command='voikukkia')}"

    def test_reason_that_we_have_no_words_for_is_passed_on(self) -> None:
        said = told_wrong(click.BadParameter("Only on Mondays."), FINNISH)

        assert "Only on Mondays." in said


@pytest.mark.parametrize("command", ["build", "invite", "move"])
def test_help_has_no_words_of_click_s_own(command: str, capsys: pytest.CaptureFixture[str]) -> None:
    main([command, "-h"])

    said = capsys.readouterr().out
    assert [word for word in ("[required]", "[default", "x<=", "Options:", "Usage:") if word in said] == []
