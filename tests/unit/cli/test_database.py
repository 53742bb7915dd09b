"""The commands `database migrate`, `revision` and `downgrade`, on a fake."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

import pytest

from app.application.ports.database_schema import SchemaFit
from app.presentation.cli.application import run_command
from app.presentation.cli.dependencies import Dependencies
from tests.contracts.database_schema_contract import DatabaseSchemaContract
from tests.fakes.fake_database_schema import FakeDatabaseSchema

if TYPE_CHECKING:
    from app.presentation.cli.dependencies import CliContainer


class TestFakeDatabaseSchema(DatabaseSchemaContract):
    @pytest.fixture
    def schema(self) -> FakeDatabaseSchema:
        return FakeDatabaseSchema()


class FakeContainer:
    def __init__(self, fit: SchemaFit | None = None) -> None:
        self.schema = FakeDatabaseSchema(fit=fit)

    def migrate_database(self) -> None:
        self.schema.revision = "0008"

    def database_schema(self) -> FakeDatabaseSchema:
        return self.schema


def run(container: FakeContainer, *arguments: str) -> int:
    def create_app() -> None:
        raise AssertionError

    dependencies = Dependencies(
        container=cast("CliContainer", container),
        create_app=create_app,  # type: ignore[arg-type]
        create_worker_app=create_app,  # type: ignore[arg-type]
    )
    return run_command(["database", *arguments], dependencies)


@pytest.mark.parametrize(
    ("fit", "status", "words"),
    [
        (SchemaFit.OWN, 0, "at this release"),
        (SchemaFit.AHEAD, 0, "only added"),
        (SchemaFit.BEHIND, 1, "database migrate"),
        (SchemaFit.FOREIGN, 1, "cannot work"),
    ],
)
def test_the_revisions_are_shown_with_what_they_mean(
    capsys: pytest.CaptureFixture[str], fit: SchemaFit, status: int, words: str
) -> None:
    assert run(FakeContainer(fit), "revision") == status
    said = capsys.readouterr()
    assert said.out.splitlines() == ["database 0008", "release  0008"]
    assert words in said.err


def test_nothing_is_lost_without_saying_so(capsys: pytest.CaptureFixture[str]) -> None:
    container = FakeContainer()
    assert run(container, "downgrade", "0007") == 1
    assert container.schema.revision == "0008"
    said = capsys.readouterr().err
    assert "Would be lost: the table api_keys, 1 rows." in said
    assert "backup create" in said

    assert run(container, "downgrade", "0007", "--yes") == 0
    assert container.schema.revision == "0007"
    assert run(container, "migrate") == 0
    assert container.schema.revision == "0008"


def test_a_way_that_is_none_is_refused(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(FakeContainer(), "downgrade", "9999", "--yes") == 1
    assert "There is no way down from 0008 to 9999" in capsys.readouterr().err
