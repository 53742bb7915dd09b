from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from app.application.ports.learner import Learner
    from app.domain.prediction.features import DuelFeatures
    from app.domain.prediction.labelled import LabelledDuels


class LearnerContract:
    """A test class inherits this and gives three fixtures: `learner`, `labelled` duels and what is `seen` of them."""

    def test_it_learns(self, learner: Learner, seen: DuelFeatures, labelled: LabelledDuels) -> None:
        share = seen.order.share_of_a(labelled.tallies.win_share)
        learned = learner.fit(seen, share, labelled.tallies.battles, 1)
        chance = learned(seen)

        assert chance.shape == share.shape
        assert chance.dtype == np.float64
        assert ((chance >= 0) & (chance <= 1)).all()
        assert np.abs(chance - share).mean() < 0.8 * np.abs(0.5 - share).mean()
        assert learned.size > 0

    def test_the_same_duels_and_seed_teach_the_same(
        self, learner: Learner, seen: DuelFeatures, labelled: LabelledDuels
    ) -> None:
        share, battles = seen.order.share_of_a(labelled.tallies.win_share), labelled.tallies.battles
        first, second = (learner.fit(seen, share, battles, 7)(seen) for _ in range(2))

        assert (first == second).all()

    def test_what_decides_the_result_has_names(self, learner: Learner) -> None:
        assert learner.parameters
        assert all(learner.parameters.values())
