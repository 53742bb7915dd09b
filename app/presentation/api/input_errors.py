"""Says in words what the validation of a request found, without repeating what was sent."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from app.domain.pokedex.stats import MAX_AV, MAX_FRIENDSHIP, MAX_IV, MAX_LEVEL, STATS

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

Found = dict[str, Any]

AS_FIELDS: Final = "as fields"
AS_LIST: Final = "as list"
AS_TEXT: Final = "as text"
"""Forms that a part of a request may take; validation puts them into the place of an error, where they say nothing."""
_FORMS: Final = frozenset({AS_FIELDS, AS_LIST, AS_TEXT})
MOST_ERRORS: Final = 20
_LONGEST_PART: Final = 64
_LONGEST_MESSAGE: Final = 200

_RANGES: Final = {
    "level": f"1 to {MAX_LEVEL}",
    "friendship": f"0 to {MAX_FRIENDSHIP}",
    "ivs": f"0 to {MAX_IV}",
    "avs": f"0 to {MAX_AV}",
}
_COMBATANT: Final = "pokemon, level, nature, friendship, ivs, avs, move, allow_unlearnable"
_FIELDS: Final = {
    "a": _COMBATANT,
    "b": _COMBATANT,
    "attacker": _COMBATANT,
    "defender": "pokemon, level, nature, friendship, ivs, avs",
    "conditions": "attack_stage, defence_stage, burned, screen",
    "ivs": ", ".join(STATS),
    "avs": ", ".join(STATS),
}

_WORDS: Final = {
    "missing": "is required",
    "extra_forbidden": "is not a field that is known here",
    "int_type": "must be a whole number",
    "int_parsing": "must be a whole number",
    "int_from_float": "must be a whole number",
    "bool_type": "must be true or false",
    "bool_parsing": "must be true or false",
    "string_type": "must be text",
    "string_unicode": "must be valid Unicode text",
    "model_attributes_type": "must be an object",
    "model_type": "must be an object",
    "list_type": "must be a list",
    "greater_than_equal": "is too low",
    "less_than_equal": "is too high",
    "enum": "is not one of the known values",
    "literal_error": "is not one of the known values",
    "string_too_long": "is too long",
    "string_too_short": "is too short",
    "too_long": "has too many items",
    "too_short": "has too few items",
    "uuid_parsing": "must be a UUID",
}


def readable(errors: Sequence[Mapping[str, Any]]) -> list[Found]:
    return [_readable(one) for one in errors[:MOST_ERRORS]]


def first_index(errors: Sequence[Mapping[str, Any]]) -> int | None:
    """Return which item of a batch is wrong first; None where it is not about an item."""
    indexes = [part for one in errors for part in one["loc"] if isinstance(part, int)]
    return min(indexes, default=None)


def _readable(error: Mapping[str, Any]) -> Found:
    place = [str(part)[:_LONGEST_PART] for part in error["loc"] if part not in _FORMS]
    message = _WORDS.get(error["type"], str(error["msg"]))[:_LONGEST_MESSAGE]
    found = {"location": ".".join(place), "message": message}
    allowed = _allowed(error, place)
    return found if allowed is None else {**found, "allowed": allowed}


def _allowed(error: Mapping[str, Any], place: Sequence[str]) -> str | None:
    parent = place[-2] if len(place) > 1 else ""
    if error["type"] == "extra_forbidden":
        return _FIELDS.get(parent)
    if error["type"] == "missing":
        return None
    return _RANGES.get(place[-1]) or _RANGES.get(parent) or _limits(error.get("ctx", {}))


def _limits(context: Mapping[str, Any]) -> str | None:
    sentences = {
        "ge": "{} or more",
        "le": "{} or less",
        "max_length": "at most {}",
        "min_length": "at least {}",
        "expected": "{}",
    }
    return next((words.format(context[key]) for key, words in sentences.items() if key in context), None)
