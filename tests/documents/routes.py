"""Addresses that a document names, as the API's own description knows them."""

from __future__ import annotations

import json
import re
from functools import cache
from typing import Any, Final
from urllib.parse import parse_qsl, urlsplit

from tests.conftest import ROOT

OURS: Final = re.compile(r"^(127\.0\.0\.1|localhost|.*\.example(\.org)?|api)(:\d+)?$")
BESIDES: Final = {"", "/", "/docs", "/redoc", "/openapi.json", "/metrics", "/docs/assets", "/webhooks/mlflow"}
"""Addresses that the API's description leaves out."""
_PARAMETER: Final = re.compile(r"\\?\{\w+\\?\}")
_METHODS: Final = ("get", "post", "delete", "put")


def objection_to_address(address: str) -> str | None:
    """Return what is wrong with an address of the API; other sites are their own affair."""
    parts = urlsplit(address)
    if not OURS.match(parts.netloc) or not parts.path.startswith(("/v1", "/health")):
        return None
    return objection_to_route(None, parts.path + (f"?{parts.query}" if parts.query else ""))


def objection_to_route(method: str | None, path: str) -> str | None:
    """Return what is wrong with a route, the beginning of which may be left out by an ellipsis, or a query with it."""
    path, _, query = path.partition("?")
    found = [(one, operations) for one, operations in _paths().items() if _is_meant(path, one)]
    if not found and path not in BESIDES and not any(one.startswith(f"{path}/") for one in _paths()):
        return f"no route: {path}"
    if method and not any(method.lower() in operations for _, operations in found) and path not in BESIDES:
        return f"no {method} for {path}"
    names = {parameter["name"] for _, all_of in found for one in all_of.values() for parameter in one["parameters"]}
    unknown = {name for name, _ in parse_qsl(query.replace("=…", "="), keep_blank_values=True)} - names
    return f"no parameter: {unknown}" if unknown else None


@cache
def fields() -> frozenset[str]:
    """Return the name of everything that goes in or out."""
    found: set[str] = set()

    def look(node: Any) -> None:
        if isinstance(node, dict):
            found.update(node.get("properties", {}))
            for one in node.values():
                look(one)
        elif isinstance(node, list):
            for one in node:
                look(one)

    look(_description())
    return frozenset(found)


def _is_meant(path: str, known: str) -> bool:
    """Say whether a path is this one, with or without values in place of its parameters."""
    pattern = "/".join("[^/]+" if _PARAMETER.fullmatch(one) else re.escape(one) for one in known.split("/"))
    begun = path.startswith("…")
    return re.search(rf"{'' if begun else '^'}{pattern}$", path) is not None or (
        begun and known.endswith(path.removeprefix("…"))
    )


@cache
def _paths() -> dict[str, dict[str, Any]]:
    return {
        path: {
            method: {"parameters": [], **operation} for method, operation in operations.items() if method in _METHODS
        }
        for path, operations in _description()["paths"].items()
    }


def _description() -> Any:
    return json.loads((ROOT / "client" / "openapi.json").read_text(encoding="utf-8"))
