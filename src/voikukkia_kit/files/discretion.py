"""Says which lines of a group file a message may show: where a participant's name may stand, it shows none.

People write names where codes belong, and messages end in mails to somebody's
IT. A line is shown only when each key in it is known and does not lead to the
participants; the rest is told by line and column alone. What is no group file
has no known keys, so nothing of it is shown either.
"""

import re
from collections.abc import Iterator, Sequence
from functools import cache

import attrs

from voikukkia_kit.files.keys import all_keys, spellings
from voikukkia_kit.model.people import Facilitator, Led
from voikukkia_kit.model.series import Change, Group, Length

__all__ = ["shown_lines"]

_PERSONAL = "participants"
_COMMENT = re.compile(r"(?:^|(?<=\s))#.*")
_WORD = r"[^\s:,{}\[\]\"'#-][^:,{}\[\]\"'#]*?"
_KEY = re.compile(rf"(?:^|[{{,])[\s\-{{\[\"'?]*({_WORD})[\"']?\s*:(?=[\s{{\[\"']|$)")
_FIRST_WORD = re.compile(r"[\s\-\[\"'{?]*(\w*)")
_GOES_ON = (" ", "\t", "-", "]", "}", ",")  # how a line begins that belongs to the one above


def shown_lines(lines: Sequence[str]) -> tuple[str, ...]:
    """Return the lines as messages may show them: without comments, and empty where a name may stand.

    A line without a key belongs to the key above it. This looks at text and not at
    what YAML makes of it: a file that cannot be read is shown as carefully.
    """
    return tuple(_shown(lines))


def _shown(lines: Sequence[str]) -> Iterator[str]:
    is_safe = False
    for line in lines:
        text = _COMMENT.sub("", line).rstrip()
        keys = _KEY.findall(text)
        if _begins_anew(text):
            is_safe = False
        safe = [_is_safe(key) for key in keys]
        yield text if all(safe) and (is_safe or _begins_with_key(text)) else ""
        is_safe = safe[-1] if safe else is_safe


def _begins_with_key(text: str) -> bool:
    match = _KEY.search(text)
    return match is not None and match.start() == 0


def _begins_anew(text: str) -> bool:
    """Return whether the key above ends here: a word at the margin, or one for the participants without its colon."""
    first = _FIRST_WORD.match(text)
    is_personal = first is not None and first[1].casefold() in _personal()
    return bool(text) and (is_personal or not text.startswith(_GOES_ON))


def _is_safe(key: str) -> bool:
    """Return whether a key is known, or one letter off, and leads to no participants."""
    word = key.casefold().replace(" ", "_")
    if word in _personal() or any(short in _personal() for short in _shorter(word)):
        return False
    if word in _known():
        return True
    return key.islower() and (word in _one_letter_less() or any(short in _known() for short in _shorter(word)))


@cache
def _personal() -> frozenset[str]:
    return frozenset(all_keys(Group, _PERSONAL))


@cache
def _known() -> frozenset[str]:
    fields = [(kind, field) for kind in (Group, Facilitator, Change, Led, Length) for field in attrs.fields(kind)]
    words = {word for kind, field in fields if field.eq for word in all_keys(kind, field.name)}
    return frozenset({*words, *spellings("keys", "form")} - _personal())


@cache
def _one_letter_less() -> frozenset[str]:
    return frozenset(short for word in _known() for short in _shorter(word))


def _shorter(word: str) -> Iterator[str]:
    return (word[:at] + word[at + 1 :] for at in range(len(word)))
