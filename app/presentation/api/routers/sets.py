from __future__ import annotations

from typing import Annotated, Any, Final

from fastapi import APIRouter, Body, Depends

from app.application.ports.pokedex_repository import PokedexMissingError
from app.domain.access.api_key import Scope
from app.domain.battle.showdown.reading_sets import read_sets
from app.domain.battle.showdown.writing_sets import write_sets
from app.domain.errors import InvalidCombatantError, UnreadableSetError
from app.presentation.api.dependencies import Container, require_json
from app.presentation.api.promised import CONTENDER, answers
from app.presentation.api.refusing import refused_at
from app.presentation.api.routers.set_models import IgnoredOut, SetOut, SetsIn, SetsOut, SetTextIn, SetTextOut
from app.presentation.api.visit import needs

router = APIRouter(prefix="/v1/sets", tags=["sets"], dependencies=[needs(Scope.PREDICT)])

_PIKACHU: Final = """Sparky (Pikachu-Starter) (F) @ Light Ball
Ability: Static
Level: 50
Shiny: Yes
EVs: 100 SpA / 100 Spe
Timid Nature
IVs: 0 Atk
- Zippy Zap
- Floaty Fall
- Splishy Splash
- Pika Papow
"""
_TEAM: Final = """=== [gen7letsgo] Two of us ===

Venusaur @ Venusaurite
Level: 50
AVs: 200 HP
Modest Nature
- Mega Drain
- Sleep Powder

Raichu-Alola
Level: 50
- Psychic
"""
_TEXTS: Final[dict[str, Any]] = {
    "one": {"summary": "One set", "value": {"text": _PIKACHU}},
    "team": {"summary": "A team, with a Mega Stone", "value": {"text": _TEAM}},
}
_SETS: Final[dict[str, Any]] = {
    "shortest": {"summary": "Nothing but a Pokémon", "value": {"sets": [{"pokemon": "mew"}]}},
    "everything": {
        "summary": "With everything that a set can say",
        "value": {
            "sets": [
                {
                    "pokemon": "pikachu-starter",
                    "nickname": "Sparky",
                    "gender": "F",
                    "shiny": True,
                    "level": 50,
                    "nature": "timid",
                    "friendship": 255,
                    "ivs": {"atk": 0},
                    "avs": {"spa": 100, "spe": 100},
                    "moves": ["floaty-fall", "Pika-Sprint"],
                }
            ]
        },
    },
}


@router.post(
    "/import",
    operation_id="importSets",
    summary="Read sets of Pokémon Showdown",
    responses=answers(
        400, 413, 415, 422, 503, errors=[PokedexMissingError], refusals=[UnreadableSetError, InvalidCombatantError]
    ),
    dependencies=[Depends(require_json)],
)
def import_sets(container: Container, content: Annotated[SetTextIn, Body(openapi_examples=_TEXTS)]) -> SetsOut:
    """Read what Showdown's teambuilder exports: one set, or a team with blank lines between.

    What the text leaves out is Showdown's own default: level 100, IVs of 31, no AVs, a neutral nature; friendship is
    70, as in its battles of Let's Go. AVs may stand under `EVs`, as Showdown writes them, or under `AVs`.
    """
    with refused_at("body.text"):
        sets = read_sets(content.text, container.pokedex_repository().get())
    ignored = [IgnoredOut(index=index, said=said) for index, one in enumerate(sets) for said in one.ignored]
    return SetsOut(sets=[SetOut.of(one) for one in sets], ignored=ignored)


@router.post(
    "/export",
    operation_id="exportSets",
    summary="Write sets for Pokémon Showdown",
    responses=answers(400, 413, 415, 422, 503, errors=[PokedexMissingError], refusals=CONTENDER),
    dependencies=[Depends(require_json)],
)
def export_sets(container: Container, content: Annotated[SetsIn, Body(openapi_examples=_SETS)]) -> SetTextOut:
    """Write what Showdown's teambuilder imports, and what reads back as the same sets."""
    pokedex = container.pokedex_repository().get()
    sets = []
    for index, one in enumerate(content.sets):
        with refused_at(f"body.sets.{index}", index=index):
            sets.append(one.taught(pokedex))
    return SetTextOut(text=write_sets(sets, pokedex))
