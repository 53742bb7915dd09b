from __future__ import annotations

from app.application.ports.pokedex_source import SourceName
from app.application.ports.provenance import BundledFiles, Origin, Provenance
from app.application.ports.written_file import WrittenFile


class FakeProvenance(Provenance):
    """Knows of two origins, one of which stands behind everything, and one behind `csv` alone."""

    def origins(self) -> tuple[Origin, ...]:
        return (
            Origin(
                key="cartridge",
                name="The game",
                address="https://game.example",
                licence="MIT",
                gives="Everything.",
                releases={"cartridge": "1.0.2"},
                behind=frozenset(SourceName),
            ),
            Origin(
                key="rumour",
                name="A rumour",
                address="https://rumour.example",
                licence=None,
                gives="Nothing that is kept.",
                releases={},
                behind=frozenset({SourceName.CSV}),
            ),
        )

    def bundled(self) -> BundledFiles:
        return BundledFiles(
            extracted=(WrittenFile(name="moves.csv", rows=226, sha256="5e" * 32),),
            by_hand={"names.csv": "the names, by hand"},
        )
