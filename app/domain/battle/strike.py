"""What one use of a move does to a foe: the answer that a damage calculator gives."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING, Any, Final

import numpy as np

from app.domain.battle.conditions import Conditions
from app.domain.battle.ko_sentence import ko_sentence
from app.domain.battle.outlook.ko import MOST_USES
from app.domain.battle.outlook.strike_records import STRIKE
from app.domain.battle.outlook.striking import MOST_ROLLS, write_strikes

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from app.domain.battle.duels import Combatants, Lineup
    from app.domain.battle.tables import BattleTables

_SAID: Final = ("verdict", "remark", "weakest", "strongest", "foe_hp", "pp")
"""What a sentence is made of, beside the chances."""
_TOLD: Final = ("weakest", "strongest", "foe_hp", "stab", "priority")


@dataclass(frozen=True, slots=True, kw_only=True)
class Strike:
    """One use; the damages are points of HP, all hits of the use together."""

    weakest: int
    strongest: int
    foe_hp: int
    sentence: str
    type_multiplier: float
    stab: bool
    priority: int

    @property
    def percent(self) -> tuple[float, float]:
        """Weakest and strongest, in percent of the foe's HP, cut to one decimal as the games' calculators do."""
        return self.percent_of(self.weakest), self.percent_of(self.strongest)

    def percent_of(self, points: int) -> float:
        return 1000 * points // self.foe_hp / 10


@dataclass(frozen=True, slots=True, kw_only=True)
class DetailedStrike(Strike):
    rolls: tuple[int, ...]
    """The equally likely damages of one hit, weakest first; empty where they depend on what the foe does."""
    critical_rolls: tuple[int, ...]
    """The same of a critical hit; empty where no hit can be critical."""
    hits: tuple[int, int]
    """Fewest and most of a use."""
    ko_chances: tuple[float, ...]
    """That 1, 2, 3 and 4 uses take all HP, where none misses and none is critical but by the move's own rule."""
    ko_chances_with_criticals_and_misses: tuple[float, ...]
    percent_to_hit: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Strikes:
    """n uses, each of one move by one Pokémon against another."""

    facts: NDArray[Any]  # (n,) STRIKE
    rolls: NDArray[np.int64]  # (n, MOST_ROLLS) of one hit, of which facts["rolls"] are used
    critical_rolls: NDArray[np.int64]  # (n, MOST_ROLLS), of which facts["critical_rolls"] are used
    ko_chances: NDArray[np.float64]  # (n, 4)
    ko_chances_with_criticals_and_misses: NDArray[np.float64]  # (n, 4)

    def __len__(self) -> int:
        return len(self.facts)

    @property
    def type_multipliers(self) -> NDArray[np.float64]:
        """Return (n,) 0, 1/4, 1/2, 1, 2 or 4."""
        return np.where(self.facts["no_effect"], 0.0, np.exp2(self.facts["doublings"]))

    def sentences(self) -> list[str]:
        # Read all at once: to ask each record for each of its fields takes ten times as long.
        said = zip(*(self.facts[name].tolist() for name in _SAID), self.ko_chances.tolist(), strict=True)
        return [
            ko_sentence(
                verdict=verdict,
                remark=remark,
                weakest=weakest,
                strongest=strongest,
                foe_hp=foe_hp,
                pp=pp,
                ko_chances=chances,
            )
            for verdict, remark, weakest, strongest, foe_hp, pp, chances in said
        ]

    def in_short(self) -> list[Strike]:
        told = zip(
            *(self.facts[name].tolist() for name in _TOLD),
            self.type_multipliers.tolist(),
            self.sentences(),
            strict=True,
        )
        return [
            Strike(
                weakest=weakest,
                strongest=strongest,
                foe_hp=foe_hp,
                sentence=sentence,
                type_multiplier=type_multiplier,
                stab=bool(stab),
                priority=priority,
            )
            for weakest, strongest, foe_hp, stab, priority, type_multiplier, sentence in told
        ]

    def in_detail(self) -> list[DetailedStrike]:
        return [self._detailed(row, strike) for row, strike in enumerate(self.in_short())]

    def _detailed(self, row: int, strike: Strike) -> DetailedStrike:
        fact = self.facts[row]
        return DetailedStrike(
            **asdict(strike),
            rolls=tuple(self.rolls[row, : fact["rolls"]].tolist()),
            critical_rolls=tuple(self.critical_rolls[row, : fact["critical_rolls"]].tolist()),
            hits=(int(fact["min_hits"]), int(fact["max_hits"])),
            ko_chances=tuple(self.ko_chances[row].tolist()),
            ko_chances_with_criticals_and_misses=tuple(self.ko_chances_with_criticals_and_misses[row].tolist()),
            percent_to_hit=int(fact["percent_to_hit"]),
        )


def strikes(
    tables: BattleTables,
    attackers: Combatants,
    defenders: Lineup,
    conditions: Conditions | None = None,
    *,
    in_short: bool = False,
) -> Strikes:
    """Let each attacker use its move on the defender in the same row; in short, leave criticals and misses out."""
    count = len(attackers)
    facts = np.zeros(count, STRIKE)
    rolls, chances = np.zeros((count, 2, MOST_ROLLS), np.int64), np.zeros((count, 1 if in_short else 2, MOST_USES))
    write_strikes(
        tables.columns,
        tables.move_records,
        attackers.columns,
        defenders.columns,
        attackers.move,
        Conditions.fresh(count) if conditions is None else conditions,
        facts,
        rolls,
        chances,
    )
    return Strikes(
        facts=facts,
        rolls=rolls[:, 0],
        critical_rolls=rolls[:, 1],
        ko_chances=chances[:, 0],
        ko_chances_with_criticals_and_misses=chances[:, -1],
    )
