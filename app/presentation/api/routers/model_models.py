from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING, Self

from pydantic import BaseModel, Field

from app.application.gate.noted_verdict import NotedVerdict, note_name
from app.domain.registry.model_version import Alias
from app.domain.registry.promotion import Place
from app.presentation.api.reference_data import Page

if TYPE_CHECKING:
    from app.domain.registry.model_version import ModelVersion
    from app.domain.registry.verdict import Finding


class ModelOriginOut(BaseModel):
    """What a model was made of, by hashes."""

    feature_schema: str = Field(
        description="The hash of the features that it reads; a release serves no model of others."
    )
    dataset: str = Field(description="The hash of the lessons that it learnt from.")
    engine: str = Field(description="The rules by which the battles were played that it learnt from.")


class FindingOut(BaseModel):
    test: str = Field(description="What was tested.")
    passed: bool = Field(description="Whether it was as it must be.")
    measured: float | None = Field(description="Null where it could not be measured.")
    limit: float | None = Field(description="Null where there is nothing to compare with.")
    words: str = Field(description="The finding in words.")

    @classmethod
    def of(cls, finding: Finding) -> Self:
        return cls(
            test=finding.test,
            passed=finding.passed,
            measured=finding.measured,
            limit=finding.limit,
            words=finding.words,
        )


class VerdictOut(BaseModel):
    """What the gate has said, at that time and against the version that was in production then."""

    to: Place = Field(description="The place that it was judged for.")
    passed: bool = Field(description="Whether it may enter.")
    judged_at: datetime = Field(description="When it was judged.")
    findings: list[FindingOut] = Field(description="What was found, test by test.")

    @classmethod
    def of(cls, noted: NotedVerdict) -> Self:
        findings = [FindingOut.of(one) for one in noted.verdict.findings]
        to = Place(noted.verdict.to)
        return cls(to=to, passed=noted.verdict.passed, judged_at=noted.judged_at, findings=findings)


class ModelOut(BaseModel):
    version: str = Field(description="The number by which answers and this API name it.")
    semantic_version: str = Field(
        description="Major: other features or rules; minor: other data; patch: anything else.", examples=["1.2.0"]
    )
    aliases: list[Alias] = Field(description="The places that it holds.")
    created_at: datetime = Field(description="When it was registered.")
    checksum: str = Field(description="SHA-256 of its files.")
    origin: ModelOriginOut = Field(description="What it was made of.")
    metrics: dict[str, float] = Field(description="What its training measured, by name.")

    @classmethod
    def of(cls, one: ModelVersion) -> Self:
        origin = one.origin
        return cls(
            version=one.version,
            semantic_version=str(one.semantic),
            aliases=[Alias(alias) for alias in one.aliases if alias in tuple(Alias)],
            created_at=one.created_at,
            checksum=one.checksum,
            origin=ModelOriginOut(feature_schema=origin.feature_schema, dataset=origin.dataset, engine=origin.engine),
            metrics=dict(one.metrics),
        )


class ModelDetailsOut(ModelOut):
    notes: dict[str, str] = Field(description="What its training noted, by name.")
    verdicts: list[VerdictOut] = Field(description="The last of each place; none where it was never judged.")

    @classmethod
    def of(cls, one: ModelVersion) -> Self:
        noted = [NotedVerdict.on(one, Alias(place)) for place in Place]
        of_gate = set(map(note_name, Alias))
        return cls(
            **dict(ModelOut.of(one)),
            notes={name: text for name, text in one.notes.items() if name not in of_gate},
            verdicts=[VerdictOut.of(verdict) for verdict in noted if verdict is not None],
        )


class ModelPage(Page[ModelOut]):
    pass
