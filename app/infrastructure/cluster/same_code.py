"""Workers come to the same results as long as they have the same code."""

from __future__ import annotations

from functools import cache
from hashlib import sha256
from importlib.metadata import version
from pathlib import Path
from typing import TYPE_CHECKING, Final

import distributed

import app.domain
from app.application.ports.cluster_errors import ClusterUnavailableError, OtherCodeError

if TYPE_CHECKING:
    from collections.abc import Mapping

_LIBRARIES: Final = ("numpy", "numba", "xgboost-cpu")


@cache
def code() -> Mapping[str, str]:
    """Return what decides the results of this process, beside what it is sent."""
    return {"the domain's source": _sources(), **{name: version(name) for name in _LIBRARIES}}


def require_same_code(ours: Mapping[str, str], theirs: Mapping[str, str], worker: str) -> None:
    """Raise `OtherCodeError`."""
    if ours != theirs:
        different = {name: (one, theirs.get(name, "missing")) for name, one in ours.items() if theirs.get(name) != one}
        raise OtherCodeError(worker, different)


def require_same_code_here(ours: Mapping[str, str], **others: tuple[str, str]) -> None:
    """Raise `OtherCodeError`; asked in each piece of work, for a worker may join at any time.

    Each of the `others` is what it must be, and what it is here.
    """
    expected = {**ours, **{name: there for name, (there, _) in others.items()}}
    found = {**code(), **{name: here for name, (_, here) in others.items()}}
    require_same_code(expected, found, distributed.get_worker().address)


def require_same_code_everywhere(client: distributed.Client, scheduler: str) -> None:
    """Raise `OtherCodeError` or `ClusterUnavailableError`, before any work is sent."""
    for worker, answer in client.run(code, on_error="return").items():
        if isinstance(answer, BaseException):
            reason = f"its worker {worker} does not have our code, or not all that it needs ({answer})"
            remedy = "Install the same release there, and start it again."
            raise ClusterUnavailableError(scheduler, reason, remedy) from answer
        require_same_code(code(), answer, worker)


def _sources() -> str:
    folder = Path(app.domain.__path__[0])
    files = sorted(folder.rglob("*.py"))
    told = b"".join(file.relative_to(folder).as_posix().encode() + file.read_bytes() for file in files)
    return sha256(told).hexdigest()[:12]
