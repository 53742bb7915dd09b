from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING, Final, Self

from pydantic import BaseModel, Field

from app.application.drift_report import SINCE, UNTIL
from app.domain.monitoring.columns import IN_WORDS
from app.domain.monitoring.drift import DriftVerdict, Shift
from app.presentation.api.reference_data import Page
from app.presentation.api.routers.prediction_models import Probability

if TYPE_CHECKING:
    from collections.abc import Mapping

    from app.domain.monitoring.monitoring_report import MonitoringReport

HISTORY: Final = "/v1/monitoring/drift/history"


class ColumnDriftOut(BaseModel):
    column: str = Field(description="The fact that was compared, by its name.")
    description: str = Field(description="What it is, in words.")
    psi: float = Field(description="The population stability index; usually, 0.1 is moderate, and 0.2 is large.")
    psi_noise: float = Field(description="What the index would seldom exceed by chance alone.")
    shift: Shift = Field(description="How large the shift is, noise considered.")
    learnt: float = Field(description="The value in the middle of what was learnt from.")
    asked: float = Field(description="The value in the middle of what is asked.")

    @classmethod
    def of(cls, told: Mapping[str, str | float]) -> Self:
        return cls(
            column=str(told["column"]),
            description=IN_WORDS[str(told["column"])],
            psi=float(told["psi"]),
            psi_noise=float(told["noise"]),
            shift=Shift(str(told["shift"])),
            learnt=float(told["learnt"]),
            asked=float(told["asked"]),
        )


class OutOfDomainOut(BaseModel):
    """Shares of the different duels; one may be outside for several reasons."""

    total: Probability = Field(description="Outside for any of these reasons.")
    unlearnable_move: Probability = Field(description="A move that its Pokémon does not learn.")
    beyond_range: Probability = Field(description="A level, IVs, AVs or a friendship lower or higher than any learnt.")
    strange_spread: Probability = Field(description="These four together are like none that was learnt from.")

    @classmethod
    def of(cls, figures: Mapping[str, float]) -> Self:
        return cls(
            total=figures["out_of_domain_ratio"],
            unlearnable_move=figures["out_of_domain.unlearnable"],
            beyond_range=figures["out_of_domain.beyond"],
            strange_spread=figures["out_of_domain.strange"],
        )


class DriftSampleOut(BaseModel):
    total: int = Field(description="Predictions of that time.")
    drawn: int = Field(description="Those that were looked at.")
    duels: int = Field(description="Different duels among them; one that is asked again counts once.")
    reference: int = Field(description="Duels of the training that they are compared with.")

    @classmethod
    def of(cls, figures: Mapping[str, float]) -> Self:
        return cls(
            total=int(figures["total_duels"]),
            drawn=int(figures["sample_predictions"]),
            duels=int(figures["sample_duels"]),
            reference=int(figures["reference_duels"]),
        )


class DriftOut(BaseModel):
    model_version: str | None = Field(description="Null where it failed before it was known which.")
    started_at: datetime = Field(description="When the look began.")
    ended_at: datetime = Field(description="When it was over.")
    since: datetime = Field(description="Predictions from then on were looked at.")
    until: datetime = Field(description="Predictions until then were looked at.")
    failed: bool = Field(description="Whether it came to no verdict; the command `monitor drift` says why.")
    verdict: DriftVerdict | None = Field(
        description="`too_few` to tell; `stable`; `population_shift`: other matchups are asked, which is no failure; "
        "`out_of_domain`: duels are asked such as the model has never seen. Null where it failed."
    )
    explanation: str = Field(description="The verdict in sentences, with what to do.")
    sample: DriftSampleOut | None = Field(description="What was looked at; null where it failed.")
    out_of_domain: OutOfDomainOut | None = Field(
        description="How much was beyond what the model has learnt from; null where it failed."
    )
    columns: list[ColumnDriftOut] = Field(description="The most shifted first.")
    history: str = Field(description="Where the earlier looks are.", examples=[HISTORY])

    @classmethod
    def of(cls, report: MonitoringReport) -> Self:
        figures, has_failed = report.figures, report.failure is not None
        return cls(
            model_version=report.model_version or None,
            started_at=report.started_at,
            ended_at=report.ended_at,
            since=datetime.fromtimestamp(figures[SINCE], UTC),
            until=datetime.fromtimestamp(figures[UNTIL], UTC),
            failed=has_failed,
            verdict=None if has_failed else DriftVerdict(report.verdict),
            explanation=report.explanation,
            sample=None if has_failed else DriftSampleOut.of(figures),
            out_of_domain=None if has_failed else OutOfDomainOut.of(figures),
            columns=[ColumnDriftOut.of(one) for one in report.details],
            history=HISTORY,
        )


class DriftPage(Page[DriftOut]):
    pass
