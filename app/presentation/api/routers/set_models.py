from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Final, Self

from pydantic import BaseModel, Field

from app.domain.battle.combatant import TrainedPokemon
from app.domain.battle.showdown.showdown_set import MOST_MOVES, MOST_SETS, Gender, ShowdownSet
from app.domain.pokedex.names import LONGEST_NAME
from app.presentation.api.routers.combatant_models import Name, StrictIn, TrainedPokemonIn
from app.presentation.api.routers.stats import StatsOut

if TYPE_CHECKING:
    from app.domain.pokedex.pokedex import Pokedex

MOST_CHARACTERS: Final = 40_000

Shiny = Annotated[bool, Field(strict=True)]


class SetTextIn(StrictIn):
    text: str = Field(min_length=1, max_length=MOST_CHARACTERS, description=f"1 to {MOST_SETS} sets.")


class SetTextOut(BaseModel):
    text: str = Field(description="As Showdown's teambuilder imports it.")


class SetIn(TrainedPokemonIn):
    nickname: str | None = Field(
        default=None, min_length=1, max_length=LONGEST_NAME, description="What its trainer calls it."
    )
    gender: Gender | None = Field(default=None, description="`F`, `M`, or null where it is left open.")
    shiny: Shiny = Field(default=False, description="Whether it is shiny.")
    moves: list[Name] = Field(
        default=[], max_length=MOST_MOVES, description="Up to four moves, by slug or by any name, learnt by it or not."
    )

    def taught(self, pokedex: Pokedex) -> ShowdownSet:
        """Raise what `app.domain.battle.combatant.train` and `ShowdownSet` raise."""
        trained = self.trained(pokedex)
        facts = {name: getattr(trained, name) for name in TrainedPokemon.__slots__}
        moves = tuple(pokedex.move_names.slug_of(move) for move in self.moves)
        return ShowdownSet(**facts, nickname=self.nickname, gender=self.gender, shiny=self.shiny, moves=moves)


class SetsIn(StrictIn):
    sets: list[SetIn] = Field(description="What to write, in this order.", min_length=1, max_length=MOST_SETS)


class SetOut(BaseModel):
    pokemon: str = Field(description="The Pokémon, by its slug.")
    level: int = Field(description="100 where the text says none.")
    nature: str = Field(description="Its nature, by slug.")
    friendship: int = Field(description="70 where the text says none, as in Showdown's battles of Let's Go.")
    ivs: StatsOut = Field(description="Its individual values.")
    avs: StatsOut = Field(description="Its awakening values.")
    nickname: str | None = Field(description="What its trainer calls it; null where the text says none.")
    gender: Gender | None = Field(description="`F` or `M`; null where the text says none.")
    shiny: bool = Field(description="Whether it is shiny.")
    moves: list[str] = Field(description="Each once, learnt by this Pokémon or not.")

    @classmethod
    def of(cls, one: ShowdownSet) -> Self:
        return cls(
            pokemon=one.pokemon,
            level=one.level,
            nature=one.nature,
            friendship=one.friendship,
            ivs=StatsOut.of(one.ivs),
            avs=StatsOut.of(one.avs),
            nickname=one.nickname,
            gender=one.gender,
            shiny=one.shiny,
            moves=list(one.moves),
        )


class IgnoredOut(BaseModel):
    index: int = Field(description="The set that it was said of, counted from 0.")
    said: str = Field(description="The words of the text.", examples=["Item: Light Ball"])


class SetsOut(BaseModel):
    sets: list[SetOut] = Field(description="In the order of the text, and in the form that an export takes.")
    ignored: list[IgnoredOut] = Field(description="What was said that is nothing in Let's Go.")
