from __future__ import annotations

from dataclasses import asdict
from typing import TYPE_CHECKING, Annotated, Literal, Self

from pydantic import BaseModel, Field

from app.domain.prediction.document import Bars, Grid

if TYPE_CHECKING:
    from app.domain.prediction.document import Drawing, Evaluation, Section
    from app.domain.registry.model_version import ModelVersion


class TableOut(BaseModel):
    title: str = Field(description="What stands above it.")
    columns: list[str] = Field(description="The heads of its columns.")
    rows: list[list[str | int | float | None]] = Field(description="As many cells in each as there are columns.")


class LineOut(BaseModel):
    name: str = Field(description="What the line is.")
    x: list[float] = Field(description="Along the horizontal axis.")
    y: list[float] = Field(description="Along the vertical axis, point by point.")
    low: list[float] = Field(description="Lower ends of the intervals around y; empty where there are none.")
    high: list[float] = Field(description="Upper ends of the same intervals.")
    labels: list[str] = Field(description="What each point is; empty where they have no labels.")
    is_plain: bool = Field(description="Whether it has too many points to mark each.")


class FigureOut(BaseModel):
    kind: Literal["lines"] = Field(description="By which a figure of lines is known.")
    name: str = Field(description="By which the figure is known.", examples=["reliability"])
    title: str = Field(description="What stands above it.")
    x: str = Field(description="What stands along the horizontal axis.")
    y: str = Field(description="What stands along the vertical axis.")
    lines: list[LineOut] = Field(description="The lines in it.")
    x_is_log: bool = Field(description="Whether the horizontal axis is logarithmic.")
    y_is_log: bool = Field(description="Whether the vertical axis is logarithmic.")
    has_diagonal: bool = Field(description="Whether to draw where both axes are equal.")


class BarsOut(BaseModel):
    """Bars that lie one above the other, the first on top."""

    kind: Literal["bars"] = Field(description="By which a figure of bars is known.")
    name: str = Field(description="By which the figure is known.", examples=["importance_gain"])
    title: str = Field(description="What stands above it.")
    x: str = Field(description="What the values are.")
    labels: list[str] = Field(description="What each bar is.")
    values: list[float] = Field(description="How long each bar is.")


class GridOut(BaseModel):
    """Cells that are the darker, the larger their value."""

    kind: Literal["grid"] = Field(description="By which a grid is known.")
    name: str = Field(description="By which the figure is known.", examples=["confusion_matrix"])
    title: str = Field(description="What stands above it.")
    x: str = Field(description="What the columns are.")
    y: str = Field(description="What the rows are.")
    columns: list[str] = Field(description="The heads of the columns.")
    rows: list[str] = Field(description="The heads of the rows.")
    cells: list[list[float]] = Field(description="The values, row by row.")


DrawingOut = Annotated[FigureOut | BarsOut | GridOut, Field(discriminator="kind")]


class SectionOut(BaseModel):
    name: str = Field(description="By which the section is known.", examples=["calibration"])
    title: str = Field(description="What stands above it.")
    words: list[str] = Field(description="Its paragraphs.")
    tables: list[TableOut] = Field(description="Its tables.")
    figures: list[DrawingOut] = Field(description="Its figures.")

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

    version: str = Field(description="The number of the version.")
    semantic_version: str = Field(description="Its semantic version.")
    title: str = Field(description="What stands above the report.")
    facts: dict[str, str] = Field(description="What was trained, and on what.")
    sections: list[SectionOut] = Field(description="What was measured, section by section.")

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
