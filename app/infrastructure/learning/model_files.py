"""What a stored model consists of: two boosters in XGBoost's own portable format, and a card."""

from __future__ import annotations

import hashlib
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
    boosters = {_WIN: bytes(parts.win.save_raw("ubj")), _TURNS: bytes(parts.turns.save_raw("ubj"))}
    card = {
        "feature_schema": parts.schema_hash,
        "interval_doubts": parts.intervals.doubts,
        "interval_half_widths": parts.intervals.half_widths,
        "sha256": {name: _sha256(content) for name, content in boosters.items()},
    }
    return ModelArtefact(files=boosters | {_CARD: json.dumps(card, indent=2).encode()})


def unpack(artefact: ModelArtefact, version: str) -> ModelParts:
    """Raise `DamagedModelError` where a file is missing or cannot be read."""
    try:
        card = json.loads(artefact.files[_CARD])
        return ModelParts(
            win=_booster(artefact, _WIN, card["sha256"][_WIN], version),
            turns=_booster(artefact, _TURNS, card["sha256"][_TURNS], version),
            schema_hash=card["feature_schema"],
            intervals=IntervalTable(
                doubts=tuple(map(float, card["interval_doubts"])),
                half_widths=tuple(map(float, card["interval_half_widths"])),
            ),
        )
    except KeyError as error:
        raise DamagedModelError(version, f"{error} is missing") from error
    except (ValueError, TypeError) as error:
        raise DamagedModelError(version, f"its {_CARD} cannot be read") from error


def _booster(artefact: ModelArtefact, name: str, checksum: str, version: str) -> Any:
    content = artefact.files[name]
    # XGBoost must not see a damaged booster: an empty one makes it end the whole process.
    if _sha256(content) != checksum:
        raise DamagedModelError(version, f"its {name} is not the one that its {_CARD} describes")
    booster = xgb.Booster()
    try:
        booster.load_model(bytearray(content))
    except ValueError as error:  # XGBoost's own, or that its message is not text
        raise DamagedModelError(version, f"XGBoost cannot read its {name}") from error
    # An answer is too small to be shared among threads, and requests come side by side.
    booster.set_param({"nthread": 1})
    return booster


def _sha256(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()
