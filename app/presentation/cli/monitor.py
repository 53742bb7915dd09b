from __future__ import annotations

import typer

from app.presentation.cli.monitor_drift import drift
from app.presentation.cli.monitor_quality import quality
from app.presentation.cli.traffic import traffic

commands = typer.Typer(help="How the service does that others use.", no_args_is_help=True)
commands.command()(quality)
commands.command()(traffic)
commands.command()(drift)
