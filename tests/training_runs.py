"""Trainings as they are recorded, of which a test cares about a part."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

from app.domain.prediction.model import ModelArtefact
from app.domain.prediction.training_run import TrainingRun, Trial, UsedDataset
from tests.registered_models import ORIGIN

if TYPE_CHECKING:
    from collections.abc import Mapping

BEGAN = datetime(2026, 11, 24, 10, 30, tzinfo=UTC)
PARAMETERS = {"win.eta": "0.05", "seed": "42", "dataset": "f" * 64, "remark": "Pokémon " * 60, "empty": ""}
METRICS = {"model.mae": 1 / 7, "model.brier_regret": -1e-17, "model.duels": 3263, "contested.ece": 0.0}
FILES = {"report.md": "# Été\n".encode(), "figures/roc.svg": b"<svg/>", "data/roc.csv": b"x,y\n0,1\n"}


def training_run(
    *,
    number: int = 1,
    artefact: ModelArtefact | None = None,
    parameters: Mapping[str, str] | None = None,
    metrics: Mapping[str, float] | None = None,
    trials: tuple[Trial, ...] = (),
) -> TrainingRun:
    """Return a training; `number` tells it from others, in the order of time."""
    ended = BEGAN + timedelta(minutes=number)
    return TrainingRun(
        key=f"{ended:%Y%m%dT%H%M%S%f}Z-{number:08}",
        experiment="duels-0123456789ab",
        name=f"train-{number}",
        started_at=BEGAN,
        ended_at=ended,
        origin=ORIGIN,
        parameters={} if parameters is None else parameters,
        metrics={} if metrics is None else metrics,
        environment={"commit": "c0ffee", "python": "3.11"},
        datasets=(used("lessons", "training"), used("lessons", "calibration"), used("exam", "evaluation")),
        trials=trials,
        artefact=artefact or ModelArtefact(files={"model.bin": bytes([number])}),
        files=FILES,
    )


def untimed(run: TrainingRun) -> TrainingRun:
    """Return the training without its times, and what is named after them."""
    return replace(run, key="", name="", started_at=BEGAN, ended_at=BEGAN)


def used(name: str, purpose: str) -> UsedDataset:
    checksum = f"{name:0<64}"
    return UsedDataset(
        name=name, purpose=purpose, checksum=checksum, duels=17, plan={"seed": "42"}, features=("level", "speed")
    )


def trial(number: int) -> Trial:
    return Trial(name=f"trial-{number:03}", parameters={"eta": str(number / 10)}, metrics={"log_loss": number / 7})
