"""docs/explanation/sources-and-licences.md."""

from __future__ import annotations

import json
from importlib.metadata import metadata
from typing import TYPE_CHECKING, Final

from app.domain.pokedex.quality import MOST_DISAGREEMENT, MOVES, POKEMON
from app.settings import Settings
from tests.conftest import ROOT
from tests.documents.origins import number_in

if TYPE_CHECKING:
    from tests.documents.figures import Claims

_PROVENANCE: Final = json.loads((ROOT / "data" / "pokedex" / "provenance.json").read_text(encoding="utf-8"))
_MANNERS: Final = "app/infrastructure/sources/web/manners.py"
_CONTAINER: Final = "app/container/sources.py"


def _pause(site: str) -> str:
    return f"{Settings.model_fields[f'{site}_pause_seconds'].default:g}"


CLAIMS: Claims = {
    "docs/explanation/sources-and-licences.md": {
        "in release {}, by": (_PROVENANCE["source"]["packages"]["@pkmn/sim"],),
        "bundled Pokédex of {} Pokémon and {} moves": (POKEMON, MOVES),
        "more than {:.0f} % of what was compared": (100 * MOST_DISAGREEMENT,),
        "{} page at a time, at least {} second apart": (
            number_in(_CONTAINER, r"obeys_robots=True, concurrency=(\d+)"),
            _pause("pokepedia"),
        ),
        "{} addresses at a time, at least {} seconds apart": (
            number_in(_CONTAINER, r"obeys_robots=False, concurrency=(\d+)"),
            _pause("pokeapi"),
        ),
        "is obeyed, up to {} seconds": (number_in(_MANNERS, r"longest_wait_seconds: float = (\d+)\.0"),),
        "Apache License {} ": (metadata("evidently")["License"].removeprefix("Apache License "),),
        "asked for at most {} times": (number_in(_CONTAINER, r"attempts=(\d+)"),),
    }
}
