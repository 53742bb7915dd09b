from __future__ import annotations

from typing import TYPE_CHECKING, Literal, Self

from pydantic import BaseModel, Field

from app.domain.pokedex.learnset import LearnMethod
from app.domain.pokedex.moves import Category
from app.domain.pokedex.names import LONGEST_NAME
from app.domain.pokedex.species import Form
from app.presentation.api.reference_data import Page, PageQuery
from app.presentation.api.routers.names import MoveSearch, NamesOut, PokemonSearch

if TYPE_CHECKING:
    from app.domain.pokedex.learnset import LearnedMove
    from app.domain.pokedex.pokedex import Pokedex
    from app.presentation.api.routers.learnt import Learnable, Learner

LearnableSort = Literal["slug", "level", "power", "accuracy", "pp", "-slug", "-level", "-power", "-accuracy", "-pp"]
LearnerSort = Literal["dex_number", "slug", "level", "-dex_number", "-slug", "-level"]


class LearnableQuery(PageQuery):
    q: MoveSearch = None
    method: LearnMethod | None = Field(
        default=None, description="Moves that are learnt in this way, whatever others there are."
    )
    type: str | None = Field(
        default=None, max_length=LONGEST_NAME, description="Moves of this type alone, by any of its names."
    )
    category: Category | None = Field(default=None, description="Moves of this category alone.")
    damaging: bool | None = Field(default=None, description="False for status moves.")
    sort: LearnableSort | None = Field(default=None, description="By what to sort; a leading - turns the order round.")


class LearnerQuery(PageQuery):
    q: PokemonSearch = None
    method: LearnMethod | None = Field(
        default=None, description="Pokémon that learn it in this way, whatever others there are."
    )
    type: list[str] = Field(
        default=[],
        max_length=2,
        description="Pokémon of this type alone, by any of its names; given twice, of both types.",
    )
    form: Form | None = Field(default=None, description="Pokémon of this form alone.")
    sort: LearnerSort | None = Field(default=None, description="By what to sort; a leading - turns the order round.")


class WayOut(BaseModel):
    """One way in which a Pokémon comes to know a move."""

    method: LearnMethod = Field(description="`inherited`: learnt by level before it evolved.")
    level: int | None = Field(description="Null where the method has none.")
    learnt_by: str | None = Field(description="The pre-evolution that an inherited move was learnt by.")

    @classmethod
    def of(cls, row: LearnedMove) -> Self:
        return cls(method=row.method, level=row.level, learnt_by=row.learnt_by)


class LearnableOut(BaseModel):
    slug: str = Field(description="The name by which the API knows it, in lower case and with hyphens.")
    names: NamesOut = Field(description="Its names by language.")
    type: str = Field(description="Its type, by slug.")
    category: Category = Field(description="`physical`, `special`, or `status` where it does no damage.")
    power: int | None = Field(description="Null where the move has none of its own.")
    accuracy: int | None = Field(description="Percent; null where it cannot miss.")
    pp: int = Field(description="Before PP Ups.")
    playable: bool = Field(description="False where only the partner's own battle command plays it.")
    partner_only: bool = Field(description="Only a partner Pokémon may know it.")
    ways: list[WayOut] = Field(description="Every way in which the Pokémon comes to know it.")

    @classmethod
    def of(cls, learnt: Learnable, pokedex: Pokedex) -> Self:
        move = learnt.move
        return cls(
            slug=move.slug,
            names=NamesOut.of(move.names),
            type=move.type,
            category=move.category,
            power=move.power,
            accuracy=move.accuracy,
            pp=move.pp,
            playable=move.playable,
            partner_only=move.slug in pokedex.partner_moves,
            ways=[WayOut.of(row) for row in learnt.ways],
        )


class LearnablePage(Page[LearnableOut]):
    pass


class LearnerOut(BaseModel):
    slug: str = Field(description="The name by which the API knows it, in lower case and with hyphens.")
    names: NamesOut = Field(description="Its names by language.")
    dex_number: int = Field(description="Its number in the National Pokédex.")
    species: str = Field(description="Its species, by slug.")
    form: Form = Field(description="Which form of its species it is.")
    types: list[str] = Field(description="Its one or two types, by slug.")
    ways: list[WayOut] = Field(description="Every way in which it comes to know the move.")

    @classmethod
    def of(cls, learner: Learner) -> Self:
        pokemon = learner.pokemon
        return cls(
            slug=pokemon.slug,
            names=NamesOut.of(pokemon.names),
            dex_number=pokemon.dex_number,
            species=pokemon.species,
            form=pokemon.form,
            types=list(pokemon.types),
            ways=[WayOut.of(row) for row in learner.ways],
        )


class LearnerPage(Page[LearnerOut]):
    pass
