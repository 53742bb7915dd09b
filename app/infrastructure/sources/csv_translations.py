from __future__ import annotations

from typing import TYPE_CHECKING

from app.domain.pokedex.names import Names
from app.infrastructure.sources.csv_layout import FRENCH_NAMES
from app.infrastructure.sources.csv_table import broken

if TYPE_CHECKING:
    from collections.abc import Iterable

    from app.infrastructure.sources.csv_rows import FrenchNameLine, Kind, OtherNameLine


class Translations:
    def __init__(self, french: Iterable[FrenchNameLine], others: Iterable[OtherNameLine]) -> None:
        self._french = {(line.kind, line.slug): line.name for line in french}
        self._others = {(line.kind, line.slug, line.language): line.name for line in others}

    def beside(self, english: str, kind: Kind, slug: str) -> Names:
        if (kind, slug) not in self._french:
            raise broken(FRENCH_NAMES, f"the {kind} {slug} has no French name")
        return Names(
            english=english,
            french=self._french[kind, slug],
            japanese=self._others.get((kind, slug, "ja")),
            german=self._others.get((kind, slug, "de")),
        )
