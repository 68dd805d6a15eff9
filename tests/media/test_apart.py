"""Templates of other people are attacked with: each attack is refused in its own words, within its limits."""

import base64
import operator
import os
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from packs import write
from voikukkia_kit import Sheet, compose, date, load
from voikukkia_kit.errors import InputError, Problem
from voikukkia_kit.files.library import Library
from voikukkia_kit.media import apart
from voikukkia_kit.media.apart import Limits, is_foreign
from voikukkia_kit.media.look import paper_style
from voikukkia_kit.media.pages import _rendered
from voikukkia_kit.media.pdf import _made
from voikukkia_kit.media.text import as_text
from voikukkia_kit.resources import packaged

posix = pytest.mark.skipif(os.name != "posix", reason="Windows holds a process to no memory of ours")
SHORT = Limits(seconds=4, memory_megabytes=900, document_megabytes=1)
FRAME = packaged() / "documents" / "frame"
BILLION = "".join(f'<g id="a{n}">' + f'<use href="#a{n - 1}"/>' * 10 + "</g>" for n in range(1, 12))
BOMB = f'<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><g id="a0"><path d="M0 0h9"/></g>{BILLION}</svg>'
INLINE = f'<img alt="x" src="data:image/svg+xml;base64,{base64.b64encode(BOMB.encode()).decode()}">'


def own(folder: Path, template: str, **more: str) -> Library:
    """Return the library of an organisation whose only document is made from this template."""
    write(folder / "documents" / "oma" / "page.html", template)
    for name, text in more.items():
        write(folder / "documents" / "frame" / name.replace("_", "."), text)
    return Library.at(folder).marked()


def page(folder: Path, template: str) -> Any:
    """Return a page as a pack gets it, with short limits."""
    asked = own(folder, template), "oma/page.html", {"title": "Otsikko", "items": ["a"]}
    return apart.made(_rendered, *asked, name="oma.html", template="oma/page.html", limits=SHORT)


def pdf(body: str, limits: Limits = SHORT) -> Any:
    """Return a PDF as a pack gets it, with short limits."""
    text = f"<!doctype html><html lang='fi'><head><title>Koe</title></head><body>{body}</body></html>"
    asked = text, paper_style(Library.at()), (FRAME,), "oma.pdf", "oma/page.html"
    return apart.made(_made, *asked, name="oma.pdf", template="oma/page.html", limits=limits)


@pytest.fixture(autouse=True)
def within_its_limits() -> Iterator[None]:
    """See that no attack holds anybody up for much longer than its limit."""
    start = time.monotonic()
    yield
    assert time.monotonic() - start < SHORT.seconds * 6  # the machine may be busy with other things


def test_page_is_what_it_would_be_here(tmp_path: Path) -> None:
    made = page(tmp_path, "<p>{{ title }}</p>{{ items }}")

    assert made == "<p>Otsikko</p>[&#39;a&#39;]"


def plan(library: Library) -> Sheet:
    """Return the first plan of the example group."""
    group = load(Path(__file__).parents[2] / "examples" / "sjk-k27.yaml")
    return next(sheet for sheet in compose(date(group, library), library) if sheet.document.name == "plan")


def test_plan_as_text_is_what_it_would_be_here(tmp_path: Path) -> None:
    own(tmp_path, "<p>{{ heading }}</p>")
    ours, theirs = Library.at(), Library.at(tmp_path).marked()

    assert is_foreign(theirs)
    assert as_text(plan(theirs), theirs) == as_text(plan(ours), ours) != ""


def test_pdf_is_what_it_would_be_here() -> None:
    text = "<!doctype html><html lang='fi'><head><title>Koe</title></head><body><p>a</p></body></html>"

    here = _made(text, paper_style(Library.at()), (FRAME,), "oma.pdf", "oma/page.html")

    assert pdf("<p>a</p>", apart.LIMITS) == here


def test_only_an_organisation_s_own_is_made_apart(tmp_path: Path) -> None:
    write(tmp_path / "words" / "sessions" / "tiny" / "leaders.fi.yaml", "a: b")

    assert not is_foreign(Library.at())
    assert not is_foreign(Library.at(tmp_path / "words"))
    assert is_foreign(own(tmp_path / "own", "x"))


class TestTime:
    @pytest.mark.parametrize(
        "template",
        [
            "{% for a in range(99999) %}{% for b in range(99999) %}{% endfor %}{% endfor %}",
            pytest.param("{{ 10 ** (10 ** 9) }}", id="one long step that nothing interrupts"),
            "{% macro f(n) %}{% for a in range(9) %}{{ f(n + 1) if n < 30 }}{% endfor %}{% endmacro %}{{ f(0) }}",
        ],
    )
    def test_page_without_an_end_is_stopped(self, tmp_path: Path, template: str) -> None:
        with pytest.raises(InputError) as stopped:
            page(tmp_path, template)

        expected = Problem("VK509", name="oma.html", template="oma/page.html", limit=SHORT.seconds)
        assert stopped.value.problems == (expected,)

    @pytest.mark.parametrize(
        "body",
        [
            INLINE,
            "<table><tr><td colspan='1000000'>a</td></tr></table>",
            "<p style='break-after: page'>a</p>" * 9000,
        ],
        ids=["a drawing that uses itself a billion times", "a table of a million columns", "thousands of pages"],
    )
    def test_document_without_an_end_is_stopped(self, body: str) -> None:
        with pytest.raises(InputError) as stopped:
            pdf(body)

        assert [problem.code for problem in stopped.value.problems] in (["VK509"], ["VK510"])
        assert dict(stopped.value.problems[0].facts)["name"] == "oma.pdf"

    def test_next_document_is_made_all_the_same(self, tmp_path: Path) -> None:
        with pytest.raises(InputError):
            page(tmp_path, "{{ 10 ** (10 ** 9) }}")

        assert page(tmp_path, "{{ title }}") == "Otsikko"


class TestSize:
    @posix
    @pytest.mark.parametrize(
        "template",
        [
            "{{ 'x' * 10 ** 10 }}",
            "{{ 'x'.ljust(10 ** 10) }}",
            "{{ 'x'|center(10 ** 10) }}",
            "{{ '{:>9999999999}'.format(1) }}",
            "{% set x = namespace(s='x' * 9999) %}{% for a in range(40) %}{% set x.s = x.s ~ x.s %}{% endfor %}",
        ],
    )
    def test_page_that_takes_all_memory_is_stopped(self, tmp_path: Path, template: str) -> None:
        with pytest.raises(InputError) as stopped:
            page(tmp_path, template)

        expected = Problem("VK510", name="oma.html", template="oma/page.html", limit=SHORT.memory_megabytes)
        assert stopped.value.problems == (expected,)

    def test_page_that_is_too_large_is_refused(self) -> None:
        with pytest.raises(InputError) as refused:
            apart.made(operator.mul, "x", 2_000_000, name="oma.html", template="oma/page.html", limits=SHORT)

        assert refused.value.problems == (Problem("VK511", name="oma.html", template="oma/page.html", limit=1),)

    def test_call_of_itself_is_refused(self, tmp_path: Path) -> None:
        with pytest.raises(InputError) as refused:
            page(tmp_path, "{% macro f() %}{{ f() }}{% endmacro %}{{ f() }}")

        assert [problem.code for problem in refused.value.problems] == ["VK504"]


class TestOutside:
    @pytest.mark.parametrize(
        "template",
        [
            "{% include '../../../etc/passwd' %}",
            "{% include '/etc/passwd' %}",
            "{% import 'oma/../../organisation.yaml' as a %}",
            "{% extends 'linked/page.html' %}",
            "{{ draw('../../../etc/passwd', 'x') }}",
            "{{ ''.__class__.__mro__[1].__subclasses__() }}",
            "{{ self.__init__.__globals__ }}",
            "{{ cycler.__init__.__globals__.os.environ }}",
            "{{ items.append('b') }}",
        ],
    )
    def test_no_other_file_and_nothing_of_the_program_is_reached(self, tmp_path: Path, template: str) -> None:
        write(tmp_path / "secret" / "page.html", "salaisuus")
        (tmp_path / "own" / "documents").mkdir(parents=True)
        (tmp_path / "own" / "documents" / "linked").symlink_to(tmp_path / "secret")

        with pytest.raises(InputError) as refused:
            page(tmp_path / "own", template)

        assert [problem.code for problem in refused.value.problems] == ["VK504"]
        assert "salaisuus" not in str(refused.value)

    @pytest.mark.parametrize("template", ["{{ joiner() ~ '' }}", "{{ title.upper }}"])
    def test_address_of_a_thing_in_memory_is_no_text(self, tmp_path: Path, template: str) -> None:
        with pytest.raises(InputError, match=r"VK504 .*it shows no value: \w+ at 0x"):
            page(tmp_path, template)


class TestTheOtherProcess:
    def test_what_the_machine_refuses_there_is_told_as_here(self) -> None:
        with pytest.raises(IsADirectoryError):
            apart.made(Path.read_bytes, Path("/"), name="a", template="b")

    def test_what_a_library_prints_there_is_no_answer(self) -> None:
        assert apart.made(eval, "print('x' * 9999) or 'vastaus'", name="a", template="b") == "vastaus"

    def test_it_ends_with_a_program_that_is_killed_while_it_waits(self) -> None:
        code = (
            "import os, signal; from voikukkia_kit.media import apart\n"
            "print(apart.made(eval, '__import__(\"os\").getpid().__str__()', name='a', template='b'), flush=True)\n"
            "os.kill(os.getpid(), signal.SIGKILL)"
        )
        told = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)

        assert _is_gone(int(told.stdout)), told.stderr

    @posix
    def test_it_ends_after_its_time_with_a_program_that_is_killed_while_it_works(self) -> None:
        code = (
            "import os, signal, threading; from voikukkia_kit.media import apart\n"
            "print(apart.made(eval, '__import__(\"os\").getpid().__str__()', name='a', template='b'), flush=True)\n"
            "threading.Timer(0.5, os.kill, (os.getpid(), signal.SIGKILL)).start()\n"
            "apart.made(eval, '10 ** (10 ** 9)', name='a', template='b', limits=apart.Limits(seconds=1))"
        )
        told = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)

        assert _is_gone(int(told.stdout)), told.stderr

    def test_stopped_by_hand_the_next_question_gets_its_own_answer(self) -> None:
        code = (
            "import os, signal, threading; from voikukkia_kit.media import apart\n"
            "apart.made(str, 'a', name='a', template='b')\n"
            "threading.Timer(0.5, os.kill, (os.getpid(), signal.SIGINT)).start()\n"
            "try: apart.made(eval, '__import__(\"time\").sleep(2) or \"old\"', name='a', template='b')\n"
            "except KeyboardInterrupt: print(apart.made(str, 'new', name='a', template='b'))"
        )
        told = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)

        assert told.stdout == "new\n", told.stderr


def _is_gone(process: int) -> bool:
    """Return whether a process ends within some seconds."""
    for _ in range(100):
        try:
            os.kill(process, 0)
            if Path(f"/proc/{process}/stat").read_text().rpartition(")")[2].split()[0] == "Z":
                return True
        except (FileNotFoundError, ProcessLookupError):
            return True
        time.sleep(0.1)
    return False
