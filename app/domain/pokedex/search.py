"""How names are searched for: as they are written, or with a few letters wrong."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

_LETTERS_TO_AN_ERROR: Final = 4
_MOST_ERRORS: Final = 3


def containing(sought: str, names: Mapping[str, str]) -> tuple[str, ...]:
    """Return the slugs of the names that are `sought`, then of those that begin with it, then that contain it.

    `names` gives the slug of each name; all are normalised.
    """
    if not sought:
        return ()
    return _best_first((slug, _place(sought, name)) for name, slug in names.items() if sought in name)


def resembling(sought: str, names: Iterable[tuple[str, str]]) -> tuple[str, ...]:
    """Return the slugs of the names that begin nearly with `sought`, the nearest first.

    One letter in four may be wrong, and three at most: shorter texts would resemble anything.
    """
    most = min(len(sought) // _LETTERS_TO_AN_ERROR, _MOST_ERRORS)
    if not most:
        return ()
    likely = [(slug, name[: len(sought) + most]) for name, slug in names]
    found = ((slug, errors(sought, name)) for slug, name in likely if _may_resemble(sought, name, most))
    return _best_first((slug, count) for slug, count in found if count <= most)


def errors(sought: str, name: str) -> int:
    """Count what turns `sought` into a beginning of `name`: letters changed, added, dropped, or traded with the next.

    It is the restricted Damerau-Levenshtein distance to the nearest beginning.
    """
    before_last, last = [0], list(range(len(name) + 1))
    for row, letter in enumerate(sought, start=1):
        current = [row]
        for column, other in enumerate(name, start=1):
            least = min(last[column] + 1, current[-1] + 1, last[column - 1] + (letter != other))
            if column > 1 and row > 1 and letter == name[column - 2] and sought[row - 2] == other:
                least = min(least, before_last[column - 2] + 1)
            current.append(least)
        before_last, last = last, current
    return min(last)


def _place(sought: str, name: str) -> int:
    if name == sought:
        return 0
    return 1 if name.startswith(sought) else 2


def _may_resemble(sought: str, name: str, most: int) -> bool:
    # Every letter that the name lacks is an error, which spares nearly all names the counting.
    return len(name) >= len(sought) - most and sum(letter not in name for letter in sought) <= most


def _best_first(places: Iterable[tuple[str, int]]) -> tuple[str, ...]:
    best: dict[str, int] = {}
    for slug, place in places:
        best[slug] = min(place, best.get(slug, place))
    return tuple(sorted(best, key=best.__getitem__))
