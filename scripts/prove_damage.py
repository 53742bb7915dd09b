"""Proves on random cases that our damage formula equals the engine's to the point, and writes it down: `make prove`."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np

from app.domain.battle.lineup import call_out
from app.domain.battle.tables import tables_of
from app.infrastructure.simulation.showdown_oracle import ShowdownOracle
from app.infrastructure.simulation.showdown_simulator import RULES_VERSION
from app.infrastructure.sources.bundled_pokedex_source import BundledPokedexSource
from tests.damage_cases import DamageCases, follows_formula

if TYPE_CHECKING:
    from app.domain.pokedex.pokedex import Pokedex

ROOT = Path(__file__).parent.parent
REPORT = ROOT / "docs" / "proofs" / "damage.md"
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
    harmful = int(np.count_nonzero(theirs.any(axis=1)))
    report = _report(pokedex, harmful=harmful, wrong=len(wrong))
    REPORT.write_text(report, encoding="utf-8")
    print(report)
    for row in wrong[:10].tolist():
        print(call_out(pokedex, cases.attackers, row), call_out(pokedex, cases.defenders, row), sep="\n  v. ")
    sys.exit(int(len(wrong) > 0 or harmful < WANTED))


def _report(pokedex: Pokedex, *, harmful: int, wrong: int) -> str:
    follows = follows_formula(tables_of(pokedex)).tolist()
    damaging = [(one.slug, inside) for one, inside in zip(pokedex.moves, follows, strict=True) if one.is_damaging]
    outside = [f"`{slug}`" for slug, inside in damaging if not inside]
    rows = {
        "cases": CASES,
        "of these do damage": harmful,
        "rolls": 16 * CASES,
        "moves": len(damaging) - len(outside),
        "cases that differ": wrong,
    }
    setting = (
        f"`{RULES_VERSION}`: any Pokémon with every move that follows the formula, against any other, at random "
        "levels, natures, friendship, IVs, AVs and stages, burned or not, behind a screen or not, a third of the hits "
        "critical. A case differs where any of its sixteen rolls is another number."
    )
    table = ["| | |", "|---|---|", *(f"| {name} | {count:,} |" for name, count in rows.items())]
    title = ["<!-- Written by `make prove`. Do not edit. -->", "", "# Our damage beside the reference"]
    rest = f"Outside the formula, and so in [the proof of whole battles](engine.md) only: {', '.join(outside)}."
    return "\n".join([*title, "", setting, "", *table, "", rest]) + "\n"


if __name__ == "__main__":
    main()
