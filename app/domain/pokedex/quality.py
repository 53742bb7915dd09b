"""The gates that a Pokédex must pass before it takes the place of the one that answers are given from."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from app.domain.pokedex.inheritance import completed
from app.domain.pokedex.learnset import LearnMethod
from app.domain.pokedex.species import Form

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from app.domain.pokedex.differences import Difference
    from app.domain.pokedex.pokedex import Pokedex

POKEMON: Final = 188
MOVES: Final = 226
TYPES: Final = 18
MULTIPLIERS: Final = TYPES * TYPES
NATURES: Final = 25
MOST_DISAGREEMENT: Final = 0.02
"""The share of compared facts in which a source of the same game may still differ."""
_LEARNS_ONE_MOVE: Final = "ditto"
_NAMED: Final = 10


@dataclass(frozen=True, slots=True, kw_only=True)
class Gate:
    name: str
    problems: tuple[str, ...]

    @property
    def passed(self) -> bool:
        return not self.problems


@dataclass(frozen=True, slots=True, kw_only=True)
class QualityReport:
    gates: tuple[Gate, ...]
    compared: int
    """Facts that the source and the bundled Pokédex both state."""
    disagreements: tuple[Difference, ...]
    """Those in which they differ; the bundled value stands."""

    @property
    def passed(self) -> bool:
        return all(gate.passed for gate in self.gates)


def examine(pokedex: Pokedex, *, compared: int = 0, disagreements: Sequence[Difference] = ()) -> QualityReport:
    """Ask what a sound Pokédex, which has no contradictions, still might lack to be that of Let's Go."""
    gates = (
        Gate(name="soundness", problems=()),  # a Pokédex that contradicts itself cannot be made: see `unsound`
        Gate(name="counts", problems=tuple(_counts(pokedex))),
        Gate(name="learnsets", problems=tuple(_learnsets(pokedex))),
        Gate(name="rules", problems=tuple(_rules(pokedex))),
        Gate(name="agreement", problems=tuple(_agreement(compared, len(disagreements)))),
    )
    return QualityReport(gates=gates, compared=compared, disagreements=tuple(disagreements))


def unsound(contradictions: Iterable[str]) -> QualityReport:
    """Report a source that no Pokédex could be made of: references that lead nowhere, missing or impossible values."""
    gate = Gate(name="soundness", problems=tuple(contradictions))
    return QualityReport(gates=(gate,), compared=0, disagreements=())


def _counts(pokedex: Pokedex) -> Iterator[str]:
    counts = {
        "Pokémon": (len(pokedex.pokemon), POKEMON),
        "moves": (len(pokedex.moves), MOVES),
        "types": (len(pokedex.types), TYPES),
        "type multipliers": (len(pokedex.type_chart.multipliers), MULTIPLIERS),
        "natures": (len(pokedex.natures), NATURES),
    }
    for what, (found, wanted) in counts.items():
        if found != wanted:
            yield f"there are {found} {what}, but Let's Go has {wanted}"


def _learnsets(pokedex: Pokedex) -> Iterator[str]:
    empty = [slug for slug, rows in pokedex.learnsets.items() if not rows]
    if empty:
        yield f"{_listed(empty)} can learn nothing"
    idle = [one.slug for one in pokedex.pokemon if not pokedex.damaging_moves(one.slug)]
    # Ditto knows Transform alone, and Magikarp and the cocoons still have a Tackle.
    if unexpected := [slug for slug in idle if slug != _LEARNS_ONE_MOVE]:
        yield f"{_listed(unexpected)} can learn no move that damages"


def _rules(pokedex: Pokedex) -> Iterator[str]:
    ruled = completed(pokedex.pokemon, pokedex.learnsets)
    for slug, rows in pokedex.learnsets.items():
        if set(rows) != set(ruled[slug]):
            yield f"the learnset of {slug} does not hold exactly what it inherits"
    for one in pokedex.pokemon:
        is_taught = any(row.method is LearnMethod.TUTOR for row in pokedex.learnsets[one.slug])
        if is_taught != (one.form is Form.PARTNER):
            yield f"{one.slug} {'has' if is_taught else 'lacks'} tutor moves, which are the partners' own"


def _agreement(compared: int, disagreements: int) -> Iterator[str]:
    if disagreements > MOST_DISAGREEMENT * compared:
        share = f"{disagreements} of {compared} facts"
        yield f"the source differs in {share} from the bundled Pokédex; it may speak of another game"


def _listed(slugs: Sequence[str]) -> str:
    more = len(slugs) - _NAMED
    return ", ".join(slugs[:_NAMED]) + (f" and {more} more" if more > 0 else "")
