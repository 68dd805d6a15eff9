"""Builds packs: reads the words, makes every file, renders only the PDFs that changed."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import ExitStack
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

import attrs

from voikukkia_kit.calendars.ways import Way, ways
from voikukkia_kit.errors import InputError, MachineError, Problem
from voikukkia_kit.files import load_contacts, load_words
from voikukkia_kit.files.dated import date_group
from voikukkia_kit.language import language
from voikukkia_kit.model.contacts import Contact
from voikukkia_kit.model.programme import Programme
from voikukkia_kit.model.reader import Reader
from voikukkia_kit.model.series import Group
from voikukkia_kit.pack import folder as folders
from voikukkia_kit.pack import origin
from voikukkia_kit.pack.drift import drift
from voikukkia_kit.pack.folder import File, digest
from voikukkia_kit.pack.notices import review
from voikukkia_kit.resources import Resources
from voikukkia_kit.schedule import Timetable
from voikukkia_kit.sheets.edition import Edition

if TYPE_CHECKING:
    from concurrent.futures import Executor, Future

__all__ = ["Pack", "build", "build_all", "build_calendars"]

Progress = Callable[[int, int], None]
_STYLE = ("print.css", "screen.css")


@attrs.frozen(kw_only=True)
class Pack:
    """A pack that stands on disk.

    Attributes:
        folder: Its folder.
        index: The page to open first.
        written: Paths of the files that are new or different, sorted; empty when nothing had changed.
        rendered: How many PDFs were made for it.
        warnings: What to look at once more.
    """

    folder: Path
    index: Path
    written: tuple[str, ...]
    rendered: int
    warnings: tuple[Problem, ...]


@attrs.frozen(kw_only=True)
class _Plan:
    """A group ready to be built."""

    group: Group
    programme: Programme
    timetable: Timetable
    resources: Resources
    contacts: tuple[Contact, ...]
    warnings: tuple[Problem, ...]
    folder: Path
    made_from: str

    def is_up_to_date(self, *, without_pdf: bool = False) -> bool:
        """Return whether the pack on disk is what this plan would make."""
        before = folders.read_contents(self.folder)
        return before.made_from == self.origin(without_pdf=without_pdf) and before.is_whole(self.folder)

    def origin(self, *, without_pdf: bool) -> str:
        """Return the hash of all the pack is made from; one that lacks its PDFs is made anew where they can be made."""
        return digest(self.made_from, "without PDF") if without_pdf else self.made_from


@attrs.frozen
class _Pdf:
    """A PDF to be made: the page it is made from, and the hash that tells whether it is up to date."""

    page: str = attrs.field(repr=False)
    made_from: str


def build(
    group: Group,
    out: Path | str = ".",
    *,
    templates: Path | str | None = None,
    replace: bool = False,
    require_pdf: bool = False,
    executor: "Executor | None" = None,
) -> Pack:
    """Build the pack of one group; see `build_all`."""
    packs = build_all([group], out, templates=templates, replace=replace, require_pdf=require_pdf, executor=executor)
    return packs[0]


def build_all(
    groups: Sequence[Group],
    out: Path | str = ".",
    *,
    templates: Path | str | None = None,
    replace: bool = False,
    require_pdf: bool = False,
    executor: "Executor | None" = None,
    progress: Progress | None = None,
) -> tuple[Pack, ...]:
    """Build the packs of groups, each in a folder of its own named by the group's code.

    A pack is written whole or not at all. A second build of the same input writes
    nothing, and after a change only the PDFs that it touches are made again.

    Args:
        groups: The groups, each with a code of its own.
        out: The folder in which the packs' folders stand.
        templates: An organisation's own directory, looked up before the kit's.
        replace: Write over files that someone changed by hand.
        require_pdf: Fail when PDFs cannot be made here; otherwise a warning tells.
        executor: Where PDFs are made, such as a `ProcessPoolExecutor`; in this
            process when None, so that a plain script needs no `__main__` guard.
        progress: Called with the number of PDFs made and of all, as they come.

    Returns:
        The packs, in the order of the groups.

    Raises:
        InputError: Every contradiction in the groups and every fault of the templates;
            nothing is written.
        RefusedError: Files changed by hand would be lost (VK601).
        MachineError: PDFs are required and cannot be made (VK503), another run has
            the folder (VK602), or it cannot be written (VK603).
    """
    resources = Resources(Path(templates) if templates else None)
    everything = origin.everything(resources)
    plans = [_plan(group, Path(out), resources, everything) for group in groups]
    _distinct(plans)
    with ExitStack() as locks:
        for plan in plans:
            locks.enter_context(folders.locked(plan.folder))
        stale = [plan for plan in plans if not plan.is_up_to_date()]
        lack = _shortage(require_pdf=require_pdf) if stale else ()
        with_pdf = not any(problem.code == "VK502" for problem in lack)
        if not with_pdf:
            stale = [plan for plan in stale if not plan.is_up_to_date(without_pdf=True)]
        made = {plan.group.code: _files(plan, with_pdf=with_pdf) for plan in stale}
        for plan in stale:
            folders.protect(plan.folder, made[plan.group.code], replace=replace)
        pdfs = _render(stale, made, resources, executor, progress or (lambda _done, _all: None))
        return tuple(_written(plan, made.get(plan.group.code), pdfs, lack, replace=replace) for plan in plans)


def _distinct(plans: Sequence[_Plan]) -> None:
    codes = [plan.group.code for plan in plans]
    twice = sorted({code for code in codes if codes.count(code) > 1})
    if twice:
        raise InputError(*(Problem("VK223", code=code) for code in twice))


def _shortage(*, require_pdf: bool) -> tuple[Problem, ...]:
    """Return a warning when this machine makes no PDFs, or makes them slowly."""
    from voikukkia_kit.media.pdf import shortage

    lack = shortage()
    if lack is None:
        return ()
    if lack.blocks and require_pdf:
        raise MachineError(Problem("VK503", reason=lack.reason, how=lack.how))
    return (Problem("VK502" if lack.blocks else "VK505", reason=lack.reason, how=lack.how),)


def _plan(group: Group, out: Path, resources: Resources, everything: str) -> _Plan:
    dated = date_group(group, resources)
    contacts = load_contacts(resources)
    return _Plan(
        group=group,
        programme=dated.programme,
        timetable=dated.timetable,
        resources=resources,
        contacts=contacts,
        warnings=review(group, dated.programme, dated.timetable, dated.free_days, contacts=contacts),
        folder=out / group.code,
        made_from=digest(repr(attrs.astuple(group)), everything),
    )


def _editions(plan: _Plan) -> Iterator[tuple[str, Edition, Edition]]:
    """Yield for each language its sub-folder, the facilitators' edition and the participants'."""

    @cache
    def edition(code: str) -> Edition:
        return Edition(
            group=plan.group,
            programme=plan.programme,
            timetable=plan.timetable,
            words=load_words(plan.programme, code, plan.resources, plan.timetable.contents),
            language=language(code),
            contacts=plan.contacts,
        )

    several = len(plan.group.languages) > 1
    for code in plan.group.languages:
        sub = f"{code}/" if several else ""
        yield sub, edition(code), edition(plan.group.participants_language or code)


def _files(plan: _Plan, *, with_pdf: bool) -> dict[str, File | _Pdf]:
    """Return every file of a pack by its path; PDFs as what they are to be made from."""
    from voikukkia_kit.media.page import STYLE_LINK, Pages
    from voikukkia_kit.pack.index import Entry, index
    from voikukkia_kit.pack.outputs import documents

    pages = Pages(plan.resources)
    files: dict[str, File | _Pdf] = {}
    entries: list[Entry] = []
    found: list[Way] = []
    front: Edition | None = None
    paper = origin.paper(plan.resources)
    style = language(plan.group.languages[0]).word("files", "style")
    for sub, facilitators, participants in _editions(plan):
        for reader, edition in (
            (Reader.FACILITATORS, facilitators),
            (Reader.PARTICIPANTS, participants),
        ):
            place = f"{sub}{facilitators.language.word('files', reader.value)}/"
            to_style = "../" * place.count("/") + style + "/"
            for document in documents(edition, reader, pages, to_style):
                page = f"{place}{document.stem}.html"
                files[page] = _file(document.html)
                if with_pdf:
                    bare = STYLE_LINK.sub("", document.html)
                    files[f"{place}{document.stem}.pdf"] = _Pdf(bare, digest(bare, paper))
                entries.append(Entry(document=document, path=f"{place}{document.stem}", language=edition.language))
        found += ways(facilitators, participants, sub)
        front = front or facilitators
    assert front is not None  # noqa: S101  # a group has a language
    for way in found:
        files |= {path: _file(content) for path, content in way.files.items()}
    files |= _style(plan.resources, style)
    files["index.html"] = _file(index(front, entries, found, pages, f"{style}/", with_pdf=with_pdf))
    return files


def _file(content: str | bytes) -> File:
    data = content.encode() if isinstance(content, str) else content
    return File(data, digest(data))


def _style(resources: Resources, place: str) -> dict[str, File]:
    """Return the style sheets with the fonts and drawings they name, for the pages."""
    files = {}
    for name in _STYLE:
        path = resources.find("documents", name)
        assert path is not None  # noqa: S101  # ours are always there
        files[f"{place}/{name}"] = _file(path.read_bytes())
    for kind, ending in (("fonts", ".ttf"), ("pictures", ".svg")):
        for path in resources.entries("documents", kind):
            if path.suffix == ending:
                files[f"{place}/{kind}/{path.name}"] = _file(path.read_bytes())
    return files


def _render(
    plans: Iterable[_Plan],
    made: Mapping[str, Mapping[str, File | _Pdf]],
    resources: Resources,
    executor: "Executor | None",
    progress: Progress,
) -> dict[str, bytes]:
    """Return the PDFs that have to be made, by the hash of what they are made from, each once for all groups."""
    wanted: dict[str, str] = {}
    for plan in plans:
        before = folders.read_contents(plan.folder)
        for name, file in made[plan.group.code].items():
            if isinstance(file, _Pdf) and not before.has(plan.folder, name, file.made_from):
                wanted[file.made_from] = file.page
    stylesheet, roots = _stylesheet(resources), tuple(root / "documents" for root in resources.roots)
    return dict(_run({key: (page, stylesheet, roots) for key, page in wanted.items()}, executor, progress))


def _run(
    jobs: Mapping[str, tuple[str, str, tuple[Path, ...]]], executor: "Executor | None", progress: Progress
) -> Iterator[tuple[str, bytes]]:
    from concurrent.futures import BrokenExecutor, as_completed

    if executor is None:
        for done, (key, job) in enumerate(jobs.items(), start=1):
            yield key, _pdf(*job)
            progress(done, len(jobs))
        return
    futures: dict[Future[bytes], str] = {}
    try:
        for key, job in jobs.items():
            futures[executor.submit(_pdf, *job)] = key
        for done, future in enumerate(as_completed(futures), start=1):
            yield futures[future], future.result()
            progress(done, len(jobs))
    except BrokenExecutor as error:  # the system ended a process, for want of memory most likely
        raise MachineError(Problem("VK603", reason=str(error))) from error
    finally:
        for future in futures:
            future.cancel()


def _pdf(page: str, stylesheet: str, roots: tuple[Path, ...]) -> bytes:
    from voikukkia_kit.media.pdf import PdfError, pdf

    try:
        return pdf(page, stylesheet=stylesheet, base=roots)
    except PdfError as error:
        problems = (Problem("VK501", name=error.title, reason=reason) for reason in error.reasons)
        raise InputError(*problems) from error


def _stylesheet(resources: Resources) -> str:
    path = resources.find("documents", "print.css")
    assert path is not None  # noqa: S101  # ours is always there
    return path.read_text(encoding="utf-8")


def _written(
    plan: _Plan,
    made: Mapping[str, File | _Pdf] | None,
    pdfs: Mapping[str, bytes],
    lack: tuple[Problem, ...],
    *,
    replace: bool,
) -> Pack:
    """Write one pack, unless nothing has changed since it was written."""
    index, warnings = plan.folder / "index.html", (*plan.warnings, *lack)
    if made is None:
        return Pack(folder=plan.folder, index=index, written=(), rendered=0, warnings=warnings)
    files = {
        name: file
        if isinstance(file, File)
        else File(pdfs.get(file.made_from) or (plan.folder / name).read_bytes(), file.made_from)
        for name, file in made.items()
    }
    drifted = drift(plan.folder, {name: file.content for name, file in files.items()})
    without_pdf = not any(isinstance(file, _Pdf) for file in made.values())
    written = folders.write(plan.folder, files, plan.origin(without_pdf=without_pdf), replace=replace)
    rendered = len({f.made_from for f in made.values() if isinstance(f, _Pdf)} & set(pdfs))
    told = (*warnings, *drifted)
    return Pack(folder=plan.folder, index=index, written=written, rendered=rendered, warnings=told)


def build_calendars(
    group: Group, out: Path | str = ".", *, templates: Path | str | None = None, replace: bool = False
) -> Pack:
    """Write the calendars and the dates of a group alone, into a folder beside that of its pack.

    Takes, returns and raises what `build` does.
    """
    resources = Resources(Path(templates) if templates else None)
    name = f"{group.code}-{language(group.languages[0]).word('files', 'calendars')}"
    plan = attrs.evolve(_plan(group, Path(out), resources, origin.everything(resources)), folder=Path(out) / name)
    with folders.locked(plan.folder):
        if plan.is_up_to_date():
            return Pack(folder=plan.folder, index=plan.folder, written=(), rendered=0, warnings=plan.warnings)
        found = [way for sub, leaders, parents in _editions(plan) for way in ways(leaders, parents, sub)]
        files = {path: _file(content) for way in found for path, content in way.files.items()}
        drifted = drift(plan.folder, {path: file.content for path, file in files.items()})
        written = folders.write(plan.folder, files, plan.made_from, replace=replace)
    warnings = (*plan.warnings, *drifted)
    return Pack(folder=plan.folder, index=plan.folder, written=written, rendered=0, warnings=warnings)
