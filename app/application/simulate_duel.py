from __future__ import annotations

from dataclasses import dataclass
from secrets import randbits
from time import perf_counter
from typing import TYPE_CHECKING, Final

from app.application.ports.model_registry import NoSuchModelError, RegistryUnavailableError
from app.domain.battle.lineup import line_up_duels
from app.domain.battle.simulation import Engine
from app.domain.errors import PredictionDexError
from app.domain.prediction.agreement import agreement
from app.domain.prediction.prediction import Interval, Method

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from app.application.ports.battle_predictor import BattlePredictor
    from app.application.ports.duel_player import DuelPlayer
    from app.application.ports.pokedex_repository import PokedexRepository
    from app.application.ports.simulator_meter import SimulatorMeter
    from app.application.turnstile import Turnstile
    from app.domain.battle.combatant import Combatant
    from app.domain.battle.duels import Duels
    from app.domain.battle.simulation import PlayedBattles
    from app.domain.pokedex.pokedex import Pokedex
    from app.domain.prediction.agreement import Agreement

MOST_BATTLES: Final = {Engine.OWN: 100_000, Engine.REFERENCE: 1_000}
SEED_BITS: Final = 53
"""So that every reader of JSON understands the seed."""


class TooManyBattlesError(PredictionDexError):
    def __init__(self, engine: Engine, asked: int) -> None:
        self.engine = engine
        self.asked = asked
        self.most = MOST_BATTLES[engine]
        super().__init__(f"The engine {engine} plays at most {self.most:,} battles for a question, not {asked:,}.")


@dataclass(frozen=True, slots=True, kw_only=True)
class ModelCheck:
    """What the model in production says of the duel, beside what was played."""

    version: str
    win_probability: float
    interval: Interval
    agreement: Agreement


@dataclass(frozen=True, slots=True, kw_only=True)
class Simulation:
    played: PlayedBattles
    rules_version: str
    seed: int
    seconds: float
    """That the battles took, without the time that they waited."""
    model: ModelCheck | None
    """None where there is no model."""


def _any_seed() -> int:
    return randbits(SEED_BITS)


@dataclass(frozen=True, slots=True, kw_only=True)
class SimulateDuel:
    """Play a duel many times, and say how far the model is from what came of it; nothing is kept."""

    pokedex: PokedexRepository
    players: Mapping[Engine, Callable[[], DuelPlayer]]
    predictors: Mapping[Method, Callable[[], BattlePredictor]]
    turnstile: Turnstile
    meter: SimulatorMeter
    clock: Callable[[], float] = perf_counter
    new_seed: Callable[[], int] = _any_seed

    def __call__(
        self, *, a: Combatant, b: Combatant, battles: int, engine: Engine = Engine.OWN, seed: int | None = None
    ) -> Simulation:
        """Play with this seed, or with any.

        Raises:
            TooManyBattlesError: the engine plays fewer for a question.
            TooManySimulationsError: others have to end first.
            SimulatorUnavailableError: the engine is not there.
            SimulationTooLongError: the battles took longer than they may.
            SimulationError: the engine failed.
        """
        if battles > MOST_BATTLES[engine]:
            raise TooManyBattlesError(engine, battles)
        pokedex = self.pokedex.get()
        duel = line_up_duels(pokedex, [(a, b)])
        chosen = self.new_seed() if seed is None else seed
        with self.turnstile.turn():
            played, seconds, rules_version = self._play(engine, duel, pokedex, battles, chosen)
        return Simulation(
            played=played,
            rules_version=rules_version,
            seed=chosen,
            seconds=seconds,
            model=self._check(duel, pokedex, played),
        )

    def _play(
        self, engine: Engine, duel: Duels, pokedex: Pokedex, battles: int, seed: int
    ) -> tuple[PlayedBattles, float, str]:
        """Return the battles, how long they took, and by which rules they were played."""
        try:
            player = self.players[engine]()
            started = self.clock()
            played = player.play(duel, pokedex, battles=battles, seed=seed)
            seconds = self.clock() - started
        except Exception:
            self.meter.failed(engine)
            raise
        self.meter.played(engine, battles=len(played), seconds=seconds)
        return played, seconds, player.rules_version

    def _check(self, duel: Duels, pokedex: Pokedex, played: PlayedBattles) -> ModelCheck | None:
        try:
            predictor = self.predictors[Method.MODEL]()
            forecast = predictor.predict(duel, pokedex)
        except (NoSuchModelError, RegistryUnavailableError):
            return None
        chance = float(forecast.win_probability[0])
        return ModelCheck(
            version=predictor.version,
            win_probability=chance,
            interval=Interval(low=float(forecast.interval_low[0]), high=float(forecast.interval_high[0])),
            agreement=agreement(chance, played.win_share, len(played)),
        )
