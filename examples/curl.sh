#!/usr/bin/env bash
# The common questions, asked with curl. It needs curl and Python, which picks what is interesting out of an answer.
#
#   examples/curl.sh                                     asks http://127.0.0.1:8000, or PREDICTIONDEX_URL
#   examples/curl.sh https://predictions.example.org     asks elsewhere, with the key in PREDICTIONDEX_KEY
#
# It stops at the first answer that is not what it should be.
set -euo pipefail

url=${1:-${PREDICTIONDEX_URL:-http://127.0.0.1:8000}}

say() {
  printf '\n# %s\n' "$1"
}

# request [OPTION...] PATH: ask with curl. The key goes through a file descriptor, because any user of the machine sees the
# words of a command.
request() {
  local path=${*: -1}
  curl --silent --show-error --max-time 60 --header 'Content-Type: application/json' \
    --header @<(printf '%s' "${PREDICTIONDEX_KEY:+Authorization: Bearer $PREDICTIONDEX_KEY}") "${@:1:$#-1}" "$url$path"
}

# ask PATH [BODY]: print a question and keep its answer. With a body it is a POST; what curl calls a failure ends this script.
ask() {
  printf '> %s %s\n' "$1" "${2:-}"
  answer=$(request --fail-with-body ${2:+--data "$2"} "$1") || { printf '%s\n' "$answer" >&2; exit 1; }
}

# tell EXPRESSION: print a part of the answer, in Python's words.
tell() {
  python3 -c "import json, sys; answer = json.load(sys.stdin); print($1)" <<<"$answer"
}

say "Who wins? Each side repeats one move until one has fainted. What is not said is level 50, with perfect IVs."
ask /v1/predictions/duel '{
  "a": {"pokemon": "pikachu", "move": "thunderbolt"},
  "b": {"pokemon": "gyarados", "move": "waterfall"},
  "durable": true}'
tell '"Pikachu wins {win_probability:.1%}, between {interval[low]:.1%} and {interval[high]:.1%}.".format(**answer)'
prediction=$(tell 'answer["prediction_id"]')

say "The same answer, read back by its id. What really happened is reported likewise: python_client.py does it."
ask "/v1/predictions/$prediction"
tell '"Made at {made_at} by version {model_version}.".format(**answer)'

say "Which move, against an opponent of whose moves nothing is known?"
ask /v1/predictions/best-move '{
  "a": {"pokemon": "pikachu", "level": 60, "moves": ["thunderbolt", "quick-attack", "iron-tail"]},
  "b": {"pokemon": "gyarados"}}'
tell '"\n".join("{move}: {win_probability:.1%}, if it replies {reply}".format(**move) for move in answer["moves"])'

say "Who of mine beats Dragonite? Without a pool, everybody is looked at. French names do as well."
ask /v1/predictions/counters '{
  "opponent": {"pokemon": "Dracolosse"},
  "pool": [{"pokemon": "lapras"}, {"pokemon": "machamp"}, {"pokemon": "starmie"}],
  "limit": 2}'
tell '"\n".join("{pokemon} with {move}: {win_probability:.1%}".format(**one) for one in answer["counters"])'

say "Whom to lead with, team against team?"
ask /v1/predictions/team-matchup '{
  "a": [{"pokemon": "venusaur"}, {"pokemon": "charizard"}, {"pokemon": "blastoise"}],
  "b": [{"pokemon": "arcanine"}, {"pokemon": "jolteon"}, {"pokemon": "victreebel"}]}'
tell '"Lead with " + answer["best_lead"]["pokemon"]'
tell '"\n".join("{use[pokemon]} against {against[pokemon]}: {win_probability:.1%}".format(**one) for one in answer["best_answers"])'

say "How hard does one hit strike?"
ask /v1/damage '{
  "attacker": {"pokemon": "pikachu-starter", "move": "thunderbolt"},
  "defender": {"pokemon": "gyarados"}}'
tell '"{min} to {max} HP: {sentence}".format(**answer)'

say "Is the model right? Our own engine plays the duel; the same seed plays the same battles again."
ask /v1/simulations '{
  "a": {"pokemon": "pikachu", "move": "thunderbolt"},
  "b": {"pokemon": "gyarados", "move": "waterfall"},
  "battles": 20000, "seed": 42}'
tell '"Pikachu won {a_wins} of {battles} battles.".format(**answer)'
tell 'answer["model"]["sentence"]'

say "What is it weak against?"
ask /v1/pokemon/gyarados/weaknesses
tell '", ".join(f"{one} ×{times:g}" for one, times in answer["multipliers"].items() if times > 1)'

say "What is wrong is told as a problem (RFC 9457), with what would be right. Here a refusal is what we want."
question='{"a": {"pokemon": "pikchu", "move": "thunderbolt"}, "b": {"pokemon": "gyarados", "move": "waterfall"}}'
printf '> %s %s\n' /v1/predictions/duel "$question"
answer=$(request --data "$question" /v1/predictions/duel)
tell '"{status} {title}: {detail}".format(**answer)'
test "$(tell 'answer["did_you_mean"][0]')" = pikachu
