from __future__ import annotations

import os
import platform
from importlib.metadata import PackageNotFoundError, version
from typing import TYPE_CHECKING, Final

from app.infrastructure.learning.source_commit import source_commit

if TYPE_CHECKING:
    from collections.abc import Mapping

_LIBRARIES: Final = ("mlflow-skinny", "numba", "numpy", "pyarrow", "scikit-learn", "xgboost-cpu")


def environment() -> Mapping[str, str]:
    """Return the commit of the source, and on what it runs."""
    return {
        "commit": source_commit(),
        "python": platform.python_version(),
        "platform": platform.platform(),
        "processors": str(os.cpu_count()),
        **{f"library.{name}": _version(name) for name in _LIBRARIES},
    }


def _version(name: str) -> str:
    try:
        return version(name)
    except PackageNotFoundError:
        return "not installed"
