"""What is wrong with templates, and what languages still lack in them: looked at without any group."""

from collections.abc import Iterator

from voikukkia_kit.errors import InputError, Problem
from voikukkia_kit.files import load_programme
from voikukkia_kit.files.translations import lacks
from voikukkia_kit.resources import Resources

__all__ = ["review_templates"]


def review_templates(resources: Resources) -> tuple[Problem, ...]:
    """Return the faults of an organisation's templates and of ours, then a note for each language that lacks something.

    Args:
        resources: Where templates lie, an organisation's own before ours.
    """
    return (*_faults(resources), *lacks(resources))


def _faults(resources: Resources) -> Iterator[Problem]:
    for name in (entry.name for entry in resources.entries("sessions") if entry.is_dir()):
        try:
            load_programme(name, resources)
        except InputError as error:
            yield from error.problems
