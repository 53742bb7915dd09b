from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING, Self
from uuid import UUID

from pydantic import BaseModel, Field

from app.application.quality.report import BIN, MISS, ROW
from app.domain.monitoring.live_marks import Judge
from app.domain.monitoring.live_quality import LiveVerdict
from app.presentation.api.reference_data import Page
from app.presentation.api.routers.prediction_models import Probability

if TYPE_CHECKING:
    from app.domain.monitoring.monitoring_report import MonitoringReport


class JudgeOut(BaseModel):
    """Scores by one judge of what the truth is; smaller is better."""

    judge: Judge = Field(
        description="Who says what the truth is: `own`, our engine; `reference`, Showdown's; `outcomes`, players."
    )
    duels: int = Field(description="Answers that it judged.")
    distinct: int = Field(description="Different duels among them.")
    contested_share: Probability = Field(description="The share of answers about duels whose outcome is in doubt.")
    brier: float = Field(description="Mean squared error of the chances, of single battles.")
    brier_floor: float = Field(description="The best possible; by outcomes: what one expects who believes the answers.")
    brier_regret: float = Field(description="The difference of the two, without the noise of the battles.")
    brier_regret_low: float = Field(description="The lower end of its 95 % confidence interval.")
    brier_regret_high: float = Field(description="The upper end of the same interval.")
    log_loss: float = Field(description="Mean negative logarithm of the chance that was given to what came.")
    log_loss_floor: float = Field(description="The best possible, as `brier_floor`.")
    mae: float | None = Field(
        description="How far chances are from the truth on average, without the noise of the battles; null by outcomes."
    )
    calibration_error: float = Field(description="Over ten bins that hold equally many answers.")
    calibration_chance: float = Field(description="The calibration error that chance alone stays below.")

    @classmethod
    def of(cls, judge: Judge, report: MonitoringReport) -> Self:
        names = cls.model_fields.keys() - {"judge"}
        return cls.model_validate({"judge": judge} | {name: report.figures.get(f"{judge}.{name}") for name in names})


class BinOut(BaseModel):
    """Answers that gave about the same chance."""

    duels: int = Field(description="How many answers it has.")
    forecast: Probability = Field(description="The mean of their chances.")
    share: Probability = Field(description="The share of battles that a won, by our own engine.")
    margin: float = Field(description="Half the 95 % interval of that share.")


class MissOut(BaseModel):
    prediction_id: UUID = Field(description="By which the prediction can be read back, and its outcome reported.")
    a: str = Field(description="The first side and its move, in words.")
    b: str = Field(description="The other side and its move, in words.")
    served: Probability = Field(description="The chance of a that was answered.")
    truth: Probability = Field(description="The share that a won of the battles of our own engine.")
    standard_errors: float = Field(description="How far apart the two are, as a multiple of what chance makes.")
    turns: float = Field(description="Mean length of the duel.")


class LiveQualityOut(BaseModel):
    model_version: str | None = Field(description="Null where it failed before it was known which.")
    started_at: datetime = Field(description="When the look began.")
    ended_at: datetime = Field(description="When it was over.")
    verdict: LiveVerdict | None = Field(description="Null where it failed.")
    explanation: str = Field(description="The verdict in sentences, with what to do.")
    failed: bool = Field(description="Whether it could not come to a verdict; the one who ran it was told why.")
    served: int | None = Field(description="Answers of the time looked at, from which those judged were drawn.")
    judges: list[JudgeOut] = Field(description="The scores by each judge that judged any.")
    reliability: list[BinOut] = Field(description="From the lowest chances to the highest.")
    worst_misses: list[MissOut] = Field(description="The answers furthest from the truth, and not by chance.")

    @classmethod
    def of(cls, report: MonitoringReport) -> Self:
        figures = report.figures
        heard = [judge for judge in Judge if figures.get(f"{judge}.duels")]
        return cls(
            model_version=report.model_version or None,
            started_at=report.started_at,
            ended_at=report.ended_at,
            verdict=LiveVerdict(report.verdict) if report.verdict else None,
            explanation=report.explanation,
            failed=report.failure is not None,
            served=int(figures["served"]) if "served" in figures else None,
            judges=[JudgeOut.of(judge, report) for judge in heard],
            reliability=[BinOut.model_validate(row) for row in report.details if row[ROW] == BIN],
            worst_misses=[MissOut.model_validate(row) for row in report.details if row[ROW] == MISS],
        )


class LiveQualityPage(Page[LiveQualityOut]):
    pass
