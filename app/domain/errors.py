"""The errors that PredictionDex can explain to its user.

PredictionDexError
├── InvalidPokedexError        the reference data contradicts itself
├── UnknownNameError           no Pokémon, move, type or nature is called that
├── UnplayableMoveError        the Pokémon cannot use the move in a duel
├── NoPlayableMoveError        the Pokémon cannot use any of the moves in a duel
├── InvalidCombatantError      a level, an IV, an AV ... is outside what the game allows
├── UnreadableSetError         a line of a set as Showdown writes it says nothing that Let's Go knows
├── TooMuchTrafficError        a run of traffic would last longer, or ask more, than it may
└── each port's own errors, in the port's module
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from app.domain.battle.combatant import RejectedMove


class PredictionDexError(Exception):
    """Can be handed from one process to another with all that it carries."""

    def __reduce__(self) -> tuple[object, ...]:
        # An exception is otherwise made anew from its message, which is not what ours are made from.
        return type(self).__new__, (type(self), *self.args), self.__dict__


class InvalidPokedexError(PredictionDexError):
    """Carries every contradiction that was found, not only the first."""

    def __init__(self, problems: Sequence[str]) -> None:
        self.problems = tuple(problems)
        super().__init__("The Pokédex contradicts itself: " + "; ".join(self.problems))


class UnknownNameError(PredictionDexError):
    def __init__(self, kind: str, name: str, did_you_mean: Sequence[str]) -> None:
        self.kind = kind
        self.name = name
        self.did_you_mean = tuple(did_you_mean)
        hint = f" Did you mean {' or '.join(self.did_you_mean)}?" if self.did_you_mean else ""
        super().__init__(f"No {kind} is called {name!r} in Let's Go.{hint}")


class UnplayableMoveError(PredictionDexError):
    def __init__(self, pokemon: str, move: str, reason: str, alternatives: Sequence[str] = ()) -> None:
        self.pokemon = pokemon
        self.move = move
        self.reason = reason
        self.alternatives = tuple(alternatives)
        super().__init__(f"{pokemon} cannot play {move}: {reason}.")


class NoPlayableMoveError(PredictionDexError):
    def __init__(self, pokemon: str, rejected: Sequence[RejectedMove], alternatives: Sequence[str]) -> None:
        self.pokemon = pokemon
        self.rejected = tuple(rejected)
        self.alternatives = tuple(alternatives)
        reasons = "; ".join(f"{one.move}: {one.reason}" for one in self.rejected) or "it learns none that damages"
        super().__init__(f"{pokemon} has no move to fight a duel with: {reasons}.")


class InvalidCombatantError(PredictionDexError):
    def __init__(self, field: str, value: object, allowed: str) -> None:
        self.field = field
        self.value = value
        self.allowed = allowed
        super().__init__(f"{field} is {value}, but must be {allowed}.")


class UnreadableSetError(PredictionDexError):
    """Carries the line, counted from 1, and the nearest spellings where it names something unknown."""

    def __init__(self, line: int, reason: str, did_you_mean: Sequence[str] = ()) -> None:
        self.line = line
        self.reason = reason
        self.did_you_mean = tuple(did_you_mean)
        super().__init__(f"Line {line} of the Showdown text: {reason}")


class TooMuchTrafficError(PredictionDexError):
    def __init__(self, what: str, value: float, most: float) -> None:
        self.what = what
        self.value = value
        self.most = most
        super().__init__(f"{what} of the traffic is {value:,.12g}, but must be above 0 and at most {most:,.12g}.")
