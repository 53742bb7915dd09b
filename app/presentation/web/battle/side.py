"""One side of a battle as somebody has put it together: what is asked of the API, and what the address carries."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Final, Self

from app.presentation.web.addresses import read_list, within
from app.presentation.web.reference import STATS, stat_of
from predictiondex_client.models import AvsIn, CombatantIn, ContenderIn, IvsIn
from predictiondex_client.types import UNSET

if TYPE_CHECKING:
    from collections.abc import Mapping

    from predictiondex_client.models import SetOut

DEFAULT_LEVEL: Final = 50
DEFAULT_FRIENDSHIP: Final = 70
DEFAULT_NATURE: Final = "hardy"
MOST_IV: Final = 31
MOST_AV: Final = 200
MOST_FRIENDSHIP: Final = 255
MOST_LEVEL: Final = 100
MOST_MOVES: Final = 4
_USUAL_IVS: Final = (MOST_IV,) * len(STATS)
_USUAL_AVS: Final = (0,) * len(STATS)


@dataclass(frozen=True, slots=True, kw_only=True)
class Side:
    pokemon: str
    moves: tuple[str, ...] = ()
    """Empty where every move that it learns is meant."""
    level: int = DEFAULT_LEVEL
    nature: str = DEFAULT_NATURE
    friendship: int = DEFAULT_FRIENDSHIP
    ivs: tuple[int, ...] = field(default=_USUAL_IVS)
    avs: tuple[int, ...] = field(default=_USUAL_AVS)

    @property
    def is_usual(self) -> bool:
        """Whether there is nothing to say but who it is."""
        return self == type(self)(pokemon=self.pokemon)

    def contender(self) -> ContenderIn:
        return ContenderIn(**self._raised(), moves=list(self.moves) or UNSET)

    def combatant(self, move: str) -> CombatantIn:
        return CombatantIn(**self._raised(), move=move)

    def address(self, side: str) -> dict[str, str]:
        """Return what an address must say of it, beside what goes without saying."""
        said: dict[str, tuple[Any, Any]] = {
            "moves": (",".join(self.moves), ""),
            "level": (self.level, DEFAULT_LEVEL),
            "nature": (self.nature, DEFAULT_NATURE),
            "friendship": (self.friendship, DEFAULT_FRIENDSHIP),
            "ivs": (_dotted(self.ivs), _dotted(_USUAL_IVS)),
            "avs": (_dotted(self.avs), _dotted(_USUAL_AVS)),
        }
        others = {f"{side}_{name}": str(value) for name, (value, usual) in said.items() if value != usual}
        return {side: self.pokemon, **others}

    @classmethod
    def from_address(cls, side: str, said: Mapping[str, str]) -> Self | None:
        """Read what `address` wrote; what makes no sense there is as if it were not said."""
        if side not in said:
            return None
        moves = tuple(dict.fromkeys(read_list(said, f"{side}_moves")))
        return cls(
            pokemon=said[side],
            moves=moves[:MOST_MOVES],
            level=within(said.get(f"{side}_level"), 1, MOST_LEVEL, DEFAULT_LEVEL),
            nature=said.get(f"{side}_nature", DEFAULT_NATURE),
            friendship=within(said.get(f"{side}_friendship"), 0, MOST_FRIENDSHIP, DEFAULT_FRIENDSHIP),
            ivs=_six(said.get(f"{side}_ivs"), MOST_IV, _USUAL_IVS),
            avs=_six(said.get(f"{side}_avs"), MOST_AV, _USUAL_AVS),
        )

    def _raised(self) -> dict[str, Any]:
        return {
            "pokemon": self.pokemon,
            "level": self.level,
            "nature": self.nature,
            "friendship": self.friendship,
            "ivs": IvsIn(**_named(self.ivs)),
            "avs": AvsIn(**_named(self.avs)),
        }

    @classmethod
    def from_set(cls, one: SetOut) -> Self:
        return cls(
            pokemon=one.pokemon,
            moves=tuple(one.moves)[:MOST_MOVES],
            level=one.level,
            nature=one.nature,
            friendship=one.friendship,
            ivs=tuple(stat_of(one.ivs, stat) for stat in STATS),
            avs=tuple(stat_of(one.avs, stat) for stat in STATS),
        )


def _named(values: tuple[int, ...]) -> dict[str, int]:
    return {"def_" if stat == "def" else stat: value for stat, value in zip(STATS, values, strict=True)}


def _dotted(values: tuple[int, ...]) -> str:
    return ".".join(map(str, values))


def _six(text: str | None, most: int, usual: tuple[int, ...]) -> tuple[int, ...]:
    values = tuple(within(one, 0, most, -1) for one in (text or "").split("."))
    return values if len(values) == len(STATS) and min(values) >= 0 else usual
