"""Whatever step a promotion or a rollback is cut off at, registry and history agree after the next `settle`."""

from __future__ import annotations

from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from itertools import count
from typing import TYPE_CHECKING, Any, cast

import pytest

from app.application.ports.model_registry import RegistryUnavailableError
from app.domain.registry.model_version import Alias
from app.domain.registry.promotion import Place
from app.domain.registry.way_back import way_back
from tests.fakes.fake_promotion_log import FakePromotionLog
from tests.model_bench import ModelBench

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from app.application.ports.model_registry import ModelRegistry
    from app.domain.registry.promotion import Promotion


class KilledError(BaseException):
    """Nothing of the process runs after it."""


class Cut:
    """Counts steps, and raises at one of them."""

    def __init__(self, at: int, error: BaseException) -> None:
        self._at, self._error = at, error
        self.steps = 0

    def step(self) -> None:
        self.steps += 1
        if self.steps == self._at:
            raise self._error


class CutRegistry:
    """A registry that is cut off before or after each call."""

    def __init__(self, registry: ModelRegistry, cut: Cut) -> None:
        self._registry, self._cut = registry, cut

    def __getattr__(self, name: str) -> Callable[..., Any]:
        def call(*arguments: Any, **named: Any) -> Any:
            self._cut.step()
            answer = getattr(self._registry, name)(*arguments, **named)
            self._cut.step()
            return answer

        return call


class CutLog(FakePromotionLog):
    cut: Cut | None = None

    @contextmanager
    def entering(self, promotion: Promotion) -> Iterator[None]:
        self._step()
        with super().entering(promotion):
            self._step()
            yield
            self._step()
        self._step()

    def _step(self) -> None:
        if self.cut:
            self.cut.step()


def _promote(bench: ModelBench) -> None:
    bench.promote("3", Place.PRODUCTION, by="ash")


def _roll_back(bench: ModelBench) -> None:
    bench.roll_back(by="ash")


def _bench(log: CutLog) -> ModelBench:
    bench = ModelBench(log=log)
    bench.register(3)
    bench.bring("1", "2")
    bench.promote("3", Place.STAGING, by="ash")
    return bench


def _is_cut(act: Callable[[ModelBench], None], bench: ModelBench, cut: Cut) -> bool:
    """Say whether it was cut off, or came to its end."""
    log = cast("CutLog", bench.log)
    log.cut = cut
    registry = cast("ModelRegistry", CutRegistry(bench.registry, cut))
    try:
        act(ModelBench(registry=registry, log=log, judge=bench.judge))
    except (KilledError, RegistryUnavailableError):
        return True
    finally:
        log.cut = None
    return False


def _require_agreement(bench: ModelBench) -> None:
    history = bench.log.history(Alias.PRODUCTION)

    assert bench.log.intention() is None
    assert history[0].version == bench.registry.aliased(Alias.PRODUCTION).version
    assert way_back(history) in {"1", "2", None}
    assert len(history) in {2, 3}


@pytest.mark.parametrize("act", [_promote, _roll_back])
@pytest.mark.parametrize("error", [KilledError(), RegistryUnavailableError("it hangs")])
def test_after_the_next_look_registry_and_history_agree(act: Callable[[ModelBench], None], error: Exception) -> None:
    ends = set()
    for at in count(1):
        bench = _bench(CutLog())
        cut = Cut(at, error)
        _is_cut(act, bench, cut)
        if cut.steps < at:
            break
        bench.now = datetime.now(UTC) + timedelta(seconds=61)
        bench.places.settle()
        _require_agreement(bench)
        ends.add(bench.log.history(Alias.PRODUCTION)[0].version)

    assert at > 10
    assert ends == ({"2", "3"} if act is _promote else {"1", "2"})
