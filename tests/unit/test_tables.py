from __future__ import annotations

from app.domain.prediction.prediction import Method
from app.infrastructure.persistence.pokedex_rows import POKEDEX_TABLES
from app.infrastructure.persistence.prediction_tables import METHODS
from app.infrastructure.persistence.tables import metadata


def test_every_foreign_key_has_an_index_that_it_leads() -> None:
    for table in metadata.sorted_tables:
        leading = {next(iter(index.columns)).name for index in table.indexes} | {
            next(iter(table.primary_key.columns)).name
        }
        assert {column.name for key in table.foreign_key_constraints for column in key.columns} <= leading, table.name


def test_every_constraint_has_a_name() -> None:
    for table in metadata.sorted_tables:
        assert all(constraint.name for constraint in table.constraints), table.name


def test_the_tables_of_the_pokedex_come_after_those_that_they_refer_to() -> None:
    written = {"learn_methods"}  # which the migrations fill
    for table in POKEDEX_TABLES:
        assert {key.referred_table.name for key in table.foreign_key_constraints} <= written, table.name
        written.add(table.name)


def test_every_table_is_the_pokedex_or_the_history_or_keys() -> None:
    others = {table.name for table in metadata.sorted_tables} - {table.name for table in POKEDEX_TABLES}
    assert others == {
        "api_keys",
        "learn_methods",
        "model_promotions",
        "monitoring_reports",
        "pokedex_imports",
        "etl_runs",
        "predictions",
        "prediction_combatants",
        "prediction_outcomes",
        "shadow_predictions",
    }


def test_every_method_of_prediction_may_be_stored() -> None:
    assert {method.value for method in Method} <= set(METHODS)
