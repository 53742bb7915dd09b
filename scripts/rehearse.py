"""Plays a delivery with real processes, from the first installation to the last, while people ask all the time.

`python -m scripts.rehearse` writes docs/delivery/rehearsal.md, and ends with 1 where anything was not as it should be:
`--libraries` lets the first release bring its own libraries, as on a new server, which takes minutes.
"""

from __future__ import annotations

import argparse
import sys
import time
from pathlib import Path
from typing import Final

from app.infrastructure.sources.bundled_pokedex_source import BundledPokedexSource
from scripts.rehearsal.acts import Play
from scripts.rehearsal.report import write_report
from scripts.rehearsal.stage import PlayFailedError, stage

ROOT: Final = Path(__file__).parents[1]
REPORT: Final = ROOT / "docs" / "delivery" / "rehearsal.md"


def main() -> int:
    parser = argparse.ArgumentParser(description="Rehearse a delivery.")
    parser.add_argument("--libraries", action="store_true", help="install the locked libraries, as on a new server")
    parser.add_argument("--rate", type=float, default=15.0, help="questions a second (%(default)s)")
    asked = parser.parse_args()
    began = time.monotonic()

    def tell(words: str) -> None:
        print(f"{time.monotonic() - began:7.1f} s  {words}", flush=True)

    pokedex = BundledPokedexSource(ROOT / "data" / "pokedex").read().pokedex
    try:
        with stage(tell) as one:
            play = Play(stage=one, pokedex=pokedex, tell=tell, rate=asked.rate, own_libraries=asked.libraries)
            acts = play.all()
    except PlayFailedError as error:
        tell(f"FAILED: {error}")
        return 1
    text = write_report(REPORT, acts, seconds=time.monotonic() - began, rate=asked.rate)
    sys.stdout.write(f"\n{text}")
    return int(any(act.failures for act in acts))


if __name__ == "__main__":
    sys.exit(main())
