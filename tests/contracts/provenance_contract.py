from __future__ import annotations

from typing import TYPE_CHECKING

from app.application.ports.pokedex_source import SourceName

if TYPE_CHECKING:
    from app.application.ports.provenance import Provenance


class ProvenanceContract:
    """A test class gives a `provenance`."""

    def test_each_origin_says_who_it_is_and_what_comes_from_it(self, provenance: Provenance) -> None:
        origins = provenance.origins()

        assert len({one.key for one in origins}) == len(origins) > 1
        assert all(one.name and one.address.startswith("https://") and one.gives for one in origins)

    def test_one_stands_behind_every_source_and_the_others_behind_their_own(self, provenance: Provenance) -> None:
        first, *others = provenance.origins()

        assert first.behind == set(SourceName)
        assert first.licence
        assert first.releases
        assert all(one.behind < set(SourceName) for one in others)

    def test_the_bundled_files_are_told_with_their_checksums_and_what_is_by_hand(self, provenance: Provenance) -> None:
        bundled = provenance.bundled()

        assert bundled is not None
        assert all(one.name.endswith(".csv") and one.rows and len(one.sha256) == 64 for one in bundled.extracted)
        assert {one.name for one in bundled.extracted} >= {"moves.csv"}
        assert all(name.endswith(".csv") and words for name, words in bundled.by_hand.items())
