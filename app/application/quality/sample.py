"""Which answers are judged."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from app.domain.monitoring.served_duels import can_be_played, served_duels, told_of_left_out

if TYPE_CHECKING:
    from datetime import datetime

    from app.application.ports.import_history import ImportHistory
    from app.application.ports.pokedex_repository import PokedexRepository
    from app.application.ports.served_predictions import ServedPredictions
    from app.application.quality.plan import QualityPlan
    from app.domain.monitoring.served_duels import ServedDuels
    from app.domain.pokedex.pokedex import Pokedex

_IMPORTS: Final = 50
"""That are looked through for the last one that changed something."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Sample:
    pokedex: Pokedex
    served: ServedDuels
    total: int
    """Of what it was drawn from."""
    since: datetime
    """What was answered before then is not judged."""
    remarks: tuple[str, ...]
    """What was left out, and why."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ServedSampler:
    predictions: ServedPredictions
    imports: ImportHistory
    pokedex: PokedexRepository
    """As it is stored, without a copy in memory that could be older."""

    def draw(self, version: str, plan: QualityPlan, *, until: datetime) -> Sample:
        """Draw from what was answered by the facts of today's Pokédex, and can be played by them.

        Raises:
            PokedexMissingError: there are no facts.
            DatabaseUnavailableError: nothing can be read.
        """
        asked, pokedex = until - plan.window, self.pokedex.get()
        imported = self._last_change()
        since = max(asked, imported) if imported else asked
        drawn = self.predictions.sample(version, since=since, until=until, size=plan.sample, seed=plan.seed)
        playable = [one for one in drawn.predictions if can_be_played(pokedex, one)]
        return Sample(
            pokedex=pokedex,
            served=served_duels(pokedex, playable),
            total=drawn.total,
            since=since,
            remarks=(
                *_of_import(since, asked),
                *told_of_left_out(len(drawn.predictions) - len(playable)),
            ),
        )

    def _last_change(self) -> datetime | None:
        changed = (one.loaded_at for one in self.imports.runs(limit=_IMPORTS) if one.revision is not None)
        return next((moment for moment in changed if moment is not None), None)


def _of_import(since: datetime, asked: datetime) -> tuple[str, ...]:
    if since == asked:
        return ()
    moment = f"{since:%Y-%m-%d} at {since:%H:%M} UTC"
    return (f"The Pokédex was imported anew on {moment}; what was answered before, by other facts, is not judged.",)
