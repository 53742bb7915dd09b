from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from app.application.ports.pokedex_source import SourceProblem
from app.infrastructure.sources.web.extraction import ContradictingDocumentsError

if TYPE_CHECKING:
    from collections.abc import Mapping

    from app.infrastructure.sources.pokeapi.parts import Generation
    from app.infrastructure.sources.pokeapi.resources import VersionGroup

_VERSION: Final = "lets-go-pikachu"


@dataclass(frozen=True, slots=True, kw_only=True)
class Game:
    """Where a pair of games stands in the series."""

    order: int
    generation: int
    orders: Mapping[str, int]
    """Of all version groups, by their names."""

    def order_of(self, version_group: str, *, document: str) -> int:
        """Return the order of a version group that the document with this address names."""
        if version_group not in self.orders:
            reason = "is no version group of the list, but values changed in it"
            problem = SourceProblem(
                file=document, line=None, column="past_values.version_group", value=version_group, reason=reason
            )
            raise ContradictingDocumentsError([problem])
        return self.orders[version_group]


def lets_go(version_groups: Mapping[str, VersionGroup], *, listing: str) -> Game:
    """Find Let's Go by one of its two versions, since its version group has been renamed before.

    `listing` is the address of the list of version groups.
    """
    for one in version_groups.values():
        if _VERSION in {version.name for version in one.versions}:
            orders = {group.name: group.order for group in version_groups.values()}
            return Game(order=one.order, generation=generation_number(one.generation), orders=orders)
    reason = f"lists no version group that has the version {_VERSION}"
    raise ContradictingDocumentsError([SourceProblem(file=listing, line=None, reason=reason)])


def generation_number(generation: Generation) -> int:
    """Return 7 of `.../generation/7/`; its name has a Roman numeral."""
    return int(generation.url.rstrip("/").rpartition("/")[2])
