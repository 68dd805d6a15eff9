"""The names that a program may use, and what importing them costs."""

import importlib
import subprocess
import sys
from importlib.metadata import version

import pytest

import voikukkia_kit as kit

HEAVY = {"weasyprint", "jinja2", "icalendar", "yaml", "click", "concurrent", "multiprocessing", "email"}


def loaded(code: str) -> set[str]:
    """Return the outermost packages that are loaded after some code ran."""
    command = [sys.executable, "-c", f"{code}\nimport sys\nprint(*sys.modules)"]
    ran = subprocess.run(command, check=True, capture_output=True, text=True, timeout=60)
    return {name.partition(".")[0] for name in ran.stdout.split()}


@pytest.mark.parametrize("name", kit.__all__)
def test_name_loads_and_is_what_its_module_calls_so(name: str) -> None:
    value = getattr(kit, name)

    assert value.__name__ == name
    assert getattr(importlib.import_module(value.__module__), name) is value


def test_names_are_in_order_and_are_what_is_offered() -> None:
    assert kit.__all__ == sorted(set(kit.__all__))
    assert dir(kit) == kit.__all__


def test_every_name_that_can_be_loaded_is_public() -> None:
    homes = {name for names in kit._HOMES.values() for name in names.split()}  # noqa: SLF001  # the other half of the list

    assert homes == set(kit.__all__)


def test_version_is_that_of_the_package() -> None:
    assert kit.__version__ == version("voikukkia-kit")


def test_other_name_is_refused() -> None:
    with pytest.raises(AttributeError, match="has no attribute 'lesson'"):
        _ = kit.lesson


def test_importing_pulls_in_nothing_heavy() -> None:
    assert "voikukkia_kit" in loaded("import voikukkia_kit")
    assert (loaded("import voikukkia_kit") - loaded("pass")) & HEAVY == set()


@pytest.mark.parametrize("name", ["Group", "Problem", "Timetable"])
def test_values_need_nothing_heavy(name: str) -> None:
    assert loaded(f"from voikukkia_kit import {name}") & {"weasyprint", "jinja2", "icalendar", "yaml", "click"} == set()


def test_building_loads_its_libraries_when_it_needs_them() -> None:
    assert loaded("from voikukkia_kit import build") & {"weasyprint", "jinja2", "icalendar", "click"} == set()


def test_importing_the_module_that_runs_the_command_runs_nothing() -> None:
    assert importlib.import_module("voikukkia_kit.__main__").main
