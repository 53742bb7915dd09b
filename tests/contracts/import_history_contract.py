from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING

import pytest

from app.application.ports.import_history import ImportOutcome
from app.application.ports.pokedex_repository import ImportSummary, TableChanges
from app.application.ports.pokedex_source import Extract
from app.domain.pokedex.differences import Difference
from app.domain.pokedex.quality import Gate, QualityReport

if TYPE_CHECKING:
    from app.application.ports.import_history import ImportHistory

REPORT = QualityReport(
    gates=(Gate(name="counts", problems=("there are 2 types", "there is 1 « move »")), Gate(name="rules", problems=())),
    compared=4000,
    disagreements=(
        Difference(kind="move", entry="absorb", fact="power", ours=40, theirs=20.5),
        Difference(kind="pokemon", entry="eevee", fact="French name", ours="Évoli", theirs=None),
    ),
)


def summary(*, revision: int, updated: int) -> ImportSummary:
    changes = {
        "types": TableChanges(inserted=0, updated=0, deleted=0),
        "moves": TableChanges(inserted=3 * updated, updated=updated, deleted=2 * updated),
    }
    return ImportSummary(changes=changes, revision=revision)


class ImportHistoryContract:
    """A test class inherits this and gives an empty `history` beside a repository of revision 1."""

    def test_nothing_was_imported_at_first(self, history: ImportHistory) -> None:
        assert tuple(history.runs(limit=10)) == ()
        assert history.report(1) is None

    def test_a_run_has_a_mark_for_each_step_that_it_completed(self, history: ImportHistory) -> None:
        before = datetime.now(UTC)
        run_id = history.begin("pokeapi")
        (begun,) = history.runs(limit=10)
        history.extracted(run_id, Extract(documents=750, sha256="c0ffee"))
        (extracted,) = history.runs(limit=10)
        history.validated(run_id, REPORT)
        (validated,) = history.runs(limit=10)
        history.loaded(run_id, summary(revision=1, updated=7))
        (loaded,) = history.runs(limit=10)

        assert (begun.run_id, begun.source, begun.extracted_at, begun.outcome) == (run_id, "pokeapi", None, None)
        assert (extracted.documents, extracted.extract_sha256, extracted.validated_at) == (750, "c0ffee", None)
        assert validated.extracted_at == extracted.extracted_at
        assert validated.loaded_at is None
        assert history.report(run_id) == REPORT
        assert loaded.outcome == ImportOutcome.LOADED
        moments = [loaded.started_at, loaded.extracted_at, loaded.validated_at, loaded.loaded_at, loaded.finished_at]
        known = [moment for moment in moments if moment is not None]
        assert len(known) == 5
        in_order = [before, *known, datetime.now(UTC)]
        assert in_order == sorted(in_order)

    def test_a_run_that_wrote_nothing_is_unchanged(self, history: ImportHistory) -> None:
        run_id = history.begin("bundled")
        history.loaded(run_id, summary(revision=1, updated=0))
        (run,) = history.runs(limit=10)

        assert (run.outcome, run.changes, run.problem) == (ImportOutcome.UNCHANGED, 0, None)

    @pytest.mark.parametrize("outcome", [ImportOutcome.REFUSED, ImportOutcome.FAILED])
    def test_a_run_that_went_wrong_says_why(self, history: ImportHistory, outcome: ImportOutcome) -> None:
        run_id = history.begin("csv")
        history.failed(run_id, outcome, "line 7\n  « Évoli »")
        (run,) = history.runs(limit=10)

        assert (run.outcome, run.problem, run.changes, run.loaded_at) == (outcome, "line 7\n  « Évoli »", None, None)
        assert run.finished_at is not None

    def test_a_run_is_found_by_its_number(self, history: ImportHistory) -> None:
        run_id = history.begin("csv")

        assert history.find(run_id) == history.runs(limit=1)[0]
        assert history.find(run_id + 1) is None

    def test_the_newest_runs_come_first(self, history: ImportHistory) -> None:
        runs = [history.begin(source) for source in ("bundled", "csv", "pokeapi")]
        history.failed(runs[0], ImportOutcome.FAILED, "no")

        assert [(run.run_id, run.source) for run in history.runs(limit=2)] == [(runs[2], "pokeapi"), (runs[1], "csv")]
