from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Any, Final, Self

from pydantic import BaseModel, ConfigDict, Field

from app.domain.battle.combatant import DEFAULT_FRIENDSHIP, DEFAULT_LEVEL, DEFAULT_NATURE, choose, choose_among, train
from app.domain.pokedex.stats import MAX_AV, MAX_FRIENDSHIP, MAX_IV, MAX_LEVEL
from app.presentation.api.routers.stats import StatsOut

if TYPE_CHECKING:
    from app.domain.battle.combatant import Combatant, Contender, Spread, TrainedPokemon
    from app.domain.pokedex.pokedex import Pokedex

MOST_MOVES: Final = 4

Name = Annotated[str, Field(min_length=1, max_length=64)]
Level = Annotated[int, Field(strict=True, ge=1, le=MAX_LEVEL)]
Friendship = Annotated[int, Field(strict=True, ge=0, le=MAX_FRIENDSHIP)]
Iv = Annotated[int, Field(strict=True, ge=0, le=MAX_IV)]
Av = Annotated[int, Field(strict=True, ge=0, le=MAX_AV)]
AllowUnlearnable = Annotated[bool, Field(strict=True, description="Take a move that it cannot learn.")]


class StrictIn(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class IvsIn(StrictIn):
    hp: Iv = MAX_IV
    atk: Iv = MAX_IV
    def_: Iv = Field(default=MAX_IV, alias="def")
    spa: Iv = MAX_IV
    spd: Iv = MAX_IV
    spe: Iv = MAX_IV


class AvsIn(StrictIn):
    hp: Av = 0
    atk: Av = 0
    def_: Av = Field(default=0, alias="def")
    spa: Av = 0
    spd: Av = 0
    spe: Av = 0


class TrainedPokemonIn(StrictIn):
    pokemon: Name = Field(description="Slug, or name in any language.")
    level: Level = DEFAULT_LEVEL
    nature: Name = DEFAULT_NATURE
    friendship: Friendship = DEFAULT_FRIENDSHIP
    ivs: IvsIn = IvsIn()
    avs: AvsIn = AvsIn()

    def trained(self, pokedex: Pokedex) -> TrainedPokemon:
        """Raise what `app.domain.battle.combatant.train` raises."""
        return train(
            pokedex,
            pokemon=self.pokemon,
            level=self.level,
            nature=self.nature,
            friendship=self.friendship,
            ivs=_spread(self.ivs),
            avs=_spread(self.avs),
        )


class CombatantIn(TrainedPokemonIn):
    move: Name = Field(description="Slug, or name in any language.")
    allow_unlearnable: AllowUnlearnable = False

    def choose(self, pokedex: Pokedex) -> Combatant:
        """Raise what `app.domain.battle.combatant.train` and `choose` raise."""
        return choose(pokedex, self.trained(pokedex), self.move, allow_unlearnable=self.allow_unlearnable)


class ContenderIn(TrainedPokemonIn):
    moves: list[Name] | None = Field(
        default=None,
        min_length=1,
        max_length=MOST_MOVES,
        description="What it can choose from; by default, every damaging move that it can learn.",
    )
    allow_unlearnable: AllowUnlearnable = False

    def choose_among(self, pokedex: Pokedex) -> Contender:
        """Raise what `app.domain.battle.combatant.train` and `choose_among` raise."""
        trained = self.trained(pokedex)
        return choose_among(pokedex, trained, self.moves or (), allow_unlearnable=self.allow_unlearnable)


class TrainedPokemonOut(BaseModel):
    pokemon: str
    level: int
    nature: str
    friendship: int
    ivs: StatsOut
    avs: StatsOut


class CombatantOut(TrainedPokemonOut):
    move: str

    @classmethod
    def of(cls, combatant: Combatant) -> Self:
        return cls(**facts_of(combatant), move=combatant.move)


class ContenderOut(TrainedPokemonOut):
    moves: tuple[str, ...] = Field(description="What it chose from.")

    @classmethod
    def of(cls, contender: Contender) -> Self:
        return cls(**facts_of(contender), moves=contender.moves)


def facts_of(trained: TrainedPokemon) -> dict[str, Any]:
    return {
        "pokemon": trained.pokemon,
        "level": trained.level,
        "nature": trained.nature,
        "friendship": trained.friendship,
        "ivs": StatsOut.of(trained.ivs),
        "avs": StatsOut.of(trained.avs),
    }


def _spread(stats: IvsIn | AvsIn) -> Spread:
    return stats.hp, stats.atk, stats.def_, stats.spa, stats.spd, stats.spe
