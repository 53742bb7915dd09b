"""The commands `model …`, on fakes."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

import pytest

from app.application.ports.duel_dataset import UnusableDatasetError
from app.domain.registry.model_version import Alias
from app.presentation.cli.console import err, out
from tests.cli_commands import run_with
from tests.fakes.fake_judge import FAILED, PASSED, FakeJudge
from tests.model_bench import ModelBench

if TYPE_CHECKING:
    from app.application.ports.model_registry import ModelRegistry
    from app.application.ports.promotion_log import PromotionLog
    from app.application.promote_model import PromoteModel
    from app.application.roll_back_model import RollBackModel
    from app.domain.registry.verdict import Finding


@dataclass(kw_only=True)
class FakeContainer:
    bench: ModelBench = field(default_factory=ModelBench)

    def model_registry(self) -> ModelRegistry:
        return self.bench.registry

    def promotion_log(self) -> PromotionLog:
        return self.bench.log

    def judge_model(self) -> FakeJudge:
        return self.bench.judge

    def promote_model(self) -> PromoteModel:
        return self.bench.promote

    def roll_back_model(self) -> RollBackModel:
        return self.bench.roll_back


@pytest.fixture
def container(monkeypatch: pytest.MonkeyPatch) -> FakeContainer:
    for console in (out, err):
        monkeypatch.setattr(console, "_width", 200)
    container = FakeContainer()
    container.bench.register(3)
    return container


def run(container: FakeContainer, *arguments: str) -> int:
    return run_with(container, "model", *arguments)


def test_a_version_is_promoted_step_by_step_and_rolled_back(
    container: FakeContainer, capsys: pytest.CaptureFixture[str]
) -> None:
    for version in ("1", "1.0.1"):
        assert run(container, "promote", version, "--to", "staging") == 0
        assert run(container, "promote", "staging", "--to", "production", "--reason", "as [good]") == 0
    assert container.bench.registry.aliased(Alias.PRODUCTION).version == "2"
    assert run(container, "rollback", "--reason", "odd answers") == 0

    assert "version 1 is in production again; 2 was" in capsys.readouterr().err
    assert run(container, "history") == 0
    lines = [line for line in capsys.readouterr().out.splitlines() if "production" in line]
    assert "rollback" in lines[0]
    assert "odd answers" in lines[0]
    assert "as [good]" in lines[1]
    assert len(lines) == 3


def test_a_refused_promotion_shows_every_finding_and_exits_with_1(
    container: FakeContainer, capsys: pytest.CaptureFixture[str]
) -> None:
    container.bench.judge = FakeJudge(PASSED, FAILED)

    assert run(container, "promote", "1", "--to", "staging") == 1
    said = capsys.readouterr()
    assert "✓" in said.out
    assert "✗" in said.out
    assert str(FAILED.measured) in said.out
    assert FAILED.words in said.err
    assert container.bench.log.count() == 0


def test_to_force_it_needs_a_reason(container: FakeContainer, capsys: pytest.CaptureFixture[str]) -> None:
    container.bench.judge = FakeJudge(FAILED)
    forced = ("promote", "1", "--to", "staging", "--force")
    assert run(container, *forced) == 1
    assert "needs a reason" in capsys.readouterr().err
    assert run(container, *forced, "--reason", "I know better") == 0

    (entry,) = container.bench.log.history()
    assert (entry.is_forced, entry.reason, entry.objections) == (True, "I know better", (FAILED.words,))
    assert entry.by


def test_who_comes_into_staging_is_judged_for_production_too(
    container: FakeContainer, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(container, "promote", "1", "--to", "staging") == 0

    assert "may go on to production" in capsys.readouterr().err
    assert container.bench.judge.judged == [("1", Alias.STAGING), ("1", Alias.PRODUCTION)]


@pytest.mark.parametrize(("finding", "status"), [(PASSED, 0), (FAILED, 1)])
def test_to_judge_promotes_nothing(
    container: FakeContainer, capsys: pytest.CaptureFixture[str], finding: Finding, status: int
) -> None:
    container.bench.judge.findings = (finding,)

    assert run(container, "judge", "2") == status
    assert "production: " + ("refused" if status else "passed") in capsys.readouterr().out
    assert container.bench.log.count() == 0


def test_without_the_exam_nothing_is_promoted(container: FakeContainer, capsys: pytest.CaptureFixture[str]) -> None:
    container.bench.judge.failure = UnusableDatasetError("exam", "it is missing")

    assert run(container, "promote", "1", "--to", "production") == 1
    assert "exam cannot be used" in capsys.readouterr().err


def test_every_version_is_listed_and_shown(container: FakeContainer, capsys: pytest.CaptureFixture[str]) -> None:
    run(container, "promote", "2", "--to", "staging")
    capsys.readouterr()
    assert run(container, "list") == 0
    lines = capsys.readouterr().out.splitlines()
    assert [one for one in ("1.0.0", "1.0.1", "1.0.2") if any(one in line for line in lines)] == [
        "1.0.0",
        "1.0.1",
        "1.0.2",
    ]
    assert run(container, "show", "1.0.1") == 0
    shown = capsys.readouterr().out
    assert "Version 2, 1.0.1" in shown
    assert "staging" in shown
    assert "own-1" in shown


@pytest.mark.parametrize("command", [("show", "9"), ("promote", "9", "--to", "staging"), ("judge", "9.9.9")])
def test_a_version_that_there_is_not_is_named(
    container: FakeContainer, capsys: pytest.CaptureFixture[str], command: tuple[str, ...]
) -> None:
    assert run(container, *command) == 1
    assert command[1] in capsys.readouterr().err


def test_a_place_must_be_named_and_be_one(container: FakeContainer, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(container, "promote", "1") == 2
    assert run(container, "promote", "1", "--to", "previous") == 2
    assert "staging" in capsys.readouterr().err


def test_the_history_tells_who_was_in_production_at_a_time(
    container: FakeContainer, capsys: pytest.CaptureFixture[str]
) -> None:
    container.bench.bring("1")
    capsys.readouterr()
    later, before = (datetime.now(UTC) + hours * timedelta(hours=1) for hours in (1, -1))

    assert run(container, "history", "--at", f"{later:%Y-%m-%dT%H:%M}") == 0
    assert "1.0.0" in capsys.readouterr().out
    assert run(container, "history", "--at", f"{before:%Y-%m-%dT%H:%M}") == 1
    assert "Nothing is known" in capsys.readouterr().err


def test_without_a_version_before_there_is_no_rollback(
    container: FakeContainer, capsys: pytest.CaptureFixture[str]
) -> None:
    container.bench.bring("1")

    assert run(container, "rollback") == 1
    assert "nothing to go back to" in capsys.readouterr().err
