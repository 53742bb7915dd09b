"""docs/reference/glossary.md."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final, get_args

from app.domain.battle.combatant import DEFAULT_FRIENDSHIP, DEFAULT_LEVEL
from app.domain.monitoring.drift import LARGE, MODERATE
from app.domain.pokedex.stats import MAX_AV, MAX_FRIENDSHIP, MAX_IV
from app.domain.prediction.evaluation import CONTESTED
from app.presentation.api.routers.damage_models import Stage
from tests.documents.game import pokedex
from tests.monitoring import RECORDED

if TYPE_CHECKING:
    from tests.documents.figures import Claims

_LEFT: Final = "predictiondex:error_budget:left30d"
_BUDGET: Final = 100 * float(RECORDED[_LEFT].rpartition("/ ")[2])
_DAYS: Final = int(re.findall(r"error_ratio:rate(\d+)d", RECORDED[_LEFT])[0])
_, _LOWEST, _HIGHEST = get_args(Stage)[1].metadata

CLAIMS: Final[Claims] = {
    "docs/reference/glossary.md": {
        "with {} species in {} forms": (len({one.dex_number for one in pokedex().pokemon}), len(pokedex().pokemon)),
        "Level {}, IVs {}, AVs {}, a neutral nature and friendship {}": (DEFAULT_LEVEL, MAX_IV, 0, DEFAULT_FRIENDSHIP),
        "Individual values: {} to {}": (0, MAX_IV),
        "Awakening values: {} to {}": (0, MAX_AV),
        "friendship {} to {}": (0, MAX_FRIENDSHIP),
        "in a battle, from {} to {}": (_LOWEST.ge, _HIGHEST.le),
        "has won at least {:.0f} % of its battles": (100 * CONTESTED[0],),
        "{} is moderate, and {} is large": (MODERATE, LARGE),
        "The {:g} % of requests that may fail in {} days": (_BUDGET, _DAYS),
    }
}
