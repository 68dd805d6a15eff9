"""Settles edits of a group file that calendars which people have would not follow; until then nothing is made of it."""

from collections.abc import Iterable
from pathlib import Path

import attrs
import click

from voikukkia_kit.calendars.lines import sentence
from voikukkia_kit.cli.console import make_sure, today
from voikukkia_kit.cli.suggestion import suggested
from voikukkia_kit.cli.templates import library_of
from voikukkia_kit.errors import InputError, Problem, RefusedError
from voikukkia_kit.files.change_text import added
from voikukkia_kit.files.group_file import GroupFile, read_group_file
from voikukkia_kit.files.library import Library
from voikukkia_kit.files.values import parse_date
from voikukkia_kit.language import Language, language, plain
from voikukkia_kit.model.series import Change
from voikukkia_kit.model.session import SessionKind
from voikukkia_kit.pack.drift import Difference, differences, settling, without_left_out
from voikukkia_kit.pack.folder import exchange_file
from voikukkia_kit.pack.given import Given, Identity, Known, remembered
from voikukkia_kit.schedule import Timetable
from voikukkia_kit.sheets.dated import Dated, date

__all__ = ["Standing", "mark_given", "settle", "standing"]

_LABELS = {SessionKind.PRE.value: "pre_label", SessionKind.FOLLOW_UP.value: "follow_up_label"}


@attrs.frozen(kw_only=True)
class Standing:
    """A group file beside what calendars told people.

    Attributes:
        one: The group as its file tells it.
        library: What its templates say.
        dated: The group on its days.
        given: What is remembered; None where its calendars were never made.
        templates: Own directories that the command named.
    """

    one: GroupFile
    library: Library
    dated: Dated
    given: Given | None
    templates: tuple[Path, ...] = ()

    @property
    def words(self) -> Language:
        """Return the language in which its messages answer."""
        return language(self.one.language)

    def open(self) -> tuple[Difference, ...]:
        """Return what differs from the calendars that people may have."""
        return differences(self.given.told, self.one.group, self.dated.timetable) if self.given else ()

    def refusals(self) -> tuple[Problem, ...]:
        """Return why nothing may be made: people have calendars that the new ones would contradict."""
        if self.given is None or not self.given.given:
            return ()
        found = self.open()
        return (*self._other_identity(self.given), *((self._problem("VK608", found),) if found else ()))

    def notes(self) -> tuple[Problem, ...]:
        """Return a neutral note where a draft differs from the calendars made before."""
        if self.given is None or self.given.given:
            return ()
        found, was = self.open(), self.given.identity.code
        other = () if was == self.one.group.code else (self.one.placed(Problem("VK440", ("code",), was=was)),)
        return (*other, *((self._problem("VK424", found),) if found else ()))

    def news(self) -> tuple[Problem, ...]:
        """Return the same note where the draft was edited since its calendars were made last."""
        given, group = self.given, self.one.group
        is_new = given and (
            given.identity.code != group.code or differences(given.sessions, group, self.dated.timetable)
        )
        return self.notes() if is_new else ()

    def remember(self, *, given: bool = False) -> None:
        """Remember the calendars as they were made now.

        Args:
            given: Whether what was made is for people: calendars alone, and not a pack.
        """
        before, series = self.given, self.one.group
        is_open = bool(self.news())
        earlier = before.told if before and not before.given and (is_open or before.earlier is not None) else None
        is_given = bool(before and before.given) or (not is_open and (given or bool(series.changes)))
        made = Given.of(self.one.path, series, self.dated.timetable, given=is_given)
        self.write(attrs.evolve(made, earlier=None if is_given else earlier, invited=before.invited if before else {}))

    def write(self, given: Given) -> None:
        """Write what is remembered, beside the group file."""
        about = language(given.identity.languages[0]).word("settle", "about", file=self.one.path.name)
        given.write(self.one.path, about)

    def named(self, known: Known) -> str:
        """Return what people call a session that calendars know: its place in the group, and its day."""
        label = "session" if known.position else "meeting"
        if known.kind in _LABELS:
            called = self.words.word("documents", _LABELS[known.kind])
        else:
            called = self.words.word("settle", label, number=known.position)
        return f"{called} ({self.words.weekday(known.start)} {self.words.date(known.start)})"

    def _problem(self, code: str, found: Iterable[Difference]) -> Problem:
        path, templates = self.one.path, self.templates
        return Problem(
            code,
            file=path.name,
            sessions=tuple(self.named(one.was) for one in found),
            command=suggested("settle", path, templates=templates),
            nobody=suggested("settle", path, "--nobody", templates=templates),
        )

    def _other_identity(self, given: Given) -> Iterable[Problem]:
        series, was = self.one.group, given.identity
        now = Identity.of(series)
        nobody = suggested("settle", self.one.path, "--nobody", templates=self.templates)
        if was.code != now.code:
            yield self.one.placed(Problem("VK609", ("code",), was=was.code, nobody=nobody))
        for name, earlier, later in (
            ("languages", was.languages, now.languages),
            ("participants_language", was.participants, now.participants),
        ):
            if not set(earlier) <= set(later):
                yield self.one.placed(Problem("VK610", (name,), was=earlier, nobody=nobody))
                return
        if series.made < given.made:
            yield self.one.placed(Problem("VK613", ("made",), was=given.made, nobody=nobody))


def standing(one: GroupFile, library: Library, templates: tuple[Path, ...] = ()) -> Standing:
    """Return a group file beside what calendars told people.

    Raises:
        InputError: Contradictions in the group.
        RefusedError: What is remembered cannot be read (VK612).
    """
    given = remembered(one.path, one.group.code)
    try:
        return Standing(one=one, library=library, dated=date(one.group, library), given=given, templates=templates)
    except InputError:
        here = _without_left_out(one, library, given, templates)
        if here is None or not here.refusals():
            raise
        return here


def _without_left_out(
    one: GroupFile, library: Library, given: Given | None, templates: tuple[Path, ...]
) -> Standing | None:
    """Return a group whose changes name sessions that it has left out: what is wrong with it is just that."""
    try:
        held = (session.number for session in library.programme(one.group.programme).chosen(one.group.sessions))
        dated = date(without_left_out(one.group, held), library)
    except InputError:
        return None
    return Standing(one=one, library=library, dated=dated, given=given, templates=templates)


def settle(file: Path, on: str | None, templates: tuple[Path, ...], *, nobody: bool, yes: bool) -> None:
    """Write an edit of times or places as changes, so that calendars which were given out follow it.

    Args:
        file: The group file.
        on: The day the changes are told, today when None.
        templates: Own directories.
        nobody: Nobody has the calendars made before: nothing has to follow.
        yes: Write without asking.

    Raises:
        InputError: Contradictions in the group; its changes cannot be added to (VK225).
        RefusedError: What changed has no change that settles it (VK609, VK610, VK613).
        click.exceptions.Abort: The answer was no.
    """
    one = read_group_file(file)
    here = standing(one, library_of(one, templates), templates)
    words = here.words
    if here.given is None:
        raise InputError(Problem("VK614", command=suggested("build", file, templates=templates)))
    if nobody:
        here.write(Given.of(file, one.group, here.dated.timetable))
        click.echo(words.word("settle", "nobody", file=str(file)))
        return
    if others := tuple(problem for problem in here.refusals() if problem.code != "VK608"):
        raise RefusedError(*others)
    found = here.open()
    if not found:
        click.echo(words.word("settle", "nothing", file=str(file)))
        return
    new = settling(found, here.dated.timetable, parse_date(on) if on else today())
    _show(here, found, new)
    if not yes:
        make_sure(words.word("settle", "sure", file=str(file)), words)
    if new:
        exchange_file(file, added(file.read_bytes(), file, new))
    here.write(attrs.evolve(here.given, given=True, sessions=_settled(here, found), earlier=None))
    again = suggested("build", file, templates=templates)
    click.echo(words.word("console", "changed", file=str(file), command=again))


def _settled(here: Standing, found: Iterable[Difference]) -> dict[str, Known]:
    """Return the sessions as calendars know them; those that no change can settle as the file has them."""
    assert here.given  # noqa: S101  # there is something to settle
    sessions = dict(here.given.told)
    for one in found:
        if not one.alone:
            sessions.pop(one.key)
            sessions |= {one.key: one.now} if one.now else {}
    return sessions


def _show(here: Standing, found: Iterable[Difference], new: tuple[Change, ...]) -> None:
    """Show each session as one would tell it, in order of time, and those that people have to be told themselves."""
    words = here.words
    group = attrs.evolve(here.one.group, changes=(*here.one.group.changes, *new))
    after = date(group, here.library).timetable
    for change in new:
        click.echo(_told(change, after, words))
    for one in found:
        if not one.alone:
            click.echo(words.word("settle", "by_yourself", session=here.named(one.was)))


def _told(change: Change, after: Timetable, words: Language) -> str:
    """Return a change as a sentence, also one that tells people nothing."""
    for applied in reversed(after.changes):
        if applied.change == change:
            return sentence(applied, after, words)
    number = change.session if change.replaced_by is None else change.replaced_by
    (dated,) = (one for one in after.sessions if one.session.number == number)
    assert dated.span  # noqa: S101  # calendars know it
    when = plain(words.moment(*dated.span))
    name = "renewed" if change.replaced_by is None else "replaced"
    return words.word("settle", name, number=after.position(number), when=when)


def mark_given(file: Path, templates: tuple[Path, ...]) -> None:
    """Remember that people have the calendars as they were made last.

    Raises:
        InputError: None were made yet (VK614).
    """
    one = read_group_file(file)
    here = standing(one, library_of(one, templates), templates)
    if here.given is None:
        raise InputError(Problem("VK614", command=suggested("build", file, templates=templates)))
    here.write(attrs.evolve(here.given, given=True, earlier=None))
    click.echo(here.words.word("settle", "given", file=str(file)))
