"""What a document tells a reader to type, and no test types, with the reason."""

from __future__ import annotations

from typing import Final

_SETS_UP: Final = "it installs, as whoever runs the tests has done"
_TAKES_MINUTES: Final = "it takes minutes; tests/integration/learning runs each step with few duels"
_CHANGES: Final = "it changes what is in production; tests/integration/learning does so with several models"
_NEEDS_A_CLUSTER: Final = "a test has no cluster; tests/integration/learning/cluster has one of its own"
_IS_A_TEST: Final = "the tests run it"
_SAVES: Final = "it takes seconds; tests/integration/test_backup_commands.py saves and brings back"
_WATCHES: Final = "it takes a while; tests/integration/monitoring and test_traffic.py run it"

NOT_RUN: Final = {
    "git clone https://github.com/predictiondex/predictiondex && cd predictiondex": "a test needs no network",
    "make run": _SETS_UP,
    "PORT=8080 WEB_PORT=8502 make run": _SETS_UP,
    "make test": "it runs this",
    "predictiondex model promote newest --to staging": _CHANGES,
    "predictiondex model promote staging --to production": _CHANGES,
    'predictiondex model rollback --reason "odd answers"': _CHANGES,
    "predictiondex model shadow": "it needs a version in staging, of which tests/integration/learning has some",
    "make installed": _SETS_UP,
    "make challenge BASE=origin/main DUELS=1000000": _TAKES_MINUTES,
    "python -m pytest -n0 tests/unit/domain/prediction tests/unit/web tests/unit/test_reference.py": _IS_A_TEST,
    "python -m pytest -n0 tests/unit/sources tests/unit/test_layers.py": _IS_A_TEST,
    "python -m pytest -n0 tests/unit/api tests/unit/monitoring tests/integration/test_container.py": _IS_A_TEST,
    "python -m pip install 'predictiondex[client] @ git+https://github.com/<owner>/predictiondex'": _SETS_UP,
    "predictiondex backup restore backups --replace": _SAVES,
    "predictiondex smoke https://predictions.example --key-file key": "tests/integration/test_smoke.py runs it",
    "predictiondex monitor quality --hours 168": _WATCHES,
    "predictiondex monitor drift --hours 168": _WATCHES,
    "predictiondex learn dataset": _TAKES_MINUTES,
    "predictiondex learn dataset --duels 1000000": _TAKES_MINUTES,
    "predictiondex learn train": _TAKES_MINUTES,
    "predictiondex learn evaluate --output var/my-report": _TAKES_MINUTES,
    "predictiondex learn dataset --scheduler tcp://scheduler.example:8786": _NEEDS_A_CLUSTER,
    "predictiondex learn train --scheduler tcp://scheduler.example:8786": _NEEDS_A_CLUSTER,
    "kubectl -n predictiondex create job --from=cronjob/train train-1": _NEEDS_A_CLUSTER,
    "python -m pip install --editable '.[learn]'": _SETS_UP,
}
