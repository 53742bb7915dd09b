"""Trains the model of this tree and that of another commit, and compares them on the exam: `make challenge`.

The champion that others are served is not at hand where changes are tried, nor can another release's model always
answer by today's code. So the commit that the change has grown from trains its model anew, which gives the same files
to the byte, and each model sits the exam by its own code. There is a report where there was something to compare.
"""

from __future__ import annotations

import argparse
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Final

from app.domain.registry.comparison import Exam, compare
from app.infrastructure.learning.parquet_duel_dataset import ParquetDuelDataset
from app.infrastructure.simulation.showdown_simulator import RULES_VERSION
from app.infrastructure.sources.bundled_pokedex_source import BundledPokedexSource
from scripts.challenge.before import ROOT, commit_of, fork_of, inputs_of, is_untouched_since, python_of, tree_of
from scripts.challenge.contender import Contender, FailedStepError
from scripts.challenge.forecast import Forecast
from scripts.challenge.report import report, unmeasured

if TYPE_CHECKING:
    from app.domain.registry.verdict import Finding

_BEFORE: Final = "before"
_AFTER: Final = "after"
_LESSONS: Final = 1_000_000


def main() -> int:
    wanted = _wanted()
    fork = fork_of(commit_of(wanted.base))
    if is_untouched_since(fork):
        print(f"Nothing of what a model is made of has changed since {fork[:12]}.")
        return 0
    try:
        text, passed = _challenge(fork, wanted.folder.resolve(), lessons=wanted.duels)
    except FailedStepError as error:
        text, passed = unmeasured(str(error)), False
    wanted.folder.mkdir(parents=True, exist_ok=True)
    (wanted.folder / "report.md").write_text(text, encoding="utf-8")
    print(text)
    return 0 if passed else 1


def _challenge(fork: str, folder: Path, *, lessons: int) -> tuple[str, bool]:
    exam = ROOT / "data" / "exam"
    tree = tree_of(fork, folder / "tree")
    champion = Contender(name=_BEFORE, tree=tree, python=python_of(tree), store=folder / _BEFORE, exam=exam)
    challenger = Contender(name=_AFTER, tree=ROOT, python=Path(sys.executable), store=folder / _AFTER, exam=exam)
    champion.train(key=f"{inputs_of(fork)}\n{lessons}", duels=lessons)
    challenger.train(key="", duels=lessons)
    return _compared(champion, challenger, lessons=lessons)


def _compared(champion: Contender, challenger: Contender, *, lessons: int) -> tuple[str, bool]:
    # What is served after the change is asked about the Pokédex after the change.
    pokedex = BundledPokedexSource(challenger.tree / "data" / "pokedex")
    champion.take_pokedex(challenger.tree / "data" / "pokedex")
    theirs, ours = (Forecast.read(one.sit_exam()) for one in (champion, challenger))
    read = pokedex.read().pokedex
    dataset = ParquetDuelDataset(challenger.exam, challenger.store / "unfinished", rules_version=RULES_VERSION)
    labelled = dataset.load(read)
    findings: tuple[Finding, ...] = compare(
        Exam.of(read, labelled), ours.chances, theirs.chances, against="before the change"
    )
    chances = {_BEFORE: theirs.chances, _AFTER: ours.chances}
    return report(labelled.tallies, chances, findings, lessons=lessons), all(one.passed for one in findings)


def _wanted() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--base", default="origin/main", help="What the change is compared with.")
    parser.add_argument("--duels", type=int, default=_LESSONS, help="That each learns from.")
    parser.add_argument("--folder", type=Path, default=ROOT / "var" / "challenge", help="Gets models and report.")
    return parser.parse_args()


if __name__ == "__main__":
    sys.exit(main())
