"""A thousand duels in one request, beside the same answer's bare arithmetic: `python -m benchmarks.api`."""

from __future__ import annotations

import sys
import time
from pathlib import Path
from statistics import median, quantiles
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Any

import httpx
import numpy as np

from app.container import Container
from app.domain.battle.combatant import Combatant
from app.domain.battle.lineup import line_up_duels
from app.settings import Settings
from tests.real_server import environment, real_server

if TYPE_CHECKING:
    from collections.abc import Callable

    from app.domain.pokedex.pokedex import Pokedex

ROUNDS, DUELS = 60, 1000


def main() -> None:
    with TemporaryDirectory() as folder, real_server(Path(folder)) as server, httpx.Client(timeout=30) as client:
        container = _container(Path(folder))
        duels = _random_duels(container.pokedex_repository().get())
        body = {"duels": duels}
        combatants = [(Combatant(**duel["a"]), Combatant(**duel["b"])) for duel in duels]
        predictor, pokedex = container.battle_predictor(), container.pokedex_repository().get()
        contestants: dict[str, Callable[[], object]] = {
            "arithmetic alone": lambda: predictor.predict(line_up_duels(pokedex, combatants)),
            "POST duels": lambda: _post(client, f"{server.address}/v1/predictions/duels", body),
            "POST duel": lambda: _post(client, f"{server.address}/v1/predictions/duel", duels[0]),
        }
        _print(_race(contestants))
