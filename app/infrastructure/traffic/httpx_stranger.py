from __future__ import annotations

from contextlib import contextmanager
from http import HTTPStatus
from time import perf_counter
from typing import TYPE_CHECKING, Any, Final

import httpx

from app.application.ports.questioner import NobodyAnswersError
from app.application.ports.stranger import Stranger, ToldDuel, ToldFacts, ToldMove, ToldState, WrongAnswerError
from app.infrastructure.traffic.bodies import choosing, fighting, trained

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from app.application.ports.stranger import Pair
    from app.domain.battle.combatant import Contender, TrainedPokemon

_LIVE, _READY, _ABOUT, _METRICS = "/health/live", "/health/ready", "/v1/about", "/metrics"
_DUEL, _DUELS, _BEST_MOVE = (f"/v1/predictions/{name}" for name in ("duel", "duels", "best-move"))
_POKEMON: Final = "/v1/pokemon"
_NOT_SHOWN: Final = frozenset({HTTPStatus.UNAUTHORIZED, HTTPStatus.FORBIDDEN, HTTPStatus.NOT_FOUND})


class HttpxStranger(Stranger):
    """Follows nobody to another address, and lets the proxies of the environment in between where it asks elsewhere."""

    def __init__(self, address: str, *, key: str, elsewhere: bool, seconds: float) -> None:
        self._address = address
        self._client = httpx.Client(
            base_url=address,
            headers={"User-Agent": "PredictionDex smoke"} | ({"Authorization": f"Bearer {key}"} if key else {}),
            timeout=seconds,
            trust_env=elsewhere,
            follow_redirects=False,
        )

    def life(self) -> str:
        return str(self._told("GET", _LIVE, "version")["version"])

    def state(self) -> ToldState:
        response = self._send("GET", _READY)
        told = _content(_READY, response, "dependencies")
        with _reading(_READY):
            states = {str(one["name"]): str(one["state"]) for one in told["dependencies"]}
        return ToldState(is_ready=response.status_code == HTTPStatus.OK, dependencies=states)

    def facts(self) -> ToldFacts:
        told = self._told("GET", _ABOUT, "version", "pokedex", "model")
        pokedex, model = told["pokedex"], told["model"]
        with _reading(_ABOUT):
            return ToldFacts(
                release=str(told["version"]),
                pokemon=int(pokedex["forms"]) if pokedex else None,
                model=str(model["version"]) if model else None,
            )

    def duel(self, pair: Pair) -> ToldDuel:
        began = perf_counter()
        told = self._told("POST", _DUEL, "win_probability", "model_version", body=_question(pair))
        seconds = perf_counter() - began
        with _reading(_DUEL):
            chance = _number(told["win_probability"])
        return ToldDuel(win_probability=chance, model_version=str(told["model_version"]), seconds=seconds)

    def chances(self, pairs: Sequence[Pair]) -> tuple[float, ...]:
        told = self._told("POST", _DUELS, "predictions", body={"duels": [_question(pair) for pair in pairs]})
        with _reading(_DUELS):
            return tuple(_number(one["win_probability"]) for one in told["predictions"])

    def best_move(self, a: Contender, b: TrainedPokemon) -> ToldMove:
        body = {"a": choosing(a), "b": trained(b)}
        told = self._told("POST", _BEST_MOVE, "recommended_move", "win_probability", "moves", body=body)
        with _reading(_BEST_MOVE):
            ranked, chance = tuple(str(one["move"]) for one in told["moves"]), _number(told["win_probability"])
        return ToldMove(move=str(told["recommended_move"]), win_probability=chance, ranked=ranked)

    def spellings(self, name: str) -> tuple[str, ...]:
        path = f"{_POKEMON}/{name}"
        response = self._send("GET", path)
        _require(path, response, HTTPStatus.NOT_FOUND)
        offered = _content(path, response, "did_you_mean")["did_you_mean"]
        with _reading(path):
            return tuple(str(one) for one in offered)

    def metrics(self) -> int | None:
        response = self._send("GET", _METRICS)
        if response.status_code in _NOT_SHOWN:
            return None
        _require(_METRICS, response, HTTPStatus.OK)
        return sum(line.startswith("predictiondex_") for line in response.text.splitlines())

    def close(self) -> None:
        self._client.close()

    def _told(self, method: str, path: str, *needed: str, body: dict[str, Any] | None = None) -> dict[str, Any]:
        response = self._send(method, path, body)
        _require(path, response, HTTPStatus.OK)
        return _content(path, response, *needed)

    def _send(self, method: str, path: str, body: dict[str, Any] | None = None) -> httpx.Response:
        try:
            return self._client.request(method, path, json=body)
        # The last two are of names that no network can have.
        except (httpx.HTTPError, httpx.InvalidURL, UnicodeError) as error:
            raise NobodyAnswersError(self._address, str(error) or type(error).__name__) from error


def _question(pair: Pair) -> dict[str, Any]:
    a, b = pair
    return {"a": fighting(a), "b": fighting(b)}


def _require(path: str, response: httpx.Response, status: HTTPStatus) -> None:
    if response.status_code != status:
        raise WrongAnswerError(path, f"status {response.status_code} in place of {status}{_detail(response)}")


def _detail(response: httpx.Response) -> str:
    try:
        return f": {response.json()['detail']}"
    except (ValueError, KeyError, TypeError):
        return ""


def _content(path: str, response: httpx.Response, *needed: str) -> dict[str, Any]:
    try:
        told: dict[str, Any] = response.json()
        missing = [name for name in needed if name not in told]
    except (ValueError, TypeError) as error:
        raise WrongAnswerError(path, f"status {response.status_code}, and the answer is no JSON") from error
    if missing or not isinstance(told, dict):
        raise WrongAnswerError(path, f"status {response.status_code}, and the answer has no {', '.join(needed)}")
    return told


@contextmanager
def _reading(path: str) -> Iterator[None]:
    """Raise `WrongAnswerError` where the inside of an answer is not what PredictionDex writes."""
    try:
        yield
    except (KeyError, TypeError, ValueError) as error:
        raise WrongAnswerError(path, f"the answer has another form: {error}") from error


def _number(told: Any) -> float:
    if not isinstance(told, int | float):
        raise TypeError(f"{told!r:.100} is no number")
    return float(told)
