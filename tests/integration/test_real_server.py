"""The product as a user meets it: a process on a socket, with a model trained there from a few duels."""

from __future__ import annotations

import random
import shutil
import sys
import time
from typing import TYPE_CHECKING, Any

import httpx
import pytest

from app.application.ports.duel_dataset import Collection
from tests.real_server import environment, real_server, running, start
from tests.trained_server import collections_in
from tests.unit.api.questions import kept_form

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from app.domain.pokedex.pokedex import Pokedex
    from tests.real_server import RealServer

METHODS = ("model", "engine")
DUEL = {"a": {"pokemon": "pikachu", "move": "thunderbolt"}, "b": {"pokemon": "gyarados", "move": "waterfall"}}


@pytest.fixture(scope="module")
def client(server: RealServer) -> Iterator[httpx.Client]:
    with httpx.Client(base_url=server.address, timeout=30) as client:
        yield client


def _random_duels(pokedex: Pokedex, count: int) -> list[dict[str, Any]]:
    choice = random.Random(7).choice
    fighters = [one for one in pokedex.pokemon if pokedex.damaging_moves(one.slug)]

    def combatant() -> dict[str, Any]:
        pokemon = choice(fighters)
        return {"pokemon": pokemon.slug, "move": choice(pokedex.damaging_moves(pokemon.slug)).slug}

    return [{"a": combatant(), "b": combatant()} for _ in range(count)]


def _form(content: Any) -> Any:
    """Return the names and the types of what was answered."""
    if isinstance(content, dict):
        return {name: _form(value) for name, value in content.items()}
    return type(content)


def _chances(client: httpx.Client, duels: list[dict[str, Any]], method: str = "model") -> list[float]:
    answer = client.post("/v1/predictions/duels", json={"duels": duels, "method": method})
    assert answer.status_code == 200, answer.text
    return [one["win_probability"] for one in answer.json()["predictions"]]


def test_it_is_alive_and_ready(client: httpx.Client) -> None:
    assert client.get("/health/live").status_code == 200
    ready = client.get("/health/ready")
    assert ready.status_code == 200
    assert {one["name"]: one["state"] for one in ready.json()["dependencies"]} == {
        "database": "ready",
        "pokedex": "ready",
        "model": "ready",
        "engine": "ready",
        "atlas": "pending",
    }


def test_a_prediction_is_given_and_kept(client: httpx.Client) -> None:
    given = client.post("/v1/predictions/duel", json=DUEL).json()
    assert 0.05 < given["win_probability"] < 0.4
    assert given["interval"]["low"] <= given["win_probability"] <= given["interval"]["high"]
    assert given["damage"]["a_to_b"]["sentence"] == "guaranteed 2HKO"
    kept = client.get(f"/v1/predictions/{given['prediction_id']}").json()
    assert kept == kept_form(given)


def test_the_engine_answers_in_the_same_form_as_the_model(client: httpx.Client) -> None:
    model, engine = (
        client.post("/v1/predictions/duel", json={**DUEL, "method": method}).json() for method in ("model", "engine")
    )
    assert _form(engine | {"battles": None}) == _form(model)
    assert (model["method"], model["battles"]) == ("model", None)
    assert (engine["method"], engine["model_version"]) == ("engine", "own-1")
    assert engine["battles"] > 1000
    # The reference engine, in 20,000 battles.
    assert engine["win_probability"] == pytest.approx(0.176, abs=0.02)
    assert engine["interval"]["low"] <= engine["win_probability"] <= engine["interval"]["high"]
    kept = client.get(f"/v1/predictions/{engine['prediction_id']}").json()
    assert kept == kept_form(engine)


def test_each_request_is_in_the_log_under_its_id(server: RealServer, client: httpx.Client) -> None:
    client.get("/v1/types", headers={"X-Request-ID": "find-me-in-the-log"})
    told = server.line_with("find-me-in-the-log")
    assert (told["method"], told["route"], told["status"]) == ("GET", "/v1/types", 200)


def test_the_line_of_a_prediction_names_the_model_that_gave_it(server: RealServer, client: httpx.Client) -> None:
    given = client.post("/v1/predictions/duel", json=DUEL, headers={"X-Request-ID": "whose-answer"}).json()
    assert server.line_with("whose-answer")["model_version"] == given["model_version"]


@pytest.mark.parametrize("method", METHODS)
def test_the_sides_are_symmetric(client: httpx.Client, pokedex: Pokedex, method: str) -> None:
    duels = _random_duels(pokedex, 1000)
    turned = [{"a": duel["b"], "b": duel["a"]} for duel in duels]
    there, back = _chances(client, duels, method), _chances(client, turned, method)
    sums = [one + other for one, other in zip(there, back, strict=True)]
    assert sums == [1.0] * 1000


@pytest.mark.parametrize("method", METHODS)
def test_a_mirror_duel_is_even(client: httpx.Client, pokedex: Pokedex, method: str) -> None:
    mirrors = [{"a": duel["a"], "b": duel["a"]} for duel in _random_duels(pokedex, 50)]
    assert _chances(client, mirrors, method) == [0.5] * 50


@pytest.mark.parametrize("method", METHODS)
def test_one_answer_is_the_same_alone_and_in_a_batch(client: httpx.Client, pokedex: Pokedex, method: str) -> None:
    duels = _random_duels(pokedex, 10)
    questions = [{**duel, "method": method} for duel in duels]
    alone = [client.post("/v1/predictions/duel", json=one).json()["win_probability"] for one in questions]
    assert alone == pytest.approx(_chances(client, duels, method), abs=1e-6)


def test_the_documentation_needs_no_internet(client: httpx.Client) -> None:
    page = client.get("/docs")
    assert page.status_code == 200
    assert "://" not in page.text.replace(str(client.base_url), "")


def test_bad_input_is_refused_with_what_would_be_right(client: httpx.Client) -> None:
    answer = client.post("/v1/predictions/duel", json={**DUEL, "a": {"pokemon": "pikchu", "move": "thunderbolt"}})
    assert answer.status_code == 422
    assert answer.headers["content-type"] == "application/problem+json"
    assert answer.json()["did_you_mean"][0] == "pikachu"


def test_ctrl_c_stops_it_and_the_next_start_needs_no_training(
    tmp_path: Path, trained_folder: Path, server: RealServer
) -> None:
    assert "Training" in server.log.read_text()
    command = [sys.executable, "-m", "app", "serve", "--prepare", "--port", "0"]
    environ = environment(trained_folder, **collections_in(trained_folder))
    with running(command, environ=environ, log=tmp_path / "server.log") as again:
        asked_at = time.monotonic()
        answer = httpx.post(f"{again.address}/v1/predictions/duel", json={**DUEL, "method": "engine"})
        assert answer.status_code == 200
        assert time.monotonic() - asked_at < 5  # nobody waits until the engine is compiled
        assert again.stop() == 0
        assert "Training" not in again.log.read_text()
        assert "Traceback" not in again.log.read_text()


def test_a_first_start_plays_its_own_lessons(tmp_path: Path, trained_folder: Path) -> None:
    settings = {**collections_in(trained_folder), "FIRST_LESSONS": "2000"}
    with real_server(tmp_path, prepare=True, **settings) as server:
        assert httpx.post(f"{server.address}/v1/predictions/duel", json=DUEL).status_code == 200
        assert "2000/2000" in server.log.read_text()
    assert (tmp_path / "lessons" / "manifest.json").exists()


def test_a_damaged_model_is_refused_at_the_start(tmp_path: Path, trained_folder: Path, server: RealServer) -> None:
    assert server.log.parent == trained_folder
    (booster,) = (trained_folder / "mlartifacts").rglob("win.ubj")
    content = booster.read_bytes()
    booster.write_bytes(content[:-1000])
    try:
        log = tmp_path / "server.log"
        # Where no model was ever in service, there is none to stand in for it.
        environ = environment(trained_folder, VAR_FOLDER=str(tmp_path))
        process = start("serve", "--port", "0", environ=environ, log=log)
        assert process.wait(timeout=60) == 1
    finally:
        booster.write_bytes(content)
    assert "The model 1 cannot be used" in log.read_text()
    assert "Traceback" not in log.read_text()


@pytest.mark.parametrize("collection", Collection)
def test_a_damaged_dataset_is_refused_at_the_start(
    tmp_path: Path, trained_folder: Path, collection: Collection
) -> None:
    for one in Collection:
        shutil.copytree(trained_folder / one, tmp_path / one)
    damaged = tmp_path / collection / "duels.parquet"
    damaged.write_bytes(damaged.read_bytes()[:-10])
    log = tmp_path / "server.log"
    environ = environment(tmp_path, **collections_in(tmp_path))
    assert start("serve", "--prepare", "--port", "0", environ=environ, log=log).wait(timeout=60) == 1
    assert f"The dataset {collection} cannot be used: its duels.parquet is not the one" in log.read_text()


def test_without_a_database_it_serves_and_says_that_it_is_not_ready(tmp_path: Path) -> None:
    address = "postgresql://nobody:secret@127.0.0.1:9/none"
    with real_server(tmp_path, prepare=False, DATABASE_URL=address) as server:
        ready = httpx.get(f"{server.address}/health/ready", timeout=30)
    assert ready.status_code == 503
    assert {one["name"] for one in ready.json()["dependencies"] if one["state"] != "ready"} == {
        "database",
        "pokedex",
        "model",
        "atlas",
    }
    assert "secret" not in ready.text + server.log.read_text()
