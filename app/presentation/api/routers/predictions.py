from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

from fastapi import APIRouter, Body, Depends, Request

from app.application.ports.prediction_meter import Question
from app.domain.access.api_key import Scope
from app.presentation.api.dependencies import Container, require_json
from app.presentation.api.promised import COMBATANT, EXPLAINED, SURE_FORECAST, answers
from app.presentation.api.refusing import refused_at
from app.presentation.api.request_line import noted
from app.presentation.api.routers.explanation_models import ExplanationOut
from app.presentation.api.routers.prediction_examples import DUEL, DUELS
from app.presentation.api.routers.prediction_links import LINKED
from app.presentation.api.routers.prediction_models import (
    DamageOut,
    DuelIn,
    DuelOut,
    DuelsIn,
    DuelsOut,
    PairIn,
    StrikeOut,
    forecast_of,
    prediction_of,
)
from app.presentation.api.visit import needs

if TYPE_CHECKING:
    from app.domain.battle.combatant import Combatant
    from app.domain.pokedex.pokedex import Pokedex

router = APIRouter(prefix="/v1/predictions", tags=["predictions"], dependencies=[needs(Scope.PREDICT)])


@router.post(
    "/duel",
    operation_id="predictDuel",
    summary="Predict one duel",
    responses=LINKED | answers(400, 413, 415, 422, 503, errors=[*SURE_FORECAST, *EXPLAINED], refusals=COMBATANT),
    dependencies=[Depends(require_json)],
)
def predict_duel(
    request: Request, container: Container, duel: Annotated[DuelIn, Body(openapi_examples=DUEL)]
) -> DuelOut:
    """Say how likely `a` beats `b` where each repeats its one move until one has fainted."""
    pokedex = container.pokedex_repository().get()
    a, b = _choose(pokedex, duel)
    a_to_b, b_to_a = container.calculate_damage()(pairs=[(a, b), (b, a)])
    (prediction,) = container.predict_duels()(
        duels=[(a, b)],
        question=Question.DUEL,
        method=duel.method,
        interval_width=duel.interval_width,
        durable=duel.durable,
    )
    answer = DuelOut(
        **dict(prediction_of(prediction, stored=duel.durable)),
        damage=DamageOut(a_to_b=StrikeOut.of(a_to_b), b_to_a=StrikeOut.of(b_to_a)),
        explanation=ExplanationOut.of(container.explain_prediction()(prediction, pokedex)) if duel.explain else None,
    )
    return noted(request, answer)


@router.post(
    "/duels",
    operation_id="predictDuels",
    summary="Predict up to 1000 duels",
    responses=answers(400, 413, 415, 422, 503, errors=SURE_FORECAST, refusals=COMBATANT),
    dependencies=[Depends(require_json)],
)
def predict_duels(
    request: Request, container: Container, batch: Annotated[DuelsIn, Body(openapi_examples=DUELS)]
) -> DuelsOut:
    """Answer in the same order. Where one duel is refused, its index is named and nothing is computed."""
    pokedex = container.pokedex_repository().get()
    duels = [_choose(pokedex, pair, index) for index, pair in enumerate(batch.duels)]
    predictions = container.predict_duels()(
        duels=duels, method=batch.method, interval_width=batch.interval_width, durable=batch.durable
    )
    answer = DuelsOut(
        method=batch.method,
        model_version=predictions[0].model_version,
        stored=batch.durable,
        predictions=[forecast_of(one) for one in predictions],
    )
    return noted(request, answer)


def _choose(pokedex: Pokedex, pair: PairIn, index: int | None = None) -> tuple[Combatant, Combatant]:
    place = "body" if index is None else f"body.duels.{index}"
    with refused_at(f"{place}.a", index=index):
        a = pair.a.choose(pokedex)
    with refused_at(f"{place}.b", index=index):
        return a, pair.b.choose(pokedex)
