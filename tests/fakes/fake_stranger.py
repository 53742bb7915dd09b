from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from app.application.ports.questioner import NobodyAnswersError
from app.application.ports.stranger import Stranger, ToldDuel, ToldFacts, ToldMove, ToldState, WrongAnswerError
from app.domain.registry.known_duels import KNOWN_DUELS

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from app.application.ports.stranger import Pair
    from app.domain.battle.combatant import Contender, TrainedPokemon

_KNOWN = {(one.a, one.b): one.win_probability for one in KNOWN_DUELS}
_SURE = 0.999


def _as_in_battle(pair: Pair) -> float:
    a, b = pair
    return 1 - _KNOWN[b, a] if (b, a) in _KNOWN else _KNOWN.get(pair, _SURE)


@dataclass(kw_only=True)
class FakeStranger(Stranger):
    """Is answered as by a sound service of release 1.0 with model 7, unless a test has put something in its place."""

    is_there: bool = True
    until_ready: int = 0
    """How often the service says that it is not ready."""
    has_model: bool = True
    chance: Callable[[Pair], float] = _as_in_battle
    best: str = "thunderbolt"
    offered: tuple[str, ...] = ("pikachu", "pichu")
    shown: int | None = 40
    seconds: float = 0.01
    wrong: set[str] = field(default_factory=set)
    """Paths that are answered with status 500."""
    closed: bool = False

    def life(self) -> str:
        self._ask("/health/live")
        return "1.0"

    def state(self) -> ToldState:
        self._ask("/health/ready")
        self.until_ready -= 1
        is_ready = self.until_ready < 0
        return ToldState(is_ready=is_ready, dependencies={"model": "ready" if is_ready else "unavailable"})

    def facts(self) -> ToldFacts:
        self._ask("/v1/about")
        return ToldFacts(release="1.0", pokemon=166, model="7" if self.has_model else None)

    def duel(self, pair: Pair) -> ToldDuel:
        self._ask("/v1/predictions/duel")
        return ToldDuel(win_probability=self.chance(pair), model_version="7", seconds=self.seconds)

    def chances(self, pairs: Sequence[Pair]) -> tuple[float, ...]:
        self._ask("/v1/predictions/duels")
        return tuple(self.chance(pair) for pair in pairs)

    def best_move(self, a: Contender, b: TrainedPokemon) -> ToldMove:
        del b
        self._ask("/v1/predictions/best-move")
        return ToldMove(move=self.best, win_probability=0.06, ranked=a.moves)

    def spellings(self, name: str) -> tuple[str, ...]:
        self._ask(f"/v1/pokemon/{name}")
        return self.offered

    def metrics(self) -> int | None:
        self._ask("/metrics")
        return self.shown

    def close(self) -> None:
        self.closed = True

    def _ask(self, path: str) -> None:
        if not self.is_there:
            raise NobodyAnswersError("http://fake", "nobody is there")
        if path in self.wrong:
            raise WrongAnswerError(path, "status 500 in place of 200")
