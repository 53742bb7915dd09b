"""What docs/delivery/cloud.md says of the stacks, of time and of what is lost."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, Final

from app.infrastructure.persistence.prediction_queue import QueueLimits
from scripts.cloud.bill import HOURS
from scripts.cloud.description import FOLDER, read_environment, read_template

if TYPE_CHECKING:
    from tests.documents.figures import Claims

_LIMITS: Final = QueueLimits()
_KEY_BYTES: Final = 32  # as the key of Fernet has, in which MLflow encrypts what its webhooks are signed with


def _resources(stack: str) -> dict[str, Any]:
    found: dict[str, Any] = read_template((FOLDER / f"{stack}.yaml").read_text(encoding="utf-8"))["Resources"]
    return found


def _days_back(environment: str) -> int:
    return int(read_environment(environment).parameters["DatabaseBackupDays"])


(_MAJOR,) = {
    int(one["Properties"]["EngineVersion"].partition(".")[0])
    for one in _resources("database").values()
    if one["Type"] == "AWS::RDS::DBInstance"
}
_RULE: Final = _resources("backups")["Plan"]["Properties"]["BackupPlan"]["BackupPlanRule"][0]
_CLOCK: Final = re.findall(r"cron\((\d+) (\d+) ", _RULE["ScheduleExpression"])[0]
_COPIED: Final = (_RULE["StartWindowMinutes"] + _RULE["CompletionWindowMinutes"]) // 60
_NIGHTLY: Final = 24
_LOG_DAYS: Final = {
    _resources("network")["FlowLogs"]["Properties"]["RetentionInDays"],
    _resources("store")["Logs"]["Properties"]["LifecycleConfiguration"]["Rules"][0]["ExpirationInDays"],
}

_PARAMETERS: Final = _resources("database")["Parameters"]["Properties"]["Parameters"]
CHECKPOINT_MINUTES: Final = int(_PARAMETERS["checkpoint_timeout"]) // 60

CLAIMS: Final[Claims] = {
    "docs/delivery/cloud.md": {
        "PostgreSQL {} with a standby": (_MAJOR,),
        "Put {} random bytes": (_KEY_BYTES,),
        "its last {:.0f} ms and one transaction": (1000 * _LIMITS.gather_seconds,),
        "a worker keeps up to {} answers": (_LIMITS.most_waiting,),
        "any second of {} days (staging) or {} (production)": (_days_back("staging"), _days_back("production")),
        "the region {} hours: {} between two nights": (_NIGHTLY + _COPIED, _NIGHTLY),
        "a copy that begins at {:0>2}:{:0>2}": (_CLOCK[1], _CLOCK[0]),
        "both are deleted after {} days": tuple(_LOG_DAYS),
        "a month of {} hours": (HOURS,),
    }
}
