"""What a service that is sound shows to anybody; each check says what it has seen, or raises `UnsoundError`."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import cycle, islice
from statistics import quantiles
from typing import TYPE_CHECKING, Final

from app.application.smoke.report import UnsoundError
from app.domain.battle.combatant import Contender, TrainedPokemon
from app.domain.registry.certain_duels import CERTAIN_DUELS
from app.domain.registry.known_duels import KNOWN_DUELS

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from app.application.ports.stranger import Pair, Stranger

LEAST_CERTAINTY: Final = 0.9
MOST_ERROR: Final = 0.15
"""Of a sound model, on a duel whose outcome is open; one that has learnt from little is further off than a good one."""
ANSWERS: Final = 50
_TWENTIETHS: Final = 20
_NOBODY: Final = "pikchu"
_MEANT: Final = "pikachu"
_ADVISED: Final = Contender(pokemon="pikachu", moves=("quick-attack", "thunderbolt"))
_FOE: Final = TrainedPokemon(pokemon="gyarados")
_BEST: Final = "thunderbolt"
"""It strikes a Gyarados four times as hard."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Expected:
    release: str | None = None
    """None where any will do."""
    model: str | None = None
    p95_seconds: float


def checks(stranger: Stranger, expected: Expected) -> Mapping[str, Callable[[], str]]:
    """Return them by their names, in the order in which they are to be made."""
    return {
        "alive": lambda: _alive(stranger, expected),
        "ready": lambda: _ready(stranger),
        "about": lambda: _about(stranger, expected),
        "certain duels": lambda: _certain_duels(stranger),
        "known duels": lambda: _known_duels(stranger),
        "symmetry": lambda: _symmetry(stranger),
        "best move": lambda: _best_move(stranger),
        "unknown name": lambda: _unknown_name(stranger),
        "metrics": lambda: _metrics(stranger),
        "speed": lambda: _speed(stranger, expected),
    }


def _alive(stranger: Stranger, expected: Expected) -> str:
    release = stranger.life()
    if expected.release not in {None, release}:
        raise UnsoundError(f"it is release {release}, and not {expected.release}")
    return f"release {release}"


def _ready(stranger: Stranger) -> str:
    state = stranger.state()
    told = ", ".join(f"{name} {word}" for name, word in state.dependencies.items())
    if not state.is_ready:
        raise UnsoundError(f"it is not ready: {told}")
    return told


def _about(stranger: Stranger, expected: Expected) -> str:
    facts = stranger.facts()
    if facts.pokemon is None or facts.model is None:
        raise UnsoundError(f"it has no {'Pokédex' if facts.pokemon is None else 'model'}")
    if expected.model not in {None, facts.model}:
        raise UnsoundError(f"the model {facts.model} answers, and not {expected.model}")
    return f"{facts.pokemon} Pokémon, model {facts.model}"


def _chances(stranger: Stranger, pairs: Sequence[Pair]) -> tuple[float, ...]:
    chances = stranger.chances(pairs)
    if len(chances) != len(pairs) or not all(0 <= one <= 1 for one in chances):
        raise UnsoundError(f"these are no chances of {len(pairs)} duels: {', '.join(map(str, chances))}")
    return chances


def _certain_duels(stranger: Stranger) -> str:
    chances = _chances(stranger, CERTAIN_DUELS)
    least, (a, b) = min(zip(chances, CERTAIN_DUELS, strict=True), key=lambda one: one[0])
    words = f"{a.pokemon} has {least:.4f} against {b.pokemon}"
    if least < LEAST_CERTAINTY:
        raise UnsoundError(f"{words}, where nobody has seen it lose")
    return f"the least sure of {len(chances)}: {words}"


def _known_duels(stranger: Stranger) -> str:
    chances = _chances(stranger, [(one.a, one.b) for one in KNOWN_DUELS])
    errors = [abs(chance - one.win_probability) for chance, one in zip(chances, KNOWN_DUELS, strict=True)]
    worst = max(range(len(errors)), key=errors.__getitem__)
    known = KNOWN_DUELS[worst]
    words = f"{known.name} {chances[worst]:.3f}, in battle {known.win_probability:.3f}"
    if errors[worst] > MOST_ERROR:
        raise UnsoundError(words)
    return f"the furthest off of {len(errors)}: {words}"


def _symmetry(stranger: Stranger) -> str:
    pairs = [(one.a, one.b) for one in KNOWN_DUELS]
    there, back = _chances(stranger, pairs), _chances(stranger, [(b, a) for a, b in pairs])
    missed = max(abs(one + other - 1) for one, other in zip(there, back, strict=True))
    if missed > 0:
        raise UnsoundError(f"p(a, b) + p(b, a) misses 1 by {missed:g}")
    return f"p(a, b) + p(b, a) = 1 in {len(pairs)} duels"


def _best_move(stranger: Stranger) -> str:
    told = stranger.best_move(_ADVISED, _FOE)
    words = f"{_ADVISED.pokemon} against {_FOE.pokemon}: {told.move}, {told.win_probability:.3f}"
    if told.move != _BEST or set(told.ranked) != set(_ADVISED.moves):
        raise UnsoundError(f"{words}; ranked are {', '.join(told.ranked)}, and {_BEST} is best")
    return words


def _unknown_name(stranger: Stranger) -> str:
    spellings = stranger.spellings(_NOBODY)
    if _MEANT not in spellings:
        raise UnsoundError(f"instead of {_NOBODY} it offers {', '.join(spellings) or 'nothing'}")
    return f"{_NOBODY}? {spellings[0]}"


def _metrics(stranger: Stranger) -> str:
    figures = stranger.metrics()
    if figures is None:
        return "not shown to strangers"
    if not figures:
        raise UnsoundError("there are none")
    return f"{figures:,} figures"


def _speed(stranger: Stranger, expected: Expected) -> str:
    pairs = [*CERTAIN_DUELS, *((one.a, one.b) for one in KNOWN_DUELS)]
    told = [stranger.duel(pair) for pair in islice(cycle(pairs), ANSWERS)]
    others = {one.model_version for one in told} - {expected.model}
    if expected.model is not None and others:
        raise UnsoundError(f"the model {', '.join(sorted(others))} answers, and not {expected.model}")
    p95 = quantiles((one.seconds for one in told), n=_TWENTIETHS)[-1]
    words = f"p95 of {ANSWERS} answers: {1000 * p95:.0f} ms"
    if p95 > expected.p95_seconds:
        raise UnsoundError(f"{words}, where {1000 * expected.p95_seconds:.0f} are allowed")
    return words
