"""The forms in which a question may give a Pokémon: field by field, or as a set in the text of Pokémon Showdown."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Any, Final

from pydantic import Discriminator, Field, Tag

from app.domain.battle.combatant import choose, choose_among
from app.domain.battle.showdown.reading_sets import read_sets
from app.domain.errors import InvalidCombatantError
from app.presentation.api.input_errors import AS_FIELDS, AS_LIST, AS_TEXT
from app.presentation.api.routers.combatant_models import (
    AllowUnlearnable,
    CombatantIn,
    ContenderIn,
    Name,
    StrictIn,
    TrainedPokemonIn,
)

if TYPE_CHECKING:
    from app.domain.battle.combatant import Combatant, Contender, TrainedPokemon
    from app.domain.battle.showdown.showdown_set import ShowdownSet
    from app.domain.pokedex.pokedex import Pokedex

MOST_IN_TEAM: Final = 6
_LONGEST_SET: Final = 2_000

SetText = Annotated[
    str,
    Field(
        min_length=1,
        max_length=_LONGEST_SET,
        description="One set, as Pokémon Showdown's teambuilder exports it. There, a missing level means 100.",
        examples=["Pikachu-Starter\nLevel: 50\nTimid Nature\n- Thunderbolt"],
    ),
]


class ShowdownPokemonIn(StrictIn):
    """A Pokémon in the text of Pokémon Showdown."""

    showdown: SetText

    def trained(self, pokedex: Pokedex) -> TrainedPokemon:
        """Raise `UnreadableSetError` or `InvalidCombatantError`."""
        return self._one_set(pokedex)

    def _one_set(self, pokedex: Pokedex) -> ShowdownSet:
        sets = read_sets(self.showdown, pokedex)
        if len(sets) > 1:
            raise InvalidCombatantError("showdown", f"a text of {len(sets)} sets", "a single set")
        return sets[0]


class ShowdownCombatantIn(ShowdownPokemonIn):
    """A Pokémon with its one move in the text of Pokémon Showdown."""

    move: Name | None = Field(default=None, description="Which move it repeats, where its set has several.")
    allow_unlearnable: AllowUnlearnable = False

    def choose(self, pokedex: Pokedex) -> Combatant:
        """Raise what `trained` and `app.domain.battle.combatant.choose` raise."""
        one = self._one_set(pokedex)
        return choose(pokedex, one, self._move_of(one), allow_unlearnable=self.allow_unlearnable)

    def _move_of(self, one: ShowdownSet) -> str:
        if self.move is not None:
            return self.move
        if len(one.moves) == 1:
            return one.moves[0]
        wanted = f"one of {', '.join(one.moves)}" if one.moves else "given, because its set has none"
        raise InvalidCombatantError("move", "left open", wanted)


class ShowdownContenderIn(ShowdownPokemonIn):
    """A Pokémon in the text of Pokémon Showdown, which chooses among the moves of its set, or among all."""

    allow_unlearnable: AllowUnlearnable = False

    def choose_among(self, pokedex: Pokedex, *, must_name_moves: bool = False) -> Contender:
        """Raise what `trained` and `app.domain.battle.combatant.choose_among` raise."""
        one = self._one_set(pokedex)
        if must_name_moves and not one.moves:
            raise InvalidCombatantError("moves", "left open", "in the text where the scenario is known")
        return choose_among(pokedex, one, one.moves, allow_unlearnable=self.allow_unlearnable)


class ShowdownTeamIn(StrictIn):
    """A team in the text of Pokémon Showdown."""

    showdown: str = Field(
        min_length=1,
        max_length=MOST_IN_TEAM * _LONGEST_SET,
        description="A team, as Pokémon Showdown's teambuilder exports it. There, a missing level means 100.",
        examples=["Pikachu-Starter\nLevel: 50\n- Thunderbolt\n\nOnix\nLevel: 50\n- Rock Slide"],
    )
    allow_unlearnable: AllowUnlearnable = False

    def choose_among(self, pokedex: Pokedex) -> list[Contender]:
        """Raise what `ShowdownContenderIn.choose_among` raises."""
        sets = read_sets(self.showdown, pokedex)
        if len(sets) > MOST_IN_TEAM:
            raise InvalidCombatantError("showdown", f"a text of {len(sets)} sets", f"a team of 1 to {MOST_IN_TEAM}")
        return [choose_among(pokedex, one, one.moves, allow_unlearnable=self.allow_unlearnable) for one in sets]


def _form_of(given: Any) -> str:
    return AS_TEXT if isinstance(given, dict) and "showdown" in given else AS_FIELDS


def _form_of_team(given: Any) -> str:
    return AS_TEXT if isinstance(given, dict) and "showdown" in given else AS_LIST


_Form = Discriminator(_form_of)
GivenPokemon = Annotated[
    Annotated[TrainedPokemonIn, Tag(AS_FIELDS)] | Annotated[ShowdownPokemonIn, Tag(AS_TEXT)], _Form
]
GivenCombatant = Annotated[Annotated[CombatantIn, Tag(AS_FIELDS)] | Annotated[ShowdownCombatantIn, Tag(AS_TEXT)], _Form]
GivenContender = Annotated[Annotated[ContenderIn, Tag(AS_FIELDS)] | Annotated[ShowdownContenderIn, Tag(AS_TEXT)], _Form]
_Listed = Annotated[list[GivenContender], Field(min_length=1, max_length=MOST_IN_TEAM)]
GivenTeam = Annotated[
    Annotated[_Listed, Tag(AS_LIST)] | Annotated[ShowdownTeamIn, Tag(AS_TEXT)], Discriminator(_form_of_team)
]
