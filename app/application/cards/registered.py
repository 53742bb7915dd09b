"""What a card takes from the registry."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from app.application.gate.noted_verdict import NotedVerdict
from app.domain.cards.model_card import CardHeadline, CardIdentity, CardVerdict
from app.domain.prediction.document import Table
from app.domain.registry.model_version import Alias

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping
    from datetime import datetime

    from app.domain.registry.model_version import ModelVersion
    from app.domain.registry.promotion import Promotion

_MARKS: Final = {
    "duels": "duels",
    "mae": "MAE",
    "rmse": "RMSE without noise",
    "brier": "Brier",
    "brier_floor": "best possible",
    "brier_regret": "regret",
    "log_loss": "log loss",
    "accuracy": "accuracy",
    "ece": "ECE",
}
_FIRST: Final = ("model", "contested", "random", "spread", "strong", "train", "calibration")
_WORST: Final = 10
_FEWEST: Final = 30
"""Duels of a slice: below it, its regret is mostly noise."""


def identity_of(model: ModelVersion) -> CardIdentity:
    return CardIdentity(
        version=model.version,
        semantic=str(model.semantic),
        aliases=model.aliases,
        made=minute(model.created_at),
        year=model.created_at.year,
        run=model.run_id,
        checksum=model.checksum,
        origin=model.origin,
    )


def registered_headline(metrics: Mapping[str, float]) -> CardHeadline | None:
    try:
        return CardHeadline(
            duels=int(metrics["model.duels"]),
            error=metrics["model.mae"],
            is_without_noise=False,
            accuracy=metrics["model.accuracy"],
            best_accuracy=None,
        )
    except KeyError:
        return None


def marks_of(metrics: Mapping[str, float]) -> Table:
    names = {name for name, mark in _split(metrics) if mark == "mae" and "." not in name}
    ordered = [*(one for one in _FIRST if one in names), *sorted(names.difference(_FIRST))]
    return Table(
        title="Marks that were registered with it",
        columns=("", *_MARKS.values()),
        rows=tuple((_in_words(name), *(_cell(metrics, name, mark) for mark in _MARKS)) for name in ordered),
    )


def worst_slices(metrics: Mapping[str, float]) -> Table:
    slices = {
        name: metrics[f"{name}.brier_regret"]
        for name, mark in _split(metrics)
        if mark == "brier_regret" and "." in name and metrics.get(f"{name}.duels", 0) >= _FEWEST
    }
    worst = sorted(slices, key=lambda name: -slices[name])[:_WORST]
    told = ("duels", "mae", "brier_regret")
    return Table(
        title=f"The {len(worst)} worst of {len(slices)} slices with {_FEWEST} duels of the exam or more",
        columns=("duels with", *(_MARKS[one] for one in told)),
        rows=tuple((_in_words(name), *(_cell(metrics, name, mark) for mark in told)) for name in worst),
    )


def verdicts_on(model: ModelVersion) -> tuple[CardVerdict, ...]:
    return tuple(_verdict(noted) for place in Alias if (noted := NotedVerdict.on(model, place)) is not None)


def promotions_of(model: ModelVersion, entries: Iterable[Promotion]) -> Table:
    """Leave out who promoted it: a card is read by strangers."""
    own = [one for one in entries if (one.version, one.checksum) == (model.version, model.checksum)]
    return Table(
        title="Promotions",
        columns=("when", "what", "in place of version", "why"),
        rows=tuple(
            (
                minute(one.happened_at),
                f"{one.kind}{', forced,' if one.is_forced else ''} to {one.to}",
                one.before,
                "; ".join([*([one.reason] if one.reason else []), *one.objections]) or None,
            )
            for one in own
        ),
    )


def minute(moment: datetime) -> str:
    return f"{moment:%Y-%m-%d %H:%M} UTC"


def _verdict(noted: NotedVerdict) -> CardVerdict:
    rows = tuple(
        ("yes" if one.passed else "no", one.test, one.measured, one.limit, one.words) for one in noted.verdict.findings
    )
    return CardVerdict(
        to=noted.verdict.to,
        passed=noted.verdict.passed,
        judged=minute(noted.judged_at),
        findings=Table(title="Findings", columns=("passed", "test", "measured", "limit", "in words"), rows=rows),
    )


def _split(metrics: Mapping[str, float]) -> Iterator[tuple[str, str]]:
    for one in metrics:
        name, _, mark = one.rpartition(".")
        yield name, mark


def _cell(metrics: Mapping[str, float], name: str, mark: str) -> int | float | None:
    value = metrics.get(f"{name}.{mark}")
    return int(value) if value is not None and mark == "duels" else value


def _in_words(name: str) -> str:
    kind, _, what = name.rpartition(".")
    return f"{kind} {what.replace('_', ' ')}".strip() if kind else what.replace("_", " ")
