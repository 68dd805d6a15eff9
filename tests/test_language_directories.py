"""The directories of languages: what a language says is whole, has the same facts, and is in use."""

import ast
import enum
import re
import string
import tomllib
from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

import attrs
import pytest

from voikukkia_kit.errors import Term
from voikukkia_kit.errors.catalogue import CATALOGUE
from voikukkia_kit.files import load_named_days
from voikukkia_kit.files.document_files import FRAME
from voikukkia_kit.files.keys import key_term
from voikukkia_kit.files.library import Library
from voikukkia_kit.language import language, supported
from voikukkia_kit.model.people import Facilitator, Role
from voikukkia_kit.model.series import Change, Group, Length
from voikukkia_kit.model.session import Delivery, Lead, Method
from voikukkia_kit.model.times import WEEKDAYS

ROOT = Path(__file__).parents[1]
DIRECTORY = ROOT / "templates" / "language"
TREES = {
    path: ast.parse(path.read_text(encoding="utf-8")) for path in sorted((ROOT / "src" / "voikukkia_kit").rglob("*.py"))
}
DOCUMENTS = ROOT / "templates" / "documents"

PROBLEMS = "problems"  # English has none: its sentences stand in the catalogue, beside their codes
PLAIN = re.compile("[a-z0-9]+(-[a-z0-9]+)*")  # a name of a file that every system can keep
OPTIONAL = ("language", "months")  # about the language itself; months, where dates are written with their names
FINNISH = language("fi").phrases
OTHERS = [code for code in supported() if code != "fi"]
COMPLETE = [code for code in supported() if language(code).is_complete]
WITH_PROBLEMS = [code for code in supported() if PROBLEMS in language(code).phrases]

# What a parser says is English; a Finnish reader is told where to look instead.
LEFT_OUT = {"VK101": {"reason"}}


def fields(*texts: str) -> set[str]:
    return {name for text in texts for _, name, _, _ in string.Formatter().parse(text) if name is not None}


def texts(phrase: Any) -> Iterator[str]:
    """Yield every text of a phrase, which may be one, several forms by name, or a list."""
    if isinstance(phrase, str):
        yield phrase
    else:
        for part in phrase.values() if isinstance(phrase, dict) else phrase:
            yield from texts(part)


def phrases(code: str) -> dict[tuple[str, str], Any]:
    return {
        (section, name): phrase
        for section, names in language(code).phrases.items()
        if section not in (PROBLEMS, *OPTIONAL)
        for name, phrase in names.items()
    }


def forms(phrase: Any) -> set[str] | None:
    return set(phrase) if isinstance(phrase, dict) else None


def sections_of_keys() -> list[str]:
    found = (section for code in supported() for section in language(code).phrases)
    return list(dict.fromkeys(section for section in found if section.partition(".")[0] == "keys"))


def ambiguous(*sections: str) -> dict[str, set[str]]:
    """Return the words that mean more than one thing in these sections together, and what they mean."""
    meanings: dict[str, set[str]] = {}
    for section in sections:
        for code in supported():
            for name, phrase in language(code).phrases.get(section, {}).items():
                for word in texts(phrase):
                    meanings.setdefault(word.casefold().replace(" ", "_"), set()).add(name)
    return {word: names for word, names in meanings.items() if len(names) > 1}


SEARCHED = ("dates", "weekdays", "joins", "quotation", "units", "days", "keys", "values", "methods")


def words_in(texts: Iterable[str]) -> set[str]:
    return {word.casefold() for text in texts for word in re.findall(r"[^\W\d_]+", text)}


def literals() -> Iterator[tuple[Path, str]]:
    """Yield every text in the code that is neither a docstring nor an English sentence of a problem."""
    for path, tree in TREES.items():
        if path.parent.name == "errors":
            continue
        docstrings = {id(node.value) for node in ast.walk(tree) if isinstance(node, ast.Expr)}
        for node in ast.walk(tree):
            if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in docstrings:
                yield path, node.value


def calls(name: str) -> Iterator[tuple[Path, ast.Call]]:
    """Yield every call of a function or method of this name in the package."""
    for path, tree in TREES.items():
        for node in ast.walk(tree):
            if isinstance(node, ast.Call) and name in (getattr(node.func, "id", ""), getattr(node.func, "attr", "")):
                yield path, node


def constants(node: ast.AST) -> set[str]:
    return {n.value for n in ast.walk(node) if isinstance(n, ast.Constant) and isinstance(n.value, str)}


def branches(node: ast.expr) -> set[str]:
    """Return the texts an expression can be when all of them stand in it: `"a"`, `"a" if x else "b"`."""
    if isinstance(node, ast.IfExp):
        return branches(node.body) | branches(node.orelse)
    return {node.value} if isinstance(node, ast.Constant) and isinstance(node.value, str) else set()


def named(members: type[enum.Enum], section: str) -> set[tuple[str, str]]:
    return {(section, member.value) for member in members}


def test_finnish_comes_first_and_both_it_and_english_are_complete() -> None:
    assert supported()[0] == "fi"
    assert {"fi", "en"} <= set(COMPLETE)


@pytest.mark.parametrize("code", supported())
def test_section_stands_in_the_file_where_it_is_looked_for(code: str) -> None:
    found = [name for path in DIRECTORY.glob(f"{code}/*.toml") for name in tomllib.loads(path.read_text("utf-8"))]

    assert found
    assert sorted(name for name in language(code).phrases if "." not in name) == sorted(found)
    assert [name for name in found if language(code).phrases[name] is None] == []


@pytest.mark.parametrize("code", COMPLETE)
def test_complete_language_has_every_word_in_the_same_order(code: str) -> None:
    assert list(phrases(code)) == list(phrases("fi"))


@pytest.mark.parametrize("code", OTHERS)
def test_language_has_no_word_that_nobody_asks_for(code: str) -> None:
    assert set(phrases(code)) - set(phrases("fi")) == set()


@pytest.mark.parametrize("code", OTHERS)
def test_phrase_says_the_same_facts_in_every_language(code: str) -> None:
    differ = {
        name
        for name, phrase in phrases(code).items()
        if fields(*texts(phrase)) != fields(*texts(phrases("fi")[name])) and name[0] != "dates"
    }

    assert differ == set()


@pytest.mark.parametrize("code", OTHERS)
def test_phrase_has_the_same_forms_in_every_language(code: str) -> None:
    finnish = phrases("fi")

    assert [name for name, phrase in phrases(code).items() if forms(phrase) != forms(finnish[name])] == []


@pytest.mark.parametrize("code", supported())
def test_no_phrase_is_empty(code: str) -> None:
    assert [name for name, phrase in phrases(code).items() if not all(map(str.strip, texts(phrase)))] == []


@pytest.mark.parametrize("code", supported())
def test_grammar_names_every_weekday_and_the_months_its_dates_need(code: str) -> None:
    grammar = language(code)

    named = any("{month_name}" in form for form in texts(grammar.words("dates")))

    assert tuple(grammar.words("weekdays")) == WEEKDAYS
    assert len(grammar.phrases.get("months", ())) == 12 * named


@pytest.mark.parametrize("section", sections_of_keys())
def test_key_means_one_thing_in_its_class_whatever_its_language(section: str) -> None:
    assert ambiguous(section, "keys") == {}


@pytest.mark.parametrize("section", ["values", "methods"])
def test_written_word_means_one_thing_whatever_its_language(section: str) -> None:
    assert ambiguous(section) == {}


def test_key_of_every_class_is_looked_at() -> None:
    assert {"keys", "keys.series", "keys.change", "keys.length", "keys.facilitator"} <= set(sections_of_keys())


def test_no_word_of_a_language_stands_in_the_code() -> None:
    """English is left out: its words are names in the code too, and short ones mean something else there."""
    canonical = words_in(name for _, name in phrases("fi"))
    english = {word for section in SEARCHED for word in words_in(texts(language("en").phrases.get(section, {})))}
    searched = {
        word
        for code in supported()
        for section in language(code).phrases
        if section.partition(".")[0] in SEARCHED and code != "en"
        for word in words_in(texts(language(code).phrases[section]))
    }

    wanted = {word for word in searched - english - canonical if len(word) > 2}
    found = [f"{path.name}: {word}" for path, text in literals() for word in words_in([text]) if word in wanted]

    assert len(wanted) > 100
    assert found == []


def test_no_letter_of_another_alphabet_than_the_english_stands_in_the_code() -> None:
    assert [f"{path.name}: {text}" for path, text in literals() if re.search("[à-öø-ÿÀ-ÖØ-Þ]", text)] == []


def test_literals_of_the_code_were_found() -> None:
    assert len(list(literals())) > 500


def test_every_problem_has_a_finnish_sentence() -> None:
    assert sorted(FINNISH[PROBLEMS]) == sorted(CATALOGUE)


@pytest.mark.parametrize("code", WITH_PROBLEMS)
def test_sentence_says_the_facts_of_the_catalogue(code: str) -> None:
    own = language(code).phrases[PROBLEMS]

    ours = {name: fields(told["says"], told["advice"]) for name, told in own.items()}

    assert ours == {
        name: fields(entry.says, entry.advice) - LEFT_OUT.get(name, set())
        for name, entry in CATALOGUE.items()
        if name in own
    }


@pytest.mark.parametrize("name", FINNISH[PROBLEMS])
def test_finnish_sentence_reads_well_with_its_advice(name: str) -> None:
    told = FINNISH[PROBLEMS][name]

    assert set(told) == {"says", "advice"}
    assert re.fullmatch(r"(\{\w+\}|[A-ZÅÄÖ]).*\.", told["says"])
    assert re.fullmatch(r"[a-zåäö].*(\.|\?|…|[]}])", told["advice"])  # it follows "Neuvo: "
    assert "virheelli" not in (told["says"] + told["advice"]).casefold()


def test_key_named_in_a_finnish_sentence_is_a_key() -> None:
    quoted = {word for text in texts(FINNISH[PROBLEMS]) for word in re.findall("”([^”]*)”", text) if not fields(word)}

    assert quoted
    assert quoted - {key for section in sections_of_keys() for key in texts(FINNISH[section])} == set()


def test_problem_is_raised_with_the_facts_its_sentence_needs() -> None:
    lacking, found = [], 0
    for path, call in calls("Problem"):
        given = {keyword.arg for keyword in call.keywords}
        if None in given:  # facts that are handed on
            continue
        for code in branches(call.args[0]):
            found += 1
            entry = CATALOGUE.get(code)
            lack = fields(entry.says, entry.advice) - given if entry else {"a sentence"}
            lacking += [f"{path.name}:{call.lineno}: {code} lacks {lack}"] if lack else []

    assert lacking == []
    assert found


@pytest.mark.parametrize("code", supported())
def test_file_names_are_plain_and_differ(code: str) -> None:
    names = list(language(code).words("files").values())

    assert [name for name in names if not PLAIN.fullmatch(name)] == []
    assert [name for name, count in Counter(names).items() if count > 1] == []


def test_terms_written_in_the_code_are_words() -> None:
    terms = {
        (section, name)
        for _, call in calls("Term")
        if len(call.args) == 2
        for section in branches(call.args[0])
        for name in branches(call.args[1])
    }

    assert terms
    assert terms - set(phrases("fi")) == set()


def test_terms_made_from_values_are_words() -> None:
    weekdays = {("weekdays", name) for name in WEEKDAYS}
    days = {(one.name.section, one.name.name) for one in load_named_days() if isinstance(one.name, Term)}
    fixed = named(Method, "methods") | named(Role, "values") | named(Delivery, "values") | named(Lead, "values")

    assert (weekdays | days | fixed) - set(phrases("fi")) == set()


@pytest.mark.parametrize("kind", [Group, Facilitator, Change, Length])
def test_every_field_of_the_group_file_has_a_key(kind: type[attrs.AttrsInstance]) -> None:
    keys = {key_term(kind, field.name) for field in attrs.fields(kind) if field.eq}

    assert {(key.section, key.name) for key in keys} - set(phrases("fi")) == set()


def test_every_word_of_the_documents_is_used() -> None:
    used = "|".join([*map(re.escape, asked_for()), *made_up()])

    assert [name for name in FINNISH["documents"] if not re.fullmatch(used, name)] == []


@pytest.mark.parametrize("code", COMPLETE)
def test_page_has_every_word_it_asks_for_and_no_other(code: str) -> None:
    library = Library.at()

    own = {document.name: set(library.document_words(document.name, code).words) for document in library.documents()}

    assert own == {name: in_templates(name) for name in own}
    assert in_templates(FRAME) == set()


@pytest.mark.parametrize("code", [code for code in COMPLETE if code != "fi"])
def test_word_of_a_page_says_the_same_facts_in_every_language(code: str) -> None:
    library = Library.at()

    ours, finnish = (
        {
            (document.name, name): fields(text)
            for document in library.documents()
            for name, text in library.document_words(document.name, spoken).words.items()
        }
        for spoken in (code, "fi")
    )

    assert ours == finnish != {}


def test_document_is_called_by_one_name_of_its_own() -> None:
    """Two documents have one name only where one of them chooses the other."""
    library = Library.at()
    names: dict[str, set[str]] = {}

    for document in library.documents():
        for code in COMPLETE:
            name = library.document_words(document.name, code).name
            names.setdefault(name.casefold(), set()).add(document.chosen_as)

    assert {name: chosen for name, chosen in names.items() if len(chosen) > 1} == {}


@pytest.mark.parametrize("code", COMPLETE)
def test_file_names_of_documents_are_plain_and_differ(code: str) -> None:
    library = Library.at()

    names = [library.document_words(document.name, code).file for document in library.documents()]

    assert [name for name in names if not PLAIN.fullmatch(name)] == []
    assert [name for name, count in Counter(names).items() if count > 1] == []


def in_templates(document: str) -> set[str]:
    """Return the names of the words that the templates of a document ask for."""
    templates = [path for path in (DOCUMENTS / document).iterdir() if path.suffix in (".html", ".txt")]
    return {name for path in templates for name in re.findall(r"\bw\.([a-z]\w*)", path.read_text(encoding="utf-8"))}


def asked_for() -> set[str]:
    """Return the names in the arguments of `word(...)`, in tables named there, and in `words("documents")["..."]`."""
    found: set[str] = set()
    for path, call in calls("word"):
        for argument in call.args:
            found |= constants(argument)
            tables = {node.id for node in ast.walk(argument) if isinstance(node, ast.Name)}
            for node in TREES[path].body:
                if isinstance(node, ast.Assign) and tables & {getattr(t, "id", "") for t in node.targets}:
                    found |= constants(node.value)
    for tree in TREES.values():
        for part in ast.walk(tree):
            if isinstance(part, ast.Subscript) and "documents" in constants(part.value):
                found |= constants(part.slice)
    return found


def made_up() -> list[str]:
    """Return a pattern for each name that is put together, such as `load_{...}`."""
    return [
        "".join(re.escape(str(p.value)) if isinstance(p, ast.Constant) else r"\w+" for p in node.values)
        for _, call in calls("word")
        for argument in call.args
        for node in ast.walk(argument)
        if isinstance(node, ast.JoinedStr)
    ]
