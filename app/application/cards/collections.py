"""What a data sheet says of a collection of duels."""

from __future__ import annotations

from typing import TYPE_CHECKING

from app.application.ports.duel_dataset import Collection, DatasetPlan, UnusableDatasetError
from app.domain.cards.data_sheet import SheetCollection, SheetPlan
from app.domain.prediction.document import Table
from app.domain.prediction.draws import DRAWS, MIXTURES

if TYPE_CHECKING:
    from collections.abc import Mapping

    from app.application.ports.duel_dataset import DatasetManifest, DuelDataset
    from app.domain.prediction.document import Cell
    from app.domain.prediction.draws import Mixture
    from app.domain.prediction.training_run import UsedDataset


def collection_on_sheet(
    name: Collection, dataset: DuelDataset, used: tuple[UsedDataset, ...] | None
) -> SheetCollection:
    """Tell of the files that lie here, and where they are not the model's, of what was recorded of the model's.

    `used` is None where nothing was recorded.
    """
    recorded = tuple(one for one in used or () if one.name == name)
    manifest, problem = _manifest(dataset)
    known = recorded[0].checksum if recorded else None
    is_of_model = None if known is None or manifest is None else manifest.checksum == known
    told = manifest if is_of_model is not False else None
    return SheetCollection(
        name=name,
        plan=_plan(told.plan) if told else _recorded_plan(recorded[0].plan) if recorded else None,
        checksum=told.checksum if told else known,
        battles=told.battles if told else None,
        kinds=dict(told.duels_by_kind) if told else {},
        folds=dict(told.duels_by_fold) if told else {},
        problem=problem,
        is_of_model=is_of_model,
        uses={one.purpose: one.duels for one in recorded},
    )


def mixtures_on_sheet() -> Table:
    rows = tuple((name, *_mixture(one)) for name, one in MIXTURES.items())
    columns = ("mixture", *DRAWS, "lowest level", "levels close", "AVs all or nothing", "pairs of species")
    return Table(title="Mixtures", columns=columns, rows=rows)


def _manifest(dataset: DuelDataset) -> tuple[DatasetManifest | None, str | None]:
    try:
        return dataset.manifest(), None
    except UnusableDatasetError as error:
        return None, error.reason


def _plan(plan: DatasetPlan) -> SheetPlan:
    return SheetPlan(
        duels=plan.duels,
        battles=plan.battles,
        held_out_battles=plan.held_out_battles,
        error=_greatest_error(plan.battles),
        held_out_error=_greatest_error(plan.held_out_battles),
        seed=plan.seed,
        mixture=plan.mixture,
        rules=plan.rules_version,
        draws=plan.draws_version,
    )


def _recorded_plan(told: Mapping[str, str]) -> SheetPlan | None:
    """Read what a training noted; None where something is missing or makes no sense."""
    try:
        return _plan(
            DatasetPlan(
                duels=int(told["duels"]),
                battles=int(told["battles"]),
                held_out_battles=int(told["held_out_battles"]),
                seed=int(told["seed"]),
                part_size=int(told["part_size"]),
                mixture=told["mixture"],
                rules_version=told["rules_version"],
                draws_version=told["draws_version"],
            )
        )
    except (KeyError, ValueError, ZeroDivisionError):
        return None


def _greatest_error(battles: int) -> float:
    """Return the standard error of an observed share, where either side wins half of the battles."""
    return float((0.25 / battles) ** 0.5)


def _percent(share: float) -> str:
    return f"{share * 100:.0f} %"


def _mixture(one: Mixture) -> tuple[Cell, ...]:
    return (
        *map(_percent, one.shares),
        one.lowest_level,
        _percent(one.similar_level),
        _percent(one.all_or_nothing),
        f"of the fold {one.fold}" if one.fold else "any",
    )
