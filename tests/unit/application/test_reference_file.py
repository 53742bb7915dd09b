from __future__ import annotations

import json
from typing import Any

import pytest

from app.application.training.reference_file import read_reference, reference_bytes
from tests.contracts.training_references_contract import odd_reference, told


def test_what_was_written_is_read() -> None:
    assert told(read_reference(reference_bytes(odd_reference()))) == told(odd_reference())


def test_the_same_reference_is_the_same_bytes() -> None:
    assert reference_bytes(odd_reference()) == reference_bytes(odd_reference())
    assert reference_bytes(odd_reference()) != reference_bytes(odd_reference(2))


def test_people_can_read_it() -> None:
    written: dict[str, Any] = json.loads(reference_bytes(odd_reference()))

    assert len(written["columns"]["higher_level"]) == len(written["sides"]["a_level"]) == 7
    assert set(written["limits"]) == {"level", "mean_iv", "total_avs", "friendship"}


@pytest.mark.parametrize("content", [b"", b"[]", b"{}", b'{"columns": {}, "sides": {}, "limits": {}}'])
def test_what_is_no_reference_is_not_read(content: bytes) -> None:
    with pytest.raises((ValueError, KeyError, TypeError)):
        read_reference(content)


def test_columns_of_different_lengths_are_not_read() -> None:
    written: dict[str, Any] = json.loads(reference_bytes(odd_reference()))
    written["columns"]["higher_level"].pop()

    with pytest.raises(ValueError, match="not of one length"):
        read_reference(json.dumps(written).encode())
