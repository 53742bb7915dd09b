"""What is asked when two teams meet."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from app.presentation.web.asking import ask
from app.presentation.web.members.address import written
from predictiondex_client.api.predictions import compare_teams
from predictiondex_client.models import TeamMatchupIn

if TYPE_CHECKING:
    from app.presentation.web.battle.side import Side
    from predictiondex_client.models import TeamMatchupOut

MOST_IN_TEAM: Final = 6
_LONGEST_ADDRESS: Final = 1800
"""In characters; longer addresses are cut by some who pass them on."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Meeting:
    a: tuple[Side, ...]
    b: tuple[Side, ...]

    @property
    def address(self) -> dict[str, str]:
        """Return nothing where the teams are too long for an address."""
        teams = {"a": written(self.a), "b": written(self.b)}
        return teams if sum(map(len, teams.values())) <= _LONGEST_ADDRESS else {}

    def ask(self) -> TeamMatchupOut:
        a, b = ([one.contender() for one in team] for team in (self.a, self.b))
        return ask(compare_teams.sync_detailed, body=TeamMatchupIn(a=list(a), b=list(b)))
