"""Of what a public source tells, only what it did not tell last time is news."""

from __future__ import annotations

from typing import TYPE_CHECKING

from app.application.diff_pokedex import PokedexDiff
from app.domain.pokedex.differences import Difference
from app.domain.pokedex.quality import Gate, QualityReport
from scripts.watch_source import has_news, told_of

if TYPE_CHECKING:
    from pathlib import Path

    import pytest


def test_the_first_time_nothing_is_news(tmp_path: Path) -> None:
    assert not has_news(["a", "b"], tmp_path / "told.txt")
    assert not has_news(["a", "b"], tmp_path / "told.txt")


def test_what_is_new_or_gone_is_news_once(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    has_news(["a", "b"], tmp_path / "told.txt")
    capsys.readouterr()

    assert has_news(["b", "c"], tmp_path / "told.txt")
    assert capsys.readouterr().out.splitlines() == ["- a", "+ c", "2 differences, of which 1 are new; 1 are gone."]
    assert not has_news(["b", "c"], tmp_path / "told.txt")


def test_changes_standing_differences_and_failed_gates_are_told() -> None:
    def differs(entry: str) -> Difference:
        return Difference(kind="pokemon", entry=entry, fact="hp", ours=35, theirs=36)

    report = QualityReport(
        gates=(Gate(name="counts", problems=("too few",)),), compared=9, disagreements=(differs("mew"),)
    )

    assert told_of(PokedexDiff(report=report, differences=(differs("pikachu"),))) == [
        "counts: too few",
        "differs: pokemon mew, hp: 35 here, 36 there",
        "would change: pokemon pikachu, hp: 35 here, 36 there",
    ]
