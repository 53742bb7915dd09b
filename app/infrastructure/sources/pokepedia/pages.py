from __future__ import annotations

from typing import TYPE_CHECKING, Final
from urllib.parse import quote

from app.domain.pokedex.species import Form

if TYPE_CHECKING:
    from app.domain.pokedex.pokedex import Pokedex
    from app.domain.pokedex.species import Pokemon

GENERATION: Final = "Génération_7"


def page_name(french_name: str) -> str:
    """Return how the wiki writes a name in an address, before it is encoded: `M._Mime`, `Raichu_d'Alola`."""
    return french_name.replace("’", "'").replace(" ", "_")


def page_address(site: str, french_name: str) -> str:
    """Return where the site tells what this Pokémon learns in the games of the seventh generation."""
    return f"{site.rstrip('/')}/{quote(page_name(french_name), safe='')}/{quote(GENERATION)}"


def pages(pokedex: Pokedex, site: str) -> dict[str, tuple[Pokemon, ...]]:
    """Return, by the address of each page, the Pokémon that it speaks of.

    A partner is spoken of on its species' page, and a Mega Pokémon learns nothing of its own.
    """
    french = {one.slug: one.names.french for one in pokedex.pokemon}
    spoken_of: dict[str, tuple[Pokemon, ...]] = {}
    for one in pokedex.pokemon:
        if one.form is not Form.MEGA:
            address = page_address(site, french[one.species if one.form is Form.PARTNER else one.slug])
            spoken_of[address] = (*spoken_of.get(address, ()), one)
    return spoken_of
