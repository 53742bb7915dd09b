"""What the labels of the metrics say."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from app.application.ports.prediction_meter import Question
from app.domain.battle.simulation import Engine
from app.domain.prediction.choices import Scenario
from app.domain.prediction.prediction import Method
from app.infrastructure.monitoring.catalogue import DRIFT_VERDICTS, JUDGES

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping


def _one_of(values: Iterable[str]) -> str:
    return ", ".join(f"`{value}`" for value in values)


LABELS: Final[Mapping[str, str]] = {
    "column": "What was compared: a fact of the duels that were asked.",
    "engine": f"Who played: {_one_of(Engine)}.",
    "job": "The job: `etl` imports the Pokédex, `drift` and `quality` are those of `predictiondex monitor`.",
    "judge": f"Who said what the truth is: {_one_of(JUDGES)}.",
    "method": f"Of HTTP metrics, the method of the request; of predictions, who answered: {_one_of(Method)}.",
    "model_version": "The number of the model in the registry, or the rules of our engine.",
    "question": f"What was asked: {_one_of(Question)}.",
    "route": "The route as the API documents it, such as `/v1/pokemon/{name}`; `unmatched` for all others.",
    "scenario": f"How the opponent answers, of `best-move`: {_one_of(Scenario)}; `none` for other questions.",
    "semantic_version": "The semantic version of the model.",
    "state": "Of a connection: `in_use` or `idle`.",
    "status": "The HTTP status of the answer.",
    "verdict": f"Of the look at drift: {_one_of(DRIFT_VERDICTS)}.",
    "version": "The release.",
}
