"""Names as questions give them and answers show them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Any, Self

from fastapi import Path
from pydantic import BaseModel, Field

from app.domain.pokedex.names import LONGEST_NAME

if TYPE_CHECKING:
    from fastapi.openapi.models import Example

    from app.domain.pokedex.names import Names


class NamesOut(BaseModel):
    """Its names by language."""

    en: str = Field(description="In English.")
    fr: str = Field(description="In French.")
    ja: str | None = Field(description="Null where no source has told it.")
    de: str | None = Field(description="Null where no source has told it.")

    @classmethod
    def of(cls, names: Names) -> Self:
        return cls(en=names.english, fr=names.french, ja=names.japanese, de=names.german)


def _any_name(slug: str, french: str) -> Any:
    examples: dict[str, Example] = {
        "slug": {"summary": "By slug", "value": slug},
        "french": {"summary": "By French name", "value": french},
    }
    return Path(max_length=LONGEST_NAME, openapi_examples=examples, description="Any of its names.")


PokemonName = Annotated[str, _any_name("pikachu", "Évoli")]
MoveName = Annotated[str, _any_name("thunderbolt", "Tonnerre")]
TypeName = Annotated[str, _any_name("electric", "Ténèbres")]
NatureName = Annotated[str, _any_name("timid", "Assuré")]


def _search(example: str) -> Any:
    description = "A part of a name in any language; where nothing contains it, a few of its letters may be wrong."
    return Field(min_length=1, max_length=LONGEST_NAME, description=description, examples=[example])


PokemonSearch = Annotated[str | None, _search("rachu")]
MoveSearch = Annotated[str | None, _search("thunderbolr")]
TypeSearch = Annotated[str | None, _search("elec")]
NatureSearch = Annotated[str | None, _search("timid")]
