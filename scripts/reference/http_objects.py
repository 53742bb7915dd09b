"""The objects that requests and answers of the HTTP API are made of, field by field."""

from __future__ import annotations

from typing import TYPE_CHECKING

from scripts.markdown import table
from scripts.reference.http_types import Schema, Types, is_object, names_in
from scripts.reference.markdown import as_json, code, codes, first_paragraph, prose

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping


def objects(names: Iterable[str], types: Types) -> str:
    return "\n\n".join(_object(name, types) for name in sorted(names))


def fields(name: str, types: Types) -> str:
    """Return the table of an object's fields; one that is asked for says which of them must be there."""
    schema = types.schemas[name]
    wanted = schema.get("required", [])
    properties = _in_order(schema["properties"], wanted)
    if is_asked(name):
        rows = [
            (code(field), types.words(one), "required" if field in wanted else default(one), meaning(one, types))
            for field, one in properties
        ]
        return table(("field", "type", "default", "what it says"), rows)
    return table(
        ("field", "type", "what it says"),
        [(code(field), types.words(one), meaning(one, types)) for field, one in properties],
    )


def _in_order(properties: Mapping[str, Schema], wanted: list[str]) -> list[tuple[str, Schema]]:
    """Return those that must be there as they are declared, and then the others by name."""
    places = {name: place for place, name in enumerate(wanted)}
    return sorted(properties.items(), key=lambda one: places.get(one[0], len(places)))


def default(schema: Schema) -> str:
    return code(as_json(schema["default"])) if "default" in schema else "none"


def is_asked(name: str) -> bool:
    return name.endswith("In")


def meaning(schema: Schema, types: Types) -> str:
    told = schema.get("description") or next(
        (said for one in sorted(names_in(schema)) if (said := _of_name(one, types))), ""
    )
    examples = schema.get("examples", ())
    return prose(told) + (f" Example: {codes(map(as_json, examples))}." if examples else "")


def _of_name(name: str, types: Types) -> str:
    return first_paragraph(str(types.schemas[name].get("description", "")))


def reachable(schema: Schema, schemas: Mapping[str, Schema]) -> set[str]:
    """Return the names of all objects that a schema leads to, by whatever way."""
    found: set[str] = set()
    waiting = names_in(schema)
    while waiting:
        name = waiting.pop()
        found.add(name)
        waiting |= names_in(schemas[name]) - found
    return {name for name in found if is_object(schemas[name])}


def _object(name: str, types: Types) -> str:
    told = types.schemas[name].get("description", "")
    return "\n\n".join(part for part in (f"### {name}", prose(told), fields(name, types)) if part)
