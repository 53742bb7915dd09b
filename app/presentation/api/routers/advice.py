"""Questions of those who still have to choose."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

from fastapi import APIRouter, Body, Depends, Request
from fastapi.concurrency import run_in_threadpool

from app.domain.access.api_key import Scope
from app.presentation.api.dependencies import Container, require_json
from app.presentation.api.promised import CONTENDER, EXPLAINED, FORECAST, answers
from app.presentation.api.refusing import refused_at
from app.presentation.api.request_line import noted
from app.presentation.api.routers.advice_examples import BEST_MOVE, COUNTERS, TEAM_MATCHUP
from app.presentation.api.routers.advice_models import (
    BestMoveIn,
    BestMoveOut,
    CounterOut,
    CountersIn,
    CountersOut,
    TeamMatchupIn,
    TeamMatchupOut,
    rejected_moves,
)
from app.presentation.api.routers.combatant_forms import ShowdownTeamIn
from app.presentation.api.routers.combatant_models import ContenderOut
from app.presentation.api.routers.prediction_links import LINKED
from app.presentation.api.visit import needs

if TYPE_CHECKING:
    from collections.abc import Sequence

    from app.domain.battle.combatant import Contender
    from app.domain.pokedex.pokedex import Pokedex
    from app.presentation.api.routers.combatant_forms import ShowdownContenderIn
    from app.presentation.api.routers.combatant_models import ContenderIn

    Given = ContenderIn | ShowdownContenderIn

router = APIRouter(prefix="/v1/predictions", tags=["predictions"], dependencies=[needs(Scope.PREDICT)])


@router.post(
    "/best-move",
    operation_id="recommendMove",
    summary="Recommend a move",
    responses=LINKED | answers(400, 413, 415, 422, 503, errors=[*FORECAST, *EXPLAINED], refusals=CONTENDER),
    dependencies=[Depends(require_json)],
)
async def recommend_move(
    request: Request, container: Container, question: Annotated[BestMoveIn, Body(openapi_examples=BEST_MOVE)]
) -> BestMoveOut:
    """Rank the moves of `a` by how likely each wins, where `b` answers by the scenario."""
    pokedex = container.pokedex_repository().get()
    a = _choose(pokedex, "body.a", question.a)
    with refused_at("body.b"):
        b = question.foe(pokedex)
    recommend = container.recommend_move()

    def answer() -> BestMoveOut:
        advice = recommend(a=a, b=b, scenario=question.scenario, method=question.method, durable=question.durable)
        explanation = container.explain_prediction()(advice.prediction, pokedex) if question.explain else None
        return noted(request, BestMoveOut.of(advice, explanation, stored=question.durable))

    if not (question.durable or question.explain) and recommend.is_instant(a, b, question.method):
        # To hand it to a thread and back would take longer than to answer.
        return answer()
    return await run_in_threadpool(answer)


@router.post(
    "/counters",
    operation_id="findCounters",
    summary="Find who beats an opponent",
    responses=answers(400, 413, 415, 422, 503, errors=FORECAST, refusals=CONTENDER),
    dependencies=[Depends(require_json)],
)
def find_counters(
    request: Request, container: Container, question: Annotated[CountersIn, Body(openapi_examples=COUNTERS)]
) -> CountersOut:
    """Rank Pokémon by how likely each wins with its safest move, which the opponent answers with its best reply."""
    pokedex = container.pokedex_repository().get()
    opponent = _choose(pokedex, "body.opponent", question.opponent)
    pool = None if question.pool is None else _choose_all(pokedex, "body.pool", question.pool)
    find = container.find_counters()
    best = find(opponent=opponent, pool=pool, limit=question.limit, method=question.method, durable=question.durable)
    answer = CountersOut(
        method=question.method,
        model_version=best[0].model_version,
        stored=question.durable,
        opponent=ContenderOut.of(opponent),
        counters=[CounterOut.of(one) for one in best],
        rejected_moves=rejected_moves((opponent, *(pool or ()))),
    )
    return noted(request, answer)


@router.post(
    "/team-matchup",
    operation_id="compareTeams",
    summary="Compare two teams",
    responses=answers(400, 413, 415, 422, 503, errors=FORECAST, refusals=CONTENDER),
    dependencies=[Depends(require_json)],
)
def compare_teams(
    request: Request, container: Container, question: Annotated[TeamMatchupIn, Body(openapi_examples=TEAM_MATCHUP)]
) -> TeamMatchupOut:
    """Say how each of `a` does against each of `b`, who answers whom best, and whom to lead with."""
    pokedex = container.pokedex_repository().get()
    own, foe = _choose_team(pokedex, "body.a", question.a), _choose_team(pokedex, "body.b", question.b)
    advice = container.compare_teams()(own=own, foe=foe, method=question.method, durable=question.durable)
    return noted(request, TeamMatchupOut.of(advice, stored=question.durable))


def _choose(pokedex: Pokedex, location: str, given: Given, index: int | None = None) -> Contender:
    with refused_at(location, index=index):
        return given.choose_among(pokedex)


def _choose_all(pokedex: Pokedex, location: str, given: Sequence[Given]) -> list[Contender]:
    return [_choose(pokedex, f"{location}.{index}", one, index) for index, one in enumerate(given)]


def _choose_team(pokedex: Pokedex, location: str, given: Sequence[Given] | ShowdownTeamIn) -> list[Contender]:
    if isinstance(given, ShowdownTeamIn):
        with refused_at(location):
            return given.choose_among(pokedex)
    return _choose_all(pokedex, location, given)
