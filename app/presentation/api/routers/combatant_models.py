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
Level = Annotated[int, Field(strict=True, ge=1, le=MAX_LEVEL, description="Its level.")]
Friendship = Annotated[
    int,
    Field(
        strict=True,
        ge=0,
        le=MAX_FRIENDSHIP,
        description="How fond it is of its trainer; the more, the higher every statistic but HP.",
    ),
]
Iv = Annotated[int, Field(strict=True, ge=0, le=MAX_IV)]
Av = Annotated[int, Field(strict=True, ge=0, le=MAX_AV)]
AllowUnlearnable = Annotated[bool, Field(strict=True, description="Take a move that it cannot learn.")]


class StrictIn(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class IvsIn(StrictIn):
    """Individual values: what it was born with. One that is left out is perfect."""

    hp: Iv = Field(default=MAX_IV, description="HP.")
    atk: Iv = Field(default=MAX_IV, description="Attack.")
    def_: Iv = Field(default=MAX_IV, alias="def", description="Defence.")
    spa: Iv = Field(default=MAX_IV, description="Special Attack.")
    spd: Iv = Field(default=MAX_IV, description="Special Defence.")
    spe: Iv = Field(default=MAX_IV, description="Speed.")


class AvsIn(StrictIn):
    """Awakening values: what candies have added to each statistic. One that is left out is 0."""

    hp: Av = Field(default=0, description="HP.")
    atk: Av = Field(default=0, description="Attack.")
    def_: Av = Field(default=0, alias="def", description="Defence.")
    spa: Av = Field(default=0, description="Special Attack.")
    spd: Av = Field(default=0, description="Special Defence.")
    spe: Av = Field(default=0, description="Speed.")


class TrainedPokemonIn(StrictIn):
    """What is left out is as in an untrained Pokémon of level 50."""

    pokemon: Name = Field(description="Slug, or name in any language.")
    level: Level = DEFAULT_LEVEL
    nature: Name = Field(default=DEFAULT_NATURE, description="Its nature: slug, or name in any language.")
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
    """A Pokémon with the one move that it repeats. What is left out is as in an untrained one of level 50."""

    move: Name = Field(description="The move that it repeats: slug, or name in any language.")
    allow_unlearnable: AllowUnlearnable = False

    def choose(self, pokedex: Pokedex) -> Combatant:
        """Raise what `app.domain.battle.combatant.train` and `choose` raise."""
        return choose(pokedex, self.trained(pokedex), self.move, allow_unlearnable=self.allow_unlearnable)


class ContenderIn(TrainedPokemonIn):
    """A Pokémon that chooses among its moves. What is left out is as in an untrained one of level 50."""

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
    """A Pokémon as it was understood."""

    pokemon: str = Field(description="The Pokémon, by its slug.")
    level: int = Field(description="Its level.")
    nature: str = Field(description="Its nature, by slug.")
    friendship: int = Field(description="Its friendship, which raises every statistic but HP.")
    ivs: StatsOut = Field(description="Its individual values.")
    avs: StatsOut = Field(description="Its awakening values.")


class CombatantOut(TrainedPokemonOut):
    """A Pokémon with its move, as it was understood."""

    move: str = Field(description="The move that it repeats, by its slug.")

    @classmethod
    def of(cls, combatant: Combatant) -> Self:
        return cls(**facts_of(combatant), move=combatant.move)


class ContenderOut(TrainedPokemonOut):
    """A Pokémon with the moves that it chose from, as it was understood."""

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
