"""The documentation: every example in it runs, every link leads somewhere, and nothing that exists is left out."""

import ast
import contextlib
import inspect
import io
import os
import re
import shlex
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import partial
from pathlib import Path
from typing import Any

import attrs
import pytest
from jinja2.filters import FILTERS

import voikukkia_kit
from finnish_tables import command_names, document_rows, option_rows, problem_rows
from template_values import tables_of
from voikukkia_kit.cli import main
from voikukkia_kit.errors.catalogue import CATALOGUE
from voikukkia_kit.files import load
from voikukkia_kit.files.document_files import FRAME
from voikukkia_kit.files.keys import canonical_key, key_term
from voikukkia_kit.files.library import Library
from voikukkia_kit.language import language, languages, names
from voikukkia_kit.media.table import MEDIA
from voikukkia_kit.model.contacts import Contact
from voikukkia_kit.model.document import About, Document, DocumentWords, Occasion
from voikukkia_kit.model.people import Facilitator, Led, ParticipantsKind
from voikukkia_kit.model.practice import BreakFrom, Leading, Limits, Methods, Practice, RoleNeeded, StaysLight, Trained
from voikukkia_kit.model.programme import Item, Programme
from voikukkia_kit.model.reader import Reader
from voikukkia_kit.model.series import Change, Group, Length
from voikukkia_kit.model.session import (
    Activity,
    Becomes,
    Delivery,
    Lead,
    Material,
    Method,
    Per,
    Session,
    SessionKind,
    Variant,
)
from voikukkia_kit.model.words import (
    ActivityWords,
    Before,
    Forms,
    Heavy,
    Invitation,
    LeadersProgramme,
    LeadersSession,
    ParentsProgramme,
    ParentsSession,
    Prompts,
    RemoteLetter,
    RemoteWork,
    Titled,
    WhatIf,
)

ROOT = Path(__file__).parents[1]
DOCS = ROOT / "docs"
PAGES = {path.relative_to(ROOT).as_posix(): path for path in (ROOT / "README.md", *sorted(DOCS.rglob("*.md")))}
TEXTS = {name: path.read_text(encoding="utf-8") for name, path in PAGES.items()}

FINNISH_PAGES = {"README.md", *(name for name in PAGES if name.startswith("docs/fi/"))}
# What a programmer or a translator needs; every other page is there in Finnish too.
ENGLISH_ONLY = {
    *("docs/reference/api.md", "docs/reference/templates.md", "docs/how-to/add-a-language.md"),
    *("docs/explanation/architecture.md", "docs/explanation/words.md"),
}
# Pages that change the kit itself; they are followed in a copy of it.
IN_A_COPY = {"docs/how-to/add-a-language.md", "docs/how-to/add-a-document.md"}
# How one gets the kit, opens a file on Windows, and the two commands of README: `.ci/run` runs those in a clean clone.
NOT_RUN_HERE = {
    *("make demo", "make test"),
    *("python3 -m venv .venv", ".venv/bin/pip install .", "uv tool install ."),
    *("py -m pip install .", "notepad ryhma.yaml", "start SJK-K27\\index.html"),
}
PROGRAM = "import sys; from voikukkia_kit.cli import main; sys.exit(main())"  # called by its name, as at a desk
SMALL_PROGRAMS = {"cp", "mkdir", "mv", "ls", "cat", "rm"}
ANSWERS = (
    "SJK-K27",
    "Esimerkkijärjestö",
    "Kauppakatu 1",
    "14.1.2027",
    "to 17–19",
    "Maija",
    "Ville",
    "6",
    "044 000 0000",
)
KEYS = ("keys", "keys.series", "keys.facilitator", "keys.change", "keys.length")
PROMPTS = ("$ ", "> ")

FENCE = re.compile(r"^```(?P<info>[^\n`]+)\n(?P<text>.*?)^```$", re.MULTILINE | re.DOTALL)
LINK = re.compile(r"""(?:\]\(|<img src=")(?!https?:)([^)"\s]+)""")
COUNTED = re.compile(r"\d+(?= (?:files were written|tiedostoa, niistä|of them PDFs))|(?<=PDF-tiedostoja )\d+")
GENERATED = re.compile(r"<!-- generated: ([a-z-]+) -->\n(.*?)<!-- end -->", re.DOTALL)


# What a page holds


@attrs.frozen
class Block:
    """A fenced block.

    Attributes:
        where: Page and line, for messages.
        language: First word of its info string.
        flags: The others: `file=` writes it there, `from=` looks for it there, `exit=` is how its last command
            ends, `output` is what the Python block before it prints, `wrong` is a group file with problems.
        text: What stands in it.
    """

    where: str
    language: str
    flags: Mapping[str, str]
    text: str


def blocks(name: str) -> Iterator[Block]:
    text = TEXTS[name]
    for match in FENCE.finditer(text):
        kind, *flags = match["info"].split()
        line = text.count("\n", 0, match.start()) + 1
        given = dict((*flag.split("=", 1), "")[:2] for flag in flags)
        yield Block(f"{name}:{line}", kind, given, match["text"])


BLOCKS = [block for name in PAGES for block in blocks(name)]


def commands(block: Block) -> Iterator[tuple[str, list[str] | None]]:
    """Yield each command of a console block with what it prints; None where the block shows no prompt, nor output."""
    lines = block.text.replace("\\\n", "").splitlines()
    if not lines[0].startswith(PROMPTS):
        yield from ((line, None) for line in lines if line)
        return
    starts = [index for index, line in enumerate(lines) if line.startswith(PROMPTS)]
    for start, stop in zip(starts, [*starts[1:], len(lines)], strict=True):
        yield lines[start][2:], lines[start + 1 : stop]


def compare(where: str, expected: Iterable[str], found: str) -> None:
    """Compare what a page shows with what was found; a line of three dots stands for any lines."""
    lines = list(expected)
    pattern = "".join("(?:.*\n)*?" if line == "..." else re.escape(plain(line)) + "\n" for line in lines)
    if not re.fullmatch(pattern, plain(found)):
        pytest.fail("\n".join([f"{where} shows", *lines, "but found was", found]), pytrace=False)


def plain(text: str) -> str:
    """Return text as it is compared.

    Windows separates folders by a backslash. How many files a pack has changes with every drawing and handout.
    """
    lines = "\n".join(line.rstrip() for line in text.split("\n")).replace("\\", "/")
    return COUNTED.sub("N", lines)


# What a reader does


class Typed(io.StringIO):
    """A keyboard: a terminal shows what is typed."""

    def isatty(self) -> bool:
        return True

    def readline(self, size: int | None = -1, /) -> str:
        line = super().readline() if size is None else super().readline(size)
        sys.stdout.write(line)
        return line


class Follower:
    """Follows a page, block by block, in a folder of its own."""

    def __init__(self, page: str, folder: Path) -> None:
        self.folder = folder
        self.in_a_copy = page in IN_A_COPY
        self.language = "fi" if page in FINNISH_PAGES else "en"
        self.names: dict[str, Any] = {"__name__": "page"}
        self.printed = ""
        for name in ("templates", "examples", "docs"):
            if self.in_a_copy or name == "examples":  # packs are made beside the file
                shutil.copytree(ROOT / name, folder / name)
            else:
                (folder / name).symlink_to(ROOT / name)
        if self.in_a_copy:
            shutil.copytree(ROOT / "src", folder / "src", ignore=shutil.ignore_patterns("__pycache__"))

    def follow(self, block: Block) -> None:
        if "from" in block.flags:
            self.look_for(block, self.folder / block.flags["from"])
        elif "file" in block.flags:
            path = self.folder / block.flags["file"]
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(block.text, encoding="utf-8")
            if block.language == "yaml" and is_group(block.text) and "wrong" not in block.flags and not self.in_a_copy:
                load(path)
        else:
            getattr(self, block.language)(block)

    @staticmethod
    def look_for(block: Block, path: Path) -> None:
        """Look for the lines of a block in a file, or in the text of a page."""
        text = path.read_text(encoding="utf-8").replace("\r\n", "\n")
        if path.suffix == ".html":
            text = re.sub(r"\s*<[^>]*>\s*", "\n", text)
        compare(block.where, ["...", *block.text.splitlines(), "..."], f"{text}\n")

    def text(self, block: Block) -> None:
        """Compare what a Python block printed; another block of text is a drawing."""
        if "output" in block.flags:
            compare(block.where, block.text.splitlines(), self.printed)

    def yaml(self, block: Block) -> None:
        """Load a group file, or a part of one in the place of the same keys of the example."""
        path = self.folder / "part.yaml"
        path.write_text(whole(block.text), encoding="utf-8")
        load(path)
        path.unlink()

    def python(self, block: Block) -> None:
        output = io.StringIO()
        with contextlib.redirect_stdout(output):
            exec(compile(block.text, block.where, "exec"), self.names)  # noqa: S102  # our own examples
        self.printed = output.getvalue()

    def diff(self, block: Block) -> None:
        """Make the changes of a diff; the lines around each stand once in their file."""
        for part in re.split(r"^--- a/.*\n\+\+\+ b/", block.text, flags=re.MULTILINE)[1:]:
            name, *hunks = re.split(r"^@@.*\n|(?<=\.\w{2})\n|(?<=\.\w{4})\n", part, flags=re.MULTILINE)
            path = self.folder / name.strip()
            for hunk in filter(None, hunks):
                lines = [(line[:1], line[1:]) for line in hunk.splitlines()]
                before, after = ("".join(f"{text}\n" for sign, text in lines if sign != skip) for skip in "+-")
                text = path.read_text(encoding="utf-8")
                assert text.count(before) == 1, (block.where, before)
                path.write_text(text.replace(before, after), encoding="utf-8")

    def console(self, block: Block) -> None:
        code = 0
        for command, expected in commands(block):
            assert code == 0, f"{block.where}: a command before {command!r} failed"
            if command.partition("#")[0].strip() in NOT_RUN_HERE:
                continue
            code, output = self.run(command, expected or [])
            if expected is not None:
                compare(f"{block.where}: {command}", expected, output)
        assert code == int(block.flags.get("exit", 0)), f"{block.where} ended with {code}:\n{output}"

    def run(self, command: str, expected: list[str]) -> tuple[int, str]:
        if self.language == "fi":  # on Windows: a backslash separates folders there
            command = command.replace("\\", "/")
        program, *arguments = shlex.split(command, comments=True)
        settings = {}
        while "=" in program:
            settings |= [program.split("=", 1)]
            program, *arguments = arguments
        if program in SMALL_PROGRAMS:
            return self.outside(["sh", "-c", command], settings)
        if program in ("py", "python"):
            return self.outside([sys.executable, *arguments], settings)
        assert program == "voikukkia", f"Add {command!r} to what is run, or say why it cannot be."
        # A command that starts processes, or reads the environment, gets a process of its own, as it has at a desk.
        alone = self.in_a_copy or settings or {"build", "demo", "share"}.intersection(arguments[:1])
        if alone:
            return self.outside([sys.executable, "-c", PROGRAM, *arguments], settings)
        return self.inside(arguments, expected)

    def outside(self, command: list[str], settings: Mapping[str, str]) -> tuple[int, str]:
        environment = dict(os.environ) | {"PYTHONIOENCODING": "utf-8"} | settings
        if self.in_a_copy:
            environment = {name: value for name, value in environment.items() if not name.startswith("COVERAGE")}
            environment["PYTHONPATH"] = str(self.folder / "src")
        done = subprocess.run(
            command, env=environment, check=False, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, timeout=300
        )
        return done.returncode, done.stdout.decode()

    @staticmethod
    def inside(arguments: list[str], expected: list[str]) -> tuple[int, str]:
        output, questions = io.StringIO(), {word for lang in languages() for word in lang.words("ask").values()}
        asked = [line.rpartition(": ") for line in expected]
        answers = [
            answer
            for question, _, answer in asked
            if question in questions or question.endswith(("(yes/no)", "(kyllä/ei)"))
        ]
        typed = Typed("".join(f"{answer}\n" for answer in answers or ANSWERS))
        with pytest.MonkeyPatch.context() as patch, contextlib.redirect_stdout(output):
            patch.setattr(sys, "stdin", typed)
            patch.setattr(sys, "stderr", output)
            code = main(arguments)
        if arguments[:1] == ["new"] and not expected:  # what no page shows may stay small
            with Path(arguments[1]).open("a", encoding="utf-8") as file:
                file.write("asiakirjat: [ohjelma]\n")
        return code, output.getvalue()


def is_group(text: str) -> bool:
    return {"code", "place", "start"} <= set(map(canonical, entries(text)))


def whole(part: str) -> str:
    """Return a group file: a part of one stands in the example in the place of the same keys, in whatever language."""
    if is_group(part):
        return part
    example = (ROOT / "examples" / "sjk-k27.yaml").read_text(encoding="utf-8")
    given = {canonical(entry) for entry in entries(part)}
    given |= {"start", "time"} & {field.name for field in attrs.fields(Group) if field.metadata.get("unless") in given}
    return "".join(entry for entry in entries(example) if canonical(entry) not in given) + part


def entries(text: str) -> list[str]:
    """Return the entries of a mapping with the lines below each."""
    return [entry for entry in re.split(r"^(?=[^\s#-])", text, flags=re.MULTILINE) if canonical(entry)]


def canonical(entry: str) -> str:
    spelled = entry.partition(":")[0].strip()
    known = ((section, name) for section in KEYS for name in names(section))
    return next((name for section, name in known if spelled in (name, *spellings(section, name))), "")


def spellings(section: str, name: str) -> list[str]:
    return [word for lang in languages() for word in texts(lang.phrases.get(section, {}).get(name, ()))]


@pytest.mark.parametrize("page", PAGES)
def test_page_can_be_followed(page: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    follower = Follower(page, tmp_path)
    monkeypatch.chdir(tmp_path)
    for name in ("LC_ALL", "LC_MESSAGES", "VOIKUKKIA_TEMPLATES"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("LANG", "C.UTF-8")
    monkeypatch.setenv("VOIKUKKIA_LANGUAGE", follower.language)

    for block in blocks(page):
        follower.follow(block)


def test_examples_were_found() -> None:
    run = [command for block in BLOCKS if block.language == "console" for command, _ in commands(block)]
    kinds = [block.language for block in BLOCKS]

    assert len([command for command in run if "voikukkia " in command]) >= 40
    assert kinds.count("python") >= 5
    assert kinds.count("yaml") >= 15
    assert set(kinds) == {"console", "python", "yaml", "text", "diff", "html", "markdown", "xml"}


def test_commands_that_are_not_run_here_stand_in_the_pages() -> None:
    run = {command.partition("#")[0].strip() for b in BLOCKS if b.language == "console" for command, _ in commands(b)}
    ci = (ROOT / ".ci" / "run").read_text(encoding="utf-8")

    assert run >= NOT_RUN_HERE
    assert [target for target in ("make demo", "make test") if f"in_clone {target}\n" not in ci] == []


def test_block_without_a_language_is_not_there() -> None:
    assert [
        name
        for name, text in TEXTS.items()
        if len(re.findall("^```", text, re.MULTILINE)) != 2 * len(list(blocks(name)))
    ] == []


def sections(text: str) -> dict[str, str]:
    return dict(re.findall(r"^## ([^\n]+)\n(.*?)(?=^## |\Z)", text, re.MULTILINE | re.DOTALL))


# Links


def anchors(text: str) -> set[str]:
    """Return the anchors that a site such as GitHub gives the headings of a page."""
    headings = re.findall(r"^#+ +(.+)$", FENCE.sub("", text), re.MULTILINE)
    return {re.sub(r"[^\w\- ]", "", heading.strip().casefold()).replace(" ", "-") for heading in headings}


def links() -> Iterator[tuple[str, str]]:
    for name, text in TEXTS.items():
        yield from ((name, target) for target in LINK.findall(FENCE.sub("", text)))


def test_links_were_found() -> None:
    assert len(list(links())) > 60


@pytest.mark.parametrize(("page", "target"), sorted(set(links())))
def test_link_leads_somewhere(page: str, target: str) -> None:
    file, _, anchor = target.partition("#")
    path = (PAGES[page].parent / file).resolve() if file else PAGES[page]

    assert path.exists()
    assert path.is_relative_to(ROOT)
    assert not anchor or anchor in anchors(path.read_text(encoding="utf-8"))


def test_every_page_is_in_the_index() -> None:
    linked = {target for page, target in links() if page == "docs/README.md"}

    pages = {path.relative_to(DOCS).as_posix() for path in PAGES.values() if path.is_relative_to(DOCS)}

    assert pages - linked == {"README.md"}


def test_every_page_for_leaders_is_there_in_finnish() -> None:
    finnish = {page for page in TEXTS if page.startswith("docs/fi/")}
    english = set(TEXTS) - finnish - {"README.md", "docs/README.md"} - ENGLISH_ONLY

    told = {target for page in finnish for target in re.findall(r"\(\[In\s+English\]\(([^)]+)\)\)", TEXTS[page])}
    missing = {page for page in english if f"../{page.removeprefix('docs/')}" not in told}

    assert missing == set()
    assert len(english) >= 15


def test_what_is_in_english_only_is_said_in_finnish() -> None:
    finnish = sections(TEXTS["docs/README.md"])["Suomeksi"]

    assert {f"docs/{target}" for target in LINK.findall(finnish) if not target.startswith("fi/")} == ENGLISH_ONLY


def test_pictures_are_small_and_shown() -> None:
    pictures = {path.relative_to(ROOT).as_posix() for path in (DOCS / "pictures").iterdir()}
    images = {target for page, target in links() if page == "README.md" and target.endswith(".png")}

    assert pictures == images != set()
    assert [name for name in pictures if (ROOT / name).stat().st_size > 150_000] == []


# What the code says, in the pages


def table(heads: Iterable[str], rows: Iterable[Iterable[str]]) -> str:
    lines = [list(heads), *map(list, rows)]
    lines.insert(1, ["---"] * len(lines[0]))
    return "".join("| " + " | ".join(cell.replace("|", "\\|") for cell in line) + " |\n" for line in lines)


def coded(words: Iterable[str]) -> str:
    return ", ".join(f"`{word}`" for word in words)


def words_of(*sections: str, left_out: Iterable[str] = ()) -> str:
    """Return a table of sections: every word that is understood, by language."""
    spoken = [lang for lang in languages() if any(section in lang.phrases for section in sections)]
    rows = (
        tuple(coded(texts(lang.phrases.get(section, {}).get(name, ()))) for lang in spoken)
        for section in sections
        for name in names(section)
        if name not in left_out
    )
    return table([lang.word("language", "name") for lang in spoken], dict.fromkeys(rows))


def texts(phrase: Any) -> Iterable[str]:
    return [phrase] if isinstance(phrase, str) else phrase.values() if isinstance(phrase, dict) else phrase


LIBRARY = Library.at()
COMPLETE = [lang for lang in languages() if lang.is_complete]
FOR = {Reader.FACILITATORS: "leaders", Reader.PARTICIPANTS: "participants"}
STEM = {About.SERIES: "{}", About.SESSION: "NN-{}", About.HANDOUTS: "NN-{}", About.HANDOUT: "NN-{}-<topic>"}
PRINTED = {
    Occasion.START: "before the start",
    Occasion.SESSION: "each session",
    Occasion.MISSED: "when someone was away",
    Occasion.END: "at the end",
}
COPIES = {
    Per.GROUP: "1",
    Per.PARTICIPANT: "one for each participant",
    Per.FACILITATOR: "one for each leader",
    Per.PERSON: "one for each participant and leader",
}


def documents() -> str:
    """Return a table of every document: what a Finnish group file calls it, and what its directory says."""
    rows = []
    for one in LIBRARY.documents():
        words, chosen = (LIBRARY.document_words(name, "fi") for name in (one.name, one.chosen_as))
        stem = STEM[one.about].format(words.file)
        name, media = f"`{one.name}`", ", ".join(one.media)
        rows.append(
            (name, f"`{chosen.name}`", f"`{stem}`", FOR[one.reader], PRINTED[one.printed], COPIES[one.copies], media)
        )
    return table(("Document", "In `asiakirjat`", "File", "For", "Printed", "Copies", "As"), rows)


def document_names() -> str:
    """Return a table of what each language calls the documents that a group file can choose."""
    chosen = [document.name for document in LIBRARY.documents() if document.chosen_as == document.name]
    rows = [[f"`{LIBRARY.document_words(name, lang.code).name}`" for lang in COMPLETE] for name in chosen]
    return table([lang.word("language", "name") for lang in COMPLETE], rows)


def files_of_documents() -> str:
    """Return the rows of the documents for the table of the names of files."""
    rows = [
        [f"`{LIBRARY.document_words(document.name, lang.code).file}`" for lang in COMPLETE]
        for document in LIBRARY.documents()
    ]
    return "".join(f"| {' | '.join(row)} |\n" for row in rows)


def problems() -> str:
    kinds = {False: "error", True: "warning"}
    return table(
        ("Code", "Kind", "What it says", "What it advises", "Source"),
        (
            (f"`{code}`", kinds[entry.warning], entry.says, entry.advice, entry.source)
            for code, entry in sorted(CATALOGUE.items())
        ),
    )


def modules() -> str:
    package = ROOT / "src" / "voikukkia_kit"
    rows = []
    for path in sorted(package.rglob("*.py"), key=lambda path: (path.parent, path.name != "__init__.py", path.name)):
        parts = path.relative_to(package).with_suffix("").parts
        name = ".".join(parts[:-1] if parts[-1] == "__init__" else parts) or "voikukkia_kit"
        docstring = ast.get_docstring(ast.parse(path.read_text(encoding="utf-8"))) or ""
        rows.append((f"`{name}`", first_sentence(docstring)))
    return table(("Module", "What it does"), rows)


def first_sentence(docstring: str) -> str:
    paragraph = " ".join(docstring.strip().split("\n\n")[0].split())
    return re.split(r"(?<=[.!?])\s", paragraph)[0]


def public_names() -> str:
    rows = (
        (f"`{name}`", first_sentence(inspect.getdoc(getattr(voikukkia_kit, name)) or ""))
        for name in voikukkia_kit.__all__
    )
    return table(("Name", "What it is"), rows)


def option_table(command: str) -> str:
    """Return a table of the options of a command, as its help tells them in Finnish."""
    return table(("Valitsin", "Mitä se tekee"), option_rows(command))


MADE: dict[tuple[str, str], Callable[[], str]] = {
    ("docs/reference/group-file.md", "keys"): lambda: words_of(*KEYS),
    ("docs/reference/group-file.md", "values"): lambda: words_of("values", left_out={"both"}),
    ("docs/reference/group-file.md", "weekdays"): lambda: words_of("weekdays"),
    ("docs/reference/group-file.md", "documents"): document_names,
    ("docs/reference/group-file.md", "methods"): lambda: words_of("methods"),
    ("docs/reference/pack.md", "documents"): documents,
    ("docs/reference/pack.md", "files"): lambda: words_of("files") + files_of_documents(),
    ("docs/reference/templates.md", "leaders"): lambda: tables_of("leaders"),
    ("docs/reference/templates.md", "parents"): lambda: tables_of("parents"),
    ("docs/reference/templates.md", "both"): lambda: tables_of("both"),
    ("docs/reference/problems.md", "problems"): problems,
    ("docs/reference/api.md", "names"): public_names,
    ("docs/explanation/architecture.md", "modules"): modules,
    ("docs/fi/ryhmatiedosto.md", "keys"): lambda: words_of(*KEYS),
    ("docs/fi/ryhmatiedosto.md", "values"): lambda: words_of("values", left_out={"both"}),
    ("docs/fi/ryhmatiedosto.md", "methods"): lambda: words_of("methods"),
    ("docs/fi/paketti.md", "documents"): lambda: table(
        ("Kohdassa `asiakirjat`", "Tiedosto", "Kenelle", "Milloin tulostetaan", "Montako"), document_rows()
    ),
    ("docs/fi/viestit.md", "problems"): lambda: table(("Koodi", "Laji", "Viesti", "Neuvo"), problem_rows()),
    **{("docs/fi/komennot.md", f"options-{name}"): partial(option_table, name) for name in command_names()},
}


@pytest.mark.parametrize(("page", "name"), MADE)
def test_table_says_what_the_code_says(page: str, name: str, request: pytest.FixtureRequest) -> None:
    made = MADE[page, name]()
    text = PAGES[page].read_text(encoding="utf-8")
    if request.config.getoption("update_golden"):
        text = GENERATED.sub(
            lambda match: f"<!-- generated: {name} -->\n{made}<!-- end -->" if match[1] == name else match[0], text
        )
        PAGES[page].write_text(text, encoding="utf-8")

    tables = dict(GENERATED.findall(text))

    assert tables[name] == made, "pytest --update-golden writes it anew"


def test_every_generated_table_is_known() -> None:
    assert {(name, table) for name, text in TEXTS.items() for table, _ in GENERATED.findall(text)} == set(MADE)


# The group file


# Where each page tells of the keys that stand inside others: the heading, and the key they stand in.
INNER = {
    "docs/reference/group-file.md": {
        "Facilitators": (Facilitator, "ohjaajat"),
        "Changes": (Change, "muutokset"),
        "Lengths": (Length, "kestot"),
        "Leaders of single sessions": (Led, "vetäjät"),
    },
    "docs/fi/ryhmatiedosto.md": {
        "Ohjaajat": (Facilitator, "ohjaajat"),
        "Muutokset": (Change, "muutokset"),
        "Kestot": (Length, "kestot"),
        "Yhden kerran ohjaajat": (Led, "vetäjät"),
    },
}
SPOKEN = {"docs/reference/group-file.md": ("fi", "en"), "docs/fi/ryhmatiedosto.md": ("fi",)}
REQUIRED = {"docs/reference/group-file.md": "required", "docs/fi/ryhmatiedosto.md": "tarvitaan"}


@attrs.frozen
class Row:
    """A row of the keys of the group file: its key in the languages of its page, and its other cells."""

    page: str
    kind: type
    within: str
    keys: tuple[str, ...]
    default: str
    example: str


def key_rows() -> Iterator[Row]:
    for page, inner in INNER.items():
        for heading, text in sections(GENERATED.sub("", TEXTS[page])).items():
            kind, within = inner.get(heading, (Group, ""))
            for line in text.splitlines():
                cells = [cell.strip() for cell in re.split(r"(?<!\\)\|", line)[1:-1]]
                if len(cells) == 4 and cells[0].startswith("`"):
                    yield Row(page, kind, within, tuple(re.findall("`([^`]+)`", cells[0])), cells[2], cells[3])


ROWS = list(key_rows())


def fields(kind: type[attrs.AttrsInstance]) -> dict[str, Any]:
    """Return the fields that stand in a file; where a value was read is none of them."""
    return {field.name: field for field in attrs.fields(kind) if field.name != "source"}


@pytest.mark.parametrize("page", INNER)
@pytest.mark.parametrize("kind", [Group, Facilitator, Led, Change, Length])
def test_every_key_of_the_group_file_has_its_row(kind: type[attrs.AttrsInstance], page: str) -> None:
    wanted = {*fields(kind), *(["form"] if kind is Group else [])}

    terms = [key_term(kind, name) for name in wanted]
    expected = [tuple(language(code).word(term.section, term.name) for code in SPOKEN[page]) for term in terms]

    assert sorted(row.keys for row in ROWS if (row.page, row.kind) == (page, kind)) == sorted(expected)


@pytest.mark.parametrize("page", INNER)
def test_row_says_which_keys_are_required(page: str) -> None:
    rows = [row for row in ROWS if row.page == page]
    told = {
        (row.kind, canonical_key(row.kind, row.keys[0], fields(row.kind)))
        for row in rows
        if row.default.startswith(REQUIRED[page])
    }

    there = {
        (row.kind, name)
        for row in rows
        for name, field in fields(row.kind).items()
        if field.default is attrs.NOTHING or "unless" in field.metadata
    }

    assert told == there != set()


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row.keys[-1])
def test_example_of_a_key_is_understood(row: Row, tmp_path: Path) -> None:
    lines = re.findall("`([^`]+)`", row.example)
    text = "".join(f"  - {line}\n" for line in lines) if row.within else "".join(f"{line}\n" for line in lines)
    path = tmp_path / "ryhma.yaml"
    path.write_text(whole(f"{row.within}:\n{text}" if row.within else text), encoding="utf-8")

    assert lines
    assert load(path)


# What lies on disk


RULES = (Limits, Methods, BreakFrom, StaysLight, RoleNeeded, Leading)
STRUCTURE = (Programme, Item, Session, Activity, Variant, Material, Practice, *RULES)
LEADERS = (LeadersProgramme, RemoteWork, Forms, Prompts, LeadersSession, Before, ActivityWords, Heavy, WhatIf)
PARENTS = (ParentsProgramme, RemoteLetter, Titled, Invitation, ParentsSession)
ON_DISK = ("docs/reference/session-directory.md", "docs/fi/kerran-tiedostot.md")
IN_ITS_NAME = {"name", "number", "slug", "order"}  # `order` stands in the file as `sessions`


@pytest.mark.parametrize("page", ON_DISK)
def test_every_key_and_word_of_a_programme_is_told(page: str) -> None:
    told = set(re.findall("`([^`\n]+)`", FENCE.sub("", TEXTS[page])))

    keys = {field.name for kind in (*STRUCTURE, *LEADERS, *PARENTS) for field in attrs.fields(kind)} - IN_ITS_NAME
    words = {
        member.value for kind in (Becomes, SessionKind, Lead, Method, Per, ParticipantsKind, Trained) for member in kind
    }

    assert (keys | words) - {word for each in told for word in re.findall(r"[\w-]+", each)} == set()


@pytest.mark.parametrize("page", ON_DISK)
def test_every_macro_is_told(page: str) -> None:
    macros = (ROOT / "templates" / "documents" / FRAME / "macros.html").read_text(encoding="utf-8")

    told = set(re.findall(r"^\| `\{\{ (\w+)\(", TEXTS[page], re.MULTILINE))

    assert told == set(re.findall(r"macro (\w+)", macros)) != set()


@pytest.mark.parametrize("page", ["docs/how-to/confirm-the-crisis-numbers.md", "docs/fi/kriisinumerot.md"])
def test_every_key_of_the_contacts_is_told(page: str) -> None:
    rows = re.findall(r"^\| (`.+?) \|", TEXTS[page], re.MULTILINE)

    assert {key for row in rows for key in re.findall(r"\w+", row)} == {field.name for field in attrs.fields(Contact)}


def rows_of(page: str, heading: str) -> set[str]:
    """Return the words in code in the first column of the tables under a heading."""
    rows = re.findall(r"^\| (`.+?) \|", sections(TEXTS[page])[heading].replace("\\|", "|"), re.MULTILINE)
    return {word for row in rows for word in re.findall("`([^`]+)`", row)}


def test_every_key_of_a_document_has_its_row() -> None:
    keys = {field.name for kind in (Document, DocumentWords) for field in attrs.fields(kind)}

    assert rows_of("docs/reference/templates.md", "The files of a document") == keys


def test_every_value_of_a_document_is_told() -> None:
    text = sections(TEXTS["docs/reference/templates.md"])["The files of a document"]
    values = {member.value for kind in (About, Occasion, Per, Delivery) for member in kind}

    assert {word.value for word in FOR} | values | set(MEDIA) <= set(re.findall("`([^`\n]+)`", text))


def test_every_filter_of_the_kit_s_own_templates_has_its_row() -> None:
    templates = [path for path in (ROOT / "templates" / "documents").rglob("*.*") if path.suffix in (".html", ".txt")]
    used = {name for path in templates for name in re.findall(r"\|(\w+)", path.read_text(encoding="utf-8"))}

    ours = {f"|{name}" for name in used - set(FILTERS)}

    assert rows_of("docs/reference/templates.md", "Filters") == ours != set()


# Commands


COMMANDS = ("docs/reference/commands.md", "docs/fi/komennot.md")


def help_of(*arguments: str) -> str:
    output = io.StringIO()
    with contextlib.redirect_stdout(output):
        assert main([*arguments, "-h"]) == 0
    return output.getvalue()


def every_command(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    monkeypatch.setenv("VOIKUKKIA_LANGUAGE", "en")
    return re.findall(r"^  ([a-z]+)  ", help_of().partition("Commands:")[2].partition("Options:")[0], re.MULTILINE)


@pytest.mark.parametrize("page", COMMANDS)
def test_every_command_and_option_has_its_row(page: str, monkeypatch: pytest.MonkeyPatch) -> None:
    told = {
        name.removeprefix("voikukkia "): set(re.findall(r"^\| `(--?[a-z-]+)", text, re.MULTILINE))
        for name, text in sections(TEXTS[page]).items()
        if name.startswith("voikukkia ")
    }

    there = {
        name: set(re.findall(r"^  (--[a-z-]+)", help_of(name), re.MULTILINE)) for name in every_command(monkeypatch)
    }

    assert "build" in there
    assert told == there


@pytest.mark.parametrize("page", COMMANDS)
def test_exit_codes_are_those_of_the_command(page: str) -> None:
    rows = re.findall(r"^\| `(\d)` \|", TEXTS[page], re.MULTILINE)

    assert rows == ["0", "1", "2", "3", "4", "5"]


def commands_named() -> set[str]:
    """Return the commands that stand in the sentences of Finnish pages, without `voikukkia`."""
    pages = (FENCE.sub("", TEXTS[page]) for page in FINNISH_PAGES)
    return {command for text in pages for command in re.findall(r"`voikukkia ([^`]+)`", text)}


def test_every_command_is_found_by_what_one_wants() -> None:
    beginning = TEXTS["docs/fi/komennot.md"].partition("\n## ")[0]

    assert {target for target in LINK.findall(beginning) if target.startswith("#")} == {
        f"#voikukkia-{name}" for name in command_names()
    }


def test_commands_named_in_finnish_sentences_are_right(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)  # without the files that they name: only a wrong command ends with 2
    named = [shlex.split(command) for command in sorted(commands_named())]

    unknown = [name for name, *_ in named if name not in command_names() and not name.endswith(".yaml")]
    with contextlib.redirect_stdout(io.StringIO()):
        wrong = [words for words in named if len(words) > 1 and words[0] != "new" and main(words) == 2]

    assert (unknown, wrong) == ([], [])
    assert len(named) > 15


def test_every_public_function_and_kind_of_error_is_used_in_an_example() -> None:
    examples = "\n".join(
        b.text for b in BLOCKS if b.language == "python" and b.where.startswith("docs/reference/api.md")
    )

    used = {node.id for node in ast.walk(ast.parse(examples)) if isinstance(node, ast.Name)}

    public = {name: getattr(voikukkia_kit, name) for name in voikukkia_kit.__all__}
    wanted = {
        name
        for name, value in public.items()
        if inspect.isfunction(value) or (isinstance(value, type) and issubclass(value, Exception))
    }
    assert wanted - used == set()
    assert len(wanted) > 15
