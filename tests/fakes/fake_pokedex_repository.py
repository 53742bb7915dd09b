from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

from app.application.ports.pokedex_repository import (
    ImportSummary,
    PokedexMissingError,
    PokedexRepository,
    StoredPokedex,
    TableChanges,
)

if TYPE_CHECKING:
    from app.domain.errors import PredictionDexError
    from app.domain.pokedex.pokedex import Pokedex

_Entries = dict[Any, Any]


class FakePokedexRepository(PokedexRepository):
    """Keeps the Pokédex in memory; `failure`, once set, is what every call raises."""

    def __init__(self, pokedex: Pokedex | None = None) -> None:
        self.failure: PredictionDexError | None = None
        self.reads = 0
        self.sources: list[str] = []
        self.run_ids: list[int | None] = []
        self.imported_at = datetime.now(UTC)
        self._pokedex: Pokedex | None = None
        if pokedex is not None:
            self.replace(pokedex, source="fake")

    def stored(self) -> StoredPokedex:
        self._fail()
        self.reads += 1
        if self._pokedex is None:
            raise PokedexMissingError
        return StoredPokedex(
            pokedex=self._pokedex, mark=self._mark(), source=self.sources[-1], imported_at=self.imported_at
        )

    def mark(self) -> str:
        self._fail()
        return self._mark()

    def replace(self, pokedex: Pokedex, *, source: str, run_id: int | None = None) -> ImportSummary:
        self._fail()
        old = {} if self._pokedex is None else _tables(self._pokedex)
        new = _tables(pokedex)
        changes = {name: _changes(old.get(name, {}), rows) for name, rows in new.items()}
        if any(one.total for one in changes.values()):
            self.sources.append(source)
            self.imported_at = datetime.now(UTC)
            self.run_ids.append(run_id)
        summary = ImportSummary(changes=changes, revision=len(self.sources))
        self._pokedex = pokedex
        return summary

    def _mark(self) -> str:
        return f"{len(self.sources)}-fake" if self.sources else ""

    def _fail(self) -> None:
        if self.failure is not None:
            raise self.failure


def _tables(pokedex: Pokedex) -> dict[str, _Entries]:
    def in_order(entries: tuple[Any, ...]) -> _Entries:
        return {one.slug: (place, one) for place, one in enumerate(entries)}

    return {
        "types": in_order(pokedex.types),
        "type_effectiveness": dict(pokedex.type_chart.multipliers),
        "natures": in_order(pokedex.natures),
        "pokemon": in_order(pokedex.pokemon),
        "moves": in_order(pokedex.moves),
        "learnset_entries": {
            (slug, place): row for slug, rows in pokedex.learnsets.items() for place, row in enumerate(rows)
        },
    }


def _changes(old: _Entries, new: _Entries) -> TableChanges:
    return TableChanges(
        inserted=len(new.keys() - old.keys()),
        updated=sum(old[key] != new[key] for key in old.keys() & new.keys()),
        deleted=len(old.keys() - new.keys()),
    )
