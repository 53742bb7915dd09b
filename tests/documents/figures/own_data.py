"""What a cell of a user's own file may hold."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from app.domain.pokedex.moves import PRIORITIES
from app.domain.pokedex.stats import STATS
from app.domain.pokedex.type_chart import MULTIPLIERS
from app.infrastructure.sources.csv_files.table import LARGEST
from app.infrastructure.sources.own_files.columns import (
    ACCURACIES,
    BASE_STATS,
    CRITICAL_STAGES,
    POWER_POINTS,
    POWERS,
)
from tests.documents.game import pokedex

if TYPE_CHECKING:
    from tests.documents.figures import Claims

_PIKACHU: Final = pokedex().get_pokemon("pikachu")
_HEIGHT: Final = _PIKACHU.height_dm or 0


def _ends(allowed: range) -> tuple[int, int]:
    return allowed[0], allowed[-1]


CLAIMS: Final[Claims] = {
    "docs/how-to/own-data.md": {
        "the complete list: {} Pokémon, {} moves, {} types": (
            len(pokedex().pokemon),
            len(pokedex().moves),
            len(pokedex().types),
        ),
        "At most {:.0f} MB for each file": (LARGEST / 1e6,),
        **{f"`{stat}` yes {{}} to {{}}": _ends(BASE_STATS) for stat in STATS},
        "`power` yes {} to {}": _ends(POWERS),
        "`accuracy` yes {} to {}": _ends(ACCURACIES),
        "`pp` yes {} to {}": _ends(POWER_POINTS),
        "`priority` no {} to {}": _ends(PRIORITIES),
        "`critical_stage` no {} to {}": _ends(CRITICAL_STAGES),
        "in hectograms: {:.1f} kg are {}": (_PIKACHU.weight_hg / 10, _PIKACHU.weight_hg),
        "in decimetres: {:.1f} m are {}": (_HEIGHT / 10, _HEIGHT),
        "A multiplier is {:g}, {:g} (also `0,5`, `1/2` and `½`), {:g} or {:g}": MULTIPLIERS,
    }
}
