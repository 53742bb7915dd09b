from __future__ import annotations

import json
from dataclasses import replace
from typing import TYPE_CHECKING, Any

import numpy as np
import pytest

from app.application.training.reference_file import read_reference, reference_bytes
from app.domain.monitoring.columns import columns_of
from app.domain.monitoring.drift import find_drift
from tests.contracts.training_references_contract import odd_reference, told
from tests.monitored_duels import answered, learnt, usual

if TYPE_CHECKING:
    from app.domain.pokedex.pokedex import Pokedex


def test_what_was_written_is_read() -> None:
    assert told(read_reference(reference_bytes(odd_reference()))) == told(odd_reference())


def test_the_same_reference_is_the_same_bytes() -> None:
    assert reference_bytes(odd_reference()) == reference_bytes(odd_reference())
    assert reference_bytes(odd_reference()) != reference_bytes(odd_reference(2))


def test_whoever_asks_just_what_was_learnt_is_told_of_no_shift(pokedex: Pokedex) -> None:
    duels = usual(pokedex, 1000, seed=1)
    asked = answered(pokedex, duels)
    # Of few widths that have many digits, as calibrated intervals are.
    asked = replace(asked, interval_width=np.round(asked.win_probability, 1) / 7)
    reference = replace(learnt(pokedex, duels), columns=columns_of(pokedex, asked))
    drift = find_drift(pokedex, read_reference(reference_bytes(reference)), asked)

    assert max(one.psi for one in drift.columns) < 1e-3
    assert drift.outside < 0.02


def test_people_can_read_it() -> None:
    written: dict[str, Any] = json.loads(reference_bytes(odd_reference()))

    assert len(written["columns"]["higher_level"]) == len(written["sides"]["a_level"]) == 7
    assert set(written["limits"]) == {"level", "total_ivs", "total_avs", "friendship"}


@pytest.mark.parametrize("content", [b"", b"[]", b"{}", b'{"columns": {}, "sides": {}, "limits": {}}'])
def test_what_is_no_reference_is_not_read(content: bytes) -> None:
    with pytest.raises((ValueError, KeyError, TypeError)):
        read_reference(content)


@pytest.mark.parametrize("value", [None, float("nan"), float("inf")])
@pytest.mark.parametrize("part", ["columns", "sides"])
def test_what_is_no_number_is_not_read(part: str, value: float | None) -> None:
    written: dict[str, Any] = json.loads(reference_bytes(odd_reference()))
    next(iter(written[part].values()))[3] = value

    with pytest.raises(ValueError, match="numbers"):
        read_reference(json.dumps(written).encode())


@pytest.mark.parametrize(("count", "is_enough"), [(0, False), (1, False), (2, True)])
def test_a_territory_has_two_halves(pokedex: Pokedex, count: int, *, is_enough: bool) -> None:
    told: dict[str, Any] = json.loads(reference_bytes(learnt(pokedex, usual(pokedex, 2, seed=1))))
    for part in ("columns", "sides"):
        told[part] = {name: values[:count] for name, values in told[part].items()}
    content = json.dumps(told).encode()

    if is_enough:
        few = answered(pokedex, usual(pokedex, 3, seed=2))
        assert find_drift(pokedex, read_reference(content), few).verdict == "too_few"
    else:
        with pytest.raises(ValueError, match="fewer than 2 duels"):
            read_reference(content)


def test_columns_of_different_lengths_are_not_read() -> None:
    written: dict[str, Any] = json.loads(reference_bytes(odd_reference()))
    written["columns"]["higher_level"].pop()

    with pytest.raises(ValueError, match="not of one length"):
        read_reference(json.dumps(written).encode())
