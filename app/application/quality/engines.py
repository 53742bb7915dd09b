"""How the truth about a duel is found: it is played."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from app.application.ports.battle_simulator import SimulationError, SimulatorUnavailableError
from app.domain.monitoring.live_marks import Judge, by_engine
from app.domain.monitoring.served_duels import drawn_from

if TYPE_CHECKING:
    from collections.abc import Callable

    from app.application.ports.battle_simulator import BattleSimulator
    from app.application.quality.plan import QualityPlan
    from app.application.quality.sample import Sample
    from app.domain.battle.outcome import Tallies
    from app.domain.monitoring.live_marks import LiveMarks
    from app.domain.monitoring.served_duels import ServedDuels
    from app.domain.pokedex.pokedex import Pokedex

    Tell = Callable[[str, float], None]
    """Is told what is being done, and the share of it that is done."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Second:
    """What the second engine says, where it says anything."""

    marks: LiveMarks | None = None
    remarks: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Engines:
    """Both are made anew for the Pokédex that they shall play by."""

    own: Callable[[Pokedex], BattleSimulator]
    reference: Callable[[Pokedex], BattleSimulator]

    def play(self, sample: Sample, plan: QualityPlan, tell: Tell) -> Tallies:
        """Return what our engine says of each answer.

        Raises:
            SimulationError: the engine failed.
        """
        own = self.own(sample.pokedex)
        return _played(own, sample.served, plan.battles, plan.seed, lambda share: tell("Playing in our engine", share))

    def ask_reference(self, sample: Sample, plan: QualityPlan, tell: Tell) -> Second:
        """Return what the reference engine says of some answers; it is no failure where it cannot."""
        if not plan.reference_sample:
            return Second()
        try:
            return Second(marks=self._by_reference(sample, plan, tell))
        except SimulatorUnavailableError as missing:
            return Second(remarks=(f"The reference engine was not asked: {missing.reason}. {missing.remedy}",))
        except SimulationError as failed:
            return Second(remarks=(f"The reference engine failed on the duel {failed.duel}, and is not heard.",))

    def _by_reference(self, sample: Sample, plan: QualityPlan, tell: Tell) -> LiveMarks:
        some = drawn_from(sample.pokedex, sample.served, plan.reference_sample, seed=plan.seed)
        reference = self.reference(sample.pokedex)
        try:
            tallies = _played(
                reference,
                some,
                plan.reference_battles,
                plan.seed,
                lambda share: tell("Playing in the reference engine", share),
            )
        finally:
            reference.close()
        return by_engine(Judge.REFERENCE, some.forecast, tallies, some.groups, seed=plan.seed)


def _played(
    simulator: BattleSimulator, served: ServedDuels, battles: int, seed: int, on_share: Callable[[float], None]
) -> Tallies:
    """Play each different duel once, however often it was asked about, and return a tally for each answer."""
    on_share(0.0)
    duels = len(served.duels)
    tallies = simulator.simulate(
        served.duels, battles=battles, seed=seed, on_progress=lambda done: on_share(done / duels)
    )
    return tallies.take(served.rows)
