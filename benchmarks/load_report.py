"""What `benchmarks.load` writes down."""

from __future__ import annotations

from typing import TYPE_CHECKING

from matplotlib.figure import Figure

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path

    from benchmarks.load import Measured

_HEAD = "| | requests/s | p50 ms | p99 ms | of the same route doing nothing |\n|---|---|---|---|---|\n"


def write_report(folder: Path, measured: Mapping[str, Measured], shares: Mapping[str, float], machine: str) -> str:
    """Return the Markdown that was written beside the plot."""
    folder.mkdir(parents=True, exist_ok=True)
    lines = [_line(name, one, shares.get(name)) for name, one in measured.items()]
    text = (
        "# The best move under load\n\n"
        f"Written by `python -m benchmarks.load`; everything in turn in one run, {machine}.\n\n"
        f"{_HEAD}{''.join(lines)}\n![requests a second](load.svg)\n"
    )
    (folder / "load.md").write_text(text, encoding="utf-8")
    _plot(measured).savefig(folder / "load.svg", metadata={"Date": None})
    return text


def _line(name: str, one: Measured, share: float | None) -> str:
    said = "" if share is None else f"{share:.0%}"
    p50, p99 = (f"{1000 * one.latency(part):.2f}" if one.latencies else "" for part in (0.5, 0.99))
    return f"| {name} | {one.speed:,.0f} | {p50} | {p99} | {said} |\n"


def _plot(measured: Mapping[str, Measured]) -> Figure:
    figure = Figure(figsize=(8, 0.6 + 0.5 * len(measured)), layout="constrained")
    axes = figure.subplots()
    names: Sequence[str] = list(measured)[::-1]
    bars = axes.barh(names, [measured[name].speed for name in names])
    axes.bar_label(bars, fmt="{:,.0f}", padding=3)
    axes.set_xlabel("requests a second")
    axes.spines[["top", "right"]].set_visible(False)
    return figure
