"""A round as it is played, and the score of a session."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Self

from app.presentation.web.quiz.questions import make_round

if TYPE_CHECKING:
    from app.presentation.web.quiz.questions import Level, Question
    from app.presentation.web.reference import Reference

SEEDS = 1_000_000


@dataclass(frozen=True, slots=True, kw_only=True)
class Game:
    seed: int
    level: Level
    questions: tuple[Question, ...]
    answers: tuple[int, ...] = ()
    explaining: bool = False
    """The last answer is being explained, before the next question is asked."""

    @classmethod
    def begun(cls, seed: int, level: Level, known: Reference) -> Self:
        return cls(seed=seed, level=level, questions=make_round(seed, level, known))

    @property
    def place(self) -> int:
        return len(self.answers) - self.explaining

    @property
    def is_over(self) -> bool:
        return self.place == len(self.questions)

    @property
    def score(self) -> int:
        return sum(self.is_right(place) for place in range(len(self.answers)))

    @property
    def address(self) -> dict[str, str]:
        return {"seed": str(self.seed), "level": self.level}

    def is_right(self, place: int) -> bool:
        return self.answers[place] == self.questions[place].right

    def answered(self, option: int) -> Game:
        """Return the same game where a question is answered already: a second click is no second answer."""
        if self.explaining or self.is_over:
            return self
        return replace(self, answers=(*self.answers, option), explaining=True)

    def gone_on(self) -> Game:
        return replace(self, explaining=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class Tally:
    """All rounds of a session together."""

    asked: int = 0
    right: int = 0
    streak: int = 0
    best: int = 0

    def with_answer(self, *, right: bool) -> Tally:
        streak = self.streak + 1 if right else 0
        return Tally(asked=self.asked + 1, right=self.right + right, streak=streak, best=max(self.best, streak))
