"""What `benchmarks.load` writes down."""

from __future__ import annotations

from typing import TYPE_CHECKING

from matplotlib.figure import Figure

from benchmarks.load_measures import MLFLOW, compare

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path

    from benchmarks.load_measures import Compared, Measured

_HEAD = (
    "| | requests/s | p50 ms | p99 ms | of doing nothing | p99 of doing nothing | MLflow's server |\n"
    "|---|---|---|---|---|---|---|\n"
)


def write_report(folder: Path, measured: Mapping[str, Measured], where: str) -> str:
    """Return the Markdown that was written beside the plot."""
    folder.mkdir(parents=True, exist_ok=True)
    compared = compare(measured)
    lines = [_line(name, one, compared.get(name), measured[MLFLOW]) for name, one in measured.items()]
    text = (
        "# The best move under load\n\n"
        f"Written by `python -m benchmarks.load`; everything in turn in one run, {where}. Doing nothing is the same "
        "questions to a route that validates them and gives a ready answer; ratios of requests are medians of the "
        "rounds.\n\n"
        f"{_HEAD}{''.join(lines)}\n![requests a second](load.svg)\n"
    )
    (folder / "load.md").write_text(text, encoding="utf-8")
    _plot(measured).savefig(folder / "load.svg", metadata={"Date": None})
    return text


def _line(name: str, one: Measured, compared: Compared | None, mlflow: Measured) -> str:
    share, p99 = (f"{compared.share:.1%}", f"{compared.p99:.2f} ×") if compared else ("", "")
    middle, slow = (f"{1000 * one.latency(part):.2f}" if one.latencies else "" for part in (0.5, 0.99))
    times = f"{one.times_as_fast_as(mlflow):.1f} ×"
    return f"| {name} | {one.speed:,.0f} | {middle} | {slow} | {share} | {p99} | {times} |\n"


def _plot(measured: Mapping[str, Measured]) -> Figure:
    figure = Figure(figsize=(8, 0.6 + 0.5 * len(measured)), layout="constrained")
    axes = figure.subplots()
    names: Sequence[str] = list(measured)[::-1]
    bars = axes.barh(names, [measured[name].speed for name in names])
    axes.bar_label(bars, fmt="{:,.0f}", padding=3)
    axes.set_xlabel("requests a second")
    axes.spines[["top", "right"]].set_visible(False)
    return figure
