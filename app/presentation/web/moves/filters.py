"""Which moves are listed, and in which order."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final, Self

from app.presentation.web.addresses import read_list
from app.presentation.web.language import name_in_language
from app.presentation.web.moves.words import SORTS
from app.presentation.web.searching import folded, is_named

if TYPE_CHECKING:
    from collections.abc import Mapping

    from app.presentation.web.reference import Reference
    from predictiondex_client.models import MoveOut

ANY: Final = "any"
CATEGORIES: Final = ("physical", "special", "status")
ORDERS: Final = tuple(SORTS)
_STATUS: Final = "status"


@dataclass(frozen=True, slots=True, kw_only=True)
class Filters:
    text: str = ""
    types: tuple[str, ...] = ()
    """A move must have one of them."""
    category: str = ANY
    damaging: bool = False
    sort: str = ORDERS[0]

    @property
    def address(self) -> dict[str, str]:
        said = {
            "q": self.text,
            "type": ",".join(self.types),
            "category": "" if self.category == ANY else self.category,
            "damaging": "1" if self.damaging else "",
            "sort": "" if self.sort == ORDERS[0] else self.sort,
        }
        return {name: value for name, value in said.items() if value}

    @classmethod
    def from_address(cls, said: Mapping[str, str], known: Reference) -> Self:
        """Read what `address` wrote; what makes no sense there is as if it were not said."""
        return cls(
            text=said.get("q", ""),
            types=tuple(dict.fromkeys(one for one in read_list(said, "type") if one in known.types)),
            category=said["category"] if said.get("category") in CATEGORIES else ANY,
            damaging=said.get("damaging") == "1",
            sort=said["sort"] if said.get("sort") in ORDERS else ORDERS[0],
        )

    def chosen(self, known: Reference) -> list[MoveOut]:
        by_name = sorted(filter(self._keeps, known.moves.values()), key=lambda one: folded(name_in_language(one.names)))
        return by_name if self.sort == ORDERS[0] else sorted(by_name, key=self._place)

    def _keeps(self, one: MoveOut) -> bool:
        return (
            is_named(one.names, self.text)
            and (not self.types or one.type_ in self.types)
            and self.category in {ANY, one.category}
            and not (self.damaging and one.category == _STATUS)
        )

    def _place(self, one: MoveOut) -> Any:
        figure = getattr(one, self.sort)
        # Without an accuracy a move cannot miss, without a power it has none of its own.
        missing = float("-inf") if self.sort == "accuracy" else float("inf")
        return missing if figure is None else -figure
