from __future__ import annotations

import pickle

import pytest

from app.application.ports.battle_simulator import SimulationError
from app.domain.errors import (
    InvalidCombatantError,
    InvalidPokedexError,
    PredictionDexError,
    UnknownNameError,
    UnplayableMoveError,
)

ERRORS = {
    "The Pokédex contradicts itself: this; that": InvalidPokedexError(["this", "that"]),
    "No move is called 'tunder' in Let's Go. Did you mean thunder or thunderbolt?": UnknownNameError(
        "move", "tunder", ["thunder", "thunderbolt"]
    ),
    "No move is called 'x' in Let's Go.": UnknownNameError("move", "x", []),
    "mew cannot play splash: it splashes.": UnplayableMoveError("mew", "splash", "it splashes"),
    "level is 101, but must be 1 to 100.": InvalidCombatantError("level", 101, "1 to 100"),
}


@pytest.mark.parametrize(("sentence", "error"), ERRORS.items(), ids=lambda one: type(one).__name__)
def test_an_error_explains_itself_to_a_user(sentence: str, error: Exception) -> None:
    assert str(error) == sentence
    assert isinstance(error, PredictionDexError)


def test_an_error_carries_what_a_program_needs() -> None:
    unknown = UnknownNameError("move", "tunder", ["thunder"])
    assert (unknown.kind, unknown.name, unknown.did_you_mean) == ("move", "tunder", ("thunder",))
    unplayable = UnplayableMoveError("mew", "splash", "why", ["psychic"])
    assert (unplayable.pokemon, unplayable.move, unplayable.alternatives) == ("mew", "splash", ("psychic",))
    invalid = InvalidCombatantError("level", 101, "1 to 100")
    assert (invalid.field, invalid.value, invalid.allowed) == ("level", 101, "1 to 100")
    assert InvalidPokedexError(["this", "that"]).problems == ("this", "that")


@pytest.mark.parametrize("error", [*ERRORS.values(), SimulationError("mew against ditto", "it hung")], ids=str)
def test_an_error_reaches_another_process_with_all_that_it_carries(error: Exception) -> None:
    arrived = pickle.loads(pickle.dumps(error))  # noqa: S301 - our own

    assert type(arrived) is type(error)
    assert str(arrived) == str(error)
    assert vars(arrived) == vars(error)
