"""Words in code that are nobody's here: those of other programs, and those that stand for what a reader has."""

from __future__ import annotations

from typing import Final

WORDS_ELSEWHERE: Final = frozenset(
    {
        *("parallel", "vpcId", "Fn", "Cidr", "imagePullSecret", "hpa"),  # Numba, CloudFormation, Kubernetes
        *("pg_dump", "TO", "openssl", "rand"),  # PostgreSQL, OpenSSL
        *("pull", "no-build", "cap-drop", "security-opt", "build-arg"),  # Docker
        *("MLFLOW_TRACKING_USERNAME", "MLFLOW_BACKEND_STORE_URI_FILE"),  # MLflow
        *("my-files", "first-model-1", "backup-1"),
        "defense_speciale",  # how a file of a reader may call a column
    }
)
