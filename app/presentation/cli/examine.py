"""`learn evaluate` and `learn compare`."""

from __future__ import annotations

from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Final

import typer
from rich.table import Table

from app.presentation.cli.console import err, out, progress_bars
from app.presentation.cli.dependencies import container_of
from app.presentation.cli.exit_statuses import ExitStatus

if TYPE_CHECKING:
    from collections.abc import Iterator

    from app.application.compare_models import CompareModels
    from app.application.evaluate_model import EvaluateModel
    from app.application.evaluation.comparison import Compared
    from app.domain.prediction.document import Evaluation

_SHOWN: Final = {
    "duels that are": "duels",
    "duels": "number",
    "MAE": "MAE",
    "MAE without noise": "no noise",
    "log-loss regret": "log loss",
    "accuracy": "accuracy",
    "gap": "gap",
    "ECE": "ECE",
}
"""Columns of the marks, and what they are called where there is little room."""

Sample = Annotated[
    int | None, typer.Option(min=1000, help="Lessons to learn from, for what is trained here; by default 100,000.")
]
Output = Annotated[Path | None, typer.Option(help="Folder of the report, instead of one in the folder of reports.")]


def evaluate(
    context: typer.Context,
    *,
    version: Annotated[
        str | None,
        typer.Option(help="The version to examine, as `model list` shows it, instead of that in production."),
    ] = None,
    quick: Annotated[
        bool, typer.Option("--quick", help="Leave out the sections that need other models to be trained.")
    ] = False,
    foreign: Annotated[
        bool,
        typer.Option("--foreign", help="Examine it even if it was trained or examined on other duels than lie here."),
    ] = False,
    output: Output = None,
    sample: Sample = None,
    seed: Annotated[int, typer.Option(min=0, help="The same seed gives the same report, but for times.")] = 42,
) -> None:
    """Examine a model on the exam, and write a report; Ctrl-C leaves the sections that are done."""
    evaluate_with_progress(
        container_of(context).evaluate_model(),
        version=version,
        quick=quick,
        foreign=foreign,
        folder=output,
        sample=sample,
        seed=seed,
    )


def evaluate_with_progress(
    evaluate_model: EvaluateModel,
    *,
    version: str | None,
    quick: bool,
    foreign: bool = False,
    folder: Path | None = None,
    sample: int | None,
    seed: int,
) -> None:
    with _usable_when_stopped() as started, progress_bars() as tell:
        report = evaluate_model(
            version=version,
            quick=quick,
            foreign=foreign,
            folder=folder,
            sample=sample,
            seed=seed,
            on_start=started.append,
            on_progress=tell,
        )
    _show_marks(report.evaluation)
    err.print(f"The report is in {report.folder / 'report.html'}.", soft_wrap=True)


def compare(
    context: typer.Context,
    *,
    output: Output = None,
    sample: Sample = None,
    seed: Annotated[int, typer.Option(min=0, help="The same seed gives the same comparison, but for times.")] = 42,
) -> None:
    """Rank learners and baselines by log loss on the same exam; after an interruption, it goes on where it stopped."""
    compare_with_progress(container_of(context).compare_models(), folder=output, sample=sample, seed=seed)


def compare_with_progress(
    compare_models: CompareModels, *, folder: Path | None = None, sample: int | None, seed: int
) -> None:
    with _usable_when_stopped() as started, progress_bars() as tell:
        comparison = compare_models(folder=folder, sample=sample, seed=seed, on_start=started.append, on_progress=tell)
    _show_comparison(comparison.compared)
    err.print(f"The report is in {comparison.folder / 'report.html'}.", soft_wrap=True)


@contextmanager
def _usable_when_stopped() -> Iterator[list[Path]]:
    """Give a list for the folder in which there is a report from then on."""
    started: list[Path] = []
    try:
        yield started
    except KeyboardInterrupt:
        kept = f" What is done is in {started[0] / 'report.html'}." if started else ""
        err.print(f"Stopped.{kept}", soft_wrap=True)
        raise typer.Exit(ExitStatus.INTERRUPTED) from None


def _show_marks(evaluation: Evaluation) -> None:
    marks = evaluation.sections[0].tables[0]
    table = Table(title=f"{evaluation.title}: errors, and how far they are above the best possible")
    for number, heading in enumerate(_SHOWN.values()):
        table.add_column(heading, justify="right" if number else "left", no_wrap=True)
    for row in marks.rows:
        cells = dict(zip(marks.columns, row, strict=True))
        table.add_row(*(_cell(cells[name]) for name in _SHOWN))
    out.print(table)


def _cell(value: object) -> str:
    return f"{value:.4f}" if isinstance(value, float) else f"{value:,}" if isinstance(value, int) else str(value)


def _show_comparison(compared: tuple[Compared, ...]) -> None:
    table = Table(
        "who forecasts", title="The best first; MAE and regret are without noise; in brackets, 95 % intervals"
    )
    for heading in ("log loss", "MAE", "regret × 10⁶", "accuracy", "s to train", "µs per duel", "kB"):
        table.add_column(heading, justify="right")
    for one in compared:
        table.add_row(
            one.name,
            one.log_loss.text(5),
            f"{one.error.value:.5f}",
            f"{one.regret.value * 1e6:,.0f}",
            f"{one.accuracy.value:.2%}",
            f"{one.seconds:.0f}" if one.seconds is not None else "-",
            f"{one.microseconds:.1f}" if one.microseconds is not None else "-",
            f"{one.size / 1000:,.0f}" if one.size is not None else "-",
        )
    out.print(table)
