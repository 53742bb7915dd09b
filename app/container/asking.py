"""Who asks a server as people do."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

from dependency_injector import providers

from app.application.generate_traffic import GenerateTraffic
from app.application.smoke.try_release import TryRelease
from app.container import traffic
from app.container.playing import Playing
from app.container.storage import Storage

if TYPE_CHECKING:
    from app.application.ports.questioner import Questioner
    from app.application.ports.stranger import Stranger


class Asking(Playing):
    questioner: providers.Provider[Questioner] = providers.Factory(traffic.questioner, Storage.settings.provided.key)
    generate_traffic: providers.Provider[GenerateTraffic] = providers.Factory(
        GenerateTraffic,
        pokedex=Storage.pokedex_repository,
        player=Playing.own_player.provider,
        questioner=questioner,
    )
    stranger: providers.Provider[Stranger] = providers.Factory(traffic.stranger, Storage.settings.provided.key)
    try_release: providers.Provider[TryRelease] = providers.Factory(
        TryRelease,
        stranger=stranger,
        clock=providers.Object(time.perf_counter),
        sleep=providers.Object(time.sleep),
    )
