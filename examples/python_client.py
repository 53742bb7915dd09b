"""The common questions, asked by the typed client: each answer is an object whose fields an editor completes.

python examples/python_client.py [URL]; the key, where one is needed, is in PREDICTIONDEX_KEY.
"""

from __future__ import annotations

import os
import sys
from typing import TypeVar

import httpx

from predictiondex_client import AuthenticatedClient, Client
from predictiondex_client.api.predictions import (
    compare_teams,
    find_counters,
    predict_duel,
    recommend_move,
    report_outcome,
)
from predictiondex_client.models import (
    AvsIn,
    BestMoveIn,
    CombatantIn,
    ContenderIn,
    CountersIn,
    DuelIn,
    OutcomeIn,
    ProblemOut,
    ShowdownTeamIn,
    TeamMatchupIn,
)

AnyClient = Client | AuthenticatedClient
Answer = TypeVar("Answer")

PIKACHU = CombatantIn(pokemon="pikachu", move="thunderbolt")
GYARADOS = CombatantIn(pokemon="gyarados", move="waterfall")
TEAM_FROM_SHOWDOWN = """
Venusaur @ Venusaurite
Level: 50
Modest Nature
- Mega Drain
- Sludge Bomb

Charizard
Level: 50
- Flamethrower
- Air Slash
"""


def main() -> int:
    url = sys.argv[1] if len(sys.argv) > 1 else os.environ.get("PREDICTIONDEX_URL", "http://127.0.0.1:8000")
    with connect(url) as client:
        ask_who_wins(client)
        ask_for_a_move(client)
        ask_for_counters(client)
        ask_for_a_lead(client)
        ask_with_a_typo(client)
    return 0


def connect(url: str) -> AnyClient:
    key = os.environ.get("PREDICTIONDEX_KEY")
    patience = httpx.Timeout(30)
    return AuthenticatedClient(url, token=key, timeout=patience) if key else Client(url, timeout=patience)


def expect(answer: Answer | ProblemOut | None) -> Answer:
    """Return an answer that is no problem; a status that the API does not promise comes as None."""
    if isinstance(answer, ProblemOut):
        sys.exit(f"{answer.title}: {answer.detail}")
    if answer is None:
        sys.exit("This is no answer of PredictionDex.")
    return answer


def ask_who_wins(client: AnyClient) -> None:
    duel = expect(predict_duel.sync(client=client, body=DuelIn(a=PIKACHU, b=GYARADOS, durable=True)))
    print(f"Pikachu wins {duel.win_probability:.1%}, between {duel.interval.low:.1%} and {duel.interval.high:.1%}.")
    print(f"Its Thunderbolt: {duel.damage.a_to_b.sentence}. The Waterfall: {duel.damage.b_to_a.sentence}.")
    # Report only what was played: by such reports the service judges its answers.
    played = expect(report_outcome.sync(duel.prediction_id, client=client, body=OutcomeIn(winner="b")))
    print(f"Reported that {played.winner} won.")


def ask_for_a_move(client: AnyClient) -> None:
    """Ask what a trained Pikachu should do against a Gyarados of whose moves nothing is known."""
    pikachu = ContenderIn(pokemon="pikachu", level=60, avs=AvsIn(spa=50), moves=["thunderbolt", "thunder", "iron-tail"])
    advice = expect(recommend_move.sync(client=client, body=BestMoveIn(a=pikachu, b=ContenderIn(pokemon="gyarados"))))
    print(f"Play {advice.recommended_move}:")
    for move in advice.moves:
        print(f"  {move.move} wins {move.win_probability:.1%} against {move.reply}")


def ask_for_counters(client: AnyClient) -> None:
    body = CountersIn(opponent=ContenderIn(pokemon="dragonite"), limit=3)
    print("Against Dragonite:")
    for one in expect(find_counters.sync(client=client, body=body)).counters:
        print(f"  {one.pokemon} with {one.move} wins {one.win_probability:.1%}")


def ask_for_a_lead(client: AnyClient) -> None:
    """Ask how a team copied from Showdown's teambuilder does against another."""
    theirs = [ContenderIn(pokemon=name) for name in ("arcanine", "jolteon", "victreebel")]
    body = TeamMatchupIn(a=ShowdownTeamIn(showdown=TEAM_FROM_SHOWDOWN), b=[*theirs])
    matchup = expect(compare_teams.sync(client=client, body=body))
    print(f"Lead with {matchup.best_lead.pokemon}:")
    for one in matchup.best_answers:
        print(f"  {one.use.pokemon} with {one.move} beats {one.against.pokemon} {one.win_probability:.1%}")


def ask_with_a_typo(client: AnyClient) -> None:
    """Show that a refusal is an answer, too: it says what is wrong, where, and what would be right."""
    typo = CombatantIn(pokemon="pikchu", move="thunderbolt")
    problem = predict_duel.sync(client=client, body=DuelIn(a=typo, b=GYARADOS))
    if not isinstance(problem, ProblemOut) or not problem.did_you_mean:
        sys.exit("A Pokémon that nobody knows was taken.")
    print(f"{problem.status} at {problem.location}: {problem.unknown}? Rather {problem.did_you_mean[0]}.")


if __name__ == "__main__":
    sys.exit(main())
