"""What a stored model consists of: two boosters in XGBoost's own portable format, and a card."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import Any, Final

import xgboost as xgb

from app.application.ports.model_registry import DamagedModelError
from app.domain.prediction.intervals import IntervalTable
from app.domain.prediction.model import ModelArtefact

_WIN: Final = "win.ubj"
_TURNS: Final = "turns.ubj"
_CARD: Final = "card.json"


@dataclass(frozen=True, slots=True, kw_only=True)
class ModelParts:
    win: xgb.Booster
    turns: xgb.Booster
    schema_hash: str
    intervals: IntervalTable


def pack(parts: ModelParts) -> ModelArtefact:
    card = {
        "feature_schema": parts.schema_hash,
        "interval_doubts": parts.intervals.doubts,
        "interval_half_widths": parts.intervals.half_widths,
    }
    files = {
        _WIN: bytes(parts.win.save_raw("ubj")),
        _TURNS: bytes(parts.turns.save_raw("ubj")),
        _CARD: json.dumps(card, indent=2).encode(),
    }
    return ModelArtefact(files=files)


def unpack(artefact: ModelArtefact, version: str) -> ModelParts:
    """Raise `DamagedModelError` where a file is missing or cannot be read."""
    try:
        card = json.loads(artefact.files[_CARD])
        return ModelParts(
            win=_booster(artefact, _WIN),
            turns=_booster(artefact, _TURNS),
            schema_hash=card["feature_schema"],
            intervals=IntervalTable(
                doubts=tuple(card["interval_doubts"]), half_widths=tuple(card["interval_half_widths"])
            ),
        )
    except KeyError as error:
        raise DamagedModelError(version, f"{error} is missing") from error
    except (ValueError, TypeError) as error:
        raise DamagedModelError(version, f"its {_CARD} cannot be read") from error
    except xgb.core.XGBoostError as error:
        raise DamagedModelError(version, "XGBoost cannot read one of its boosters") from error


def _booster(artefact: ModelArtefact, name: str) -> Any:
    booster = xgb.Booster()
    booster.load_model(bytearray(artefact.files[name]))
    return booster
