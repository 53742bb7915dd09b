from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Any, Final

from fastapi import APIRouter, Body, Depends

from app.application.ports.pokedex_repository import PokedexMissingError
from app.domain.access.api_key import Scope
from app.presentation.api.dependencies import Container, require_json
from app.presentation.api.promised import COMBATANT, answers
from app.presentation.api.refusing import refused_at
from app.presentation.api.routers.damage_models import CalculatedDamageOut, DamageIn
from app.presentation.api.visit import needs

if TYPE_CHECKING:
    from app.domain.battle.combatant import Combatant, TrainedPokemon
    from app.domain.pokedex.pokedex import Pokedex

router = APIRouter(prefix="/v1", tags=["damage"], dependencies=[needs(Scope.PREDICT)])

_EXAMPLES: Final[dict[str, Any]] = {
    "shortest": {
        "summary": "The partner Pikachu's Thunderbolt on Gyarados",
        "value": {
            "attacker": {"pokemon": "pikachu-starter", "move": "thunderbolt"},
            "defender": {"pokemon": "gyarados"},
        },
    },
    "everything": {
        "summary": "A burned attacker two stages up, against Reflect",
        "value": {
            "attacker": {"pokemon": "machamp", "level": 60, "nature": "adamant", "move": "submission"},
            "defender": {"pokemon": "snorlax", "level": 60, "nature": "bold", "avs": {"hp": 50, "def": 50}},
            "conditions": {"attack_stage": 2, "defence_stage": -1, "burned": True, "screen": True},
        },
    },
    "french": {
        "summary": "By French and Showdown names",
        "value": {
            "attacker": {"pokemon": "Évoli", "move": "Vive-Attaque"},
            "defender": {"pokemon": "Raichu-Alola"},
        },
    },
}


@router.post(
    "/damage",
    operation_id="calculateDamage",
    summary="Calculate the damage of a move",
    responses=answers(400, 413, 415, 422, 503, errors=[PokedexMissingError], refusals=COMBATANT),
    dependencies=[Depends(require_json)],
)
def calculate_damage(
    container: Container, question: Annotated[DamageIn, Body(openapi_examples=_EXAMPLES)]
) -> CalculatedDamageOut:
    """Say what one use does, to the roll, and how many uses take all HP."""
    attacker, defender = _understood(container.pokedex_repository().get(), question)
    conditions = question.conditions.conditions()
    (strike,) = container.calculate_damage()(pairs=[(attacker, defender)], conditions=conditions)
    return CalculatedDamageOut.of(strike, attacker, defender)


def _understood(pokedex: Pokedex, question: DamageIn) -> tuple[Combatant, TrainedPokemon]:
    with refused_at("body.attacker"):
        attacker = question.attacker.choose(pokedex)
    with refused_at("body.defender"):
        return attacker, question.defender.trained(pokedex)
