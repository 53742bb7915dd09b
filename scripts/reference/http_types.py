"""What a value of the HTTP API may be, in words."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

from scripts.reference.markdown import code, codes

if TYPE_CHECKING:
    from collections.abc import Mapping

Schema = dict[str, Any]
_REF: Final = "#/components/schemas/"
_FORMATS: Final = {"date-time": "time (RFC 3339)", "uuid": "UUID", "uri": "URL"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Types:
    schemas: Mapping[str, Schema]
    places: Mapping[str, str]
    """Where the objects are described that have a place of their own."""

    shown_with_operation: frozenset[str] = frozenset()
    """Those whose fields stand with the operation that asks for or answers them."""

    def is_shown_with_operation(self, name: str) -> bool:
        return name in self.shown_with_operation

    def told(self, name: str) -> str:
        return str(self.schemas[name].get("description", ""))

    def words_of(self, name: str) -> str:
        return self.words({"$ref": f"{_REF}{name}"})

    def words(self, schema: Schema) -> str:
        """Return the type with its limits."""
        if "$ref" in schema:
            return self._of_name(schema["$ref"].removeprefix(_REF))
        if choices := schema.get("anyOf") or schema.get("oneOf"):
            return self._of_choices(choices)
        if "const" in schema:
            return code(schema["const"])
        if "enum" in schema:
            return f"one of {codes(schema['enum'])}"
        return self._of_kind(schema)

    def _of_name(self, name: str) -> str:
        return f"[{name}]({self.places[name]})" if name in self.places else self.words(self.schemas[name])

    def _of_choices(self, choices: list[Schema]) -> str:
        named = [self.words(one) for one in choices if one.get("type") != "null"]
        empty = ["null"] if len(named) < len(choices) else []
        return " or ".join([*named, *empty])

    def _of_kind(self, schema: Schema) -> str:
        kind = schema.get("type", "any value")
        if kind == "array":
            return self._of_array(schema)
        if kind == "object":
            inner = schema.get("additionalProperties")
            return f"object of {self.words(inner)} by name" if isinstance(inner, dict) else "object"
        limits = _range(schema, "minimum", "maximum") or _range(schema, "minLength", "maxLength", " characters")
        named = _FORMATS.get(schema.get("format", ""), str(kind))
        return f"{named} ({limits})" if limits else named

    def _of_array(self, schema: Schema) -> str:
        limits = _range(schema, "minItems", "maxItems")
        if "prefixItems" in schema:
            return f"list of {len(schema['prefixItems'])} values"
        inner = self.words(schema["items"]) if schema.get("items") else "values"
        return f"list of {limits + ' × ' if limits else ''}{inner}"


def names_in(schema: Any) -> set[str]:
    """Return the names of the schemas that this one leads to directly."""
    if isinstance(schema, dict):
        own = {schema["$ref"].removeprefix(_REF)} if isinstance(schema.get("$ref"), str) else set()
        return own.union(*map(names_in, schema.values()))
    return set[str]().union(*map(names_in, schema)) if isinstance(schema, list) else set()


def is_object(schema: Schema) -> bool:
    return "properties" in schema


def _range(schema: Schema, low: str, high: str, unit: str = "") -> str:
    least, most = schema.get(low), schema.get(high)
    above = schema.get("exclusiveMinimum") if low == "minimum" else None
    if least is not None and most is not None:
        return f"{_number(least)}{unit}" if least == most else f"{_number(least)} to {_number(most)}{unit}"
    words = (("above", above), ("at least", least), ("at most", most))
    return ", ".join(f"{word} {_number(limit)}{unit}" for word, limit in words if limit is not None)


def _number(limit: float) -> str:
    return f"{int(limit):,}" if limit == int(limit) else str(limit)
