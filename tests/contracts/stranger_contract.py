from __future__ import annotations

from abc import abstractmethod
from typing import TYPE_CHECKING, Protocol

import pytest

from app.application.ports.questioner import NobodyAnswersError
from app.application.ports.stranger import WrongAnswerError
from app.domain.battle.combatant import Combatant, Contender, TrainedPokemon

if TYPE_CHECKING:
    from app.application.ports.stranger import Stranger

STRONG = Combatant(pokemon="mewtwo", move="psychic", level=100)
WEAK = Combatant(pokemon="caterpie", move="tackle", level=5)


class Doorstep(Protocol):
    """Before a service that is sound, and whoever asks it."""

    @abstractmethod
    def stranger(self) -> Stranger: ...

    @abstractmethod
    def before_nobody(self) -> Stranger:
        """Return one who asks where nothing is."""

    @abstractmethod
    def before_a_broken_service(self) -> Stranger:
        """Return one who is answered with status 500 by everything."""


class StrangerContract:
    def test_a_sound_service_tells_who_it_is(self, doorstep: Doorstep) -> None:
        stranger = doorstep.stranger()
        facts = stranger.facts()

        assert stranger.life() == facts.release
        assert (facts.pokemon or 0) > 150
        assert facts.model
        assert stranger.state().is_ready
        assert stranger.state().dependencies["model"] == "ready"
        stranger.close()

    def test_duels_are_answered_alone_and_together(self, doorstep: Doorstep) -> None:
        stranger = doorstep.stranger()
        one = stranger.duel((STRONG, WEAK))
        (other,) = stranger.chances([(STRONG, WEAK)])

        assert one.win_probability > 0.9
        assert other == pytest.approx(one.win_probability, abs=1e-3)
        assert one.model_version == stranger.facts().model
        assert one.seconds > 0
        stranger.close()

    def test_moves_are_ranked(self, doorstep: Doorstep) -> None:
        stranger = doorstep.stranger()
        moves = ("quick-attack", "thunderbolt")
        told = stranger.best_move(Contender(pokemon="pikachu", moves=moves), TrainedPokemon(pokemon="gyarados"))

        assert told.move == "thunderbolt"
        assert 0 <= told.win_probability <= 1
        assert set(told.ranked) == set(moves)
        stranger.close()

    def test_a_name_that_is_none_is_answered_with_those_like_it(self, doorstep: Doorstep) -> None:
        stranger = doorstep.stranger()
        assert stranger.spellings("pikchu")[0] == "pikachu"
        stranger.close()

    def test_metrics_are_counted(self, doorstep: Doorstep) -> None:
        stranger = doorstep.stranger()
        assert (stranger.metrics() or 0) > 10
        stranger.close()

    def test_where_nothing_is_nobody_answers(self, doorstep: Doorstep) -> None:
        stranger = doorstep.before_nobody()
        with pytest.raises(NobodyAnswersError):
            stranger.life()
        stranger.close()

    def test_what_is_broken_is_no_answer(self, doorstep: Doorstep) -> None:
        stranger = doorstep.before_a_broken_service()
        with pytest.raises(WrongAnswerError, match="500"):
            stranger.facts()
        with pytest.raises(WrongAnswerError, match="500"):
            stranger.duel((STRONG, WEAK))
        stranger.close()
