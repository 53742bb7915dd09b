"""What a card takes from the record of the training, and from the files of the model."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from app.application.cards.registered import minute
from app.application.ports.duel_dataset import Collection
from app.domain.cards.model_card import CardMakeup, CardTraining
from app.domain.prediction.document import Table
from app.domain.prediction.feature_groups import feature_groups
from app.domain.prediction.features import feature_names
from app.domain.prediction.intervals import COVERAGE

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import datetime

    from app.domain.prediction.model import ModelArtefact, ModelMakeup
    from app.domain.prediction.training_run import RecordedTraining, UsedDataset

_COMMIT: Final = "commit"
_ELSEWHERE: Final = {_COMMIT, "platform"}
"""What is told in another place, and the name of a kernel, which says more of a machine than of a model."""
_UNKNOWN: Final = "unknown"
"""What a training notes outside a checkout."""


def training_of(recorded: RecordedTraining, makeup: ModelMakeup | None) -> CardTraining:
    features = next((one.features for one in recorded.datasets if one.features), ())
    commit = recorded.environment.get(_COMMIT, _UNKNOWN)
    return CardTraining(
        began=minute(recorded.started_at),
        minutes=_minutes(recorded.started_at, recorded.ended_at),
        commit=None if commit == _UNKNOWN else commit,
        environment={name: text for name, text in sorted(recorded.environment.items()) if name not in _ELSEWHERE},
        parameters={name: text for name, text in sorted(recorded.parameters.items()) if not _is_of_data(name)},
        datasets=_datasets(recorded.datasets),
        lessons=next((dict(one.plan) for one in recorded.datasets if one.name == Collection.LESSONS), None),
        features=len(features) or None,
        groups=_groups(features, makeup),
    )


def makeup_on_card(artefact: ModelArtefact, makeup: ModelMakeup) -> CardMakeup:
    edges = (0.0, *makeup.intervals.doubts)
    rows = zip(edges, makeup.intervals.doubts, makeup.intervals.half_widths, strict=False)
    return CardMakeup(
        size=sum(map(len, artefact.files.values())),
        doubt=makeup.doubt,
        calibration=makeup.calibration.name,
        temperature=makeup.calibration.temperature,
        points=len(makeup.calibration.before),
        coverage=COVERAGE,
        intervals=Table(
            title="Half of the interval, by how far the forecast is from certainty",
            columns=("from", "to", "half of the interval"),
            rows=tuple(rows),
        ),
    )


def _minutes(began: datetime, ended: datetime | None) -> float | None:
    return None if ended is None else (ended - began).total_seconds() / 60


def _is_of_data(parameter: str) -> bool:
    return parameter.partition(".")[0] in tuple(Collection)


def _datasets(used: tuple[UsedDataset, ...]) -> Table | None:
    rows = tuple((one.purpose, one.name, one.duels, one.plan.get("rules_version"), one.checksum) for one in used)
    columns = ("what for", "collection", "duels", "played by the rules", "checksum (SHA-256)")
    return Table(title="Duels that it was made with", columns=columns, rows=rows) if rows else None


def _groups(features: tuple[str, ...], makeup: ModelMakeup | None) -> Mapping[str, int] | None:
    if makeup is None or set(features) != set(feature_names(makeup.doubt)):
        return None
    return {name: len(members) for name, members in feature_groups(makeup.doubt).items()}
