"""Whether a model and the datasets that lie there belong together."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from app.application.ports.step_outputs import StaleInputError

_SHOWN: Final = 12


@dataclass(frozen=True, slots=True, kw_only=True)
class Difference:
    dataset: str
    then: str
    """The checksum of the one that the model was trained or examined with; empty where nobody wrote it down."""
    now: str

    @property
    def then_in_words(self) -> str:
        return f"checksum {self.then[:_SHOWN]}" if self.then else "no checksum that is known"

    def __str__(self) -> str:
        return f"the {self.dataset} had {self.then_in_words}, and what lies there has {self.now[:_SHOWN]}"


def foreign_model(version: str, differing: tuple[Difference, ...]) -> StaleInputError:
    """Say what to do about it.

    No pair of species that is examined was ever learnt from, whichever lessons it was. What a foreign model makes
    doubtful is all that sets it beside models trained for the report, and beside the scores of its own training.
    """
    return StaleInputError(
        f"The model {version}",
        f"in its training {'; '.join(map(str, differing))}",
        "Train on what lies there with `predictiondex learn train`, or examine it all the same with --foreign; "
        "the report then says so.",
    )
