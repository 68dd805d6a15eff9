"""The page to start from: what to print, how many copies, and where everything lies."""

from typing import Any
from xml.etree import ElementTree as ET  # a page of ours, and read by tinyhtml5

import attrs
import pytest
import tinyhtml5
from voikukkia_kit.pack.outputs import documents

from builders import (
    activity,
    change,
    edition,
    group,
    handout,
    moment,
    pair,
    peer,
    programme,
    session,
    session_words,
    words,
    worker,
)
from voikukkia_kit.calendars.ways import ways
from voikukkia_kit.language import language
from voikukkia_kit.media.page import Pages
from voikukkia_kit.model.reader import Reader
from voikukkia_kit.model.session import Lead
from voikukkia_kit.pack.index import Entry, index
from voikukkia_kit.resources import Resources
from voikukkia_kit.sheets.edition import Edition

FINNISH, ENGLISH = language("fi"), language("en")
READERS = (Reader.FACILITATORS, Reader.PARTICIPANTS)
PAGES = Pages(Resources())
SAID = FINNISH.words("index")
TITLES = FINNISH.words("titles")


def page(of: Edition | None = None, *others: tuple[str, Edition], with_pdf: bool = True) -> ET.Element:
    """Return the page of a group as a tree; other languages stand in folders of their own."""
    first = of or edition()
    entries: list[Entry] = []
    found = []
    for sub, each in (("", first), *others):
        for reader in READERS:
            place = f"{sub}{each.language.word('files', reader.value)}/"
            entries += [
                Entry(document=document, path=f"{place}{document.stem}", language=each.language)
                for document in documents(each, reader, PAGES, "tyyli/")
            ]
        found += ways(each, each, sub)
    made = index(first, entries, found, PAGES, "tyyli/", with_pdf=with_pdf)
    return tinyhtml5.parse(made, namespace_html_elements=False)  # type: ignore[no-any-return]  # it has no types


def said(element: ET.Element) -> str:
    return " ".join("".join(element.itertext()).split())


def prints(element: ET.Element) -> list[str]:
    """Return what to print: copies and title."""
    return [f"{said(item.find('strong'))} {said(item.find('a'))}" for item in element.iter("li")]  # type: ignore[arg-type]  # each has both


def under(tree: ET.Element, heading: str) -> ET.Element:
    """Return the section that has a heading."""
    return next(part for part in tree.iter("section") if said(part.find("h2")) == heading)  # type: ignore[arg-type]  # each has one


def row(tree: ET.Element, name: str) -> ET.Element:
    """Return the row of the session whose label or theme this is."""
    (found,) = (row for row in tree.iter("tr") if name in [text.strip() for text in row[0].itertext()])
    return found


def printed(tree: ET.Element, name: str) -> tuple[list[str], list[str]]:
    """Return what leaders and participants print for a session."""
    leaders, participants = row(tree, name).iter("td")
    return prints(leaders), prints(participants)


def links(element: ET.Element) -> list[str]:
    return [anchor.attrib["href"] for anchor in element.iter("a")]


def two_handouts(**changes: Any) -> Edition:
    return edition(group(**changes), s1=[handout("a"), handout("b")], s2=[handout("c")])


class TestWhatToPrint:
    def test_before_the_first_session_everyone_gets_a_copy(self) -> None:
        assert sorted(prints(under(page(), SAID["once"]))) == sorted(
            [
                f"2 × {TITLES['overview']}",
                f"1 × {TITLES['packing']}",
                f"2 × {TITLES['agreement']}",
                f"6 × {TITLES['invitation']}",
                f"6 × {TITLES['rules']}",
                f"6 × {TITLES['contacts']}",
            ]
        )

    def test_session_has_its_plans_and_handouts(self) -> None:
        leaders, participants = printed(page(two_handouts()), "Aihe 2")

        assert leaders == [f"2 × {TITLES['plan']}", f"1 × {TITLES['peer']}", f"1 × {TITLES['debrief']}"]
        assert participants == ["6 × Otsikko c", f"1 × {TITLES['missed']}"]

    def test_handouts_that_lie_in_one_file_are_printed_from_it(self) -> None:
        _, participants = printed(page(two_handouts()), "Aihe 1")

        assert participants == ["6 × Otsikko a ja Otsikko b", f"1 × {TITLES['missed']}"]

    def test_handouts_of_another_language_are_printed_as_they_lie_there(self) -> None:
        finnish = two_handouts(sessions=(1, 2))
        english = attrs.evolve(edition(group(sessions=(1, 2)), s1=[handout("z")]), language=ENGLISH)

        _, participants = printed(page(finnish, ("en/", english)), "Aihe 1")

        assert "6 × Otsikko z" in participants

    def test_family_of_the_pre_meeting_gets_one_copy(self) -> None:
        _, participants = printed(page(edition(s0=[handout("a")])), FINNISH.word("documents", "pre_label"))

        assert participants == ["1 × Otsikko a"]

    def test_substitute_needs_no_copy(self) -> None:
        three = pair(worker(), peer(), worker("Sari", substitute=True))

        leaders, _ = printed(page(edition(group(pair=three))), "Aihe 2")

        assert leaders[0] == f"2 × {TITLES['plan']}"

    def test_certificate_comes_in_the_end(self) -> None:
        assert prints(under(page(), SAID["end"])) == [f"6 × {TITLES['certificate']}"]

    def test_session_whose_day_is_open_says_so(self) -> None:
        found = row(page(), FINNISH.word("documents", "follow_up_label"))

        assert said(found).startswith(FINNISH.word("documents", "to_be_agreed"))

    def test_session_without_a_letter_has_none_to_print(self) -> None:
        whole = programme()
        silent = {2: session_words(whole.session(2), missed="")}

        tree = page(edition(group(), whole, said=words(whole, sessions=silent)))

        assert SAID["if_missed"] not in said(row(tree, "Aihe 2"))
        assert SAID["if_missed"] in said(row(tree, "Aihe 3"))

    def test_peer_parent_who_leads_nothing_has_no_page(self) -> None:
        alone = session(2, activity("talk", minutes=120, stretch=(5, 120), lead=Lead.WORKER))

        leaders, _ = printed(page(edition(group(), programme(session(1), alone))), "Aihe 2")

        assert leaders == [f"2 × {TITLES['plan']}", f"1 × {TITLES['debrief']}"]


class TestLinks:
    def test_pdf_stands_first_and_the_page_beside_it(self) -> None:
        found = links(under(page(), SAID["end"]))

        assert found == ["osallistujille/todistus.pdf", "osallistujille/todistus.html"]

    def test_without_pdf_the_pages_stand_alone_and_it_says_why(self) -> None:
        tree = page(with_pdf=False)

        assert [link for link in links(tree) if link.endswith(".pdf")] == []
        assert links(under(tree, SAID["end"])) == ["osallistujille/todistus.html"]
        assert SAID["no_pdf"] in said(tree)

    def test_with_pdf_nothing_is_said_of_it(self) -> None:
        assert SAID["no_pdf"] not in said(page())


def readers(tree: ET.Element) -> dict[str, list[str]]:
    """Return the links of the calendars by what stands over them."""
    found: dict[str, list[str]] = {}
    title = ""
    for part in under(tree, SAID["calendars"]):
        if part.tag == "h3":
            title = said(part)
        elif part.tag == "ul":
            found[title] = links(part)
    return found


class TestCalendars:
    def test_each_reader_has_calendars_of_their_own(self) -> None:
        found = readers(page())

        assert "ohjaajille/kalenteri-ohjaajat.ics" in found[SAID["calendar_facilitators"]]
        assert "osallistujille/kalenteri.ics" in found[SAID["calendar_participants"]]
        assert list(found) == [SAID[f"calendar_{name}"] for name in ("facilitators", "participants", "rooms")]

    def test_leaders_calendar_is_never_called_the_participants(self) -> None:
        english = attrs.evolve(edition(), language=ENGLISH)

        found = readers(page(edition(), ("en/", english)))

        theirs = [path for path in found[SAID["calendar_participants"]] if "leaders" in path or "ohjaajat" in path]
        assert theirs == []
        assert "en/for-leaders/calendar-leaders.ics" in found[SAID["calendar_facilitators"]]

    def test_each_way_says_how_it_is_used(self) -> None:
        section = under(page(), SAID["calendars"])

        assert FINNISH.word("calendar", "how_feed") in said(section)
        assert FINNISH.word("calendar", "how_import") in said(section)


class TestNews:
    def test_newest_change_stands_first(self) -> None:
        changes = (change(1, to=moment("15.1.2027")), change(2, cancelled=True))

        section = under(page(edition(group(changes=changes))), SAID["changes"])

        first, second = (said(item) for item in section.iter("li"))
        assert ("21.1.2027" in first, "15.1.2027" in second) == (True, True)

    def test_group_without_changes_says_so(self) -> None:
        assert SAID["no_changes"] in said(under(page(), SAID["changes"]))

    def test_dates_stand_there_to_be_copied(self) -> None:
        text = under(page(), SAID["dates"]).find("pre")

        assert text is not None
        assert "".join(text.itertext()).splitlines()[0] == "to 14.1.2027 klo 17.00–19.00"

    def test_day_until_which_the_folder_is_kept_comes_with_the_command(self) -> None:
        kept = page(edition(group(keep_until=moment("30.6.2027").date)))

        assert FINNISH.word("index", "keep", date="30.6.2027", folder="SJK-K27") in said(kept)
        assert "voikukkia forget" not in said(page())


@pytest.mark.parametrize("place", ["<b>Talo</b> & piha", '"Talo"', "{{ 7 * 7 }}"])
def test_what_people_wrote_stays_text(place: str) -> None:
    assert place in said(page(edition(group(place=place))))


def test_page_has_a_title_and_a_language() -> None:
    tree = page()

    assert tree.attrib["lang"] == "fi"
    assert said(next(tree.iter("title"))) == "SJK-K27: Ohjelma"
