from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from app.domain.pokedex.names import Names
    from app.domain.pokedex.stats import BaseStats


class Form(StrEnum):
    BASE = "base"
    ALOLA = "alola"
    MEGA = "mega"
    PARTNER = "partner"


@dataclass(frozen=True, slots=True, kw_only=True)
class Pokemon:
    """One form of one species: Raichu and Alolan Raichu are two Pokémon of the species `raichu`."""

    slug: str
    showdown_id: str
    showdown_name: str
    names: Names
    dex_number: int
    species: str
    form: Form
    variant: str
    """Tells the two Mega Pokémon of one species apart, `x` or `y`; else empty."""
    types: tuple[str, ...]
    base_stats: BaseStats
    weight_hg: int
    """In hectograms, as the game stores it: Pikachu's 6.0 kg are 60."""
    height_dm: int | None
    """In decimetres: Pikachu's 0.4 m are 4. None where no source has told it."""
    sprite_url: str | None
    """Where a picture of it is."""
    evolves_from: str | None
    evolution_level: int | None
    """None where the evolution is not by level."""

    @property
    def all_names(self) -> tuple[str, ...]:
        return (self.showdown_id, self.showdown_name, *self.names.known)
