"""Which game a heading of the wiki, or of a column, is about: its text is often an abbreviation, its link is not."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from app.domain.pokedex.names import normalise

if TYPE_CHECKING:
    from collections.abc import Sequence

_LETS_GO: Final = normalise("Let's Go, Pikachu et Let's Go, Évoli")
_LETS_GO_SHORT: Final = "lgpe"
_OTHERS: Final = "soleil"  # Soleil et Lune, Ultra-Soleil et Ultra-Lune
_OTHERS_SHORT: Final = frozenset({"sl", "usul"})


def names_lets_go(words: Sequence[str]) -> bool:
    return any(_LETS_GO in one or one == _LETS_GO_SHORT for one in map(normalise, words))


def names_other_game(words: Sequence[str]) -> bool:
    return any(_OTHERS in one or one in _OTHERS_SHORT for one in map(normalise, words))
