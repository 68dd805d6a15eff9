"""Every document of a tiny group as its page: a change of look or words shows here, and is read before a commit."""

import pytest

from conftest import Golden
from packs import content, tiny
from voikukkia_kit.files.library import Library
from voikukkia_kit.media.pages import pages_of
from voikukkia_kit.media.text import as_text
from voikukkia_kit.model.series import Group
from voikukkia_kit.sheets.dated import date
from voikukkia_kit.sheets.sheet import Sheet, compose

NAMES = [document.name for document in Library.at().documents()]


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> Library:
    """Return templates with the programme `tiny`."""
    return Library.at(content(tmp_path_factory.mktemp("own")))


def group() -> Group:
    return tiny(documents=None)


def first(library: Library, name: str) -> Sheet:
    """Return the first sheet of a document, of a session with a day where there is one."""
    every = [sheet for sheet in compose(date(group(), library), library) if sheet.document.name == name]
    return next((sheet for sheet in every if sheet.session and sheet.session.number), every[0])


@pytest.mark.parametrize("name", NAMES)
def test_page_of_each_document_is_as_it_was_read(library: Library, golden: Golden, name: str) -> None:
    golden(f"{name}.html", pages_of(library).page(first(library, name)))


def test_plan_as_text_is_as_it_was_read(library: Library, golden: Golden) -> None:
    golden("plan.txt", as_text(first(library, "plan"), library))
