from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING, Annotated, Self

from pydantic import BaseModel, Field

from app.application.gate.noted_verdict import NotedVerdict, note_name
from app.domain.registry.model_version import Alias
from app.domain.registry.promotion import Place, PromotionKind
from app.presentation.api.reference_data import Page, PageQuery
from app.presentation.api.routers.combatant_models import StrictIn
from app.presentation.api.routers.moments import Moment  # noqa: TC001 - Pydantic reads it

if TYPE_CHECKING:
    from app.domain.registry.model_version import ModelVersion
    from app.domain.registry.promotion import Promotion
    from app.domain.registry.verdict import Finding

_LONGEST_REASON = 500

Reason = Annotated[str, Field(max_length=_LONGEST_REASON, description="Kept in the history for ever.")]


class PromotionIn(StrictIn):
    to: Place = Field(description="Staging first: production takes only what is there.")
    force: Annotated[bool, Field(strict=True)] = Field(
        default=False, description="Even where the gate refuses; needs a `reason`."
    )
    reason: Reason = ""


class RollbackIn(StrictIn):
    reason: Reason = ""


class HistoryQuery(PageQuery):
    at: Moment | None = Field(
        default=None, description="Only the entry by which the version came that was in production at this time."
    )


class ModelOriginOut(BaseModel):
    """What a model was made of, by hashes."""

    feature_schema: str
    dataset: str
    engine: str = Field(description="The rules by which the battles were played that it learnt from.")


class FindingOut(BaseModel):
    test: str
    passed: bool
    measured: float | None = Field(description="Null where it could not be measured.")
    limit: float | None = Field(description="Null where there is nothing to compare with.")
    words: str

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

    to: Place
    passed: bool
    judged_at: datetime
    findings: list[FindingOut]

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
    aliases: list[Alias]
    created_at: datetime
    checksum: str
    origin: ModelOriginOut
    metrics: dict[str, float]

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
    notes: dict[str, str]
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


class PromotionOut(BaseModel):
    kind: PromotionKind
    to: Place
    version: str
    semantic_version: str
    checksum: str
    before: str | None = Field(description="The version that held the place; null where none did.")
    by: str
    happened_at: datetime
    reason: str
    is_forced: bool = Field(description="Whether the gate had refused it.")
    objections: list[str] = Field(description="What the gate had found against it.")
    figures: dict[str, float] = Field(description="What the gate, or the watch, had measured.")

    @classmethod
    def of(cls, one: Promotion) -> Self:
        return cls(
            kind=one.kind,
            to=Place(one.to),
            version=one.version,
            semantic_version=one.semantic,
            checksum=one.checksum,
            before=one.before,
            by=one.by,
            happened_at=one.happened_at,
            reason=one.reason,
            is_forced=one.is_forced,
            objections=list(one.objections),
            figures=dict(one.figures),
        )


class ModelPage(Page[ModelOut]):
    pass


class PromotionPage(Page[PromotionOut]):
    pass
