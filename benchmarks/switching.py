"""Models are exchanged under load for a minute: `python -m benchmarks.switching` writes docs/benchmarks/switching.md.

A server with two workers answers everything that a model answers, while ten promotions and five rollbacks go through
the registry and its history. No request may fail, and each answer must be that of the version which it names.
"""

from __future__ import annotations

import os
import sys
import time
from collections import Counter
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Final

import numpy as np

from app.application.ports.duel_dataset import Collection
from app.domain.prediction.splits import Fold, folds
from app.infrastructure.learning.xgboost_learner import Boosting
from app.infrastructure.learning.xgboost_trainer import XGBoostTrainer
from app.infrastructure.sources.bundled_pokedex_source import BundledPokedexSource
from tests.fakes.fake_pokedex_repository import FakePokedexRepository
from tests.played_duels import small_collection
from tests.real_server import environment, running
from tests.several_models import SeveralModels
from tests.switching import Load, otherwise_answered

if TYPE_CHECKING:
    from app.domain.pokedex.pokedex import Pokedex
    from app.domain.prediction.model import ModelArtefact
    from app.domain.registry.promotion import Promotion

ROOT: Final = Path(__file__).parent.parent
REPORT: Final = ROOT / "docs" / "benchmarks" / "switching.md"
SECONDS, WORKERS, CLIENTS = 60, 2, 4
ROUNDS: Final = 5
"""Each is two promotions and a rollback."""
_STOP_SECONDS: Final = 60


@dataclass(frozen=True, slots=True, kw_only=True)
class Switch:
    promotion: Promotion
    done_at: float
    """When the registry had it."""


def main() -> None:
    pokedex = BundledPokedexSource(ROOT / "data" / "pokedex").read().pokedex
    with TemporaryDirectory() as name:
        models = SeveralModels(folder=Path(name), pokedex=pokedex, artefacts=_three_models(pokedex, Path(name)))
        models.bring()
        models.promote("1")
        load, switches = _exchange(models)
        wrong = otherwise_answered(pokedex, models.predictors, load.answers)
        models.close()
    text = _report(load, switches, wrong=len(wrong))
    REPORT.write_text(text, encoding="utf-8")
    sys.stdout.write(text)
    sys.exit("\n".join(load.failures[:10]) or int(bool(wrong)))


def _three_models(pokedex: Pokedex, folder: Path) -> list[ModelArtefact]:
    """Learn from different thirds of a small collection, so that the models do not say the same."""
    lessons = small_collection(pokedex, Collection.LESSONS, folder / "lessons").load(pokedex)
    fold = folds(pokedex, lessons.duels)
    learn, calibrate = (lessons.take(np.flatnonzero(fold == one)) for one in (Fold.TRAIN, Fold.CALIBRATION))
    boosting = Boosting(rounds=100, max_depth=5)
    trainer = XGBoostTrainer(pokedex=FakePokedexRepository(pokedex), doubt=0.005, boosting=boosting)
    return [trainer.train(learn=learn.take(slice(start, None, 3)), calibrate=calibrate, seed=1) for start in range(3)]


def _exchange(models: SeveralModels) -> tuple[Load, list[Switch]]:
    command = [sys.executable, "-m", "app", "serve", "--port", "0", "--workers", str(WORKERS)]
    environ = environment(models.folder, RATE_LIMIT_REQUESTS="100000000", RATE_LIMIT_SIMULATIONS="100000000")
    with running(command, environ=environ, log=models.folder / "server.log") as server:
        with Load(address=server.address, pokedex=models.pokedex, clients=CLIENTS) as load:
            switches = _switch(models)
        server.stop(seconds=_STOP_SECONDS)
    return load, switches


def _switch(models: SeveralModels) -> list[Switch]:
    pause, switches, version = SECONDS / (3 * ROUNDS + 1), [], 1
    for number in range(3 * ROUNDS):
        time.sleep(pause)
        is_rollback = number % 3 == 2  # noqa: PLR2004 - after two promotions
        promotion = models.roll_back() if is_rollback else models.promote(str(version % len(models.artefacts) + 1))
        version = int(promotion.version)
        switches.append(Switch(promotion=promotion, done_at=time.monotonic()))
    time.sleep(pause)
    return switches


def _report(load: Load, switches: list[Switch], *, wrong: int) -> str:
    latencies = np.array([one.answered_at - one.asked_at for one in load.answers])
    kinds = Counter(one.promotion.kind for one in switches)
    delays = np.array([_seconds_until_followed(load, one) for one in switches])
    rows = {
        "requests": f"{len(load.answers) + len(load.failures):,}",
        "of these failed": f"{len(load.failures):,}",
        "answers that are not those of the version they name": f"{wrong:,}",
        "answers by version": ", ".join(f"{name}: {count:,}" for name, count in sorted(_versions(load).items())),
        "switches": ", ".join(f"{count} {kind}s" for kind, count in kinds.items()),
        "until the old version answers no more": f"{np.median(delays):.1f} s, at most {delays.max():.1f} s",
        "latency": ", ".join(f"p{p} {1000 * np.quantile(latencies, p / 100):.0f} ms" for p in (50, 99)),
    }
    table = "".join(f"| {name} | {value} |\n" for name, value in rows.items())
    return (
        "# Models exchanged under load\n\n"
        f"Written by `python -m benchmarks.switching`: {SECONDS} s, {WORKERS} worker processes, {CLIENTS} clients "
        f"that ask everything that a model answers, {os.cpu_count()} processors for all of them. Every answer was "
        "worked out once more by the version that it names, and compared to the last digit.\n\n"
        f"| | |\n|---|---|\n{table}"
    )


def _versions(load: Load) -> Counter[str]:
    return Counter(one.version for one in load.answers)


def _seconds_until_followed(load: Load, switch: Switch) -> float:
    """Return how long after the switch the last request came that another version has answered, before the next one."""
    following = (one.asked_at for one in load.answers if one.version == switch.promotion.before)
    late = [moment - switch.done_at for moment in following if 0 < moment - switch.done_at < SECONDS / (3 * ROUNDS + 1)]
    return max(late, default=0.0)


if __name__ == "__main__":
    main()
