"""Traffic that is really sent."""

from __future__ import annotations

import asyncio
import json
import signal
import time
from typing import TYPE_CHECKING, Any, Final

import pytest

from app.domain.monitoring.traffic import Kind
from app.domain.prediction.reported_outcome import Winner
from app.infrastructure.traffic.httpx_questioner import HttpxQuestioner
from tests.command_line import run
from tests.contracts.questioner_contract import SOME_ID, QuestionerContract, Stage, done, question
from tests.odd_servers import trickling_server
from tests.real_server import environment, start
from tests.redis_server import free_port
from tests.scripted_api import Said, ScriptedApi, scripted_api

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from tests.real_server import RealServer

KEY: Final = f"pdx_{'0' * 16}_{'1' * 64}"


class HttpStage(Stage):
    def __init__(self, api: ScriptedApi) -> None:
        self.api = api
        self.address = api.address

    def questioner(self) -> HttpxQuestioner:
        return HttpxQuestioner(self.address, key=KEY)

    def say(self, status: int, *, hold_seconds: int = 0) -> None:
        headers = {"Retry-After": str(hold_seconds)} if hold_seconds else {}
        self.api.script.append(Said(status=status, headers=headers | {"Location": "http://192.0.2.1/"}))

    def leave(self) -> None:
        self.address = f"http://127.0.0.1:{free_port()}"


@pytest.fixture
def stage() -> Iterator[HttpStage]:
    with scripted_api() as api:
        yield HttpStage(api)


class TestHttpxQuestioner(QuestionerContract):
    @pytest.fixture
    def stage(self, stage: HttpStage) -> HttpStage:
        return stage


def test_questions_are_written_as_the_api_reads_them(stage: HttpStage) -> None:
    done(stage, *[lambda one, kind=kind: one.ask(question(kind)) for kind in Kind])
    duel, duels, best_move, counters, pokemon = stage.api.heard

    assert duel.path == "/v1/predictions/duel"
    assert duel.body["a"] == {
        "pokemon": "pikachu",
        "move": "thunderbolt",
        "level": 7,
        "nature": "hardy",
        "friendship": 9,
        "ivs": {"hp": 1, "atk": 2, "def": 3, "spa": 4, "spd": 5, "spe": 6},
        "avs": {"hp": 0, "atk": 0, "def": 0, "spa": 0, "spd": 0, "spe": 0},
    }
    assert (duels.path, duels.body) == ("/v1/predictions/duels", {"duels": [duel.body, duel.body]})
    assert best_move.path == "/v1/predictions/best-move"
    assert best_move.body["a"]["moves"] == ["thunderbolt", "slam"]
    assert (counters.body["opponent"]["pokemon"], len(counters.body["pool"])) == ("gyarados", 2)
    assert (pokemon.method, pokemon.path, pokemon.body) == ("GET", "/v1/pokemon/pikachu", None)


def test_the_key_is_shown_and_the_outcome_told(stage: HttpStage) -> None:
    done(stage, lambda one: one.report(SOME_ID, Winner.B))
    (heard,) = stage.api.heard

    assert heard.headers["authorization"] == f"Bearer {KEY}"
    assert (heard.path, heard.body) == (f"/v1/predictions/{SOME_ID}/outcome", {"winner": "b"})


def test_a_server_that_trickles_is_not_waited_for() -> None:
    async def ask(address: str) -> Any:
        questioner = HttpxQuestioner(address, seconds=0.4)
        answer = await questioner.ask(question(Kind.DUEL))
        await questioner.close()
        return answer

    with trickling_server() as address:
        answer = asyncio.run(ask(address))
    assert answer.status is None
    assert "no answer within 0.4 s" in answer.failure
    assert answer.seconds < 5


def test_the_proxies_of_the_environment_do_not_see_what_stays_here(
    stage: HttpStage, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("HTTP_PROXY", f"http://127.0.0.1:{free_port()}")
    (answer,) = done(stage, lambda one: one.ask(question(Kind.DUEL)))
    assert answer.status == 200


def _figures(folder: Path) -> dict[str, Any]:
    figures: dict[str, Any] = json.loads((folder / "figures.json").read_text())
    return figures


def _imported(folder: Path) -> Path:
    assert run("pokedex", "import", folder=folder).returncode == 0
    return folder


@pytest.mark.parametrize("profile", ["steady", "drifting"])
def test_a_real_server_answers_everything(
    server: RealServer, trained_folder: Path, tmp_path: Path, profile: str
) -> None:
    command = ("monitor", "traffic", profile, "--address", server.address, "--json", str(tmp_path / "figures.json"))
    asked = ("--seconds", "5", "--rate", "20", "--outcomes", "0.3")
    said = run(*command, *asked, folder=trained_folder)
    figures = _figures(tmp_path)

    assert said.returncode == 0, said.stderr
    assert figures["statuses"].keys() == {"200", "201"}
    assert figures["questions"] == {"planned": 100, "asked": 100, "held_back": 0, "unasked": 0}
    assert figures["latencies"].keys() >= {"duel", "best-move", "outcome"}
    assert all(words in said.stdout for words in ("answered with 200", "p99", "asked too late"))


def test_each_kind_of_question_is_understood_by_a_real_server(
    server: RealServer, trained_folder: Path, tmp_path: Path
) -> None:
    command = ("monitor", "traffic", "--address", server.address, "--json", str(tmp_path / "figures.json"))
    only = [argument for kind in ("counters", "duels", "pokemon") for argument in ("--only", kind)]
    said = run(*command, "--requests", "40", "--rate", "20", *only, folder=trained_folder)

    assert said.returncode == 0, said.stderr
    assert _figures(tmp_path)["statuses"] == {"200": 40}
    assert set(_figures(tmp_path)["latencies"]) == {"counters", "duels", "pokemon"}


def test_ctrl_c_leaves_the_table(stage: HttpStage, tmp_path: Path) -> None:
    log = tmp_path / "log"
    command = ("monitor", "traffic", "--address", stage.address, "--seconds", "60", "--rate", "50")
    process = start(*command, environ=environment(_imported(tmp_path)), log=log)
    deadline = time.monotonic() + 90
    while len(stage.api.heard) < 20 and time.monotonic() < deadline:
        time.sleep(0.02)
    process.send_signal(signal.SIGINT)

    assert process.wait(timeout=30) == 130
    assert all(words in log.read_text() for words in ("questions asked", "not asked in time", "Stopped."))
    assert "Traceback" not in log.read_text()


def test_failures_end_it_with_status_1_and_the_table(stage: HttpStage, tmp_path: Path) -> None:
    stage.api.script = [Said(status=200), *[Said(status=503)] * 100]  # it is alive, but can say nothing
    said = run("monitor", "traffic", "--address", stage.address, "--rate", "100", folder=_imported(tmp_path))

    assert said.returncode == 1
    assert "answered with 503" in said.stdout
    assert "20 requests in a row have failed, the last one with: status 503" in said.stderr


def test_nobody_there_is_told(tmp_path: Path) -> None:
    said = run("monitor", "traffic", "--address", f"http://127.0.0.1:{free_port()}", folder=tmp_path)

    assert said.returncode == 1
    assert "No PredictionDex answers at http://127.0.0.1" in said.stderr
    assert "Traceback" not in said.stderr
