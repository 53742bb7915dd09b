"""What each kind of problem that the API tells is called on the pages."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from app.presentation.web.language import later

if TYPE_CHECKING:
    from collections.abc import Mapping

SENTENCES: Final[Mapping[str, str]] = {
    "unknown-name": later("Nothing in the Pokédex has this name."),
    "key-needed": later("This needs a key."),
    "refused-key": later("This key is not known, or has expired or been revoked."),
    "missing-scope": later("This key does not open that: it needs the scope operate."),
    "promotion-refused": later("The gate does not let this version in."),
    "not-judged": later(
        "This version was not judged against the one in production. Run `predictiondex model judge` where the exam can "
        "be read, and promote it then."
    ),
    "already-in-place": later("This version is in that place already."),
    "missing-reason": later("Forcing a promotion needs a reason, which is kept with it."),
    "promotion-under-way": later("Another promotion is under way. Try again in a moment."),
    "promotion-overtaken": later("Another promotion came first. Look at what is in place now."),
    "nothing-to-roll-back": later("There is no earlier version to go back to."),
    "rollback-impossible": later("The version before cannot come back as it was; production stays as it is."),
    "no-training-report": later(
        "No report was kept of the training of this version. A training of this release keeps one: "
        "`predictiondex learn train`."
    ),
    "damaged-training-report": later("The report of this version's training cannot be read."),
    "registry-unavailable": later("The registry of models cannot be reached just now."),
    "no-model": later("No model is in production yet. An operator can promote one on the page Models."),
    "unknown-prediction": later("This prediction is not known here any more."),
    "unknown-model": later("The registry has no such version of the model."),
    "no-report": later("Nobody has looked yet."),
    "no-pokedex": later("There is no Pokédex yet. An operator brings one with `predictiondex pokedex import`."),
    "damaged-model": later("The model in production cannot be read. An operator can bring back another one."),
    "overtaken-answer": later("Another model has taken over in between. Ask again."),
    "exam-unavailable": later("The exam, on which models are judged, cannot be read there."),
    "database-unavailable": later("The database cannot be reached just now. Try again in a moment."),
    "refused-prediction": later("The answer could not be kept. Try again in a moment."),
    "engine-unavailable": later("The reference battle engine is not installed where the API runs."),
    "simulation-failed": later("The battle engine has failed on this duel."),
    "simulation-too-long": later("The battles took too long and were stopped."),
    "too-many-simulations": later("Others are having battles played just now. Try again in a moment."),
    "too-many-battles": later("That engine does not play so many battles at once."),
    "too-many-requests": later("That was too much in one minute. Wait a little, and go on."),
    "too-large-question": later("The question is too large to be answered at once. Ask about fewer."),
    "too-slow": later("The answer took too long. Try again, or ask about less."),
    "unplayable-move": later("This Pokémon cannot fight with this move."),
    "no-playable-move": later("None of the moves can be fought with. Choose one that does damage."),
    "invalid-combatant": later("Something about this Pokémon is not as the game allows."),
    "unreadable-set": later("This text cannot be read as a set of Pokémon Showdown."),
    "unreachable-interval": later("No answer can be as sure as that in time."),
    "invalid-request": later("Something in the question is not as the API expects it."),
    "malformed-json": later("The question did not arrive whole. Try again."),
    "other-outcome": later("Another outcome of this battle was reported before, and stands."),
    "two-keys": later("Two keys were sent where one is expected."),
}
"""By the kind of the problem, as the end of its `type` names it."""
