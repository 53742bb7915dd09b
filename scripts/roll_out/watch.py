"""Whether a release does well: a stranger's questions to it, and what Prometheus says."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import time
from dataclasses import dataclass
from http.client import HTTPException
from typing import TYPE_CHECKING, Any, Final
from urllib.request import urlopen

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

SMOKE: Final = (sys.executable, "-m", "app", "smoke")
"""The command that asks a service as a stranger would, and ends with 0 where it answers as it should."""
_ANSWER_SECONDS: Final = 10
_READY_SECONDS: Final = 120
_GRAVE: Final = "critical"


class UnsoundReleaseError(Exception):
    def __init__(self, reason: str) -> None:
        self.reason = reason
        super().__init__(reason)


@dataclass(frozen=True, slots=True, kw_only=True)
class Watch:
    address: str
    """Where the service answers."""
    prometheus: str
    """Where Prometheus answers; empty where nobody is to be asked about alerts."""
    minutes: float
    every_seconds: float
    smoke: tuple[str, ...]
    key: Callable[[], str]
    """Gives what the service has to be shown; asked each time, for keys change."""

    def begin(self) -> None:
        """Raise `UnsoundReleaseError` where the service does not answer as it should, once it had time to get ready."""
        self._ask(wait=_READY_SECONDS)

    def keep(self, *, known: frozenset[str]) -> None:
        """Look again and again, for alerts that are not known as well; raise `UnsoundReleaseError`."""
        for _ in self._looks():
            self._ask(wait=0)
            if firing := self.alerts() - known:
                raise UnsoundReleaseError(f"Prometheus tells of {', '.join(sorted(firing))}.")

    def alerts(self) -> frozenset[str]:
        """Return the grave alerts of now; raise `UnsoundReleaseError` where Prometheus cannot be asked."""
        if not self.prometheus:
            return frozenset()
        try:
            with urlopen(f"{self.prometheus}/api/v1/alerts", timeout=_ANSWER_SECONDS) as answer:  # noqa: S310 - ours
                told = json.load(answer)["data"]["alerts"]
            return frozenset(one["labels"]["alertname"] for one in told if _is_grave(one))
        except (OSError, HTTPException, ValueError, LookupError, TypeError) as error:
            raise UnsoundReleaseError(f"Prometheus cannot be asked: {error!r}") from error

    def _looks(self) -> Iterator[None]:
        end = time.monotonic() + 60 * self.minutes
        while time.monotonic() < end:
            yield
            time.sleep(self.every_seconds)

    def _ask(self, *, wait: float) -> None:
        environment = os.environ | {"PREDICTIONDEX_KEY": self.key()}
        command = [*self.smoke, self.address, "--wait", str(wait)]
        if subprocess.run(command, env=environment, check=False).returncode:
            raise UnsoundReleaseError(f"{self.address} does not answer as it should.")


def _is_grave(alert: dict[str, Any]) -> bool:
    is_firing: bool = alert["state"] == "firing" and alert["labels"].get("severity") == _GRAVE
    return is_firing
