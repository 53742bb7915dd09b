"""The typed client is what `make client` makes of the API as it is now, and every operation answers in its type."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest

from scripts.generate_client import DESCRIPTION, SEAL, description, seal
from tests.client_questions import QUESTIONS

if TYPE_CHECKING:
    from predictiondex_client import AuthenticatedClient


def test_it_was_generated_from_what_the_api_says_now() -> None:
    assert DESCRIPTION.read_text(encoding="utf-8") == description(), "run `make client`"


def test_it_does_not_depend_on_the_settings_of_a_machine(monkeypatch: pytest.MonkeyPatch) -> None:
    before = description()
    monkeypatch.setenv("PREDICTIONDEX_ENVIRONMENT", "production")

    assert description() == before


def test_nobody_has_edited_it() -> None:
    assert SEAL.read_text(encoding="utf-8").strip() == seal(), "run `make client`"


def _operations() -> list[str]:
    paths: dict[str, dict[str, Any]] = json.loads(DESCRIPTION.read_text(encoding="utf-8"))["paths"]
    return [operation["operationId"] for operations in paths.values() for operation in operations.values()]


@pytest.mark.parametrize("operation", _operations())
def test_every_operation_answers_in_its_type(operating_client: AuthenticatedClient, operation: str) -> None:
    expected, ask = QUESTIONS[operation]

    assert isinstance(ask(operating_client), expected)
