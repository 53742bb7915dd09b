from __future__ import annotations

from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from app.application.ports.pokedex_source import SourceName
from app.presentation.cli.console import out, progress_bars
from app.presentation.cli.dependencies import container_of
from app.presentation.cli.pokedex_tables import (
    show_differences,
    show_disagreements,
    show_files,
    show_gates,
    show_import,
    show_runs,
)

if TYPE_CHECKING:
    from collections.abc import Iterator

    from app.application.import_pokedex import ImportResult
    from app.application.ports.pokedex_source import PokedexSource, Tell
    from app.presentation.cli.dependencies import CliContainer

commands = typer.Typer(help="The facts of Let's Go.", no_args_is_help=True)

Source = Annotated[SourceName, typer.Option(help="Where the Pokédex comes from.")]
Folder = Annotated[Path | None, typer.Option(help="The folder of your own CSV files (docs/how-to/own-data.md).")]
Offline = Annotated[bool, typer.Option("--offline", help="Use only what an earlier import brought from a public site.")]
_RUNS = 10


@commands.command("import")
def import_(
    context: typer.Context,
    *,
    source: Source = SourceName.BUNDLED,
    folder: Folder = None,
    offline: Offline = False,
) -> None:
    """Bring a Pokédex into the database; whatever goes wrong, the one that is there stays whole."""
    container = container_of(context)
    container.migrate_database()
    result = import_with_progress(container, _source(container, source, folder), offline=offline)
    show_import(result.summary)
    show_disagreements(result.report.disagreements, result.report.compared)


@commands.command()
def diff(
    context: typer.Context,
    *,
    source: Source = SourceName.BUNDLED,
    folder: Folder = None,
    offline: Offline = False,
) -> None:
    """Show what an import would change, and change nothing."""
    container = container_of(context)
    chosen = _source(container, source, folder)
    with _progress() as tell:
        found = container.diff_pokedex()(chosen, offline=offline, tell=tell)
    show_differences(found.differences)
    show_disagreements(found.report.disagreements, found.report.compared)
    if not found.report.passed:
        out.print("An import would be refused.")
        show_gates(found.report)


@commands.command()
def status(
    context: typer.Context,
    run: Annotated[int | None, typer.Option(min=1, help="Show what the quality gates said of this import.")] = None,
) -> None:
    """Show the Pokédex in the database and its last imports."""
    container = container_of(context)
    if run is not None:
        _show_run(container, run)
        return
    show_runs(container.import_history().runs(limit=_RUNS))
    stored = container.pokedex_repository().stored()
    pokedex = stored.pokedex
    out.print(
        f"Revision {stored.revision}, from {stored.source}: {len(pokedex.pokemon)} Pokémon, "
        f"{len(pokedex.moves)} moves, {len(pokedex.types)} types, {len(pokedex.type_chart.multipliers)} multipliers, "
        f"{sum(map(len, pokedex.learnsets.values()))} ways of learning.",
        highlight=False,
    )


@commands.command()
def export(
    context: typer.Context,
    destination: Annotated[Path, typer.Option(help="The folder that gets the files.")],
) -> None:
    """Write the Pokédex of the database as CSV files, in the layout of the bundled ones."""
    container = container_of(context)
    show_files(container.pokedex_exporter().export(container.pokedex_repository().get(), destination))


@commands.command()
def extract(
    context: typer.Context,
    destination: Annotated[Path, typer.Option(help="The folder that gets the files.")],
) -> None:
    """Write the bundled Pokédex anew from the reference battle engine."""
    show_files(container_of(context).pokedex_extractor().extract(destination))


def import_with_progress(container: CliContainer, source: PokedexSource, *, offline: bool = False) -> ImportResult:
    with _progress() as tell:
        return container.import_pokedex()(source, offline=offline, tell=tell)


def _show_run(container: CliContainer, run_id: int) -> None:
    run = container.import_history().find(run_id)
    if run is None:
        raise typer.BadParameter(f"there was no import {run_id}", param_hint="--run")
    show_runs([run])
    if run.documents is not None:
        out.print(f"{run.documents} documents were extracted, SHA-256 {run.extract_sha256}.", highlight=False)
    report = container.import_history().report(run_id)
    if report is not None:
        show_gates(report)
        show_disagreements(report.disagreements, report.compared)


@contextmanager
def _progress() -> Iterator[Tell]:
    with progress_bars() as tell:
        yield lambda what, done, total: tell(what, done / total)


def _source(container: CliContainer, name: SourceName, folder: Path | None) -> PokedexSource:
    if (name is SourceName.CSV) != (folder is not None):
        raise typer.BadParameter("--source csv and --folder belong together", param_hint="--folder")
    make = container.pokedex_sources()[name]
    return make() if folder is None else make(folder)
