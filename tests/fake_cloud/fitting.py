from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Mapping


class UnknownPropertyError(Exception):
    def __init__(self, shape: str, name: str) -> None:
        super().__init__(f"{shape} has no {name}")


def fit(shape: Any, value: Any, renamed: Mapping[str, str]) -> Any:
    """Return a property of a template as a call of AWS's interface wants it."""
    match shape.type_name:
        case "structure":
            return _fit_structure(shape, value, renamed)
        case "list":
            return [fit(shape.member, one, renamed) for one in value]
        case "integer" | "long":
            return int(value)
        case "float" | "double":
            return float(value)
        case "boolean":
            return value in {True, "true"}
    return json.dumps(value) if isinstance(value, dict) else str(value)


def _fit_structure(shape: Any, value: Mapping[str, Any], renamed: Mapping[str, str]) -> dict[str, Any]:
    fitted = {}
    for told, one in value.items():
        name = renamed.get(told, told)
        if name:
            member = _member(shape, name)
            fitted[member] = fit(shape.members[member], one, renamed)
    return fitted


def _member(shape: Any, name: str) -> str:
    for spelled in (name, name[0].lower() + name[1:]):
        if spelled in shape.members:
            return spelled
    raise UnknownPropertyError(shape.name, name)
