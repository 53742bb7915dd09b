"""Which of our moves the wiki means by a French name."""

from __future__ import annotations

import difflib
from typing import TYPE_CHECKING, Final

from app.domain.pokedex.differences import Difference
from app.domain.pokedex.names import normalise

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable

    from app.domain.pokedex.moves import Move

_LEAST_LIKENESS: Final = 0.6


class Spellings:
    """Our moves by their French names, and how the wiki spelt them.

    A name that is none of ours, whatever its accents, case, hyphens and apostrophes, is taken for the nearest of the
    moves that its table should list and does not, and is a difference; it may also be near none of them.
    """

    def __init__(self, moves: Iterable[Move]) -> None:
        self._french = {move.slug: move.names.french for move in moves}
        self._slugs = {normalise(name): slug for slug, name in self._french.items()}
        self._seen: dict[str, dict[str, str]] = {}  # by slug: each spelling, by what is left of it

    @property
    def compared(self) -> int:
        """How many moves the wiki has named."""
        return len(self._seen)

    @property
    def differences(self) -> tuple[Difference, ...]:
        return tuple(
            Difference(kind="move", entry=slug, fact="French name", ours=french, theirs=name)
            for slug, french in self._french.items()
            for key, name in self._seen.get(slug, {}).items()
            if key != normalise(french)
        )

    def meant(self, names: Collection[str], *, expected: Collection[str]) -> dict[str, str]:
        """Return the slug of the move that each name in a table stands for; the name itself where it stands for none.

        `expected` has the slugs of the moves that the table should list.
        """
        known = {name: self._slugs[normalise(name)] for name in names if normalise(name) in self._slugs}
        unlisted = {normalise(self._french[slug]): slug for slug in expected if slug not in known.values()}
        guessed: dict[str, str] = {}
        for name in names:
            if name not in known and (near := difflib.get_close_matches(normalise(name), unlisted, 1, _LEAST_LIKENESS)):
                guessed[name] = unlisted.pop(near[0])
        for name, slug in (known | guessed).items():
            self._seen.setdefault(slug, {}).setdefault(normalise(name), name)
        return {name: name for name in names} | known | guessed
