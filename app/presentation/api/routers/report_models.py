from __future__ import annotations

from dataclasses import asdict
from typing import TYPE_CHECKING, Annotated, Literal, Self

from pydantic import BaseModel, Field

from app.domain.prediction.document import Bars, Grid

if TYPE_CHECKING:
    from app.domain.prediction.document import Drawing, Evaluation, Section
    from app.domain.registry.model_version import ModelVersion


class TableOut(BaseModel):
    title: str
    columns: list[str]
    rows: list[list[str | int | float | None]] = Field(description="As many cells in each as there are columns.")


class LineOut(BaseModel):
    name: str
    x: list[float]
    y: list[float]
    low: list[float] = Field(description="Lower ends of the intervals around y; empty where there are none.")
    high: list[float]
    labels: list[str] = Field(description="Of the points; empty where they have none.")
    is_plain: bool = Field(description="Whether it has too many points to mark each.")


class FigureOut(BaseModel):
    kind: Literal["lines"]
    name: str = Field(examples=["reliability"])
    title: str
    x: str = Field(description="What stands along the axis.")
    y: str
    lines: list[LineOut]
    x_is_log: bool
    y_is_log: bool
    has_diagonal: bool = Field(description="Whether to draw where both axes are equal.")


class BarsOut(BaseModel):
    """Bars that lie one above the other, the first on top."""

    kind: Literal["bars"]
    name: str = Field(examples=["importance_gain"])
    title: str
    x: str = Field(description="What the values are.")
    labels: list[str]
    values: list[float]


class GridOut(BaseModel):
    """Cells that are the darker, the larger their value."""

    kind: Literal["grid"]
    name: str = Field(examples=["confusion_matrix"])
    title: str
    x: str = Field(description="What the columns are.")
    y: str = Field(description="What the rows are.")
    columns: list[str]
    rows: list[str]
    cells: list[list[float]] = Field(description="By row and column.")


DrawingOut = Annotated[FigureOut | BarsOut | GridOut, Field(discriminator="kind")]


class SectionOut(BaseModel):
    name: str = Field(examples=["calibration"])
    title: str
    words: list[str]
    tables: list[TableOut]
    figures: list[DrawingOut]

    @classmethod
    def of(cls, section: Section) -> Self:
        return cls(
            name=section.name,
            title=section.title,
            words=list(section.words),
            tables=[TableOut(**asdict(one)) for one in section.tables],
            figures=[_drawn(one) for one in section.figures],
        )


class ModelReportOut(BaseModel):
    """What was said of a version of the model when it was trained, to be drawn in any way."""

    version: str
    semantic_version: str
    title: str
    facts: dict[str, str] = Field(description="What was trained, and on what.")
    sections: list[SectionOut]

    @classmethod
    def of(cls, model: ModelVersion, report: Evaluation) -> Self:
        return cls(
            version=model.version,
            semantic_version=str(model.semantic),
            title=report.title,
            facts=dict(report.facts),
            sections=[SectionOut.of(one) for one in report.sections],
        )


def _drawn(drawing: Drawing) -> FigureOut | BarsOut | GridOut:
    if isinstance(drawing, Bars):
        return BarsOut(kind="bars", **asdict(drawing))
    if isinstance(drawing, Grid):
        return GridOut(kind="grid", **asdict(drawing))
    return FigureOut(kind="lines", **asdict(drawing))
