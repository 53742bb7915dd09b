from __future__ import annotations

import asyncio
import logging
import threading
import time
from typing import TYPE_CHECKING

from app.application.ports.atlas_repository import UnusableAtlasError
from app.application.ports.database_errors import DatabaseUnavailableError
from app.domain.prediction.model import ModelArtefact
from app.domain.registry.model_version import Alias
from app.domain.registry.promotion import PromotionKind
from app.presentation.api.application import create_api
from tests.registered_models import registered

if TYPE_CHECKING:
    import pytest

    from tests.fakes.fake_api_container import FakeApiContainer


class Looks:
    """Looks for a newer Pokédex and fails as it is told to; says when it has looked often enough."""

    def __init__(self, *failures: Exception | None, enough: int) -> None:
        self.count = 0
        self.threads: set[int] = set()
        self.enough = threading.Event()
        self._failures = failures
        self._wanted = enough

    def __call__(self) -> None:
        self.threads.add(threading.get_ident())
        failure = self._failures[self.count] if self.count < len(self._failures) else None
        self.count += 1
        if self.count == self._wanted:
            self.enough.set()
        if failure is not None:
            raise failure


def _serve_until(container: FakeApiContainer, reached: threading.Event) -> None:
    async def serve() -> None:
        api = create_api(container, version="1.2.3")
        async with api.router.lifespan_context(api):
            assert await asyncio.to_thread(reached.wait, 2)

    asyncio.run(serve())


def test_a_service_looks_again_and_again_until_it_stops(container: FakeApiContainer) -> None:
    container.look = looks = Looks(enough=3)

    _serve_until(container, looks.enough)

    assert threading.get_ident() not in looks.threads
    assert looks.count in {3, 4}


def test_a_failure_is_told_once_and_its_end_too(container: FakeApiContainer, caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.INFO, logger="app.presentation.api")
    away = [DatabaseUnavailableError("away") for _ in range(3)]
    container.look = looks = Looks(None, *away, DatabaseUnavailableError("locked"), enough=8)

    _serve_until(container, looks.enough)

    assert [(one.levelname, one.getMessage().partition(": ")[2]) for one in caplog.records] == [
        ("ERROR", "The database is not available: away"),
        ("ERROR", "The database is not available: locked"),
        ("INFO", ""),
    ]
    assert "Traceback" not in caplog.text


def test_what_nobody_foresaw_is_told_with_its_place_and_ends_nothing(
    container: FakeApiContainer, caplog: pytest.LogCaptureFixture
) -> None:
    container.look = looks = Looks(ZeroDivisionError("surprise"), enough=2)

    _serve_until(container, looks.enough)

    assert "surprise" in caplog.text
    assert "Traceback" in caplog.text


def test_the_atlas_is_looked_for_and_its_building_ends_with_the_service(
    container: FakeApiContainer, caplog: pytest.LogCaptureFixture
) -> None:
    said: list[str] = []
    container.look_for_atlas = looks = Looks(UnusableAtlasError("0123", "a byte is wrong"), enough=3)
    container.end_atlas = lambda: said.append("end")

    _serve_until(container, looks.enough)

    assert "Looking for the atlas fails: The atlas 0123 cannot be used: a byte is wrong" in caplog.text
    assert said == ["end"]


def test_a_slow_look_does_not_hold_up_the_end(container: FakeApiContainer) -> None:
    begun, may_end = threading.Event(), threading.Event()

    def look() -> None:
        begun.set()
        assert may_end.wait(timeout=2)

    async def serve() -> float:
        api = create_api(container, version="1.2.3")
        async with api.router.lifespan_context(api):
            assert await asyncio.to_thread(begun.wait, 2)
            asked_to_stop = time.monotonic()
        took = time.monotonic() - asked_to_stop
        may_end.set()
        return took

    container.look = look
    assert asyncio.run(serve()) < 1


def test_a_promotion_is_followed_while_the_service_runs(container: FakeApiContainer) -> None:
    version = registered(container.registry, "run 2", ModelArtefact(files={"2": b""})).version
    served = threading.Event()

    def look() -> None:
        if container.service.served and container.service.served.model.version == version:
            served.set()
        else:
            container.registry.point(Alias.PRODUCTION, version)

    container.look = look
    _serve_until(container, served)


def test_a_fresh_model_that_only_fails_is_rolled_back_and_the_one_before_answers(container: FakeApiContainer) -> None:
    container.models.register(2)
    container.models.bring("1", "2")
    container.registry = container.models.registry
    back = threading.Event()

    def look() -> None:
        served = container.service.served
        if served and served.model.version == "2":
            served.tally.count(failed=True)
        elif container.models.log.history()[0].kind is PromotionKind.AUTOMATIC_ROLLBACK and served:
            back.set()

    container.look = look
    _serve_until(container, back)

    assert container.models.registry.aliased(Alias.PRODUCTION).version == "1"
    (last,) = container.models.log.history(Alias.PRODUCTION, limit=1)
    assert (last.before, last.by) == ("2", "the watch")
    assert last.reason.startswith("share of failed requests: 1 ")
