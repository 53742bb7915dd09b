"""`monitor traffic`."""

from __future__ import annotations

from pathlib import Path  # noqa: TC003 - Typer reads it
from typing import TYPE_CHECKING, Annotated, Final

import typer

from app.application.traffic_report import Ending
from app.domain.monitoring.schedule import MOST_RATE, MOST_REQUESTS, MOST_SECONDS, Profile, Schedule
from app.domain.monitoring.traffic import Kind
from app.presentation.cli.console import err, progress_bar
from app.presentation.cli.dependencies import container_of
from app.presentation.cli.errors import TrafficFailedError
from app.presentation.cli.exit_statuses import ExitStatus
from app.presentation.cli.learn_options import DEFAULT_SEED
from app.presentation.cli.traffic_tables import show_traffic, traffic_document

if TYPE_CHECKING:
    from app.application.traffic_report import TrafficReport

_MOST_CLIENTS: Final = 64
_Kinds = Annotated[list[Kind] | None, typer.Option(help="Ask nothing but this; may be given several times.")]


def traffic(  # noqa: PLR0913 - each is an option
    context: typer.Context,
    profile: Annotated[
        Profile, typer.Argument(help="steady, burst and spike differ in how much is asked; drifting in what.")
    ] = Profile.STEADY,
    *,
    address: Annotated[str, typer.Option(help="The address of the server.")] = "http://127.0.0.1:8000",
    elsewhere: Annotated[
        bool, typer.Option("--elsewhere", help="The address may be on another machine, whose owner agrees.")
    ] = False,
    rate: Annotated[float, typer.Option(min=0.01, max=MOST_RATE, help="Questions in a second, between bursts.")] = 10.0,
    seconds: Annotated[float, typer.Option(min=0.1, max=MOST_SECONDS, help="How long it lasts.")] = 60.0,
    requests: Annotated[
        int, typer.Option(min=1, max=MOST_REQUESTS, help="Requests at most; a run that would make more is shortened.")
    ] = 2_000,
    clients: Annotated[
        int, typer.Option(min=1, max=_MOST_CLIENTS, help="How many clients wait for answers at once.")
    ] = 16,
    only: _Kinds = None,
    outcomes: Annotated[
        float, typer.Option(min=0, max=1, help="Share of single duels that are played, and their winner reported.")
    ] = 0.0,
    key_file: Annotated[
        Path | None,
        typer.Option(exists=True, dir_okay=False, help="A file with the key to show, instead of PREDICTIONDEX_KEY."),
    ] = None,
    json: Annotated[
        typer.FileTextWrite | None, typer.Option(lazy=False, help="A file for the figures, beside the table.")
    ] = None,
    seed: Annotated[int, typer.Option(min=0, help="The same seed asks the same.")] = DEFAULT_SEED,
) -> None:
    """Ask a server questions as people would, for a demonstration or to see what it bears; Ctrl-C ends it."""
    container = container_of(context)
    questions = max(1, int(requests / (1 + outcomes)))  # a report is a request, too
    schedule = Schedule.within(profile, rate=rate, seconds=seconds, requests=questions)
    key = "" if key_file is None else key_file.read_text(encoding="utf-8", errors="replace").strip()
    questioner = container.questioner(address=address, key=key, elsewhere=elsewhere)
    with progress_bar(f"Asking {address}", 1.0) as tell:
        report = container.generate_traffic(questioner=questioner)(
            schedule=schedule,
            most_requests=requests,
            clients=clients,
            seed=seed,
            only=only or (),
            outcomes=outcomes,
            on_progress=tell,
        )
    show_traffic(report)
    if json is not None:
        json.write(traffic_document(report))
    _end(report)


def _end(report: TrafficReport) -> None:
    if report.ending is Ending.FAILED:
        raise TrafficFailedError(report.reason)
    if report.ending is Ending.INTERRUPTED:
        err.print("Stopped.")
        raise typer.Exit(ExitStatus.INTERRUPTED)
