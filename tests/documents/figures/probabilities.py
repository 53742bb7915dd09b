"""docs/explanation/probabilities.md."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from app.domain.prediction.evaluation import CONTESTED
from app.domain.prediction.intervals import COVERAGE
from tests.documents.formulas import equations
from tests.documents.origins import number_in, rows_of, table_of

if TYPE_CHECKING:
    from tests.documents.figures import Claims, Figure

_PAGE: Final = "docs/explanation/probabilities.md"
_REPORT: Final = "docs/evaluation/report.md"
_MARKS: Final = rows_of("overall")
_BASELINES: Final = rows_of("baselines")
_HELD: Final = rows_of("calibration")
_BINS: Final = table_of("calibration", 2)
_ALL, _DOUBTFUL = _MARKS["all"], _MARKS["all, contested"]
_NOISE, _WITHOUT_NOISE, _BRIER, _FLOOR, _BEST, _ECE = 2, 3, 4, 5, 9, 11
_EXAM_BATTLES: Final = number_in(_REPORT, r"was played (\d+) times by the reference engine")
_TRUTH_BATTLES: Final = number_in(_REPORT, r"truth: ([\d,]+) battles of our own engine")
_OF_PIKACHU: Final = equations("docs/explanation/battle-maths.md")["win"].last_side
_SPECIES_NEVER_MET: Final = rows_of("unseen")["the model over a short run"][2]
_AT_RANDOM: Final = rows_of("leak")["at random"][1]
_TOLD: Final = {
    "our engine, as it is served": "the engine, as it is served",
    "the model": "the model",
    "the arithmetic alone": "the arithmetic alone",
    "20 live battles": "20 live battles",
    "turns to KO on base statistics": "turns to KO",
    "total base statistics": "total base stats",
}
"""Who forecasts, as the page and as the report call them."""


def _known_to(battles: int) -> float:
    return float(equations(_PAGE)["error"].sides[0]({"p": 0.5, "n": battles}))


def _row(marks: list[Any]) -> tuple[Figure, ...]:
    _, without_noise, brier, regret, accuracy, _ = marks
    return without_noise, brier, regret, 100 * accuracy


CLAIMS: Claims = {
    _PAGE: {
        "a number between {} and {}": (0, 1),
        "report on {} duels": (_ALL[0],),
        "goes to Pikachu in about {:.0f} of {} battles": (100 * float(_OF_PIKACHU), 100),
        "The exam was played {} times per duel": (_EXAM_BATTLES,),
        "so an even duel is known to {:.3f} only": (_known_to(_EXAM_BATTLES),),
        "a perfect forecast {:.4f} off (MAE), and {:.4f} where": (_ALL[_NOISE], _DOUBTFUL[_NOISE]),
        "longer runs: {} battles of our own engine": (_TRUTH_BATTLES,),
        "know an even duel to {:.4f}": (_known_to(_TRUTH_BATTLES),),
        "an accuracy of {:.2f} %, a Brier score of {:.4f}": (100 * _ALL[_BEST], _ALL[_FLOOR]),
        "even the best can call only {:.2f} %": (100 * _DOUBTFUL[_BEST],),
        "It cannot tell {} from {}": ("0.51", "0.99"),
        "best possible {} {:.4f} {} {:.2f} %": (0, _ALL[_FLOOR], 0, 100 * _ALL[_BEST]),
        **{f"{told} {{:.4f}} {{:.4f}} {{:.6f}} {{:.2f}} %": _row(_BASELINES[name]) for told, name in _TOLD.items()},
        "Only {} of the {} were won by each side": (_DOUBTFUL[0], _ALL[0]),
        "in at least {:.0f} % of their battles": (100 * CONTESTED[0],),
        "off by {:.4f} on average, beside {:.4f}": (_DOUBTFUL[_WITHOUT_NOISE], _ALL[_WITHOUT_NOISE]),
        "what it calls {} % happens three times in four": (75,),
        "puts the {} forecasts in order, cuts them into {} groups of {}": (_ALL[0], len(_BINS), _BINS[0][0]),
        "forecast won " + " ".join(["{:.4f} {:.4f}"] * 4): tuple(
            figure for row in (7, 9, 10, 12) for figure in _BINS[row][1:3]
        ),
        "(ECE): {:.4f} over all, {:.4f} over contested duels": (_ALL[_ECE], _DOUBTFUL[_ECE]),
        "Who always answers {} is calibrated": ("0.5",),
        "An interval of {:.0f} % holds": (100 * COVERAGE,),
        "Cut them into {} groups": (number_in("app/domain/prediction/intervals.py", r"_BINS: Final = (\d+)"),),
        "cut at {} and {}": (0, 1),
        "in {:.1f} % of all duels, and in {:.1f} % of the contested ones, where its mean width is {:.3f}": (
            *(100 * _HELD["all"][1], 100 * _HELD["all, contested"][1]),
            _HELD["all, contested"][2],
        ),
        "Dealt at random, {:.1f} % of the held-out duels": (100 * _AT_RANDOM,),
        "its error is {:.4f}, as on those": (float(_SPECIES_NEVER_MET.split()[0]),),
    }
}
