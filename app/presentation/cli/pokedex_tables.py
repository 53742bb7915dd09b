"""How the commands about the Pokédex show what they found."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from rich.markup import escape
from rich.table import Table

from app.presentation.cli.console import err, out

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from app.application.ports.import_history import ImportRun
    from app.application.ports.pokedex_repository import ImportSummary
    from app.application.ports.written_file import WrittenFile
    from app.domain.pokedex.differences import Difference
    from app.domain.pokedex.quality import QualityReport

_SHOWN: Final = 40


def show_import(summary: ImportSummary) -> None:
    if not summary.total:
        err.print("The Pokédex in the database is up to date.")
        return
    table = Table("table", "inserted", "updated", "deleted", title=f"Imported the Pokédex, revision {summary.revision}")
    for name, changes in summary.changes.items():
        if changes.total:
            table.add_row(name, str(changes.inserted), str(changes.updated), str(changes.deleted))
    err.print(table)


def show_disagreements(disagreements: Sequence[Difference], compared: int) -> None:
    if not compared:
        return
    if not disagreements:
        err.print(f"The source agrees with the bundled Pokédex in all {compared} facts.", highlight=False)
        return
    err.print(
        f"The source differs in {len(disagreements)} of {compared} facts; the bundled value stands.", highlight=False
    )
    err.print(_differences(disagreements, "bundled", "source"))


def show_differences(differences: Sequence[Difference]) -> None:
    if not differences:
        out.print("The source says what the database says.")
        return
    facts = "one fact" if len(differences) == 1 else f"{len(differences)} facts"
    out.print(f"An import would change {facts}.", highlight=False)
    out.print(_differences(differences, "database", "source"))


def show_gates(report: QualityReport) -> None:
    table = Table("gate", "verdict", "problems")
    for gate in report.gates:
        table.add_row(gate.name, "passed" if gate.passed else "failed", escape("\n".join(gate.problems)))
    out.print(table)


def show_runs(runs: Sequence[ImportRun]) -> None:
    if not runs:
        out.print("Nothing was imported yet. Run `predictiondex pokedex import`.")
        return
    table = Table("import", "source", "started", "steps", "outcome", "rows")
    for run in runs:
        table.add_row(
            str(run.run_id),
            run.source,
            f"{run.started_at:%Y-%m-%d %H:%M}",
            "\n".join(_steps(run)),
            "unfinished" if run.outcome is None else run.outcome.value,
            "" if run.changes is None else str(run.changes),
        )
    out.print(table)
    for run in runs:
        if run.problem is not None:
            out.print(f"Import {run.run_id}: {run.problem}", markup=False, highlight=False, soft_wrap=True)


def _steps(run: ImportRun) -> Iterator[str]:
    moments = {"extracted": run.extracted_at, "validated": run.validated_at, "loaded": run.loaded_at}
    for step, moment in moments.items():
        if moment is not None:
            yield f"{step} +{(moment - run.started_at).total_seconds():.1f} s"


def show_files(files: Sequence[WrittenFile]) -> None:
    table = Table("file", "rows", "SHA-256")
    for file in files:
        table.add_row(file.name, str(file.rows), file.sha256[:12])
    out.print(table)


def _differences(differences: Sequence[Difference], ours: str, theirs: str) -> Table:
    more = len(differences) - _SHOWN
    table = Table("kind", "entry", "fact", ours, theirs, caption=f"and {more} more" if more > 0 else None)
    for one in differences[:_SHOWN]:
        facts = (one.kind, one.entry, one.fact, one.ours, one.theirs)
        table.add_row(*(escape("" if fact is None else str(fact)) for fact in facts))
    return table
