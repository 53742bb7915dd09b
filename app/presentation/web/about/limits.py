"""What an answer does not say, and what is kept of a question."""

from __future__ import annotations

from typing import TYPE_CHECKING

from app.presentation.web.language import _, percent

if TYPE_CHECKING:
    from collections.abc import Iterator

    from predictiondex_client.models import ModelAboutOut


def limits(model: ModelAboutOut | None) -> Iterator[str]:
    yield _(
        "A duel is one Pokémon against another, and each repeats one move until one of them faints: nobody switches, "
        "heals by an item, or thinks again."
    )
    yield _("The rules are those that Pokémon Showdown plays Let's Go by; where the games differ, so does the answer.")
    yield _("Battles are random: even the best forecast of a close duel is wrong about half of the time.")
    if model is not None and model.headlines.best_accuracy is not None:
        yield _("Nobody could call more than {best} of the single battles of the exam.").format(
            best=percent(model.headlines.best_accuracy, 2)
        )
    yield _(
        "The model has learnt from duels that were drawn at random. Pokémon that are raised like none of those are "
        "outside of what it knows; the page Monitoring says how many are asked about."
    )
    yield _(
        "Whom to send and what to play is weighed move against move. It is no plan for a whole battle between teams."
    )


def privacy() -> str:
    return _(
        "What is asked is kept without who asked: no address and no key stand beside a prediction, and the only cookie "
        "of ours remembers your language. The owner that an operator has written on a key is kept with it, and with "
        "what that key has promoted."
    )
