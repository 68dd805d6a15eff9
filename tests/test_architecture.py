"""Where things may lie and what may import what."""

import ast
import io
import re
import subprocess
import sys
import tokenize
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
PACKAGE = ROOT / "src" / "voikukkia_kit"

# A module may import its own package and what stands in the lines before it; packages of one line know
# nothing of each other.
LAYERS = (
    ("errors",),
    ("model",),
    ("schedule", "adapt", "pool", "outcomes"),
    ("resources",),
    ("language",),
    ("files",),
    ("sheets",),
    ("media", "calendars"),
    ("pack",),
    ("cli",),
    ("__main__",),
)
COMPUTES_ONLY = {name for layer in LAYERS[:3] for name in layer}
OUTSIDE_WORLD = {
    *("pathlib", "os", "io", "shutil", "tempfile", "socket", "urllib", "subprocess", "importlib"),
    *("time", "random", "secrets", "uuid"),
    *("jinja2", "weasyprint", "icalendar"),
}
CLOCK = {"now", "today", "utcnow"}
ONLY_IN = {
    "weasyprint": {"media.pdf", "media.tagging"},
    "pydyf": {"media.pdf", "media.tagging"},
    "icalendar": {"calendars.ical"},
}
LATE = ("weasyprint", "jinja2", "icalendar")
LONGEST_MODULE = 300
SUPPRESSIONS_PER_1000_LINES = 3
SUPPRESSION = re.compile(r"#\s*(noqa|type:\s*ignore|pragma:\s*no)", re.IGNORECASE)
WITH_RULE_AND_REASON = re.compile(
    r"# (noqa: [A-Z]+\d+(, ?[A-Z]+\d+)*|type: ignore\[[a-z-]+(, ?[a-z-]+)*\]|pragma: no (cover|branch))"
    r"[:,;]?\s+(# )?\S.*"
)


def name_of(path: Path) -> str:
    """Return the dotted name inside the package: `schedule.dating`, `schedule`; the package itself is ``."""
    parts = path.relative_to(PACKAGE).with_suffix("").parts
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


MODULES = {name_of(path): path for path in sorted(PACKAGE.rglob("*.py"))}


def tree(name: str) -> ast.Module:
    return ast.parse(MODULES[name].read_text(encoding="utf-8"))


def imports(name: str) -> Iterator[str]:
    """Yield what a module imports, anywhere in it, as whole dotted names."""
    package = MODULES[name].parent.relative_to(PACKAGE.parent).parts
    for node in ast.walk(tree(name)):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            base = package[: len(package) - node.level + 1] if node.level else ()
            origin = ".".join((*base, *([node.module] if node.module else [])))
            yield from (f"{origin}.{alias.name}" for alias in node.names)


def layer(name: str) -> int:
    first = name.partition(".")[0]
    for number, names in enumerate(LAYERS):
        if first in names:
            return number
    pytest.fail(f"{name or 'voikukkia_kit'} has no place in LAYERS. Give it one, or import what has one.")


def comments(path: Path) -> Iterator[tuple[int, str]]:
    tokens = tokenize.generate_tokens(io.StringIO(path.read_text(encoding="utf-8")).readline)
    yield from ((token.start[0], token.string) for token in tokens if token.type == tokenize.COMMENT)


def first_sentence(text: str) -> str:
    paragraph = " ".join(text.strip().split("\n\n")[0].split())
    return re.split(r"(?<=[.!?])\s", paragraph)[0]


def run(code: str) -> str:
    command = [sys.executable, "-c", code]
    return subprocess.run(command, check=True, capture_output=True, text=True, timeout=60).stdout


def test_modules_were_found() -> None:
    assert {
        "",
        "errors",
        "model",
        "schedule",
        "language",
        "files",
        "sheets",
        "media",
        "calendars",
        "pack",
        "cli",
    } <= set(MODULES)


@pytest.mark.parametrize("name", [name for name in MODULES if name])
def test_imports_point_one_way(name: str) -> None:
    own = name.partition(".")[0]
    ours = {
        imported.removeprefix("voikukkia_kit.")
        for imported in imports(name)
        if imported.split(".")[0] == "voikukkia_kit"
    }

    wrong = {imported for imported in ours if imported.partition(".")[0] != own and layer(imported) >= layer(name)}

    assert wrong == set()


@pytest.mark.parametrize("name", [name for name in MODULES if name.partition(".")[0] in COMPUTES_ONLY])
def test_left_part_only_computes(name: str) -> None:
    reached = {imported.split(".")[0] for imported in imports(name)} & OUTSIDE_WORLD
    calls = [node.func for node in ast.walk(tree(name)) if isinstance(node, ast.Call)]
    clock = {call.attr for call in calls if isinstance(call, ast.Attribute)} & CLOCK
    opened = {call.id for call in calls if isinstance(call, ast.Name)} & {"open", "input", "print"}

    assert (reached, clock, opened) == (set(), set(), set())


@pytest.mark.parametrize("library", ONLY_IN)
def test_library_is_imported_in_its_one_place(library: str) -> None:
    importers = {name for name in MODULES for imported in imports(name) if imported.split(".")[0] == library}

    assert importers <= ONLY_IN[library]
    assert importers


@pytest.mark.parametrize("module", ["voikukkia_kit", "voikukkia_kit.cli"])
def test_importing_pulls_in_no_heavy_library(module: str) -> None:
    loaded = run(f"import sys, {module}; print(*sys.modules)").split()

    assert module in loaded
    assert set(loaded) & set(LATE) == set()


def test_public_names_are_there() -> None:
    listed = run(
        "import voikukkia_kit as kit\n"
        "print(*(name for name in kit.__all__ if getattr(kit, name, None) is not None))\n"
        "print(*kit.__all__)"
    )

    loaded, public = listed.splitlines()

    assert loaded.split() == public.split() != []


def test_first_sentences_stand_in_the_architecture_page() -> None:
    page = (ROOT / "docs" / "explanation" / "architecture.md").read_text(encoding="utf-8")
    rows = dict(re.findall(r"^\|\s*`([^`]+)`\s*\|\s*(.+?)\s*\|\s*$", page, re.MULTILINE))
    docstrings = {name or "voikukkia_kit": ast.get_docstring(tree(name)) or "" for name in MODULES}

    sentences = {name: first_sentence(docstring) for name, docstring in docstrings.items()}

    assert {name: rows.get(name) for name in sentences} == sentences


@pytest.mark.parametrize("name", MODULES)
def test_module_fits_in_one_reading(name: str) -> None:
    assert len(MODULES[name].read_text(encoding="utf-8").splitlines()) <= LONGEST_MODULE


def test_suppressions_are_few() -> None:
    lines = sum(len(path.read_text(encoding="utf-8").splitlines()) for path in MODULES.values())
    found = [
        f"{path}:{line}" for path in MODULES.values() for line, comment in comments(path) if SUPPRESSION.search(comment)
    ]

    assert len(found) * 1000 <= SUPPRESSIONS_PER_1000_LINES * lines, found


@pytest.mark.parametrize("folder", ["src", "tests", "examples", "bench"])
def test_suppression_names_its_rule_and_reason(folder: str) -> None:
    bare = [
        f"{path}:{line}: {comment}"
        for path in sorted((ROOT / folder).rglob("*.py"))
        for line, comment in comments(path)
        if SUPPRESSION.search(comment) and not WITH_RULE_AND_REASON.match(comment)
    ]

    assert bare == []
