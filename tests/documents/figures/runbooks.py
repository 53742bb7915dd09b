"""What alerts and their runbooks say of limits, as Prometheus' rules and the code know them."""

from __future__ import annotations

import re
from http import HTTPStatus
from typing import TYPE_CHECKING, Final

from app.domain.monitoring.drift import MOST_OUTSIDE
from app.domain.pokedex.stats import MAX_AV
from tests.documents.answers import STATUSES, answered
from tests.monitoring import ALERTS, RECORDED

if TYPE_CHECKING:
    from tests.documents.figures import Claims

_RULES: Final = {rule["alert"]: rule["expr"] for rule in ALERTS}
_BUDGET_DAYS: Final = int(re.findall(r"error_ratio:rate(\d+)d", RECORDED["predictiondex:error_budget:left30d"])[0])
_BUDGET: Final = float(RECORDED["predictiondex:error_budget:left30d"].rpartition("/ ")[2])
_UNAVAILABLE: Final = HTTPStatus.SERVICE_UNAVAILABLE
_FAULT: Final = HTTPStatus.INTERNAL_SERVER_ERROR


def _percent_in(alert: str, window: str) -> float:
    """Return the percentage of failures in a window at which an alert fires."""
    times, share = re.findall(rf"error_ratio:rate{window} > (?:([\d.]+) \* )?([\d.]+)", _RULES[alert])[0]
    return 100 * float(times or 1) * float(share)


def _unit(alert: str, unit: int) -> int:
    """Return how many seconds, in units of so many, an alert waits."""
    (count,) = re.findall(rf"age_seconds\S* > (\d+) \* {unit}\b", _RULES[alert])
    return int(count)


_FAST: Final = tuple(_percent_in("PredictionDexErrorBudgetFastBurn", one) for one in ("1h", "6h"))
_SLOW: Final = tuple(_percent_in("PredictionDexErrorBudgetSlowBurn", one) for one in ("1d", "3d"))
_MODEL_DAYS: Final = _unit("PredictionDexStaleModel", 86400)
_JOB_HOURS: Final = _unit("PredictionDexMonitoringStale", 3600)

CLAIMS: Final[Claims] = {
    "docs/runbooks/README.md": {
        "{:.2f} % of the requests fail for an hour, or {:.1f} % for six": _FAST,
        "{:.1f} % fail for a day, or {:.1f} % for three": _SLOW,
        "the model is older than {} days": (_MODEL_DAYS,),
        "the model was not watched for {} hours": (_JOB_HOURS,),
    },
    "docs/runbooks/PredictionDexDrift.md": {
        "in more than {:.0f} % of the different duels": (100 * MOST_OUTSIDE,),
        "AVs of {} in every set": (MAX_AV,),
    },
    "docs/runbooks/PredictionDexErrorBudgetFastBurn.md": {
        "the error budget of {} days": (_BUDGET_DAYS,),
        "{:.1f} % of the requests to /v1 in {} days are not": (100 * (1 - _BUDGET), _BUDGET_DAYS),
        "fires when {:.2f} % fail for an hour, or {:.1f} % for six": _FAST,
        "every {:d} names its kind": (_UNAVAILABLE,),
        "a {:d} has its traceback": (_FAULT,),
    },
    "docs/runbooks/PredictionDexErrorBudgetSlowBurn.md": {
        "the error budget of {} days": (_BUDGET_DAYS,),
        "fires when {:.1f} % fail for a day, or more than {:.1f} % for three days": _SLOW,
        "A {:d} has a traceback": (_FAULT,),
        "{:d} `too-slow` and `too-many-simulations`": (STATUSES["too-many-simulations"],),
        **answered("{:d} `registry-unavailable`"),
    },
    "docs/runbooks/PredictionDexMonitoringStale.md": {"has not succeeded for {} hours": (_JOB_HOURS,)},
    "docs/runbooks/PredictionDexNoModel.md": {"are answered {:d}": (STATUSES["no-model"],)},
    "docs/runbooks/PredictionDexStaleModel.md": {
        "was trained more than {} days ago": (_MODEL_DAYS,),
        "Another limit than {} days": (_MODEL_DAYS,),
    },
    "docs/runbooks/PredictionDexWriterBacklog.md": {
        "predictions are refused with {:d}": (STATUSES["database-unavailable"],)
    },
}
