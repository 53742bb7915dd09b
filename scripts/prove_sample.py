"""Plays the duels that the reference engine has played in our engine too, and writes what differs: `make prove`.

Each difference of win shares is compared with the sampling error that the numbers of battles give exactly.
"""

from __future__ import annotations

import sys
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Final

import matplotlib as mpl
import numpy as np
from matplotlib import pyplot as plt

from app.domain.prediction.draws import DRAWS
from app.infrastructure.learning.parquet_duel_dataset import ParquetDuelDataset
from app.infrastructure.simulation.compiled_simulator import CompiledSimulator
from app.infrastructure.simulation.showdown_simulator import RULES_VERSION
from app.infrastructure.sources.bundled_pokedex_source import BundledPokedexSource

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from app.domain.battle.outcome import Tallies
    from app.domain.prediction.labelled import LabelledDuels

ROOT: Final = Path(__file__).parent.parent
FOLDER: Final = ROOT / "docs" / "proofs"
BATTLES: Final = 2000
MOST_EXCESS: Final = 0.02
CONTESTED: Final = (0.1, 0.9)


def main() -> None:
    pokedex = BundledPokedexSource(ROOT / "data" / "pokedex").read().pokedex
    with TemporaryDirectory() as nothing:
        bundled = ParquetDuelDataset(ROOT / "data" / "reference", Path(nothing), rules_version=RULES_VERSION)
        reference = bundled.load(pokedex)
    own = CompiledSimulator(pokedex=pokedex)
    ours = own.simulate(reference.duels, battles=BATTLES, seed=2018)
    difference = ours.win_share - reference.tallies.win_share
    expected = sampling_variance(ours, reference.tallies)
    ratios = {"all": ratio(difference, expected)}
    ratios |= {str(kind): ratio(*(one[reference.kind == kind] for one in (difference, expected))) for kind in DRAWS}
    _draw(difference, expected, ours.win_share)
    report = _report(reference, ratios, own.rules_version)
    (FOLDER / "sample.md").write_text(report, encoding="utf-8")
    sys.stdout.write(f"{len(reference):,} duels, squared difference {ratios['all']:.4f} of its expectation\n")
    sys.exit(int(abs(ratios["all"] - 1) > MOST_EXCESS))


def sampling_variance(first: Tallies, second: Tallies) -> NDArray[np.float64]:
    """Return the (n,) variance of the difference of two win shares that estimate the same chance."""
    both = first.battles + second.battles
    share = (first.win_share * first.battles + second.win_share * second.battles) / both
    return np.asarray(share * (1 - share) * (1 / first.battles + 1 / second.battles) * both / (both - 1))


def ratio(difference: NDArray[np.float64], expected: NDArray[np.float64]) -> float:
    return float((difference**2).sum() / expected.sum())


def _report(reference: LabelledDuels, ratios: dict[str, float], own: str) -> str:
    battles = int(reference.tallies.battles.sum())
    rows = [f"| {kind} | {value:.4f} |" for kind, value in ratios.items()]
    lines = [
        "<!-- Written by `make prove`. Do not edit. -->",
        "",
        "# Our engine on the duels that the reference has played",
        "",
        f"`{own}`, {BATTLES:,} battles of each of {len(reference):,} duels; `{RULES_VERSION}`, {battles:,} battles.",
        "What is squared is the difference of the two win shares; 1 is what chance alone makes of it.",
        "",
        "| duels | squared difference, in terms of its expectation |",
        "|---|---|",
        *rows,
        "",
        "![Differences of contested duels in standard errors](sample.svg)",
        "",
    ]
    return "\n".join(lines)


def _draw(difference: NDArray[np.float64], expected: NDArray[np.float64], share: NDArray[np.float64]) -> None:
    plt.switch_backend("svg")
    mpl.rcParams["svg.hashsalt"] = "predictiondex"
    low, high = CONTESTED
    contested = (share > low) & (share < high)
    sigmas = difference[contested] / np.sqrt(expected[contested])
    edges = np.linspace(-5, 5, 81)
    figure, axes = plt.subplots(figsize=(7, 4))
    axes.hist(sigmas, bins=edges.tolist(), density=True, alpha=0.6, label=f"{len(sigmas):,} contested duels")
    axes.plot(edges, np.exp(-(edges**2) / 2) / np.sqrt(2 * np.pi), color="black", linewidth=1, label="chance alone")
    axes.set(xlabel="difference of the two win shares, in standard errors", ylabel="density")
    axes.legend()
    figure.tight_layout()
    figure.savefig(FOLDER / "sample.svg", metadata={"Date": None})


if __name__ == "__main__":
    main()
