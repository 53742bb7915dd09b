"""HAProxy, through its runtime socket."""

from __future__ import annotations

import csv
import socket
from abc import abstractmethod
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, Protocol

from deploy.server.errors import DeliveryError

if TYPE_CHECKING:
    from pathlib import Path

    from deploy.server.layout import Instance

_BACKEND: Final = "instances"
_SECONDS: Final = 5
_BYTES: Final = 65536
_TROUBLE: Final = ("hrsp_5xx", "eresp", "econ", "wretr")
"""What of an instance counts as a failure: answers of 500 and more, broken off, refused, and asked once more."""


class ProxyError(DeliveryError):
    def __init__(self, reason: str) -> None:
        self.reason = reason
        super().__init__(f"The proxy does not do as it is told: {reason}.")


@dataclass(frozen=True, slots=True, kw_only=True)
class Traffic:
    """What an instance was asked since the proxy was started."""

    answered: int
    failed: int


class Rotation(Protocol):
    """Which instances are asked."""

    @abstractmethod
    def take_out(self, instance: Instance) -> None:
        """Let it be asked nothing new."""

    @abstractmethod
    def put_back(self, instance: Instance) -> None:
        """Let it be asked again, as soon as it is ready."""

    @abstractmethod
    def open_questions(self, instance: Instance) -> int:
        """Return how many it has yet to answer."""

    @abstractmethod
    def is_asked(self, instance: Instance) -> bool: ...

    @abstractmethod
    def traffic(self, instance: Instance) -> Traffic: ...


@dataclass(frozen=True, slots=True, kw_only=True)
class HaproxyRotation(Rotation):
    path: Path

    def take_out(self, instance: Instance) -> None:
        self._tell(f"set server {_BACKEND}/{instance.server} state drain")

    def put_back(self, instance: Instance) -> None:
        self._tell(f"set server {_BACKEND}/{instance.server} state ready")

    def open_questions(self, instance: Instance) -> int:
        row = self._row(instance)
        return int(row["scur"]) + int(row["qcur"])

    def is_asked(self, instance: Instance) -> bool:
        return self._row(instance)["status"].startswith("UP")

    def traffic(self, instance: Instance) -> Traffic:
        row = self._row(instance)
        return Traffic(answered=int(row["stot"]), failed=sum(int(row[name] or 0) for name in _TROUBLE))

    def _row(self, instance: Instance) -> dict[str, str]:
        lines = self._ask(f"show stat {_BACKEND} -1 -1").lstrip("# ").splitlines()
        for row in csv.DictReader(lines):
            if (row["pxname"], row["svname"]) == (_BACKEND, instance.server):
                return row
        raise ProxyError(f"it knows no {_BACKEND}/{instance.server}")

    def _tell(self, command: str) -> None:
        answer = self._ask(command).strip()
        if answer:
            raise ProxyError(f"{command}: {answer}")

    def _ask(self, command: str) -> str:
        try:
            with socket.socket(socket.AF_UNIX, socket.SOCK_STREAM) as line:
                line.settimeout(_SECONDS)
                line.connect(str(self.path))
                line.sendall(f"{command}\n".encode())
                return b"".join(iter(lambda: line.recv(_BYTES), b"")).decode()
        except OSError as error:
            raise ProxyError(f"{self.path}: {error}") from error
