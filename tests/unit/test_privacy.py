"""docs/privacy.md says what is kept about people; whoever adds a column has to think of that here."""

from __future__ import annotations

import re
from typing import Final

from app.domain.pokedex.stats import STATS
from app.infrastructure.persistence.pokedex_rows import POKEDEX_TABLES
from app.infrastructure.persistence.tables import metadata
from tests.conftest import ROOT

OF_PEOPLE: Final = {
    "api_keys": {
        "key_id", "secret_sha256", "owner", "scopes", "created_at", "expires_at", "last_used_at", "revoked_at",
    },
    "model_promotions": {
        "promotion_id", "state", "kind", "place", "version", "semantic", "checksum", "version_before", "made_by",
        "happened_at", "reason", "is_forced", "objections", "figures",
    },
}  # fmt: skip
WITHOUT_PEOPLE: Final = {
    "learn_methods": {"slug"},
    "pokedex_imports": {
        "revision", "source", "imported_at", "content_sha256", "row_count", "inserted", "updated", "deleted", "run_id",
    },
    "etl_runs": {
        "run_id", "source", "started_at", "extracted_at", "validated_at", "loaded_at", "finished_at", "outcome",
        "documents", "extract_sha256", "report", "problem",
    },
    "predictions": {
        "prediction_id", "made_at", "method", "model_version", "win_probability", "interval_low", "interval_high",
        "turns", "battles",
    },
    "prediction_combatants": {
        "prediction_id", "side", "pokemon", "move", "nature", "level", "friendship",
        *(f"{kind}_{stat}" for kind in ("iv", "av") for stat in STATS),
    },
    "prediction_outcomes": {"prediction_id", "winner", "reported_at"},
    "shadow_predictions": {"prediction_id", "model_version", "win_probability", "made_at"},
    "monitoring_reports": {
        "report_id", "kind", "model_version", "started_at", "ended_at", "verdict", "explanation", "figures", "details",
        "failure",
    },
}  # fmt: skip


def test_only_keys_and_promotions_hold_anything_about_people() -> None:
    of_the_game = {table.name for table in POKEDEX_TABLES}
    columns = {
        table.name: {column.name for column in table.columns}
        for table in metadata.sorted_tables
        if table.name not in of_the_game
    }

    assert columns == WITHOUT_PEOPLE | OF_PEOPLE


def test_the_note_names_every_table_that_is_not_of_the_game() -> None:
    note = (ROOT / "docs" / "privacy.md").read_text(encoding="utf-8")
    named = set(re.findall(r"`(\w+)`", note))

    assert (WITHOUT_PEOPLE | OF_PEOPLE).keys() - {"learn_methods"} <= named
    assert named <= {table.name for table in metadata.sorted_tables}
