from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from app.application.ports.pokedex_source import BrokenSourceError, SourceProblem

if TYPE_CHECKING:
    from collections.abc import Mapping

    from app.infrastructure.sources.pokeapi.resources import Generation, Reference, VersionGroup

_VERSION: Final = "lets-go-pikachu"


@dataclass(frozen=True, slots=True, kw_only=True)
class Game:
    """Where a pair of games stands in the series."""

    order: int
    generation: int
    orders: Mapping[str, int]
    """Of all version groups, by their names."""

    def order_of(self, version_group: Reference) -> int:
        if version_group.name not in self.orders:
            reason = "is no version group of the list, but values changed in it"
            raise BrokenSourceError([SourceProblem(file=version_group.url, line=None, reason=reason)])
        return self.orders[version_group.name]


def lets_go(version_groups: Mapping[str, VersionGroup]) -> Game:
    """Find Let's Go by one of its two versions, since its version group has been renamed before."""
    for one in version_groups.values():
        if _VERSION in {version.name for version in one.versions}:
            orders = {group.name: group.order for group in version_groups.values()}
            return Game(order=one.order, generation=generation_number(one.generation), orders=orders)
    reason = f"no version group has the version {_VERSION}"
    raise BrokenSourceError([SourceProblem(file="version-group", line=None, reason=reason)])


def generation_number(generation: Generation) -> int:
    """Return 7 of `.../generation/7/`; its name has a Roman numeral."""
    return int(generation.url.rstrip("/").rpartition("/")[2])
