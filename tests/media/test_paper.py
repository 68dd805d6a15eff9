"""What fits on paper: a letter of one page, rows that keep their time, the day in the corner."""

import re
from pathlib import Path
from typing import Any

import pypdf
import pytest

from builders import change, group, moment
from voikukkia_kit import build
from voikukkia_kit.model.session import Delivery


def printed(folder: Path, name: str, path: str, **changes: Any) -> list[str]:
    """Return the text of each page of a PDF of the kit's own programme."""
    pack = build(group(**{"documents": (name,)} | changes), folder, require_pdf=True)
    return [page.extract_text() for page in pypdf.PdfReader(pack.folder / path).pages]


@pytest.mark.parametrize(
    ("practical", "count"), [({"Kahvi": "Kahvia on.", "Matka": "Bussilippu korvataan."}, 1), ({}, 2)]
)
def test_practical_matters_stand_on_the_first_page_where_they_fit(
    tmp_path: Path, practical: dict[str, str], count: int
) -> None:
    found = printed(tmp_path, "invitation", "osallistujille/kutsu.pdf", practical=practical, sessions=(1, 2, 3, 4))

    assert len(found) == count


def test_letter_in_which_everything_is_unusual_still_fits_on_two_pages(tmp_path: Path) -> None:
    changes = (
        change(3, to=moment("5.2.2027")),
        change(5, cancelled=True),
        change(7, delivery=Delivery.REMOTE),
        change(8, delivery=Delivery.INDIVIDUAL),
    )

    found = printed(
        tmp_path,
        "invitation",
        "osallistujille/kutsu.pdf",
        changes=changes,
        pre_meeting=(moment("7.1.2027"),),
        link="https://tapaaminen.example.org/j/8412-3391",
    )

    assert len(found) == 2
    assert all("Päivät 20.1.2027" in page for page in found)


def test_every_page_of_a_plan_carries_its_day_and_a_short_row_keeps_its_time(tmp_path: Path) -> None:
    found = printed(tmp_path, "plan", "ohjaajille/04-runko.pdf", sessions=(1, 4, 5))

    assert len(found) > 2
    assert all("Päivät 1.12.2026" in page for page in found)
    first = found[1].removeprefix("Klo Osio Mitä teet ja sanot").split()[:4]
    assert re.fullmatch(r"1[78]\.\d\d", first[0]), first
