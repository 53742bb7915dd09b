"""Who asks a server as people do."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dependency_injector import providers

from app.application.generate_traffic import GenerateTraffic
from app.container import traffic
from app.container.playing import Playing
from app.container.storage import Storage

if TYPE_CHECKING:
    from app.application.ports.questioner import Questioner


class Asking(Playing):
    questioner: providers.Provider[Questioner] = providers.Factory(traffic.questioner, Storage.settings.provided.key)
    generate_traffic: providers.Provider[GenerateTraffic] = providers.Factory(
        GenerateTraffic,
        pokedex=Storage.pokedex_repository,
        player=Playing.own_player.provider,
        questioner=questioner,
    )
