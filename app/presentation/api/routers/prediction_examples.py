from __future__ import annotations

from typing import Any, Final

_PIKACHU: Final = {"pokemon": "pikachu", "move": "thunderbolt"}
_GYARADOS: Final = {"pokemon": "gyarados", "move": "waterfall"}
_TRAINED_PIKACHU: Final = {
    "pokemon": "pikachu",
    "level": 60,
    "nature": "timid",
    "friendship": 255,
    "ivs": {"hp": 31, "atk": 0, "def": 31, "spa": 31, "spd": 31, "spe": 31},
    "avs": {"hp": 0, "atk": 0, "def": 0, "spa": 100, "spd": 0, "spe": 100},
    "move": "thunderbolt",
}

DUEL: Final[dict[str, Any]] = {
    "shortest": {
        "summary": "Pikachu's Thunderbolt against Gyarados's Waterfall",
        "value": {"a": _PIKACHU, "b": _GYARADOS},
    },
    "everything": {
        "summary": "With level, nature, friendship, IVs and AVs",
        "value": {"a": _TRAINED_PIKACHU, "b": _GYARADOS, "method": "model"},
    },
    "played": {
        "summary": "Played by our own engine",
        "value": {"a": _PIKACHU, "b": _GYARADOS, "method": "engine", "interval_width": 0.01},
    },
    "explained": {
        "summary": "With what made the answer",
        "value": {"a": _PIKACHU, "b": _GYARADOS, "explain": True},
    },
    "showdown": {
        "summary": "By the text of Pokémon Showdown's teambuilder",
        "value": {
            "a": {"showdown": "Sparky (Pikachu-Starter)\nLevel: 50\nEVs: 120 SpA\nTimid Nature\n- Thunderbolt"},
            "b": _GYARADOS,
        },
    },
    "french": {
        "summary": "By French and Showdown names",
        "value": {
            "a": {"pokemon": "Évoli", "move": "Vive-Attaque"},
            "b": {"pokemon": "Raichu-Alola", "move": "Psychic"},
        },
    },
}

DUELS: Final[dict[str, Any]] = {
    "both ways": {
        "summary": "Pikachu against Gyarados, and Gyarados against Pikachu",
        "value": {"duels": [{"a": _PIKACHU, "b": _GYARADOS}, {"a": _GYARADOS, "b": _PIKACHU}]},
    },
    "played": {
        "summary": "Both ways, played by our own engine",
        "value": {"duels": [{"a": _PIKACHU, "b": _GYARADOS}, {"a": _GYARADOS, "b": _PIKACHU}], "method": "engine"},
    },
}
