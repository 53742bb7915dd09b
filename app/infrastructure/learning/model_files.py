"""What a stored model consists of: a booster in XGBoost's own portable format, and a card."""

from __future__ import annotations

import hashlib
import json
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING, Any, Final

import xgboost as xgb

from app.application.ports.model_registry import DamagedModelError, OutdatedModelError
from app.domain.prediction.calibration import Calibration
from app.domain.prediction.features import feature_names, schema_hash
from app.domain.prediction.intervals import IntervalTable
from app.domain.prediction.model import ModelArtefact, ModelMakeup
from app.infrastructure.learning.model_description import describe

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from app.domain.prediction.features import DuelFeatures

_WIN: Final = "win.ubj"
_CARD: Final = "card.json"


@dataclass(frozen=True, slots=True, kw_only=True)
class ModelParts:
    win: xgb.Booster
    doubt: float | None
    """How well the short run of the engine, whose result is among its features, knows a duel; None without a run."""
    schema_hash: str
    calibration: Calibration
    intervals: IntervalTable


def pack(parts: ModelParts, example: DuelFeatures) -> ModelArtefact:
    """Put the parts into files; `example` are a few duels, as the model sees them."""
    files = {_WIN: bytes(parts.win.save_raw("ubj")), **describe(_WIN, example)}
    card = {
        "feature_schema": parts.schema_hash,
        "doubt": parts.doubt,
        "calibration": asdict(parts.calibration),
        "intervals": asdict(parts.intervals),
        "sha256": {name: _sha256(content) for name, content in files.items()},
    }
    return ModelArtefact(files={**files, _CARD: json.dumps(card, indent=2).encode()})


def unpack(artefact: ModelArtefact, version: str) -> ModelParts:
    """Raise `DamagedModelError` where a file is missing or cannot be read; `OutdatedModelError` is one of them."""
    with _damage_told(version):
        card = json.loads(artefact.files[_CARD])
        makeup = _makeup(card)
        if card["feature_schema"] != schema_hash(feature_names(makeup.doubt)):
            raise OutdatedModelError(version)
        _require_whole(artefact, card["sha256"], version)
        return ModelParts(
            win=_booster(artefact.files[_WIN], version),
            doubt=makeup.doubt,
            schema_hash=card["feature_schema"],
            calibration=makeup.calibration,
            intervals=makeup.intervals,
        )


def makeup_of(artefact: ModelArtefact, version: str) -> ModelMakeup:
    """Read it also from a model of another release; raise `DamagedModelError`."""
    with _damage_told(version):
        return _makeup(json.loads(artefact.files[_CARD]))


@contextmanager
def _damage_told(version: str) -> Iterator[None]:
    try:
        yield
    except KeyError as error:
        raise DamagedModelError(version, f"{error} is missing") from error
    except (ValueError, TypeError, AttributeError) as error:
        raise DamagedModelError(version, f"its {_CARD} cannot be read") from error


def _makeup(card: Mapping[str, Any]) -> ModelMakeup:
    return ModelMakeup(
        doubt=None if card.get("doubt") is None else float(card["doubt"]),
        calibration=_calibration(card["calibration"]),
        intervals=IntervalTable(
            doubts=_numbers(card["intervals"]["doubts"]), half_widths=_numbers(card["intervals"]["half_widths"])
        ),
    )


def _calibration(card: Mapping[str, Any]) -> Calibration:
    return Calibration(
        name=card["name"],
        temperature=float(card["temperature"]),
        before=_numbers(card["before"]),
        after=_numbers(card["after"]),
    )


def _numbers(values: list[Any]) -> tuple[float, ...]:
    return tuple(map(float, values))


def _require_whole(artefact: ModelArtefact, checksums: Mapping[str, str], version: str) -> None:
    # XGBoost must not see a damaged booster: an empty one makes it end the whole process.
    for name in (_WIN, *checksums):
        if _sha256(artefact.files[name]) != checksums[name]:
            raise DamagedModelError(version, f"its {name} is not the one that its {_CARD} describes")


def _booster(content: bytes, version: str) -> Any:
    booster = xgb.Booster()
    try:
        booster.load_model(bytearray(content))
    except ValueError as error:  # XGBoost's own, or that its message is not text
        raise DamagedModelError(version, f"XGBoost cannot read its {_WIN}") from error
    # An answer is too small to be shared among threads, and requests come side by side.
    booster.set_param({"nthread": 1})
    return booster


def _sha256(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()
