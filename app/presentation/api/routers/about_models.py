from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING, Self

from pydantic import BaseModel, Field

if TYPE_CHECKING:
    from app.application.describe_product import PokedexFacts, ProductFacts, UsedOrigin
    from app.domain.registry.model_version import ModelVersion


class PokedexAboutOut(BaseModel):
    source: str = Field(description="Where it was imported from.", examples=["bundled"])
    revision: int = Field(description="The number of its import.")
    imported_at: datetime = Field(description="When it was imported.")
    species: int = Field(description="How many species it has.")
    forms: int = Field(description="Pokémon that can be asked about: a species has one for each of its forms.")
    moves: int = Field(description="How many moves it has.")

    @classmethod
    def of(cls, facts: PokedexFacts) -> Self:
        return cls(
            source=facts.source,
            revision=facts.revision,
            imported_at=facts.imported_at,
            species=facts.species,
            forms=facts.forms,
            moves=facts.moves,
        )


class OriginOut(BaseModel):
    """Somebody whom facts of the game come from."""

    key: str = Field(description="By which imports name it.", examples=["showdown"])
    name: str = Field(description="What it is called.")
    address: str = Field(description="Where it is on the web.")
    licence: str | None = Field(description="Null where nothing of it is kept.")
    gives: str = Field(description="What comes from it.")
    releases: dict[str, str] = Field(description="Releases of the packages that were read, by their names.")
    is_used: bool = Field(description="Whether the Pokédex that stands was made with it.")

    @classmethod
    def of(cls, used: UsedOrigin) -> Self:
        one = used.origin
        return cls(
            key=one.key,
            name=one.name,
            address=one.address,
            licence=one.licence,
            gives=one.gives,
            releases=dict(one.releases),
            is_used=used.is_used,
        )


class HeadlinesOut(BaseModel):
    """How the model has passed its exam; null is what its training did not measure."""

    mean_absolute_error: float | None = Field(
        description="How far chances are from shares of battles that were won, on average."
    )
    brier: float | None = Field(description="The Brier score: the mean squared error of the chance, of single battles.")
    brier_floor: float | None = Field(description="The best possible Brier score.")
    accuracy: float | None = Field(description="The share of single battles whose winner was called.")
    best_accuracy: float | None = Field(description="The best possible accuracy.")
    calibration_error: float | None = Field(description="How far chances are from shares that were won, on average.")
    duels: int | None = Field(description="How many duels the exam had.")

    @classmethod
    def of(cls, model: ModelVersion) -> Self:
        def told(name: str) -> float | None:
            return model.metrics.get(f"model.{name}")

        return cls(
            mean_absolute_error=told("mae"),
            brier=told("brier"),
            brier_floor=told("brier_floor"),
            accuracy=told("accuracy"),
            best_accuracy=told("best_accuracy"),
            calibration_error=told("ece"),
            duels=_count(told("duels")),
        )


class ModelAboutOut(BaseModel):
    version: str = Field(description="Its number in the registry.")
    semantic_version: str = Field(
        description="Major: other features or rules; minor: other data; patch: anything else."
    )
    registered_at: datetime = Field(description="When it was registered.")
    rules: str = Field(description="The rules by which the battles were played that it learnt from.")
    learnt_from: int | None = Field(description="How many duels it learnt from; null where its training did not say.")
    headlines: HeadlinesOut = Field(description="How it has passed its exam.")

    @classmethod
    def of(cls, model: ModelVersion) -> Self:
        return cls(
            version=model.version,
            semantic_version=str(model.semantic),
            registered_at=model.created_at,
            rules=model.origin.engine,
            learnt_from=_count(model.metrics.get("learnt_from")),
            headlines=HeadlinesOut.of(model),
        )


class AboutOut(BaseModel):
    version: str = Field(description="The release of the product.")
    licence: str = Field(description="The licence of its code.", examples=["MIT"])
    trademarks: str = Field(description="Whose names these are.")
    rules: str = Field(description="The version of the rules by which our engine plays.")
    pokedex: PokedexAboutOut | None = Field(description="Null where none was imported yet.")
    sources: list[OriginOut] = Field(description="Where the facts of the game come from.")
    model: ModelAboutOut | None = Field(
        description="The one that the registry has last named as in production; null where it has named none."
    )

    @classmethod
    def of(cls, facts: ProductFacts) -> Self:
        return cls(
            version=facts.release.version,
            licence=facts.release.licence,
            trademarks=facts.trademarks,
            rules=facts.release.rules,
            pokedex=None if facts.pokedex is None else PokedexAboutOut.of(facts.pokedex),
            sources=[OriginOut.of(one) for one in facts.origins],
            model=None if facts.model is None else ModelAboutOut.of(facts.model),
        )


def _count(value: float | None) -> int | None:
    return None if value is None else int(value)
