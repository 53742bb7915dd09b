"""What the damage route answers is what the reference battle engine does, to the roll."""

from __future__ import annotations

from dataclasses import asdict, replace
from typing import TYPE_CHECKING, Any

import httpx
import numpy as np
import pytest

from app.domain.battle.lineup import call_out
from app.domain.pokedex.stats import STATS
from app.infrastructure.simulation.showdown_oracle import ShowdownOracle
from tests.conftest import ROOT
from tests.damage_cases import DamageCases

if TYPE_CHECKING:
    from collections.abc import Iterator

    from numpy.typing import NDArray

    from app.domain.battle.combatant import Combatant
    from app.domain.pokedex.pokedex import Pokedex
    from tests.real_server import RealServer

ENGINE = ROOT / "app" / "infrastructure" / "simulation" / "showdown"
CASES = 240


@pytest.fixture(scope="module")
def oracle(pokedex: Pokedex) -> Iterator[ShowdownOracle]:
    oracle = ShowdownOracle(pokedex=pokedex, engine_folder=ENGINE)
    yield oracle
    oracle.close()


def _trained(one: Combatant) -> dict[str, Any]:
    facts = asdict(one) | {name: dict(zip(STATS, getattr(one, name), strict=True)) for name in ("ivs", "avs")}
    del facts["move"]
    return facts


def _playable(pokedex: Pokedex, cases: DamageCases) -> NDArray[np.int64]:
    """Return the rows that may be asked about: some moves belong to the partner's own command."""
    return np.flatnonzero([pokedex.moves[move].playable for move in cases.attackers.move.tolist()])


def _questions(pokedex: Pokedex, cases: DamageCases, rows: NDArray[np.int64]) -> Iterator[dict[str, Any]]:
    met = cases.conditions
    for row in rows.tolist():
        attacker, defender = call_out(pokedex, cases.attackers, row), call_out(pokedex, cases.defenders, row)
        yield {
            "attacker": _trained(attacker) | {"move": attacker.move, "allow_unlearnable": True},
            "defender": _trained(defender),
            "conditions": {
                "attack_stage": int(met.attack_stage[row]),
                "defence_stage": int(met.defence_stage[row]),
                "burned": bool(met.burned[row]),
                "screen": bool(met.screened[row]),
            },
        }


def test_random_cases_are_answered_as_the_reference_does(
    server: RealServer, pokedex: Pokedex, oracle: ShowdownOracle
) -> None:
    cases = DamageCases.random(pokedex, count=CASES, seed=7)
    rows = _playable(pokedex, cases)
    with httpx.Client(base_url=server.address, timeout=30) as client:
        said = [client.post("/v1/damage", json=one) for one in _questions(pokedex, cases, rows)]
    plain, critical = (replace(cases, critical=np.full(CASES, each)).theirs(oracle)[rows] for each in (False, True))

    assert {one.status_code for one in said} == {200}
    # Where nothing is done, the reference rolls no dice.
    assert [one.json()["rolls"] for one in said] == [one if any(one) else [0] for one in plain.tolist()]
    assert [one.json()["critical_rolls"] for one in said] == [one if any(one) else [] for one in critical.tolist()]
    assert np.count_nonzero(plain.any(axis=1)) > 200
