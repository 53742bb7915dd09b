"""Requests to the HTTP API as somebody types them."""

from __future__ import annotations

import json
import re
from typing import Any, Final
from urllib.parse import quote, urlencode

from scripts.reference.markdown import as_json, fence, folded

Operation = dict[str, Any]
_ADDRESS: Final = "http://127.0.0.1:8000"


def request(method: str, path: str, operation: Operation) -> str:
    """Return the shortest of the examples as a command, and the other bodies below it."""
    bodies = _bodies(operation)
    lines = [_first_line(method, _address(path, operation))]
    if "operate" in _scopes(operation):
        lines.append('-H "Authorization: Bearer $PREDICTIONDEX_KEY"')
    if bodies:
        lines += ["-H 'Content-Type: application/json'", f"-d {_quoted(as_json(bodies[0]['value']))}"]
    command = fence("sh", " \\\n  ".join(lines))
    return "\n\n".join([command, *([_others(bodies[1:])] if bodies[1:] else [])])


def _first_line(method: str, address: str) -> str:
    # A body makes curl send a POST by itself.
    verb = "" if method in {"get", "post"} else f" -X {method.upper()}"
    return f"curl -s{verb} {address}"


def _address(path: str, operation: Operation) -> str:
    filled = re.sub(r"\{(\w+)\}", lambda match: _place(match[1], operation), path)
    asked = {
        one["name"]: str(examples[0])
        for one in operation.get("parameters", ())
        if one["in"] == "query" and (examples := one["schema"].get("examples"))
    }
    address = _ADDRESS + filled + (f"?{urlencode(asked)}" if asked else "")
    return f'"{address}"' if "$" in address else f"'{address}'"


def _place(name: str, operation: Operation) -> str:
    """Return an example of a part of the path, or the variable that has it."""
    (parameter,) = (one for one in operation["parameters"] if one["name"] == name)
    examples = [one["value"] for one in parameter.get("examples", {}).values()]
    return quote(min(examples, key=len)) if examples else f"${name.upper()}"


def _bodies(operation: Operation) -> list[Any]:
    content = operation.get("requestBody", {}).get("content", {})
    examples = [one for media in content.values() for one in media.get("examples", {}).values()]
    return sorted(examples, key=lambda one: len(json.dumps(one["value"])))


def _scopes(operation: Operation) -> set[str]:
    return {scope for one in operation.get("security", ()) for scopes in one.values() for scope in scopes}


def _quoted(text: str) -> str:
    return "'" + text.replace("'", r"'\''") + "'"


def _others(examples: list[Any]) -> str:
    told = [f"{one['summary']}\n\n{fence('json', _spread(one['value']))}" for one in examples]
    return folded("Other bodies", "\n\n".join(told))


def _spread(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False, indent=2)
