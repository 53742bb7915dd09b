"""The program that speaks to a cluster."""

from __future__ import annotations

import json
import subprocess
from dataclasses import dataclass
from typing import Any


class KubectlError(Exception):
    """The cluster, or the program that speaks to it, refused."""

    def __init__(self, arguments: tuple[str, ...], said: str) -> None:
        self.arguments = arguments
        super().__init__(f"`kubectl {' '.join(arguments)}` failed: {said.strip()}")


@dataclass(frozen=True, slots=True, kw_only=True)
class Kubectl:
    context: str
    namespace: str

    def __call__(self, *arguments: str, given: str | None = None) -> str:
        """Return what it says; raise `KubectlError`."""
        where = ("--context", self.context, "--namespace", self.namespace)
        command = ["kubectl", *where, *arguments]
        done = subprocess.run(command, input=given, capture_output=True, text=True, check=False)
        if done.returncode:
            raise KubectlError(arguments, done.stderr or done.stdout)
        return done.stdout

    def objects(self, *arguments: str) -> list[dict[str, Any]]:
        found: list[dict[str, Any]] = json.loads(self("get", *arguments, "--output", "json"))["items"]
        return found
