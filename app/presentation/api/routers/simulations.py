from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Any, Final

from fastapi import APIRouter, Body, Depends

from app.application.ports.battle_simulator import SimulationError, SimulatorUnavailableError
from app.application.ports.duel_player import SimulationTooLongError
from app.application.ports.pokedex_repository import PokedexMissingError
from app.application.simulate_duel import TooManyBattlesError
from app.application.turnstile import TooManySimulationsError
from app.domain.access.api_key import Scope
from app.presentation.api.dependencies import Container, require_json
from app.presentation.api.promised import COMBATANT, answers
from app.presentation.api.refusing import refused_at
from app.presentation.api.routers.simulation_models import SimulationIn, SimulationOut
from app.presentation.api.visit import SIMULATES, needs

if TYPE_CHECKING:
    from app.domain.battle.combatant import Combatant
    from app.domain.pokedex.pokedex import Pokedex

router = APIRouter(prefix="/v1", tags=["simulations"], dependencies=[needs(Scope.PREDICT), SIMULATES])

_FAILURES: Final = (
    PokedexMissingError,
    TooManyBattlesError,
    TooManySimulationsError,
    SimulationTooLongError,
    SimulatorUnavailableError,
    SimulationError,
)
_SNORLAX: Final = {"pokemon": "snorlax", "move": "body-slam"}
_EXAMPLES: Final[dict[str, Any]] = {
    "shortest": {
        "summary": "Snorlax's Body Slam against Machamp's Submission, a thousand times",
        "value": {"a": _SNORLAX, "b": {"pokemon": "machamp", "move": "submission"}},
    },
    "everything": {
        "summary": "The same battles whenever it is sent",
        "value": {
            "a": _SNORLAX | {"level": 60, "nature": "adamant", "avs": {"atk": 50}},
            "b": {"pokemon": "machamp", "level": 60, "move": "submission"},
            "battles": 10_000,
            "engine": "own",
            "seed": 2018,
        },
    },
    "french": {
        "summary": "By French and Showdown names",
        "value": {
            "a": {"pokemon": "Évoli", "move": "Vive-Attaque"},
            "b": {"pokemon": "Raichu-Alola", "move": "Psychic"},
            "battles": 500,
        },
    },
}


@router.post(
    "/simulations",
    operation_id="simulateDuel",
    summary="Play a duel many times",
    responses=answers(400, 413, 415, 422, 503, errors=_FAILURES, refusals=COMBATANT),
    dependencies=[Depends(require_json)],
)
def simulate_duel(
    container: Container, question: Annotated[SimulationIn, Body(openapi_examples=_EXAMPLES)]
) -> SimulationOut:
    """Play battles by the rules, and say how far the model is from what came of them. Nothing is kept."""
    a, b = _choose(container.pokedex_repository().get(), question)
    found = container.simulate_duel()(a=a, b=b, battles=question.battles, engine=question.engine, seed=question.seed)
    return SimulationOut.of(found, a, b, question.engine)


def _choose(pokedex: Pokedex, question: SimulationIn) -> tuple[Combatant, Combatant]:
    with refused_at("body.a"):
        a = question.a.choose(pokedex)
    with refused_at("body.b"):
        return a, question.b.choose(pokedex)
