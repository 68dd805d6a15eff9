"""Moving, cancelling and restoring as a leader types it."""

from collections.abc import Callable
from pathlib import Path

import pytest

from packs import file_of
from voikukkia_kit.language import language

Run = Callable[..., tuple[int, str]]


def text() -> str:
    return Path("ryhma.yaml").read_text(encoding="utf-8")


def test_move_adds_one_line_and_says_what_follows(run: Run) -> None:
    before = text()

    code, said = run("move", "ryhma.yaml", "2", "25.1.2027", "18.00–19.00", "--on", "2.1.2027", "--yes")

    assert code == 0
    assert "Kerta 2 siirtyy: to 21.1.2027 klo 17.00–19.00 on nyt ma 25.1.2027 klo 18.00–19.00." in said
    line = "  - {kerta: 2, ilmoitettu: 2.1.2027, siirtyy: 25.1.2027 klo 18.00–19.00}\n"
    assert text() == f"{before}muutokset:\n{line}"


@pytest.mark.parametrize(("answer", "code"), [("kyllä\n", 0), ("k\n", 0), ("ei\n", 2), ("\n", 2), ("", 2)])
def test_change_is_written_only_after_a_yes(run: Run, answer: str, code: int) -> None:
    before = text()

    found, _ = run("cancel", "ryhma.yaml", "2", "--on", "2.1.2027", given=answer)

    assert found == code
    assert (text() == before) is (code != 0)


def test_new_warnings_are_shown_before_asking(run: Run) -> None:
    code, said = run("move", "ryhma.yaml", "2", "25.3.2027", "--on", "2.1.2027", given="ei\n")

    assert code == 2
    assert "VK407" in said
    assert "VK406" in said


def test_push_moves_the_later_sessions_too(run: Run) -> None:
    code, _ = run("move", "ryhma.yaml", "1", "21.1.2027", "--on", "2.1.2027", "--push", "--yes")

    assert code == 0
    assert text().endswith(
        "muutokset:\n  - {kerta: 1, ilmoitettu: 2.1.2027, siirtyy: 21.1.2027}\n"
        "  - {kerta: 2, ilmoitettu: 2.1.2027, siirtyy: 28.1.2027}\n"
    )


def test_move_onto_another_session_is_refused_and_the_file_stays(run: Run) -> None:
    before = text()

    code, said = run("move", "ryhma.yaml", "1", "21.1.2027", "--on", "2.1.2027", "--yes")

    assert (code, text()) == (3, before)
    assert "VK206" in said


def test_cancelled_session_is_put_back(run: Run) -> None:
    run("cancel", "ryhma.yaml", "2", "--on", "2.1.2027", "--yes")

    code, said = run("restore", "ryhma.yaml", "2", "--on", "3.1.2027", "--yes")

    assert code == 0
    assert "pidetään sittenkin" in said
    assert text().endswith("  - {kerta: 2, ilmoitettu: 3.1.2027, palautettu: kyllä}\n")


def test_change_that_changes_nothing_is_refused(run: Run) -> None:
    before = text()

    code, said = run("restore", "ryhma.yaml", "2", "--yes")

    assert (code, text()) == (3, before)
    assert "VK226" in said


@pytest.mark.parametrize(
    ("arguments", "expected"),
    [
        (("move", "ryhma.yaml", "9", "25.1.2027", "--yes"), "VK204"),
        (("move", "ryhma.yaml", "2", "31.6.2027", "--yes"), "VK114"),
        (("move", "ryhma.yaml", "2", "huomenna", "--yes"), "VK115"),
        (("cancel", "ryhma.yaml", "0", "--yes"), "VK215"),
        (("cancel", "ryhma.yaml", "2", "--on", "eilen", "--yes"), "VK115"),
    ],
)
def test_wrong_session_or_day_is_told(run: Run, arguments: tuple[str, ...], expected: str) -> None:
    before = text()

    code, said = run(*arguments)

    assert (code, text()) == (3, before)
    assert expected in said


def test_change_is_told_today_where_no_day_is_given(run: Run) -> None:
    run("cancel", "ryhma.yaml", "2", "--yes")

    assert "ilmoitettu: " in text()
    assert run("check", "ryhma.yaml")[0] == 0


def test_rights_of_the_file_stay(run: Run) -> None:
    Path("ryhma.yaml").chmod(0o640)

    run("cancel", "ryhma.yaml", "2", "--yes")

    assert Path("ryhma.yaml").stat().st_mode & 0o777 == 0o640
    assert [path.name for path in Path().iterdir() if path.name.startswith(".")] == []


class TestWholeSeries:
    """What people say of several sessions, in a group that holds the ten of VOIKUKKIA."""

    @pytest.fixture(autouse=True)
    def ten(self, run: Run) -> None:
        del run
        file_of(Path(), ohjelma="voikukkia")

    def held(self, run: Run) -> list[str]:
        """Return when the group meets, as a participant is told."""
        run("calendar", "ryhma.yaml", "--out", "out", "--replace")
        return Path("out/SJK-K27-kalenterit/paivat.txt").read_text(encoding="utf-8").splitlines()

    def test_two_sessions_change_places_though_each_stands_in_the_other_s_way(self, run: Run) -> None:
        before = text()

        code, said = run("swap", "ryhma.yaml", "4", "5", "--on", "2.1.2027", "--yes")

        assert code == 0
        assert "Kerta 5 siirtyy: to 11.2.2027 klo 17.00–19.00 on nyt to 4.2.2027 klo 17.00–19.00." in said
        assert text() == (
            f"{before}muutokset:\n  - {{kerta: 4, ilmoitettu: 2.1.2027, siirtyy: 11.2.2027}}\n"
            "  - {kerta: 5, ilmoitettu: 2.1.2027, siirtyy: 4.2.2027}\n"
        )

    def test_the_rest_gets_another_time(self, run: Run) -> None:
        code, said = run("move", "ryhma.yaml", "--from", "9", "--time", "17.30–19.30", "--on", "2.1.2027", "--yes")

        assert code == 0
        assert said.count("siirtyy") == 2
        assert text().count(" klo 17.30–19.30}\n") == 2

    @pytest.mark.parametrize(
        "arguments",
        [
            ("4",),
            ("--from", "4"),
            ("--time", "17.30"),
            ("4", "5.2.2027", "--from", "5", "--time", "17.30"),
            ("--from", "5", "--time", "17.30", "--push"),
        ],
    )
    def test_move_that_says_neither_a_day_nor_a_time_for_the_rest_is_told_both_ways(
        self, run: Run, arguments: tuple[str, ...]
    ) -> None:
        code, said = run("move", "ryhma.yaml", *arguments, "--yes")

        assert code == 2
        assert said.startswith(language("fi").word("wrong", "move"))

    @pytest.mark.parametrize(("time", "problem"), [("iltapäivä", "VK115"), ("19–17", "VK202"), ("17.00", "VK226")])
    def test_time_that_cannot_be_is_told(self, run: Run, time: str, problem: str) -> None:
        code, said = run("move", "ryhma.yaml", "--from", "1", "--time", time, "--yes")

        assert (code, problem in said) == (3, True)

    def test_place_with_a_comma_is_written_in_quotation_marks(self, run: Run) -> None:
        code, said = run("place", "ryhma.yaml", "4", "Koulukatu 2, Seinäjoki", "--on", "2.1.2027", "--yes")

        assert code == 0
        assert "uusi paikka on Koulukatu 2, Seinäjoki." in said
        assert text().endswith('  - {kerta: 4, ilmoitettu: 2.1.2027, paikka: "Koulukatu 2, Seinäjoki"}\n')

    def test_session_is_held_remotely_and_back_in_the_room(self, run: Run) -> None:
        before = text()

        run("remote", "ryhma.yaml", "4", "--link", "https://example.org/x", "--on", "2.1.2027", "--yes")
        code, said = run("remote", "ryhma.yaml", "4", "--in-room", "--on", "3.1.2027", "--yes")

        assert (code, "pidetään paikan päällä" in said) == (0, True)
        assert text() == (
            f"{before}etäyhteys: https://example.org/x\nmuutokset:\n"
            "  - {kerta: 4, ilmoitettu: 2.1.2027, toteutus: etä}\n"
            "  - {kerta: 4, ilmoitettu: 3.1.2027, toteutus: ryhmä}\n"
        )

    def test_link_that_is_there_is_kept_and_another_one_is_refused(self, run: Run) -> None:
        for session, link in (("4", "https://a.fi/x"), ("5", "https://a.fi/x"), ("6", "https://b.fi/y")):
            code, said = run("remote", "ryhma.yaml", session, "--link", link, "--yes")

        assert (code, said[:5]) == (3, "VK281")
        assert (text().count("etäyhteys"), text().count("toteutus")) == (1, 2)

    def test_session_left_out_is_cancelled_and_the_later_ones_come_earlier(self, run: Run) -> None:
        days = self.held(run)

        code, said = run("drop", "ryhma.yaml", "6", "--on", "2.1.2027", "--yes")

        assert code == 0
        assert "Tapaaminen to 18.2.2027 klo 17.00–19.00 on peruttu." in said
        assert "kerrat: [1, 2, 3, 4, 5, 7, 8, 9, 10]\nmuutokset:\n" in text()
        assert self.held(run) == [*days[:9], *days[10:]]

    def test_session_left_out_of_a_draft_is_left_out_of_the_list_alone(self, run: Run) -> None:
        before = text()

        code, said = run("drop", "ryhma.yaml", "6", "--yes")

        assert (code, language("fi").word("console", "draft") in said) == (0, True)
        assert "Kerta 6 siirtyy: to 25.2.2027 klo 17.00–19.00 on nyt to 18.2.2027 klo 17.00–19.00." in said
        assert text() == f"{before}kerrat: [1, 2, 3, 4, 5, 7, 8, 9, 10]\n"

    def test_session_around_the_series_is_only_cancelled(self, run: Run) -> None:
        file_of(Path(), ohjelma="voikukkia", jälkitapaaminen="6.5.2027 klo 17.00–19.00")

        run("drop", "ryhma.yaml", "11", "--on", "2.1.2027", "--yes")

        assert "kerrat" not in text()
        assert text().endswith("  - {kerta: 11, ilmoitettu: 2.1.2027, peruttu: kyllä}\n")

    def test_session_is_added_at_the_end(self, run: Run) -> None:
        before, days = text(), self.held(run)

        code, said = run("add", "ryhma.yaml", "21", "--yes")

        assert code == 0
        assert "Uusi tapaaminen, kerta 11: to 1.4.2027 klo 17.00–19.00." in said
        assert text() == f"{before}kerrat: [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 21]\n"
        assert self.held(run) == [*days[:10], "to 1.4.2027 klo 17.00–19.00", *days[10:]]

    def test_session_is_added_on_a_day_and_no_other_moves(self, run: Run) -> None:
        days = self.held(run)

        code, said = run("add", "ryhma.yaml", "21", "8.2.2027", "18.00–20.00", "--on", "2.1.2027", "--yes")

        assert code == 0
        assert "Uusi tapaaminen, kerta 11: ma 8.2.2027 klo 18.00–20.00." in said
        assert sorted(self.held(run)) == sorted([*days, "ma 8.2.2027 klo 18.00–20.00"])

    def test_session_is_added_behind_those_that_were_moved_on(self, run: Run) -> None:
        run("move", "ryhma.yaml", "10", "1.4.2027", "--on", "2.1.2027", "--yes")

        _, said = run("add", "ryhma.yaml", "21", "--on", "2.1.2027", "--yes")

        assert "Uusi tapaaminen, kerta 11: to 8.4.2027" in said

    def test_session_that_was_left_out_comes_back(self, run: Run) -> None:
        self.held(run)
        run("drop", "ryhma.yaml", "6", "--on", "2.1.2027", "--yes")

        code, said = run("add", "ryhma.yaml", "6", "--on", "3.1.2027", "--yes")

        assert code == 0
        assert said.splitlines()[0] == "Uusi tapaaminen, kerta 10: to 18.3.2027 klo 17.00–19.00."
        assert len(self.held(run)) == 11

    def test_session_that_is_there_is_not_added_and_a_cancelled_one_is_restored_by_the_command_told(
        self, run: Run
    ) -> None:
        run("cancel", "ryhma.yaml", "4", "--yes")

        code, said = run("add", "ryhma.yaml", "4", "--yes")

        assert (code, said[:5]) == (3, "VK280")
        assert "voikukkia restore ryhma.yaml 4" in said

    def test_days_told_one_by_one_grow_and_shrink_with_the_sessions(self, run: Run) -> None:
        days = [f"{day}.1.2027 klo 17.00–19.00" for day in (14, 21, 28)]
        settings = {"alkaa": None, "aika": None, "kerrat": "[1, 2, 3]", "päivät": f"[{', '.join(days)}]"}
        file_of(Path(), ohjelma="voikukkia", **settings)

        without = run("add", "ryhma.yaml", "21", "--yes")
        added = run("add", "ryhma.yaml", "21", "25.1.2027", "17.00–19.00", "--yes")
        dropped = run("drop", "ryhma.yaml", "1", "--on", "2.1.2027", "--yes")

        assert (without[0], "VK282" in without[1]) == (3, True)
        assert (added[0], dropped[0]) == (0, 0)
        assert "kerrat: [2, 21, 3]\n" in text()
        assert "päivät: [21.1.2027 klo 17.00–19.00, 25.1.2027 klo 17.00–19.00, 28.1.2027 klo 17.00–19.00]\n" in text()
