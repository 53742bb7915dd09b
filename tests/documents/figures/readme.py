"""README.md and README.fr.md, how to begin in French, the guide for those who contribute, and the changelog."""

from __future__ import annotations

import tomllib
from typing import TYPE_CHECKING, Any, Final

from app.application.review_traffic import MOST_HOURS
from app.application.simulate_duel import MOST_BATTLES
from app.domain.battle.simulation import Engine
from app.domain.prediction.intervals import COVERAGE
from scripts.readme.speed import cells_of
from tests.conftest import ROOT
from tests.documents.facts import SETTINGS
from tests.documents.game import atlas, pokedex
from tests.documents.origins import figure_in, number_in, rows_of

if TYPE_CHECKING:
    from tests.documents.figures import Claims

_PROJECT: Final[dict[str, Any]] = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
_PYTHON: Final = str(_PROJECT["requires-python"]).removeprefix(">=")
_API: Final = "http://127.0.0.1:" + figure_in("Makefile", r"\nPORT \?= (\d+)")
_PAGES: Final = "http://127.0.0.1:" + figure_in("Makefile", r"\nWEB_PORT \?= (\d+)")
_OVERALL: Final = rows_of("overall")
_ERROR, _NOISE = _OVERALL["all"][1], _OVERALL["all"][2]
_HELD: Final = rows_of("calibration")
_IN_CONTESTED, _IN_ALL = 100 * _HELD["all, contested"][1], 100 * _HELD["all"][1]
_BATTLES: Final = number_in("docs/evaluation/report.md", r"was played (\d+) times by the reference engine")
_BEST: Final = cells_of("load", "best move, default spreads")
_TRAINED: Final = cells_of("load", "best move, spreads of their own")
_PROVEN: Final = number_in("docs/proofs/engine.md", r"Over all ([\d,]+) duels")
_BUNDLED: Final = number_in("docs/proofs/sample.md", r"of each of ([\d,]+) duels")
_DAMAGE: Final = number_in("docs/proofs/damage.md", r"\| cases \| ([\d,]+) \|")
_SWITCHES: Final = (
    cells_of("switching", "requests")[0],
    figure_in("docs/benchmarks/switching.md", r"(\d+) promotions"),
    figure_in("docs/benchmarks/switching.md", r"(\d+) rollbacks"),
)
_ASKED_OF_THE_ENGINE: Final = 20_000
"""Battles that the example asks for, which its block of commands says."""


def _french(number: float) -> str:
    return f"{number:,}".replace(",", " ") if isinstance(number, int) else f"{number:.4f}".replace(".", ",")


CLAIMS: Final[Claims] = {
    "README.md": {
        "with Python {} or later": (_PYTHON,),
        "installation, {} duels that our engine plays": (SETTINGS.first_lessons,),
        "open {} for the pages, {}/docs for Swagger UI": (_PAGES, _API),
        "On {} duels of the reference engine": (_OVERALL["all"][0],),
        "between species that never met in training, {} battles each": (_BATTLES,),
        "Battles are random, and {} of them": (_BATTLES,),
        "The {:.0f} % interval holds the truth in {:.0f} % of contested duels": (100 * COVERAGE, _IN_CONTESTED),
        "in {:.0f} % of those where levels and training differ": (100 * _HELD["spread, contested"][1],),
        "and in {:.0f} % of all": (_IN_ALL,),
        "the reference's on {} random cases, the stats for all {} Pokémon": (_DAMAGE, len(pokedex().pokemon)),
        "by {} duels, on the {} bundled ones": (_PROVEN, _BUNDLED),
        "one process answers {} best moves a second where nobody is trained (median {} ms, 99 % within {} ms)": (
            *_BEST[:3],
        ),
        "which is {:.0f} % of what the same server does": (float(_BEST[3].rstrip("%")),),
        "and {} a second where each has a spread of its own": (_TRAINED[0],),
        "of {} requests during {} promotions and {} rollbacks, none failed": _SWITCHES,
    },
    "README.fr.md": {
        "avec Python {} ou plus récent": (_PYTHON,),
        "Ouvrez ensuite {} pour les pages, et {}/docs pour Swagger UI": (_PAGES, _API),
        "Sur {} duels du moteur de référence": (_french(_OVERALL["all"][0]),),
        "l'erreur absolue moyenne est de {}": (_french(_ERROR),),
        "en aurait une de {}": (_french(_NOISE),),
        "L'intervalle à {:.0f} % contient la vérité dans {:.0f} % des duels disputés": (100 * COVERAGE, _IN_CONTESTED),
    },
    "docs/fr/prise-en-main.md": {
        "avec Python {} ou plus récent": (_PYTHON,),
        "simule {} duels et entraîne un modèle": (_french(SETTINGS.first_lessons),),
        "Ouvrez {}.": (_PAGES,),
        "joue le duel {} fois": (_french(_ASKED_OF_THE_ENGINE),),
    },
    "CONTRIBUTING.md": {"You need Linux with Python {} or later": (_PYTHON,)},
    "CHANGELOG.md": {
        "win probability, {:.0f} % interval": (100 * COVERAGE,),
        "played up to {} times by our engine or {} times by the reference": (
            MOST_BATTLES[Engine.OWN],
            MOST_BATTLES[Engine.REFERENCE],
        ),
        "all {} duels of untrained Pokémon": (atlas().duel_count,),
        "in the last {} to {} hours": (1, MOST_HOURS),
    },
}
