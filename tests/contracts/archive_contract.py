from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from app.application.ports.archive import tell_nobody

if TYPE_CHECKING:
    from pathlib import Path

    from app.application.ports.archive import Archive


class ArchiveContract:
    """A test class gives `archive`, of a place with something in it, and `other`, of an empty place of its kind."""

    def test_what_was_saved_can_be_loaded_elsewhere(self, archive: Archive, other: Archive, tmp_path: Path) -> None:
        assert not archive.is_empty()
        assert other.is_empty()
        saved = archive.save(tmp_path / "kept", tell=tell_nobody)
        other.clear()

        assert any(saved.values())
        assert other.load(tmp_path / "kept", tell=tell_nobody) == saved
        assert not other.is_empty()
        assert other.save(tmp_path / "again", tell=tell_nobody) == saved

    def test_a_second_try_takes_the_place_of_the_first(self, archive: Archive, tmp_path: Path) -> None:
        saved = archive.save(tmp_path / "kept", tell=tell_nobody)
        (tmp_path / "kept" / "left").write_text("of an earlier try")

        assert archive.save(tmp_path / "kept", tell=tell_nobody) == saved
        assert not (tmp_path / "kept" / "left").exists()

    def test_who_waits_is_told_how_far_it_is(self, archive: Archive, other: Archive, tmp_path: Path) -> None:
        shares: dict[str, list[float]] = {}

        def tell(what: str, share: float) -> None:
            shares.setdefault(what, []).append(share)

        archive.save(tmp_path / "kept", tell=tell)
        other.clear()
        other.load(tmp_path / "kept", tell=tell)

        assert len(shares) == 2
        for told in shares.values():
            assert told == sorted(told)
            assert told[-1] == pytest.approx(1.0)
