"""The API's sentences about how many uses of a move it takes, in the session's language."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from app.presentation.web.catalogues import SOURCE
from app.presentation.web.language import _, language, later, number

if TYPE_CHECKING:
    from collections.abc import Sequence

_FIXED: Final = frozenset(
    {
        later("no effect"),
        later("no KO"),
        later("depends on the damage received"),
        later("OHKO whenever it hits"),
        later("guaranteed OHKO"),
        later("its user faints"),
        later("it works on its user's first turn only"),
        later("it fails unless the foe is about to attack"),
        later("each use takes two turns"),
        later("its user rests for a turn after each use"),
        later("not counting that each use lowers its user's Attack"),
    }
)
_WITH_FIGURES: Final[Sequence[tuple[re.Pattern[str], str]]] = (
    (re.compile(r"guaranteed (?P<uses>\d)HKO"), later("guaranteed {uses}HKO")),
    (re.compile(r"less than (?P<chance>[\d.]+) % chance to OHKO"), later("less than {chance} % chance to OHKO")),
    (re.compile(r"more than (?P<chance>[\d.]+) % chance to OHKO"), later("more than {chance} % chance to OHKO")),
    (re.compile(r"(?P<chance>[\d.]+) % chance to OHKO"), later("{chance} % chance to OHKO")),
    (
        re.compile(r"less than (?P<chance>[\d.]+) % chance to (?P<uses>\d)HKO"),
        later("less than {chance} % chance to {uses}HKO"),
    ),
    (
        re.compile(r"more than (?P<chance>[\d.]+) % chance to (?P<uses>\d)HKO"),
        later("more than {chance} % chance to {uses}HKO"),
    ),
    (re.compile(r"(?P<chance>[\d.]+) % chance to (?P<uses>\d)HKO"), later("{chance} % chance to {uses}HKO")),
    (re.compile(r"(?P<fewest>\d+) to (?P<most>\d+) uses to KO"), later("{fewest} to {most} uses to KO")),
    (re.compile(r"(?P<uses>\d+) uses to KO"), later("{uses} uses to KO")),
    (re.compile(r"more than its (?P<pp>\d+) PP"), later("more than its {pp} PP")),
    (re.compile(r"halves the remaining HP"), later("halves the remaining HP")),
)
_SEMICOLON: Final = later("; ")
_JOINTS: Final = re.compile(rf"({_SEMICOLON}|, )")


class UnknownSentenceError(ValueError):
    """The API says something about a KO that this release of the page has no words for."""


def ko_words(sentence: str) -> str:
    """Raise `UnknownSentenceError`."""
    if language() == SOURCE:
        return sentence
    return "".join(_(part) if _JOINTS.fullmatch(part) else _part(part) for part in _JOINTS.split(sentence))


def _part(words: str) -> str:
    if words in _FIXED:
        return _(words)
    for pattern, message in _WITH_FIGURES:
        found = pattern.fullmatch(words)
        if found:
            return _(message).format(**{name: _figure(text) for name, text in found.groupdict().items()})
    raise UnknownSentenceError(words)


def _figure(text: str) -> str:
    return number(float(text), len(text.partition(".")[2]))
