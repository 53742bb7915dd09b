from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from app.domain.prediction.document import Bars, Figure, Grid
from tests.fakes.fake_model_trainer import FakeModelTrainer

if TYPE_CHECKING:
    from app.domain.prediction.document import Evaluation
    from tests.unit.evaluation_bench import Bench


@pytest.fixture
def pages(bench: Bench) -> Evaluation:
    bench.train(FakeModelTrainer())(seed=1)
    (printed,) = bench.printer.printed
    return printed


def test_the_report_has_everything_in_one_page(pages: Evaluation) -> None:
    drawn = {one.name: type(one) for section in pages.sections for one in section.figures}

    assert drawn == {
        "confusion_matrix": Grid,
        "roc": Figure,
        "precision_recall": Figure,
        "reliability": Figure,
        "importance_gain": Bars,
        "importance_shap": Bars,
        "largest_errors_by_move": Bars,
        "largest_errors_by_species": Bars,
    }
    assert [table.title for section in pages.sections for table in section.tables] == [
        "Scores",
        "Slices of the exam",
        "Feature importance",
        "Errors by move",
        "Errors by species",
    ]
    assert pages.pending == ()


def test_the_facts_say_what_it_was_made_of_and_not_when(pages: Evaluation, bench: Bench) -> None:
    assert bench.lessons.manifest().checksum[:12] in pages.facts["lessons, training"]
    assert pages.facts["seed"] == "1"
    assert "2026" not in str(dict(pages.facts))


def test_the_worst_moves_and_species_come_first(pages: Evaluation) -> None:
    for table in pages.sections[-1].tables:
        errors = [row[2] for row in table.rows]
        assert len(errors) > 20
        assert errors == sorted(errors, key=float, reverse=True)  # type: ignore[arg-type] # a column of numbers


def test_what_is_rarely_met_is_not_drawn(pages: Evaluation) -> None:
    (_, species), (_, bars) = pages.sections[-1].tables, pages.sections[-1].figures
    often = {row[0] for row in species.rows if int(row[1] or 0) >= 30}

    assert isinstance(bars, Bars)
    assert set(bars.labels) <= often
    assert len(often) < len(species.rows)
