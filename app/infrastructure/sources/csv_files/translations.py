from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from app.domain.pokedex.names import LANGUAGES, Names
from app.infrastructure.sources.csv_files.layout import FRENCH_NAMES
from app.infrastructure.sources.csv_files.table import broken

if TYPE_CHECKING:
    from collections.abc import Iterable

    from app.infrastructure.sources.csv_files.rows import FrenchNameLine, Kind, OtherNameLine


class Translations:
    def __init__(self, french: Iterable[FrenchNameLine], others: Iterable[OtherNameLine]) -> None:
        self._french = {(line.kind, line.slug): line.name for line in french}
        self._others: defaultdict[tuple[str, str], dict[str, str]] = defaultdict(dict)
        for line in others:
            self._others[line.kind, line.slug][LANGUAGES[line.language]] = line.name

    def beside(self, english: str, kind: Kind, slug: str) -> Names:
        if (kind, slug) not in self._french:
            raise broken(FRENCH_NAMES, f"the {kind} {slug} has no French name")
        return Names(english=english, french=self._french[kind, slug], **self._others[kind, slug])
