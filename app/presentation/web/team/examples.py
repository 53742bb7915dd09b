"""Teams for those who have none at hand."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

from app.presentation.web.language import later

if TYPE_CHECKING:
    from collections.abc import Sequence


class Example(NamedTuple):
    title: str
    a: Sequence[str]
    b: Sequence[str]


EXAMPLES: Final[Sequence[Example]] = (
    Example(
        later("Six against six"),
        ("starmie", "snorlax", "gengar", "dragonite", "jolteon", "rhydon"),
        ("alakazam", "tauros", "lapras", "machamp", "exeggutor", "gyarados"),
    ),
    Example(
        later("Starters against Eevee's family"),
        ("venusaur", "charizard", "blastoise"),
        ("jolteon", "vaporeon", "flareon"),
    ),
    Example(
        later("Alola against Kanto"),
        ("raichu-alola", "ninetales-alola", "sandslash-alola", "marowak-alola", "exeggutor-alola", "muk-alola"),
        ("raichu", "ninetales", "sandslash", "marowak", "exeggutor", "muk"),
    ),
)
