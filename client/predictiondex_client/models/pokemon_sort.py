from typing import Literal

PokemonSort = Literal[
    "-atk",
    "-def",
    "-dex_number",
    "-height",
    "-hp",
    "-slug",
    "-spa",
    "-spd",
    "-spe",
    "-total",
    "-weight",
    "atk",
    "def",
    "dex_number",
    "height",
    "hp",
    "slug",
    "spa",
    "spd",
    "spe",
    "total",
    "weight",
]

POKEMON_SORT_VALUES: set[PokemonSort] = {
    "-atk",
    "-def",
    "-dex_number",
    "-height",
    "-hp",
    "-slug",
    "-spa",
    "-spd",
    "-spe",
    "-total",
    "-weight",
    "atk",
    "def",
    "dex_number",
    "height",
    "hp",
    "slug",
    "spa",
    "spd",
    "spe",
    "total",
    "weight",
}


def check_pokemon_sort(value: str) -> PokemonSort:
    if value in POKEMON_SORT_VALUES:
        return value
    raise TypeError(f"Unexpected value {value!r}. Expected one of {POKEMON_SORT_VALUES!r}")
