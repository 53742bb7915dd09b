"""What stands in many answers of PokeAPI."""

from __future__ import annotations

from typing import Annotated
from urllib.parse import urljoin

from pydantic import AfterValidator, BaseModel, ConfigDict, Field, ValidationInfo, field_validator

from app.domain.pokedex.names import name_problem
from app.infrastructure.sources.pokeapi.local_names import is_read, tidy
from app.infrastructure.sources.web.origin import origin_of


class Part(BaseModel):
    model_config = ConfigDict(extra="ignore", frozen=True)


def _whole_or_relative(address: str) -> str:
    origin_of(urljoin("https://pokeapi.co/", address))
    return address


Address = Annotated[str, AfterValidator(_whole_or_relative)]


class Reference(Part):
    name: str
    url: Address


class Generation(Part):
    url: str = Field(pattern=r"/generation/\d+/?$")


class LocalName(Part):
    language: Reference
    name: str

    @field_validator("name")
    @classmethod
    def _require_name_of_language(cls, name: str, info: ValidationInfo) -> str:
        language: Reference | None = info.data.get("language")
        said = tidy(name)
        if said and language is not None and is_read(language.name) and (problem := name_problem(said)):
            raise ValueError(problem)
        return name
