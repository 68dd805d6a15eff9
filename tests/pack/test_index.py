"""The page to start from: what to print, how many copies, and where everything lies."""

from pathlib import Path
from typing import Any
from xml.etree import ElementTree as ET  # a page of ours, and read by tinyhtml5

import pytest
import tinyhtml5

from builders import change, moment, pair, peer, worker
from packs import content, tiny
from voikukkia_kit.calendars.events import facilitator_events
from voikukkia_kit.calendars.ways import ways_out
from voikukkia_kit.files.library import Library
from voikukkia_kit.language import language
from voikukkia_kit.media.table import make
from voikukkia_kit.model.people import Led
from voikukkia_kit.model.series import Change
from voikukkia_kit.model.session import Delivery
from voikukkia_kit.pack.evening import evenings
from voikukkia_kit.pack.index import index_page
from voikukkia_kit.pack.listing import Listing
from voikukkia_kit.sheets.dated import date
from voikukkia_kit.sheets.sheet import compose, editions

FINNISH = language("fi")
SAID = FINNISH.words("index")


def title(name: str) -> str:
    """Return what a document of ours is called."""
    return Library.at().document_words(name, "fi").title


@pytest.fixture(scope="module")
def own(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return an own directory with the programme `tiny` in Finnish and English; no test writes into it."""
    return content(tmp_path_factory.mktemp("own"), "fi", "en")


def page(templates: Path, *, without: tuple[str, ...] = (), **changes: Any) -> ET.Element:
    """Return the page of a group as a tree, with all documents."""
    library = Library.at(templates)
    dated = date(tiny(**{"documents": None} | changes), library)
    listing = Listing.of(make(compose(dated, library), library, without))
    found = []
    for sub, leaders, parents in editions(dated, library):
        events = facilitator_events(dated.series, dated.timetable, leaders.own, leaders.language)
        found += ways_out(events, leaders, parents, sub)
    joined = [piece.path for piece in evenings(dated, listing)]
    made = index_page(dated, listing, found, library, evenings=joined, without=without).make().decode()
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


class TestWhatToPrint:
    def test_before_the_first_session_everyone_gets_a_copy(self, own: Path) -> None:
        chosen = ("overview", "packing", "agreement", "invitation", "rules", "contacts")

        assert prints(under(page(own, documents=chosen), SAID["once"])) == [
            f"2 × {title('overview')}",
            f"1 × {title('packing')}",
            f"2 × {title('agreement')}",
            f"6 × {title('invitation')}",
            f"6 × {title('rules')}",
            f"6 × {title('contacts')}",
        ]

    def test_session_has_its_plans_and_handouts(self, own: Path) -> None:
        leaders, participants = printed(page(own), "Salainen aihe fi")

        assert leaders == [f"2 × {title('plan')}", f"1 × {title('peer')}", f"1 × {title('debrief')}"]
        assert participants == [f"1 × {title('missed')}"]

    def test_handouts_that_lie_in_one_file_are_printed_from_it(self, own: Path) -> None:
        _, participants = printed(page(own), "Toinen aihe fi")

        assert participants == ["6 × Moniste a fi ja Moniste b fi", f"1 × {title('missed')}"]

    def test_handout_alone_is_printed_as_it_is(self, own: Path) -> None:
        _, participants = printed(page(own), "Loppuhetki fi")

        assert participants == ["6 × Moniste c fi", f"1 × {title('missed')}"]

    def test_handouts_of_another_language_are_printed_as_they_lie_there(self, own: Path) -> None:
        _, participants = printed(page(own, languages=("fi", "en")), "Toinen aihe fi")

        assert "6 × Moniste a en and Moniste b en" in participants

    def test_substitute_needs_no_copy(self, own: Path) -> None:
        three = pair(worker(), peer(), worker("Sari", substitute=True))

        leaders, _ = printed(page(own, pair=three), "Toinen aihe fi")

        assert leaders[0] == f"2 × {title('plan')}"

    def test_certificate_comes_in_the_end(self, own: Path) -> None:
        assert prints(under(page(own), SAID["end"])) == [f"6 × {title('certificate')}"]

    def test_session_whose_day_is_open_says_so(self, own: Path) -> None:
        found = row(page(own), FINNISH.word("documents", "follow_up_label"))

        assert said(found).startswith(FINNISH.word("documents", "to_be_agreed"))

    def test_rows_stand_in_order_of_time(self, own: Path) -> None:
        moved = change(1, to=moment("22.1.2027"))

        whens = [said(cell) for row in page(own, changes=(moved,)).iter("tr") for cell in row.iter("span")]

        shown = [when for when in whens if when.startswith(("to 21.", "pe 22."))]
        assert shown == ["to 21.1.2027 klo 17.00–19.00", "pe 22.1.2027 klo 17.00–19.00"]

    def test_cancelled_session_is_struck_out_and_nothing_is_printed_for_it(self, own: Path) -> None:
        tree = page(own, changes=(change(2, cancelled=True),))

        found = row(tree, "Toinen aihe fi")
        assert found.attrib["class"] == "cancelled"
        assert links(found) == []
        assert SAID["note_cancelled"] in said(found)
        assert "class" not in row(tree, "Salainen aihe fi").attrib
        assert SAID["note_cancelled"] not in said(row(tree, "Salainen aihe fi"))

    @pytest.mark.parametrize(
        ("changes", "note"),
        [
            ((change(2, delivery=Delivery.REMOTE),), "note_remote"),
            ((change(2, delivery=Delivery.INDIVIDUAL),), "note_alone"),
            ((change(2, delivery=Delivery.REMOTE), change(2, cancelled=True)), "note_cancelled"),
        ],
    )
    def test_what_is_unusual_about_a_row_is_said_in_it_alone(
        self, own: Path, changes: tuple[Change, ...], note: str
    ) -> None:
        tree = page(own, changes=changes)

        notes = {name for name in SAID if name.startswith("note_")}
        assert {name for name in notes if SAID[name] in said(row(tree, "Toinen aihe fi"))} == {note}
        assert {name for name in notes if SAID[name] in said(row(tree, "Salainen aihe fi"))} == set()

    def test_copies_for_a_family_alone_say_so(self, own: Path) -> None:
        shared = page(own, pre_meeting=(moment("7.1.2027"),))

        assert SAID["note_one"] in said(row(page(own), "Alkuhetki fi"))
        assert SAID["note_one"] not in said(row(shared, "Alkuhetki fi"))

    def test_row_carries_the_day_that_its_papers_carry(self, own: Path) -> None:
        tree = page(own, changes=(change(2, "2.2.2027", to=moment("22.1.2027")),))

        days = [said(row(tree, name)).count("Päivät 2.2.2027") for name in ("Toinen aihe fi", "Loppuhetki fi")]
        assert days == [1, 0]
        assert "Päivät 1.12.2026" in said(row(tree, "Loppuhetki fi"))
        assert "Päivät 2.2.2027" in [said(one) for one in tree.iter("p")]

    def test_row_names_those_who_lead_it_where_they_are_not_the_usual_ones(self, own: Path) -> None:
        three = pair(worker(), peer(), worker("Sari", substitute=True))

        tree = page(own, pair=three, led_by=(Led(session=2, facilitators=("Ville", "Sari")),))

        assert "Ville ja Sari" in said(row(tree, "Toinen aihe fi"))
        assert "Ville" not in said(row(tree, "Salainen aihe fi"))

    def test_session_without_a_letter_has_none_to_print(self, own: Path) -> None:
        tree = page(own)

        assert SAID["if_missed"] not in said(row(tree, "Alkuhetki fi"))
        assert SAID["if_missed"] in said(row(tree, "Toinen aihe fi"))


class TestEvenings:
    def test_whole_evening_is_the_first_link_of_its_row(self, own: Path) -> None:
        found = links(row(page(own), "Toinen aihe fi"))

        assert found[0] == "tulosta/02-ilta.pdf"

    def test_each_language_of_leaders_prints_its_own(self, own: Path) -> None:
        found = links(row(page(own, languages=("fi", "en")), "Toinen aihe fi"))

        assert found[0] == "fi/tulosta/02-ilta.pdf"

    def test_evening_that_is_cancelled_is_not_printed(self, own: Path) -> None:
        tree = page(own, changes=(change(2, cancelled=True),))

        assert [link for link in links(tree) if "tulosta" in link] == [
            *("tulosta/00-ilta.pdf", "tulosta/01-ilta.pdf", "tulosta/03-ilta.pdf")
        ]

    def test_it_says_that_the_single_documents_are_the_accessible_ones(self, own: Path) -> None:
        assert SAID["evening_guide"] in said(page(own))


class TestLinks:
    def test_pdf_stands_first_and_the_page_beside_it(self, own: Path) -> None:
        found = links(under(page(own), SAID["end"]))

        assert found == ["osallistujille/todistus.pdf", "osallistujille/todistus.html"]

    def test_plan_is_there_as_text_too(self, own: Path) -> None:
        leaders, _ = row(page(own), "Toinen aihe fi").iter("td")

        assert links(leaders)[1:4] == [f"ohjaajille/02-runko.{ending}" for ending in ("pdf", "html", "txt")]

    def test_without_pdf_the_pages_stand_alone_and_it_says_why(self, own: Path) -> None:
        tree = page(own, without=("pdf",))

        assert [link for link in links(tree) if link.endswith(".pdf")] == []
        assert links(under(tree, SAID["end"])) == ["osallistujille/todistus.html"]
        assert SAID["no_pdf"] in said(tree)
        assert "ohjaajille/02-runko.txt" in links(tree)

    def test_with_pdf_nothing_is_said_of_it(self, own: Path) -> None:
        assert SAID["no_pdf"] not in said(page(own))


def readers(tree: ET.Element) -> dict[str, list[str]]:
    """Return the links of the calendars by what stands over them."""
    found: dict[str, list[str]] = {}
    over = ""
    for part in under(tree, SAID["calendars"]):
        if part.tag == "h3":
            over = said(part)
        elif part.tag == "ul":
            found[over] = links(part)
    return found


class TestCalendars:
    def test_each_reader_has_calendars_of_their_own(self, own: Path) -> None:
        found = readers(page(own))

        assert "ohjaajille/kalenteri-ohjaajat.ics" in found[SAID["calendar_facilitators"]]
        assert "osallistujille/kalenteri.ics" in found[SAID["calendar_participants"]]
        assert list(found) == [
            SAID[f"calendar_{name}"] for name in ("facilitators", "neutral", "participants", "rooms")
        ]

    def test_leaders_calendar_is_never_called_the_participants(self, own: Path) -> None:
        found = readers(page(own, languages=("fi", "en")))

        theirs = [path for path in found[SAID["calendar_participants"]] if "leaders" in path or "ohjaajat" in path]
        assert theirs == []
        assert "en/for-leaders/calendar-leaders.ics" in found[SAID["calendar_facilitators"]]

    def test_each_way_says_how_it_is_used(self, own: Path) -> None:
        section = under(page(own), SAID["calendars"])

        assert FINNISH.word("calendar", "how_feed") in said(section)
        assert FINNISH.word("calendar", "how_import") in said(section)


class TestNews:
    def test_head_tells_usual_time_and_place_who_leads_and_who_stands_by(self, own: Path) -> None:
        three = pair(worker(), peer(), worker("Sari", substitute=True))

        found = said(next(page(own, pair=three, place="Kauppakatu 1").iter("header")))

        assert "torstaisin klo 17.00–19.00 · Kauppakatu 1 · Maija ja Ville · varalla Sari" in found
        assert "varalla" not in said(next(page(own).iter("header")))

    def test_how_the_co_leader_gets_her_part_is_told(self, own: Path) -> None:
        assert SAID["co_leader_how"] in said(under(page(own), SAID["co_leader"]))

    def test_newest_change_stands_first(self, own: Path) -> None:
        changes = (change(1, to=moment("15.1.2027")), change(2, cancelled=True))

        section = under(page(own, changes=changes), SAID["changes"])

        first, second = (said(item) for item in section.iter("li"))
        assert ("21.1.2027" in first, "15.1.2027" in second) == (True, True)

    def test_group_without_changes_says_so(self, own: Path) -> None:
        assert SAID["no_changes"] in said(under(page(own), SAID["changes"]))

    def test_dates_stand_there_to_be_copied(self, own: Path) -> None:
        text = under(page(own), SAID["dates"]).find("pre")

        assert text is not None
        assert "".join(text.itertext()).splitlines()[0] == "to 14.1.2027 klo 17.00–19.00"

    def test_day_until_which_the_folder_is_kept_comes_with_the_command(self, own: Path) -> None:
        kept = page(own, keep_until=moment("30.6.2027").date)
        above = next(kept.iter("header"))  # type: ignore[arg-type]  # there is one

        assert FINNISH.word("index", "keep", date="30.6.2027", folder="SJK-K27") in said(above)
        assert "voikukkia forget" not in said(page(own))


@pytest.mark.parametrize("place", ["<b>Talo</b> & piha", '"Talo"', "{{ 7 * 7 }}"])
def test_what_people_wrote_stays_text(own: Path, place: str) -> None:
    assert place in said(under(page(own, place=place), SAID["dates"]))


def test_page_has_a_title_and_a_language(own: Path) -> None:
    tree = page(own)

    assert tree.attrib["lang"] == "fi"
    assert said(next(tree.iter("title"))) == "SJK-K27: Voikukkia fi"
