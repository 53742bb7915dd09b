from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime

import pytest

from app.domain.registry.model_version import ModelOrigin, ModelVersion
from app.domain.registry.semantic_version import SemanticVersion, next_version
from tests.registered_models import ORIGIN


def known(semantic: str, origin: ModelOrigin = ORIGIN) -> ModelVersion:
    return ModelVersion(
        version="1",
        semantic=SemanticVersion.parse(semantic),
        run_id="run-1",
        checksum="c",
        origin=origin,
        metrics={},
        created_at=datetime(2026, 1, 1, tzinfo=UTC),
    )


def test_the_first_model_is_one() -> None:
    assert str(next_version([], ORIGIN)) == "1.0.0"


@pytest.mark.parametrize(
    ("origin", "wanted"),
    [
        (ORIGIN, "2.3.5"),
        (replace(ORIGIN, dataset="other"), "2.4.0"),
        (replace(ORIGIN, feature_schema="other"), "3.0.0"),
        (replace(ORIGIN, feature_schema="other", dataset="other"), "3.0.0"),
    ],
)
def test_the_step_tells_what_changed(origin: ModelOrigin, wanted: str) -> None:
    assert str(next_version([known("2.3.4")], origin)) == wanted


def test_the_newest_counts_by_number_and_not_by_letters() -> None:
    other = replace(ORIGIN, dataset="other")

    assert str(next_version([known("1.10.0", other), known("1.9.0"), known("1.2.11")], other)) == "1.10.1"


@pytest.mark.parametrize("text", ["", "1", "1.2", "1.2.x", "1.2.3.4"])
def test_what_is_no_version_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match=r"."):
        SemanticVersion.parse(text)
