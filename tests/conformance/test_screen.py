"""Whether every page of both example packs can be read on a telephone and at a desk, by eye and by ear."""

import collections
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from conformance.browser import AXE, DESK, PHONE, window
from conformance.calendar_readers import need

if TYPE_CHECKING:
    from playwright.sync_api import Page

pytestmark = pytest.mark.conformance

LEAST = 16  # CSS pixels: the size of text that browsers begin with
LOOK = (Path(__file__).parent / "look_at_page.js").read_text(encoding="utf-8")
WCAG = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]
OF_TABLES = {"table", "rowgroup", "row", "cell", "columnheader", "rowheader"}
PLANTED = """<!doctype html><html lang="fi"><head><title>Koe</title>
<meta name="viewport" content="width=device-width">
<style>body { font-size: 16px } table { width: 3em; table-layout: fixed } th { overflow-wrap: break-word }
</style></head><body><main><h1>Koe</h1><p style="font-size: 15px">pienellä</p><p style="color: #999">haalealla</p>
<table><tr><th scope="row">palasina</th></tr><tr><td>ulkopuolella</td></tr></table>
<div style="width: 1400px">leveä</div></main></body></html>"""
PLANTED_FAULTS = (
    "the page is 14",
    "div reaches",
    "15 px in p: pienellä",
    "cut in th: palasina",
    "wider than its cell: ulkopuolella",
    "color-contrast",
)


def by_eye(page: "Page") -> list[str]:
    """Return what is too wide, cut or too small."""
    return list(page.evaluate(LOOK, LEAST))


def by_rule(page: "Page") -> list[str]:
    """Return what axe-core finds against WCAG 2.2, levels A and AA."""
    need(AXE.is_file(), "axe-core")
    page.evaluate(AXE.read_text(encoding="utf-8"))
    told = page.evaluate("tags => axe.run({ runOnly: { type: 'tag', values: tags } })", WCAG)
    return [f"{each['id']}: {each['nodes'][0]['html']}" for each in told["violations"]]


def by_ear(page: "Page") -> collections.Counter[str]:
    """Return how many parts of tables a screen reader is told of, by their role."""
    told = page.context.new_cdp_session(page).send("Accessibility.getFullAXTree")
    roles = collections.Counter(each.get("role", {}).get("value") for each in told["nodes"] if not each["ignored"])
    return collections.Counter({role: roles[role] for role in OF_TABLES})


def pages(packs: dict[str, Path]) -> list[Path]:
    """Return every HTML page, those of one group that another has too only once."""
    found = {path.read_bytes(): path for pack in packs.values() for path in sorted(pack.rglob("*.html"))}
    assert len(found) >= 100
    return list(found.values())


def faults(screen: "Page", paths: list[Path], *looks: Callable[["Page"], list[str]]) -> dict[str, list[str]]:
    """Return what is wrong with each page that has a fault."""
    told = {}
    for path in paths:
        screen.goto(path.as_uri())
        screen.evaluate("document.fonts.ready")
        told["/".join(path.parts[-3:])] = [fault for look in looks for fault in look(screen)]
    return {name: found for name, found in told.items() if found}


@pytest.mark.parametrize("width", [PHONE, DESK])
def test_every_page_can_be_read_on_a_telephone_and_at_a_desk(example_packs: dict[str, Path], width: int) -> None:
    with window(width) as screen:
        assert faults(screen, pages(example_packs), by_eye, by_rule) == {}


@pytest.mark.parametrize("width", [PHONE, DESK])
def test_faults_planted_in_a_page_are_found(tmp_path: Path, width: int) -> None:
    page = tmp_path / "koe.html"
    page.write_text(PLANTED, encoding="utf-8")

    with window(width) as screen:
        (found,) = faults(screen, [page], by_eye, by_rule).values()

    assert [fault for fault in PLANTED_FAULTS if not any(one.startswith(fault) for one in found)] == []


@pytest.mark.parametrize("name", ["index", "ohjaajille/04-runko", "ohjaajille/ohjelma", "osallistujille/05-monisteet"])
def test_table_that_stands_as_lines_on_a_telephone_is_still_one_to_a_screen_reader(
    example_packs: dict[str, Path], name: str
) -> None:
    shown, heard = {}, {}
    for width in (PHONE, DESK):
        with window(width) as screen:
            screen.goto((example_packs["SJK-K27"] / f"{name}.html").as_uri())
            shown[width] = screen.eval_on_selector("table", "table => getComputedStyle(table).display")
            heard[width] = by_ear(screen)

    assert shown == {PHONE: "block", DESK: "table"}
    assert min(heard[PHONE].values()) > 0
    assert heard[PHONE] == heard[DESK]
