from __future__ import annotations

import typer

from app.presentation.cli.atlas import atlas
from app.presentation.cli.examine import compare, evaluate
from app.presentation.cli.first_model import first
from app.presentation.cli.lessons import dataset
from app.presentation.cli.pipeline import learn_all
from app.presentation.cli.train import sync, train

commands = typer.Typer(help="Data to learn from, and models that learn.", no_args_is_help=True)
for command in (dataset, train, first, evaluate, compare, sync, atlas):
    commands.command()(command)
commands.command("all")(learn_all)
