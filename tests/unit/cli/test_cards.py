"""The commands `model card` and `model data-sheet`, on fakes."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests.card_bench import CardBench
from tests.cli_commands import run_with

if TYPE_CHECKING:
    from app.application.cards.write_data_sheet import WriteDataSheet
    from app.application.cards.write_model_card import WriteModelCard


@dataclass(kw_only=True)
class FakeContainer:
    bench: CardBench = field(default_factory=CardBench)

    def write_model_card(self) -> WriteModelCard:
        return self.bench.model_card

    def write_data_sheet(self) -> WriteDataSheet:
        return self.bench.data_sheet


@pytest.fixture
def container() -> FakeContainer:
    container = FakeContainer()
    container.bench.register()
    return container


def run(container: FakeContainer, *arguments: str) -> int:
    return run_with(container, "model", *arguments)


each_command = pytest.mark.parametrize("command", ["card", "data-sheet"])


@each_command
def test_it_is_shown_where_no_file_is_named(
    container: FakeContainer, capsys: pytest.CaptureFixture[str], command: str
) -> None:
    assert run(container, command, "newest") == 0

    (card,) = container.bench.writer.cards
    assert capsys.readouterr().out == container.bench.writer.text(card)


@each_command
def test_it_is_written_into_a_file(container: FakeContainer, capsys: pytest.CaptureFixture[str], command: str) -> None:
    assert run(container, command, "1", "--output", "docs/[it].md") == 0

    said = capsys.readouterr()
    assert (said.out, said.err) == ("", "It is in docs/[it].md.\n")
    assert set(container.bench.writer.written) == {Path("docs/[it].md")}


@each_command
def test_an_unknown_version_is_told_with_status_1(
    container: FakeContainer, capsys: pytest.CaptureFixture[str], command: str
) -> None:
    assert run(container, command, "2") == 1
    assert "The registry has no model 2." in capsys.readouterr().err


def test_a_report_that_is_not_there_is_told_with_status_1(
    container: FakeContainer, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(container, "card", "1", "--evaluation", "nowhere") == 1
    assert "There is no report in nowhere." in capsys.readouterr().err
