from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

    from app.domain.prediction.evaluation import Score


def training_report(scores: Mapping[str, Score], *, learnt_from: int) -> str:
    """Return the scores as a Markdown page."""
    lines = [
        "# Training report",
        "",
        f"Learnt from {learnt_from:,} duels; scored on pairs of species that were never seen.",
        "",
        "| | duels | MAE | RMSE without noise | Brier | best possible | log loss | accuracy | calibration error |",
        "|---|---|---|---|---|---|---|---|---|",
    ]
    lines += [
        f"| {name} | {one.duels:,} | {one.mean_absolute_error:.4f} | {one.root_mean_square_error:.4f} "
        f"| {one.brier:.4f} | {one.brier_floor:.4f} | {one.log_loss:.4f} | {one.accuracy:.4f} "
        f"| {one.calibration_error:.4f} |"
        for name, one in scores.items()
    ]
    return "\n".join(lines) + "\n"
