"""Plays every damaging move in our engine and in the reference, and writes what differs: `make prove`.

Each move is played by thousands of random users against random opponents. Per move, the sum of the differences of win
shares is divided by its standard error, which the numbers of battles give exactly; over all duels, the mean squared
difference is divided by its expectation.
"""

from __future__ import annotations

import sys
from dataclasses import dataclass, replace
from pathlib import Path
from statistics import NormalDist
from typing import TYPE_CHECKING, Final

import matplotlib as mpl
import numpy as np
from matplotlib import pyplot as plt
from rich.progress import track

from app.domain.prediction.draws import LESSONS, MIXTURES, draw
from app.infrastructure.simulation.compiled_simulator import CompiledSimulator
from app.infrastructure.simulation.showdown_simulator import ShowdownSimulator
from app.infrastructure.sources.bundled_pokedex_source import BundledPokedexSource
from scripts.prove_sample import sampling_variance
from tests.random_combatants import damaging_moves

if TYPE_CHECKING:
    from app.application.ports.battle_simulator import BattleSimulator
    from app.domain.battle.duels import Duels
    from app.domain.pokedex.pokedex import Pokedex

ROOT: Final = Path(__file__).parent.parent
FOLDER: Final = ROOT / "docs" / "proofs"
DUELS, REFERENCE_BATTLES, OWN_BATTLES = 2000, 10, 2000
MOST_SIGMA: Final = 4.0
MOST_EXCESS: Final = 0.02


@dataclass(frozen=True, slots=True, kw_only=True)
class Compared:
    move: str
    difference: float
    """Mean of our win shares minus the reference's, of the side that has the move."""
    sigma: float
    squared: float
    expected: float
    """Sums over the duels of the squared difference, and of what chance alone makes of it."""


def main() -> None:
    pokedex = BundledPokedexSource(ROOT / "data" / "pokedex").read().pokedex
    engine = ROOT / "app" / "infrastructure" / "simulation" / "showdown"
    reference = ShowdownSimulator(pokedex=pokedex, engine_folder=engine)
    own = CompiledSimulator(pokedex=pokedex)
    moves = damaging_moves(pokedex).tolist()
    found = [compare(pokedex, move, own, reference) for move in track(moves, "Playing every move")]
    reference.close()
    ratio = sum(one.squared for one in found) / sum(one.expected for one in found)
    FOLDER.mkdir(parents=True, exist_ok=True)
    _draw(found)
    (FOLDER / "engine.md").write_text(
        report(found, ratio, own.rules_version, reference.rules_version), encoding="utf-8"
    )
    worst = max(abs(one.sigma) for one in found)
    sys.stdout.write(
        f"{len(found)} moves, worst {worst:.2f} sigma, squared difference {ratio:.4f} of its expectation\n"
    )
    sys.exit(int(worst > MOST_SIGMA or abs(ratio - 1) > MOST_EXCESS))


def compare(pokedex: Pokedex, move: int, own: BattleSimulator, reference: BattleSimulator) -> Compared:
    duels = duels_with(pokedex, move)
    ours = own.simulate(duels, battles=OWN_BATTLES, seed=move)
    theirs = reference.simulate(duels, battles=REFERENCE_BATTLES, seed=move)
    difference = ours.win_share - theirs.win_share
    variance = sampling_variance(ours, theirs)
    return Compared(
        move=pokedex.moves[move].slug,
        difference=float(difference.mean()),
        sigma=float(difference.sum() / np.sqrt(max(variance.sum(), 1e-12))),
        squared=float((difference**2).sum()),
        expected=float(variance.sum()),
    )


def duels_with(pokedex: Pokedex, move: int) -> Duels:
    """Draw duels in which A has this move, whoever learns it."""
    duels, _ = draw(pokedex, MIXTURES[LESSONS], DUELS, np.random.default_rng([2018, move]))
    return replace(duels, a=replace(duels.a, move=np.full(DUELS, move)))


def report(found: list[Compared], ratio: float, own: str, reference: str) -> str:
    worst = max(abs(one.sigma) for one in found)
    setting = (
        f"`{own}` and `{reference}`, {DUELS:,} random duels for each of {len(found)} damaging moves; "
        f"{OWN_BATTLES:,} battles of each duel by ours, {REFERENCE_BATTLES} by the reference."
    )
    result = (
        f"Over all {DUELS * len(found):,} duels the mean squared difference of win shares is **{ratio:.4f}** of what "
        f"chance alone makes of it. The worst move is {worst:.2f} standard errors off; of {len(found)} moves that are "
        f"the same, the worst is expected at {_expected_worst(len(found)):.2f}."
    )
    rows = [f"| {one.move} | {one.difference:+.4f} | {one.sigma:+.2f} |" for one in found]
    head = ["| move | mean difference of win share | standard errors |", "|---|---|---|"]
    title = ["<!-- Written by `make prove`. Do not edit. -->", "", "# Our engine beside the reference"]
    lines = [*title, "", setting, "", result, "", "![How far each move is off](engine.svg)", "", *head, *rows]
    return "\n".join(lines) + "\n"


def _expected_worst(count: int) -> float:
    """Return what the largest of so many standard errors exceeds one time in two."""
    return NormalDist().inv_cdf(0.5 + 0.5 ** (1 / count) / 2)


def _draw(found: list[Compared]) -> None:
    plt.switch_backend("svg")
    mpl.rcParams["svg.hashsalt"] = "predictiondex"
    sigmas = np.sort([one.sigma for one in found])
    expected = [NormalDist().inv_cdf((place + 0.5) / len(sigmas)) for place in range(len(sigmas))]
    figure, axes = plt.subplots(figsize=(6, 6))
    axes.plot([-4, 4], [-4, 4], color="grey", linewidth=1)
    axes.scatter(expected, sigmas, s=12)
    axes.set(
        xlabel="standard errors expected of fair moves", ylabel="standard errors found", xlim=(-4, 4), ylim=(-4, 4)
    )
    axes.set_title("Each damaging move, our engine against the reference")
    figure.tight_layout()
    figure.savefig(FOLDER / "engine.svg", metadata={"Date": None})


if __name__ == "__main__":
    main()
