from __future__ import annotations

from typing import Any, Final

_PIKACHU: Final = {"pokemon": "pikachu", "moves": ["thunderbolt", "quick-attack", "iron-tail", "thunder-wave"]}
_GYARADOS: Final = {"pokemon": "gyarados", "moves": ["waterfall", "crunch", "ice-beam"]}
_RAISED: Final = {
    "pokemon": "mewtwo",
    "level": 70,
    "nature": "timid",
    "friendship": 255,
    "avs": {"spa": 120, "spe": 120},
    "moves": ["psychic", "ice-beam", "thunderbolt", "flamethrower"],
}
_TEAM: Final = [
    _PIKACHU,
    {"pokemon": "charizard", "moves": ["flamethrower", "air-slash", "dragon-pulse"]},
    {"pokemon": "snorlax", "moves": ["body-slam", "earthquake", "crunch"]},
]
_OTHER_TEAM: Final = [
    _GYARADOS,
    {"pokemon": "venusaur", "moves": ["mega-drain", "sludge-bomb"]},
    {"pokemon": "alakazam", "moves": ["psychic", "shadow-ball"]},
]

_TEXT: Final = """Sparky (Pikachu-Starter) (F)
Level: 50
EVs: 120 SpA / 80 Spe
Timid Nature
- Thunderbolt
- Quick Attack

Onix
Level: 50
- Rock Slide
"""

BEST_MOVE: Final[dict[str, Any]] = {
    "worst case": {
        "summary": "Pikachu against a Gyarados that may know anything",
        "value": {"a": _PIKACHU, "b": {"pokemon": "gyarados"}},
    },
    "known": {
        "summary": "Against a Gyarados whose moves are known",
        "value": {"a": _PIKACHU, "b": _GYARADOS, "scenario": "known"},
    },
    "average": {
        "summary": "Every move of Évoli, by French names, against one that plays anything",
        "value": {"a": {"pokemon": "Évoli"}, "b": {"pokemon": "Rattata d’Alola"}, "scenario": "average"},
    },
    "explained": {
        "summary": "With what makes the recommended move win or lose",
        "value": {"a": _PIKACHU, "b": _GYARADOS, "explain": True},
    },
    "raised": {
        "summary": "With a spread of its own, played by our own engine",
        "value": {"a": _RAISED, "b": {"pokemon": "mewtwo"}, "method": "engine"},
    },
}

COUNTERS: Final[dict[str, Any]] = {
    "everybody": {"summary": "Who beats Dragonite?", "value": {"opponent": {"pokemon": "dragonite"}, "limit": 5}},
    "raised": {"summary": "Who beats this Mewtwo?", "value": {"opponent": _RAISED}},
    "pool": {"summary": "Who of these?", "value": {"opponent": _GYARADOS, "pool": _TEAM}},
}

TEAM_MATCHUP: Final[dict[str, Any]] = {
    "three each": {"summary": "Two teams of three", "value": {"a": _TEAM, "b": _OTHER_TEAM}},
    "showdown": {
        "summary": "A team by the text of Pokémon Showdown's teambuilder",
        "value": {"a": {"showdown": _TEXT}, "b": _OTHER_TEAM},
    },
    "all moves": {
        "summary": "Any moves",
        "value": {"a": [{"pokemon": "Évoli"}, {"pokemon": "pikachu-starter"}], "b": [{"pokemon": "onix"}]},
    },
}
