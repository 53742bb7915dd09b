"""Texts of Showdown's teambuilder that it would never write."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Final

from tests.hostile.bodies import HostileRequest

if TYPE_CHECKING:
    from collections.abc import Iterator

TEXTS: Final = (
    "\n",
    "\r\r\r",
    "\x00",
    "\ud800",
    "\u2028Pikachu\u2029",
    "\ufeffPikachu",
    "Pikachu\x0b- Thunderbolt\x0c",
    "Pikachu (",
    "Pikachu )(",
    "(((((Pikachu)))))",
    "Pikachu (M) (F)",
    "Pikachu @",
    "@ @ @",
    "Pikachu @ " + "a" * 30_000,
    "Pikachu\nLevel: 101",
    "Pikachu\nLevel: -1",
    "Pikachu\nLevel: NaN",
    "Pikachu\nLevel: " + "9" * 5000,
    "Pikachu\nLevel: \u0665\u0660",
    "Pikachu\nEVs: 1e400 HP",
    "Pikachu\nEVs: / / / /",
    "Pikachu\nEVs: 1 HP / 2 HP",
    "Pikachu\nEVs: " + "1 HP / " * 5000,
    "Pikachu\nIVs: 32 Atk",
    "Pikachu\nHappiness: 256",
    "Pikachu\nShiny: Perhaps",
    "Pikachu\n Nature",
    "Pikachu\n" + "Timid Nature\n" * 1000,
    "Pikachu\n-\n- \n-- Thunderbolt",
    "Pikachu\n" + "- Thunderbolt\n" * 2000,
    "Pikachu\n- Hidden Power [",
    "Pikachu\n" + "Level: 50\n" * 2000,
    "Pikachu\n" + ":" * 30_000,
    "Pikachu\n\n" * 4000,
    "=== [gen7letsgo] ===\n\n" * 1000,
    "===",
    "=" * 40_000,
    "\n" * 40_000,
    " " * 40_000,
    "(" * 40_000,
    "Pikachu|||thunderbolt|||||||",
    "<script>alert(1)</script> (Pikachu)",
    "'; DROP TABLE pokemon; -- (Pikachu)",
    "\u202ePikachu (Pikachu)",
    "e\u0301" * 15_000,
)


def hostile_sets() -> Iterator[HostileRequest]:
    """Give each text to those that read sets: alone, and in the place of a combatant."""
    for text in TEXTS:
        yield _asked("/v1/sets/import", {"text": text})
        yield _asked("/v1/damage", {"attacker": {"showdown": text}, "defender": {"pokemon": "mew"}})
        yield _asked("/v1/predictions/duel", {"a": {"showdown": text}, "b": {"showdown": text}})


def _asked(path: str, content: object) -> HostileRequest:
    return HostileRequest(method="POST", path=path, body=json.dumps(content).encode())
