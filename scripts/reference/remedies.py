"""When a problem of the HTTP API comes about, and what whoever asked can do."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Mapping

PLAIN_STATUSES: Final[Mapping[int, tuple[str, str]]] = {
    400: ("The body cannot be read.", "Send it whole, as UTF-8."),
    404: ("Nothing is at this address.", "Look at `/docs` for what there is."),
    405: ("The address does not answer this method.", "See the `Allow` header for those that it answers."),
    408: ("The body did not arrive within `PREDICTIONDEX_BODY_SECONDS`.", "Send it faster, or again."),
    413: ("The body is larger than `PREDICTIONDEX_MOST_BODY_BYTES`.", "Ask in several requests."),
    415: ("The body is not declared as JSON.", "Send `Content-Type: application/json`."),
    421: ("The API was asked by a name that it does not know.", "Add the name to `PREDICTIONDEX_ALLOWED_HOSTS`."),
    500: (
        "Something unforeseen has gone wrong.",
        "Tell the operator the `X-Request-ID` of the answer; the log has it.",
    ),
}
REMEDIES: Final[Mapping[str, str]] = {
    "already-in-place": "The version is there already. There is nothing to do.",
    "damaged-model": "The files of the model are not those that were registered. An operator promotes another version.",
    "damaged-training-report": "The kept report cannot be read. Ask for that of another version; the operator's log "
    "has the reason.",
    "database-unavailable": "The database is away, or at another release's schema. Ask again; `/health/ready` says "
    "when it is back.",
    "engine-unavailable": "The reference engine cannot play here. Follow `remedy`, or ask with `engine` `own`.",
    "exam-unavailable": "The exam is not on this machine. An operator runs `predictiondex model judge` where it is.",
    "invalid-combatant": "A level, IV, AV or the like is not what the game allows. `field` names it and `allowed` "
    "says what would be right.",
    "invalid-request": "The request is not what the route takes. `errors` has each `location` with a message and "
    "what is allowed; "
    "`error_count` says how many there are, and `index` which item of a batch is the first.",
    "key-needed": "No key was sent, or not as one. Send `Authorization: Bearer pdx_…` or `X-API-Key`.",
    "malformed-json": "The body is no JSON. `detail` says at which character.",
    "missing-reason": "A promotion that is forced needs a `reason`. Send one.",
    "missing-scope": "The key does not open this. Use one that has `missing_scope`; `scopes` are those of the key.",
    "no-model": "No model is in production yet. An operator runs `predictiondex learn first`; `method` `engine` "
    "answers without one.",
    "no-playable-move": "The Pokémon can use none of the moves. `rejected_moves` has the reasons, `alternatives` the "
    "moves that it could use.",
    "no-pokedex": "The Pokédex was not imported yet. An operator runs `predictiondex pokedex import`.",
    "no-report": "Nobody has looked yet. An operator runs `predictiondex monitor drift` or `predictiondex monitor "
    "quality`.",
    "no-training-report": "The training that made this version kept no report. Train again with this release.",
    "not-judged": "There is no verdict on the `version` beside the `champion` of now. Run `predictiondex model "
    "judge`, and ask again.",
    "nothing-to-roll-back": "No other version was in production before. Promote one instead.",
    "other-outcome": "Another `winner` was reported first, and stands. There is nothing to do but to look at who is "
    "right.",
    "overtaken-answer": "Another model took over while the answer was explained. Ask again.",
    "promotion-overtaken": "Somebody else has moved the place meanwhile. Look at what is there, and ask again.",
    "promotion-refused": "The gate does not let the version in. `findings` says what failed and by how much; `force` "
    "with a `reason` "
    "goes on, where `can_be_forced`.",
    "promotion-under-way": "Another promotion or rollback is not over. Ask again in a moment.",
    "refused-key": "The key is unknown, revoked or expired. Ask the operator for another.",
    "refused-prediction": "The database refused the prediction, as after an import. Ask again.",
    "registry-unavailable": "The model registry is away. Ask again; predictions go on with the last good model, if "
    "one was kept.",
    "rollback-impossible": "What was in production before is gone or is not the same any more. Promote another "
    "version.",
    "simulation-failed": "The reference engine failed on this duel. Ask again, or with `engine` `own`; the "
    "operator's log has the reason.",
    "simulation-too-long": "The `battles` are not over within `limit_seconds`. Ask for fewer.",
    "stale-event": "The event was signed too long ago, or in the future. Compare the clocks of both machines.",
    "too-large-question": "The question leads to `duels`, and at most `most` are answered by this `method`. Name "
    "fewer Pokémon, or their moves.",
    "too-many-battles": "More battles were `asked` of the `engine` than the `most` that it plays for one question. "
    "Ask for fewer.",
    "too-many-requests": "The minute's `limit` is used up. Wait for `retry_after` seconds, as `Retry-After` says.",
    "too-many-simulations": "All places are taken, and so are those to wait in. Ask again after `Retry-After`.",
    "too-slow": "The answer was not there within `PREDICTIONDEX_REQUEST_SECONDS`. Ask for less, or again later.",
    "two-keys": "`Authorization` and `X-API-Key` carry different keys. Send one of them.",
    "unknown-model": "No version is called that. `GET /v1/models` lists those that there are.",
    "unknown-name": "No Pokémon, move, type or nature (`kind`) is called what is in `unknown`. `did_you_mean` has "
    "the nearest spellings.",
    "unknown-prediction": "No prediction is kept under this id. Ask for the duel again, with `durable` if it is to "
    "be read back.",
    "unplayable-move": "The Pokémon cannot use the move in a duel. `rejected_moves` has the reason, `alternatives` "
    "the moves that it could use.",
    "unreachable-interval": "Nobody is that sure in time. Ask for an `interval_width` of at least `narrowest`.",
    "unreadable-set": "The Showdown text cannot be read. `line`, counted from 1, is the first that says nothing; "
    "`did_you_mean` has "
    "spellings that would.",
    "unsigned-event": "The signature is missing or is not made with the secret. Give both sides the same "
    "`PREDICTIONDEX_MLFLOW_WEBHOOK_SECRET`.",
    "webhooks-off": "The service was given no secret. Set `PREDICTIONDEX_MLFLOW_WEBHOOK_SECRET`.",
}
