"""Where templates lie, and what an organisation's own directory may and may not bring."""

from pathlib import Path

import pytest

from voikukkia_kit.errors import InputError, MachineError, Problem
from voikukkia_kit.resources import Resources, example, packaged


def write(path: Path, text: str = "oma") -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    return path


def link(path: Path, target: Path) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    try:
        path.symlink_to(target)
    except OSError:
        pytest.skip("this system lets nobody make links")


def test_packaged_templates_are_there() -> None:
    parts = {"documents", "facts", "language", "sessions"}

    assert {path.name for path in packaged().iterdir()} >= parts


def test_without_own_directory_ours_is_used() -> None:
    resources = Resources()

    found = resources.find("facts", "contacts.yaml")

    assert (resources.roots, found) == ((packaged(),), packaged() / "facts" / "contacts.yaml")
    assert not resources.is_own(packaged())


def test_own_file_is_found_before_ours(tmp_path: Path) -> None:
    own = write(tmp_path / "facts" / "contacts.yaml")
    resources = Resources(tmp_path)

    found = [resources.find("facts", name) for name in ("contacts.yaml", "school-breaks.yaml", "ei.yaml")]

    assert found == [own, packaged() / "facts" / "school-breaks.yaml", None]
    assert [resources.is_own(path) for path in found if path] == [True, False]


def test_file_that_the_kit_always_has_is_got(tmp_path: Path) -> None:
    own = write(tmp_path / "facts" / "contacts.yaml")

    found = [Resources(tmp_path).get("facts", name) for name in ("contacts.yaml", "school-breaks.yaml")]

    assert found == [own, packaged() / "facts" / "school-breaks.yaml"]


def test_file_of_ours_that_is_missing_tells_that_the_installation_is_broken() -> None:
    with pytest.raises(MachineError) as caught:
        Resources().get("facts", "ei.yaml")

    assert caught.value.problems == (Problem("VK606", name="facts/ei.yaml"),)


def test_own_directories_are_looked_up_in_the_order_they_are_given(tmp_path: Path) -> None:
    first, second = tmp_path / "a", tmp_path / "b"
    own = write(first / "facts" / "contacts.yaml")
    write(second / "facts" / "contacts.yaml")
    other = write(second / "facts" / "school-breaks.yaml")

    resources = Resources([first, str(second), first])

    assert resources.own == (first, second)
    assert [resources.find("facts", name) for name in ("contacts.yaml", "school-breaks.yaml")] == [own, other]


class TestPackage:
    """An installed package brings a folder `templates` with it."""

    @pytest.fixture(autouse=True)
    def installed(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        write(tmp_path / "meidan_ryhmat" / "__init__.py", "")
        write(tmp_path / "meidan_ryhmat" / "templates" / "facts" / "contacts.yaml")
        write(tmp_path / "tyhja_paketti" / "__init__.py", "")
        monkeypatch.syspath_prepend(tmp_path)

    def test_its_folder_is_found_by_its_name(self, tmp_path: Path) -> None:
        resources = Resources("package=meidan_ryhmat")

        assert resources.own == (tmp_path / "meidan_ryhmat" / "templates",)

    @pytest.mark.parametrize("name", ["tyhja_paketti", "sita_ei_ole", "json.tool", "sys", ""])
    def test_package_without_that_folder_is_told(self, name: str) -> None:
        with pytest.raises(InputError) as caught:
            Resources(f"package={name}")

        assert caught.value.problems == (Problem("VK230", name=name),)


def test_directory_is_no_file(tmp_path: Path) -> None:
    (tmp_path / "facts" / "contacts.yaml").mkdir(parents=True)

    assert Resources(tmp_path).find("facts", "contacts.yaml") == packaged() / "facts" / "contacts.yaml"


def test_entries_of_both_directories_stand_once_each_in_order(tmp_path: Path) -> None:
    own = [write(tmp_path / "facts" / name) for name in ("aaa.yaml", "contacts.yaml")]

    entries = list(Resources(tmp_path).entries("facts"))

    ours = sorted((packaged() / "facts").iterdir())
    assert entries == [*own, *(path for path in ours if path.name != "contacts.yaml")]
    assert len(entries) == len(ours) + 1
    assert list(Resources(tmp_path).entries("ei")) == []


def test_link_that_leads_out_of_the_own_directory_is_not_followed(tmp_path: Path) -> None:
    secret = write(tmp_path / "salainen.yaml")
    own = tmp_path / "oma"
    link(own / "facts" / "contacts.yaml", secret)
    link(own / "facts" / "linkki.yaml", secret)

    resources = Resources(own)

    assert resources.find("facts", "contacts.yaml") == packaged() / "facts" / "contacts.yaml"
    assert resources.find("facts", "linkki.yaml") is None
    assert [path.name for path in resources.entries("facts") if resources.is_own(path)] == []


def test_directory_that_is_a_link_leading_out_is_not_followed(tmp_path: Path) -> None:
    write(tmp_path / "muualla" / "contacts.yaml")
    own = tmp_path / "oma"
    link(own / "facts", tmp_path / "muualla")

    resources = Resources(own)

    assert resources.find("facts", "contacts.yaml") == packaged() / "facts" / "contacts.yaml"
    assert [path.name for path in resources.entries("facts") if resources.is_own(path)] == []


def test_link_within_the_own_directory_is_followed(tmp_path: Path) -> None:
    write(tmp_path / "yhteiset.yaml")
    link(tmp_path / "facts" / "contacts.yaml", tmp_path / "yhteiset.yaml")

    assert Resources(tmp_path).find("facts", "contacts.yaml") == tmp_path / "facts" / "contacts.yaml"


def test_own_directory_may_itself_be_a_link(tmp_path: Path) -> None:
    write(tmp_path / "levyllä" / "facts" / "contacts.yaml")
    link(tmp_path / "oma", tmp_path / "levyllä")

    assert Resources(tmp_path / "oma").find("facts", "contacts.yaml") == tmp_path / "oma" / "facts" / "contacts.yaml"


def test_example_is_there() -> None:
    assert example().is_file()
