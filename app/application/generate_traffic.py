from __future__ import annotations

import asyncio
import gc
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from app.application.traffic_run import TrafficRun
from app.domain.battle.engine.turn import TIE
from app.domain.monitoring.traffic import draw_traffic
from app.domain.prediction.reported_outcome import Winner

if TYPE_CHECKING:
    from collections.abc import Callable, Collection

    from app.application.ports.duel_player import DuelPlayer
    from app.application.ports.pokedex_repository import PokedexRepository
    from app.application.ports.questioner import Questioner
    from app.application.traffic_report import TrafficReport
    from app.domain.monitoring.schedule import Schedule
    from app.domain.monitoring.traffic import Kind, Traffic

_WINNERS: Final = {0: Winner.A, 1: Winner.B, TIE: Winner.TIE}


@dataclass(frozen=True, slots=True, kw_only=True)
class GenerateTraffic:
    """Ask a server questions on a schedule, however long its answers take, as people do who do not know each other.

    Reported outcomes are honest: our own engine plays the duel once, and nobody looks at what was predicted.
    """

    pokedex: PokedexRepository
    player: Callable[[], DuelPlayer]
    """Asked for where outcomes are reported."""
    questioner: Questioner

    def __call__(
        self,
        *,
        schedule: Schedule,
        most_requests: int,
        clients: int,
        seed: int,
        only: Collection[Kind] = (),
        outcomes: float = 0.0,
        on_progress: Callable[[float], None],
    ) -> TrafficReport:
        """Return what came of it, also where Ctrl-C has ended it; at most `clients` questions are open at once.

        `outcomes` is the share of the questions about one duel whose outcome is reported; `on_progress` is told the
        share of the run that is done.

        Raises:
            NobodyAnswersError: there is nobody to ask.
            SimulationError: a duel could not be played.
        """
        with asyncio.Runner() as runner:
            try:
                runner.run(self.questioner.knock())
                pokedex = self.pokedex.get()
                traffic = draw_traffic(pokedex, schedule, only=only, outcomes=outcomes, most=most_requests, seed=seed)
                return self._ask(runner, self._run(traffic, schedule.seconds, on_progress), clients)
            finally:
                runner.run(self.questioner.close())

    def _run(self, traffic: Traffic, seconds: float, on_progress: Callable[[float], None]) -> TrafficRun:
        if traffic.has_outcome.any():
            self.player()  # may take a second to load, which must not make questions late
        return TrafficRun(
            traffic=traffic,
            seconds=seconds,
            questioner=self.questioner,
            play=lambda at: self._play(traffic, at),
            on_progress=on_progress,
        )

    @staticmethod
    def _ask(runner: asyncio.Runner, run: TrafficRun, clients: int) -> TrafficReport:
        # The Pokédex stays; to have the garbage collector look through it would make questions late by half a second.
        gc.freeze()
        try:
            runner.run(run.ask_all(clients))
        except KeyboardInterrupt:
            run.interrupt()
        finally:
            gc.unfreeze()
        return run.report()

    def _play(self, traffic: Traffic, at: int) -> Winner:
        played = self.player().play(traffic.duel(at), traffic.pokedex, battles=1, seed=int(traffic.seeds[at]))
        return _WINNERS[int(played.won_by[0])]
