"""Predicts every duel of a CSV file and writes the file again, with the chances.

    python examples/batch_from_csv.py examples/duels.csv predicted.csv --url http://127.0.0.1:8000

The columns a, a_move, b and b_move name who fights with what; a_level and b_level may be left out or empty, and other
columns are kept as they are. Behind them come win_probability (of a), low and high (its 90 % interval), turns and
model_version. The key, where one is needed, is in PREDICTIONDEX_KEY.
"""

from __future__ import annotations

import argparse
import csv
import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Final

import httpx

from predictiondex_client import AuthenticatedClient, Client
from predictiondex_client.api.predictions import predict_duels
from predictiondex_client.models import CombatantIn, DuelsIn, DuelsOut, PairIn, ProblemOut

if TYPE_CHECKING:
    from collections.abc import Iterator

Row = dict[str, str]

AT_ONCE: Final = 1000
"""The most duels that one request may ask about."""
NEEDED: Final = ("a", "a_move", "b", "b_move")
ADDED: Final = ("win_probability", "low", "high", "turns", "model_version")
USUAL_LEVEL: Final = "50"


def main() -> int:
    parser = argparse.ArgumentParser(description="Predicts every duel of a CSV file.")
    parser.add_argument("duels", type=Path, help="The file to read.")
    parser.add_argument("predicted", type=Path, help="The file to write.")
    parser.add_argument("--url", default=os.environ.get("PREDICTIONDEX_URL", "http://127.0.0.1:8000"))
    wanted = parser.parse_args()
    with connect(wanted.url) as client:
        predicted = list(predict(client, read(wanted.duels)))
    write(wanted.predicted, predicted)
    print(f"{len(predicted)} duels predicted.")
    return 0


def connect(url: str) -> Client | AuthenticatedClient:
    key = os.environ.get("PREDICTIONDEX_KEY")
    patience = httpx.Timeout(60)
    return AuthenticatedClient(url, token=key, timeout=patience) if key else Client(url, timeout=patience)


def read(file: Path) -> list[Row]:
    with file.open(encoding="utf-8-sig", newline="") as opened:  # a spreadsheet may put a mark before the first word
        reader = csv.DictReader(opened)
        missing = set(NEEDED) - set(reader.fieldnames or ())
        if missing:
            sys.exit(f"There is no column {', '.join(sorted(missing))}.")
        return list(reader)


def predict(client: Client | AuthenticatedClient, rows: list[Row]) -> Iterator[Row]:
    for start in range(0, len(rows), AT_ONCE):
        some = rows[start : start + AT_ONCE]
        body = DuelsIn(duels=[PairIn(a=combatant(row, "a"), b=combatant(row, "b")) for row in some])
        answer = predict_duels.sync(client=client, body=body)
        if not isinstance(answer, DuelsOut):
            sys.exit(complaint(answer, start))
        for row, one in zip(some, answer.predictions, strict=True):
            told = (one.win_probability, one.interval.low, one.interval.high, one.turns)
            yield row | dict(zip(ADDED, (*(f"{number:.4f}" for number in told), answer.model_version), strict=True))


def combatant(row: Row, side: str) -> CombatantIn:
    level = row.get(f"{side}_level") or USUAL_LEVEL
    if not level.isdecimal():
        sys.exit(f"{level} is no level.")
    return CombatantIn(pokemon=row[side], move=row[f"{side}_move"], level=int(level))


def complaint(problem: ProblemOut | None, start: int) -> str:
    """Say which line is wrong: one bad duel, and nothing is predicted."""
    if problem is None:
        return "This is no answer of PredictionDex."
    line = f"Line {start + problem.index + 2}: " if isinstance(problem.index, int) else ""  # the first has the names
    return f"{line}{problem.title}. {problem.detail}"


def write(file: Path, rows: list[Row]) -> None:
    with file.open("w", encoding="utf-8", newline="") as opened:
        writer = csv.DictWriter(opened, rows[0] if rows else ADDED)
        writer.writeheader()
        writer.writerows(rows)


if __name__ == "__main__":
    sys.exit(main())
