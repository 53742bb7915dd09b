"""A service that really runs is tried as a stranger tries it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

import pytest

from app.application.ports.stranger import WrongAnswerError
from app.domain.battle.combatant import Contender, TrainedPokemon
from app.infrastructure.traffic.httpx_stranger import HttpxStranger
from tests.command_line import run
from tests.contracts.stranger_contract import STRONG, WEAK, Doorstep, StrangerContract
from tests.redis_server import free_port
from tests.scripted_api import Said, scripted_api

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from tests.real_server import RealServer
    from tests.scripted_api import ScriptedApi

ASKED: Final = Contender(pokemon="pikachu", moves=("thunderbolt",)), TrainedPokemon(pokemon="gyarados")
OTHER_FORMS: Final[list[tuple[Callable[[HttpxStranger], object], Any]]] = [
    (lambda one: one.life(), [["version"], 7]),
    (lambda one: one.state(), [{"dependencies": 1}, {"dependencies": [{"name": "model"}]}]),
    (lambda one: one.facts(), [{"version": "1", "pokedex": {"forms": "many"}, "model": None}]),
    (lambda one: one.duel((STRONG, WEAK)), [{"win_probability": None, "model_version": "1"}]),
    (lambda one: one.chances([(STRONG, WEAK)]), [{"predictions": None}, {"predictions": [{"win_probability": "1"}]}]),
    (lambda one: one.best_move(*ASKED), [{"recommended_move": "", "win_probability": 1, "moves": ["thunderbolt"]}]),
]


@dataclass(frozen=True, slots=True, kw_only=True)
class HttpDoorstep(Doorstep):
    server: RealServer
    broken: ScriptedApi

    def stranger(self) -> HttpxStranger:
        return HttpxStranger(self.server.address, key="", elsewhere=False, seconds=30)

    def before_nobody(self) -> HttpxStranger:
        return HttpxStranger(f"http://127.0.0.1:{free_port()}", key="", elsewhere=False, seconds=1)

    def before_a_broken_service(self) -> HttpxStranger:
        self.broken.script = [Said(status=500)] * 10
        return HttpxStranger(self.broken.address, key="", elsewhere=False, seconds=5)


@pytest.fixture
def broken() -> Iterator[ScriptedApi]:
    with scripted_api() as api:
        yield api


class TestHttpxStranger(StrangerContract):
    @pytest.fixture
    def doorstep(self, server: RealServer, broken: ScriptedApi) -> HttpDoorstep:
        return HttpDoorstep(server=server, broken=broken)


@pytest.mark.parametrize(("ask", "contents"), OTHER_FORMS)
def test_what_has_another_form_is_no_answer(
    broken: ScriptedApi, ask: Callable[[HttpxStranger], object], contents: list[Any]
) -> None:
    broken.script = [Said(status=200, content=one) for one in contents]
    stranger = HttpxStranger(broken.address, key="", elsewhere=False, seconds=5)
    for _ in contents:
        with pytest.raises(WrongAnswerError):
            ask(stranger)
    assert broken.script == []
    stranger.close()


def test_a_service_that_is_sound_passes(server: RealServer, tmp_path: Path) -> None:
    said = run("smoke", server.address, "--p95", "5000", folder=tmp_path)

    assert said.returncode == 0, said.stdout + said.stderr
    assert "FAILED" not in said.stdout
    assert said.stdout.count("passed") == 10


def test_another_release_fails_by_name(server: RealServer, tmp_path: Path) -> None:
    said = run("smoke", server.address, "--release", "0.0.0", "--p95", "5000", folder=tmp_path)

    assert said.returncode == 1
    assert "not sound: alive." in said.stderr


@pytest.mark.parametrize("address", [f"http://127.0.0.1:{free_port()}", "http://xn--a"], ids=["closed", "no name"])
def test_where_nothing_is_the_status_is_2(tmp_path: Path, address: str) -> None:
    said = run("smoke", address, folder=tmp_path)

    assert said.returncode == 2
    assert "No PredictionDex answers" in said.stderr
    assert "Traceback" not in said.stderr


def test_an_answer_that_is_none_is_told(broken: ScriptedApi, tmp_path: Path) -> None:
    said = run("smoke", broken.address, folder=tmp_path)  # it answers, but nothing that a PredictionDex would

    assert said.returncode == 1
    assert "alive, ready, about, certain duels, known duels, symmetry, best move" in said.stderr
    assert "Traceback" not in said.stderr
