from __future__ import annotations

from typing import TYPE_CHECKING, Final

from app.domain.pokedex.names import normalise
from app.domain.pokedex.species import Form

if TYPE_CHECKING:
    from app.domain.pokedex.pokedex import Pokedex

_STONES: Final = {
    "venusaurite": "venusaur-mega",
    "charizarditex": "charizard-mega-x",
    "charizarditey": "charizard-mega-y",
    "blastoisinite": "blastoise-mega",
    "beedrillite": "beedrill-mega",
    "pidgeotite": "pidgeot-mega",
    "alakazite": "alakazam-mega",
    "slowbronite": "slowbro-mega",
    "gengarite": "gengar-mega",
    "kangaskhanite": "kangaskhan-mega",
    "pinsirite": "pinsir-mega",
    "gyaradosite": "gyarados-mega",
    "aerodactylite": "aerodactyl-mega",
    "mewtwonitex": "mewtwo-mega-x",
    "mewtwonitey": "mewtwo-mega-y",
}
"""The Mega Pokémon that each stone makes, by its normalised name."""


def evolved_by(item: str, pokemon: str, pokedex: Pokedex) -> str | None:
    """Return the Mega Pokémon, as a slug, that this Pokémon is or becomes with the item; None where it has no use."""
    mega = _STONES.get(normalise(item[:64]))
    if mega is None or mega not in pokedex.pokemon_positions:
        return None
    holder = pokedex.get_pokemon(pokemon)
    fits = holder.slug == mega or (holder.form is Form.BASE and holder.species == pokedex.get_pokemon(mega).species)
    return mega if fits else None
