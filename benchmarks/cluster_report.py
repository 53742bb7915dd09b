"""What `benchmarks.cluster` writes down."""

from __future__ import annotations

from statistics import median
from typing import TYPE_CHECKING

from matplotlib.figure import Figure

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path

_HEAD = "| built by | seconds | duels/s |\n|---|---|---|\n"


def write_report(
    folder: Path, seconds: Mapping[str, Sequence[float]], duels: int, ratios: tuple[float, float], machine: str
) -> str:
    """Return the Markdown that was written beside the plot.

    The ratios are that of two workers to one, and that of two processes to one where they only play.
    """
    folder.mkdir(parents=True, exist_ok=True)
    speeds = {name: duels / median(measured) for name, measured in seconds.items()}
    lines = [
        f"| {name} | {median(measured):.1f} ({min(measured):.1f}–{max(measured):.1f}) | {speeds[name]:,.0f} |\n"
        for name, measured in seconds.items()
    ]
    text = (
        "# A dataset built by a cluster\n\n"
        f"Written by `python -m benchmarks.cluster`: {duels:,} lessons from the draw to the sealed file, in turns in "
        f"one run, {machine}. All files were the same to the byte.\n\n"
        f"{_HEAD}{''.join(lines)}\n"
        f"Two workers build **{ratios[0]:.2f} times** as fast as one (the median of the rounds). Two processes that "
        f"know nothing of each other, and keep nothing, play {ratios[1]:.2f} times as fast as one: that is what "
        "this machine has to give.\n\n"
        "![duels a second](cluster.svg)\n"
    )
    (folder / "cluster.md").write_text(text, encoding="utf-8")
    _plot(speeds).savefig(folder / "cluster.svg", metadata={"Date": None})
    return text


def _plot(speeds: Mapping[str, float]) -> Figure:
    figure = Figure(figsize=(8, 0.6 + 0.5 * len(speeds)), layout="constrained")
    axes = figure.subplots()
    names = list(speeds)[::-1]
    axes.bar_label(axes.barh(names, [speeds[name] for name in names]), fmt="{:,.0f}", padding=3)
    axes.set_xlabel("duels a second")
    axes.spines[["top", "right"]].set_visible(False)
    return figure
