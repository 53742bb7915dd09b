"""Options that several commands of `monitor` take."""

from __future__ import annotations

from typing import Annotated, Final

import typer

from app.domain.registry.model_version import Alias

DEFAULT_VERSION: Final = Alias.PRODUCTION.value

Hours = Annotated[float, typer.Option(min=0.01, max=8760, help="How many hours back answers are looked at.")]
Version = Annotated[str, typer.Option(help="The version of the model, as `model list` shows it.")]
