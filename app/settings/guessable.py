"""Secrets that are none."""

from __future__ import annotations

from typing import Final

_WELL_KNOWN: Final = frozenset(
    {
        "admin",
        "change-me",
        "changeit",
        "changeme",
        "default",
        "example",
        "hunter2",
        "letmein",
        "mlflow",
        "pass",
        "password",
        "pikachu",
        "pokemon",
        "postgres",
        "postgresql",
        "predictiondex",
        "qwerty",
        "replace-me",
        "replaceme",
        "root",
        "secret",
        "test",
        "your-password",
    }
)
_FEWEST_SIGNS: Final = 5
SHORTEST_PASSWORD: Final = 12


def is_guessable(secret: str, *, beside: tuple[str, ...] = ()) -> bool:
    """Say whether anybody would try it, who knows what is told `beside` it, such as the name of its user."""
    bare = secret.lower().strip("<>{}$ ").rstrip("!.0123456789").replace("_", "-")
    known = _WELL_KNOWN | {one.lower() for one in beside if one}
    return len(set(secret)) < _FEWEST_SIGNS or bare in known or secret.lower() in known
