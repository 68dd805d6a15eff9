"""What is fuzzed: each takes any bytes, and either refuses them in one of our own ways or keeps its promise.

Each returns what it refused them for, nothing where it understood them: the
corpus has one input for each kind of refusal, and stays small.
"""

import re
import tempfile
import unicodedata
from collections.abc import Callable
from pathlib import Path

import attrs

from builders import change, moment
from voikukkia_kit.errors import InputError
from voikukkia_kit.files.change_text import added
from voikukkia_kit.files.group_file import read_group_text
from voikukkia_kit.files.group_text import to_yaml
from voikukkia_kit.files.keys import spelled_keys
from voikukkia_kit.files.library import Library
from voikukkia_kit.files.text import clean_lines, cleaned, read_text, unprintable
from voikukkia_kit.media.pages import Pages
from voikukkia_kit.media.pages import sandbox as jinja
from voikukkia_kit.model.series import Group
from voikukkia_kit.sheets.dated import date

__all__ = ["TARGETS", "words"]

Refused = frozenset[str]
FILE = Path("ryhma.yaml")
LIBRARY = Library.at()
MOVE = change(4, "2.2.2027", to=moment("5.2.2027"))
CONTEXT = {"lang": "fi", "title": "Otsikko", "items": [{"name": "a", "count": 2}], "text": "**b** {c}"}
ENDLESS = re.compile(r"range|cycler|\*|[0-9]{4}")  # what is endless or huge is ended by its process, not here
INSIDES = re.compile(r" at 0x[0-9a-f]|/(?:usr|root|home)/")  # an address in memory, a path of this machine
KEYWORDS = (
    *("{{ ", " }}", "{% ", " %}", "|", "__class__", "__globals__", "mro()", "extends 'frame.html'", "block x"),
    *("endblock", "for a in items", "endfor", "if", "else", "endif", "macro f(a)", "endmacro", "call f(1)", "endcall"),
    *("set a =", "namespace(a=1)", "import 'macros.html' as m", "filter upper", "endfilter", "self", "super()"),
)
KEYWORDS_OF_FILES = (": ", "- ", "{", "}", "[", "]", "#", ">-", "|", "14.1.2027", "klo 17.00", "peruttu: kyllä")
FOLDER = tempfile.TemporaryDirectory(prefix="voikukkia-fuzz-")  # goes with the process
OWN = Path(FOLDER.name)
(OWN / "documents" / "x").mkdir(parents=True)


def reader(data: bytes) -> Refused:
    """A group file is understood or refused; what was understood is written and read again as the same group."""
    try:
        group = read_group_text(cleaned(data.decode(errors="replace"), FILE.name), FILE).group
    except InputError as refused:
        return codes(refused)
    try:
        text = to_yaml(group)
    except InputError as refused:  # a value that has no way to be written
        return codes(refused)
    assert read_group_text(text, FILE).group == group
    try:
        date(group, LIBRARY)
    except InputError as refused:
        return codes(refused)
    return frozenset()


def editor(data: bytes) -> Refused:
    """One change is added to a group file and every other byte stays, or the file is refused."""
    try:
        after = added(data, FILE, (MOVE,))
    except InputError as refused:
        return codes(refused)
    kept = iter(after)
    assert all(byte in kept for byte in data)
    before, then = (read_group_text(cleaned(text.decode("utf-8-sig"), FILE.name), FILE).group for text in (data, after))
    assert then.changes == (*before.changes, MOVE)
    return frozenset()


def cleaner(data: bytes) -> Refused:
    """A text is clean, or refused with a place for each line that is not; clean text stays as it is."""
    path = OWN / "ryhma.yaml"
    path.write_bytes(data)
    try:
        text = read_text(path)
    except InputError as refused:
        problems = refused.problems
    else:
        assert not any(map(unprintable, clean_lines(text)))
        assert text == unicodedata.normalize("NFC", text) == cleaned(text, FILE.name)
        return frozenset()
    assert all(problem.place for problem in problems)
    return frozenset(unicodedata.name(char, "odd") for char in data.decode(errors="ignore") if unprintable(char))


def sandbox(data: bytes) -> Refused:
    """A template shows what it was given, or is refused; it shows nothing of the program's own."""
    if ENDLESS.search(data.decode(errors="replace")):
        return frozenset()
    (OWN / "documents" / "x" / "page.html").write_bytes(data)
    try:
        shown = Pages(Library.at(OWN)).rendered("x/page.html", CONTEXT)
    except InputError as refused:
        reasons = (str(dict(problem.facts).get("reason", problem.code)) for problem in refused.problems)
        return frozenset("-".join(re.findall("[A-Za-z]+", re.sub("'.*?'", "", reason))[:3]) for reason in reasons)
    assert INSIDES.search(data.decode()) or not INSIDES.search(shown)
    return frozenset()


def codes(refused: InputError) -> Refused:
    return frozenset(problem.code for problem in refused.problems)


TARGETS: dict[str, Callable[[bytes], Refused]] = {
    "reader": reader,
    "editor": editor,
    "cleaner": cleaner,
    "sandbox": sandbox,
}


def words(name: str) -> list[str]:
    """Return words that the inputs of a target are likely to be made of, plain ones only."""
    if name == "sandbox":
        environment = jinja(lambda _: None, autoescape=True)
        known = [*environment.filters, *environment.tests, *environment.globals, *KEYWORDS]
    else:
        known = [*spelled_keys(Group, [field.name for field in attrs.fields(Group)]), *KEYWORDS_OF_FILES]
    return [word for word in known if word.isascii()]
