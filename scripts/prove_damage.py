"""Prove on random cases that our damage formula equals the engine's to the point: `python -m scripts.prove_damage`."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np

from app.domain.battle.lineup import call_out
from app.domain.battle.tables import tables_of
from app.infrastructure.simulation.showdown_oracle import ShowdownOracle
from app.infrastructure.sources.bundled_pokedex_source import BundledPokedexSource
from tests.damage_cases import DamageCases, follows_formula

if TYPE_CHECKING:
    from app.domain.pokedex.pokedex import Pokedex

ROOT = Path(__file__).parent.parent
CASES = 110_000
WANTED = 100_000
"""So many of the cases must do damage, beside those that meet an immunity."""


def main() -> None:
    pokedex = BundledPokedexSource(ROOT / "data" / "pokedex").read().pokedex
    cases = DamageCases.random(pokedex, count=CASES, seed=2018)
    oracle = ShowdownOracle(pokedex=pokedex, engine_folder=ROOT / "app" / "infrastructure" / "simulation" / "showdown")
    theirs = cases.theirs(oracle)
    oracle.close()
    wrong = np.flatnonzero((cases.ours(tables_of(pokedex)) != theirs).any(axis=1))
    harmful = np.count_nonzero(theirs.any(axis=1))
    print(f"{CASES:,} cases of 16 rolls, {harmful:,} of which do damage: {len(wrong)} differ.")
    _print_moves(pokedex)
    for row in wrong[:10].tolist():
        print(call_out(pokedex, cases.attackers, row), call_out(pokedex, cases.defenders, row), sep="\n  v. ")
    sys.exit(int(len(wrong) > 0 or harmful < WANTED))


def _print_moves(pokedex: Pokedex) -> None:
    inside = follows_formula(tables_of(pokedex)).tolist()
    outside = [one.slug for one, follows in zip(pokedex.moves, inside, strict=True) if one.is_damaging and not follows]
    print(f"Outside the formula ({len(outside)}): {', '.join(outside)}.")


if __name__ == "__main__":
    main()
