"""Which Pokémon are listed, and in which order."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final, Self

from app.presentation.web.addresses import read_list, within
from app.presentation.web.language import name_in_language
from app.presentation.web.pokedex.words import FORMS, SORTS
from app.presentation.web.reference import STATS, stat_of
from app.presentation.web.searching import folded, is_named

if TYPE_CHECKING:
    from collections.abc import Mapping

    from app.presentation.web.reference import Reference
    from predictiondex_client.models import PokemonOut

ANY: Final = "any"
MOST_TYPES: Final = 2
MOST_OF_A_STAT: Final = 255
ORDERS: Final = (*SORTS, *STATS)


@dataclass(frozen=True, slots=True, kw_only=True)
class Filters:
    text: str = ""
    types: tuple[str, ...] = ()
    """A Pokémon must have all of them."""
    form: str = ANY
    least: tuple[int, ...] = (0,) * len(STATS)
    sort: str = ORDERS[0]

    @property
    def address(self) -> dict[str, str]:
        said = {"q": self.text, "type": ",".join(self.types), "form": "" if self.form == ANY else self.form}
        said |= {f"min_{stat}": str(least) if least else "" for stat, least in zip(STATS, self.least, strict=True)}
        said["sort"] = "" if self.sort == ORDERS[0] else self.sort
        return {name: value for name, value in said.items() if value}

    @classmethod
    def from_address(cls, said: Mapping[str, str], known: Reference) -> Self:
        """Read what `address` wrote; what makes no sense there is as if it were not said."""
        types = tuple(dict.fromkeys(one for one in read_list(said, "type") if one in known.types))
        return cls(
            text=said.get("q", ""),
            types=types[:MOST_TYPES],
            form=said["form"] if said.get("form") in FORMS else ANY,
            least=tuple(within(said.get(f"min_{stat}"), 0, MOST_OF_A_STAT, 0) for stat in STATS),
            sort=said["sort"] if said.get("sort") in ORDERS else ORDERS[0],
        )

    def chosen(self, known: Reference) -> list[PokemonOut]:
        return sorted(filter(self._keeps, known.pokemon.values()), key=self._place)

    def _keeps(self, one: PokemonOut) -> bool:
        return (
            is_named(one.names, self.text)
            and set(self.types) <= set(one.types)
            and self.form in {ANY, one.form}
            and all(stat_of(one.base_stats, stat) >= least for stat, least in zip(STATS, self.least, strict=True))
        )

    def _place(self, one: PokemonOut) -> Any:
        if self.sort == "name":
            return folded(name_in_language(one.names))
        if self.sort == "total":
            return -one.base_stat_total
        return -stat_of(one.base_stats, self.sort) if self.sort in STATS else 0
