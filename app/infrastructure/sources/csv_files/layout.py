"""The files of a Pokédex in a folder."""

from __future__ import annotations

from typing import Final

TYPES: Final = "types.csv"
TYPE_CHART: Final = "type_chart.csv"
NATURES: Final = "natures.csv"
POKEMON: Final = "pokemon.csv"
MOVES: Final = "moves.csv"
EFFECTS: Final = "move_effects.csv"
LEARNSETS: Final = "learnsets.csv"
FRENCH_NAMES: Final = "french_names.csv"
SPRITES: Final = "sprites.csv"
OTHER_NAMES: Final = "other_names.csv"
"""May be missing."""

FILES: Final = (TYPES, TYPE_CHART, NATURES, POKEMON, MOVES, EFFECTS, LEARNSETS, FRENCH_NAMES, SPRITES)
