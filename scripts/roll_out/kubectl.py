"""The program that speaks to a cluster."""

from __future__ import annotations

import base64
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

    def secret(self, place: str) -> str:
        """Return what stands at this place, such as keys/operator_key; it is empty where no place is named.

        Raises `KubectlError`, also where nothing stands there.
        """
        if not place:
            return ""
        name, _, field = place.partition("/")
        asked = ("get", f"secret/{name}", "--output", "json")
        told = json.loads(self(*asked)).get("data", {})
        if field not in told:
            raise KubectlError(asked, f"it has no {field}")
        return base64.b64decode(told[field]).decode().strip()
