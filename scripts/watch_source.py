"""Says what a public source tells that it did not tell last time: python -m scripts.watch_source pokeapi FOLDER.

Where it always differs from the bundled Pokédex, that is known. The exit status is 1 where there is news; the first
time everything is, and only kept.
"""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

from app.application.ports.pokedex_source import SourceName
from app.container.container import Container

if TYPE_CHECKING:
    from collections.abc import Iterable

    from app.application.diff_pokedex import PokedexDiff
    from app.domain.pokedex.differences import Difference


def main() -> int:
    name, folder = SourceName(sys.argv[1]), Path(sys.argv[2])
    container = Container()
    found = container.diff_pokedex()(container.pokedex_sources()[name](), offline=False, tell=_nobody)
    folder.mkdir(parents=True, exist_ok=True)
    return 1 if has_news(told_of(found), folder / f"{name}.txt") else 0


def told_of(found: PokedexDiff) -> list[str]:
    gates = (f"{gate.name}: {problem}" for gate in found.report.gates for problem in gate.problems)
    return sorted({*_lines("would change", found.differences), *_lines("differs", found.report.disagreements), *gates})


def has_news(told: list[str], file: Path) -> bool:
    """Say what is no longer told and what is told now, and keep it for the next time."""
    before = file.read_text(encoding="utf-8").splitlines() if file.exists() else told
    file.write_text("".join(f"{line}\n" for line in told), encoding="utf-8")
    gone, new = sorted(set(before) - set(told)), sorted(set(told) - set(before))
    for line in (*(f"- {one}" for one in gone), *(f"+ {one}" for one in new)):
        print(line)
    print(f"{len(told)} differences, of which {len(new)} are new; {len(gone)} are gone.")
    return bool(gone or new)


def _lines(kind: str, differences: Iterable[Difference]) -> Iterable[str]:
    return (f"{kind}: {one}" for one in differences)


def _nobody(_what: str, _done: int, _total: int) -> None:
    """Nobody looks at the progress."""


if __name__ == "__main__":
    sys.exit(main())
