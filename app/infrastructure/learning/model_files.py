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
        win, turns = (_intact(artefact, name, card["sha256"][name], version) for name in (_WIN, _TURNS))
        return ModelParts(
            win=_booster(win),
            turns=_booster(turns),
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
    except xgb.core.XGBoostError as error:
        raise DamagedModelError(version, "XGBoost cannot read one of its boosters") from error


def _intact(artefact: ModelArtefact, name: str, expected: str, version: str) -> bytes:
    # XGBoost must not see anything else: an empty booster makes it end the whole process.
    content = artefact.files[name]
    if _sha256(content) != expected:
        raise DamagedModelError(version, f"its {name} is not the one that its {_CARD} describes")
    return content


def _booster(content: bytes) -> Any:
    booster = xgb.Booster()
    booster.load_model(bytearray(content))
    return booster


def _sha256(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()
