from __future__ import annotations

from typing import TYPE_CHECKING

from app.domain.pokedex.differences import Difference
from app.domain.pokedex.names import normalise
from app.infrastructure.sources.pokeapi.local_names import LANGUAGES, is_same_name

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from app.domain.pokedex.differences import Fact


class Comparison:
    """Counts the facts that both sides state, and keeps those in which they differ."""

    def __init__(self) -> None:
        self.compared = 0
        self.disagreements: list[Difference] = []

    def of(self, kind: str, entry: str, *, ours: Mapping[str, Fact], theirs: Mapping[str, Fact]) -> None:
        for fact, their_value in theirs.items():
            if fact not in LANGUAGES or ours[fact] is not None:
                renamed = fact == "French name" and _agree(fact, ours["later French name"], their_value)
                self.fact(kind, entry, fact, ours=their_value if renamed else ours[fact], theirs=their_value)

    def fact(self, kind: str, entry: str, fact: str, *, ours: Fact, theirs: Fact) -> None:
        self.compared += 1
        if not _agree(fact, ours, theirs):
            self.left_out(kind, entry, fact, ours=ours, theirs=theirs)

    def left_out(self, kind: str, entry: str, fact: str, *, ours: Fact, theirs: Fact) -> None:
        difference = Difference(kind=kind, entry=entry, fact=fact, ours=ours, theirs=theirs)
        self.disagreements.append(difference)


class Claims:
    """Which entry each name of one kind stands for, so that no name comes to stand for two."""

    def __init__(self, names: Mapping[str, Iterable[str]]) -> None:
        """`names` gives every name of each entry, by its slug."""
        self._owners = {normalise(name): slug for slug, all_names in names.items() for name in (slug, *all_names)}

    def claim(self, slug: str, name: str) -> bool:
        """Let the name stand for this entry, unless it stands for another one."""
        return self._owners.setdefault(normalise(name), slug) == slug


def _agree(fact: str, ours: Fact, theirs: Fact) -> bool:
    if fact in LANGUAGES and isinstance(ours, str) and isinstance(theirs, str):
        return is_same_name(ours, theirs)
    return ours == theirs
