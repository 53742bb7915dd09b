"""The two battle engines: the reference, and our own."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dependency_injector import providers

from app.container import learning
from app.container.storage import Storage
from app.infrastructure.simulation.showdown_duel_player import ShowdownDuelPlayer
from app.infrastructure.simulation.showdown_simulator import ShowdownSimulator

if TYPE_CHECKING:
    from app.application.ports.battle_simulator import BattleSimulator
    from app.application.ports.duel_player import DuelPlayer


class Playing(Storage):
    battle_simulator: providers.Provider[BattleSimulator] = providers.ThreadSafeSingleton(
        ShowdownSimulator,
        pokedex=Storage.pokedex_repository.provided.get.call(),
        engine_folder=Storage.settings.provided.engine_folder,
        workers=Storage.settings.provided.simulator_workers,
        timeout_seconds=Storage.settings.provided.simulator_timeout_seconds,
    )
    compiled_simulator: providers.Provider[BattleSimulator] = providers.ThreadSafeSingleton(
        learning.compiled_simulator, Storage.pokedex_repository.provided.get.call()
    )
    reference_player: providers.Provider[DuelPlayer] = providers.ThreadSafeSingleton(
        ShowdownDuelPlayer,
        engine_folder=Storage.settings.provided.engine_folder,
        workers=Storage.settings.provided.simulations_at_once,
        limit_seconds=Storage.settings.provided.simulation_limit_seconds,
    )
    own_player: providers.Provider[DuelPlayer] = providers.ThreadSafeSingleton(
        learning.compiled_duel_player, Storage.settings.provided.simulation_limit_seconds
    )
