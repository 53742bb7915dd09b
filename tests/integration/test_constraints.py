from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

import pytest
from sqlalchemy import insert, select, update
from sqlalchemy.exc import IntegrityError

from app.infrastructure.persistence.sqlalchemy_import_history import SqlAlchemyImportHistory
from app.infrastructure.persistence.sqlalchemy_monitoring_history import SqlAlchemyMonitoringHistory
from app.infrastructure.persistence.sqlalchemy_pokedex_repository import SqlAlchemyPokedexRepository
from app.infrastructure.persistence.sqlalchemy_prediction_repository import SqlAlchemyPredictionRepository
from app.infrastructure.persistence.sqlalchemy_promotion_log import _row
from app.infrastructure.persistence.tables import PredictionOutcomeRow, ShadowPredictionRow, metadata
from tests.contracts.monitoring_history_contract import report
from tests.contracts.pokedex_variants import excerpt
from tests.contracts.prediction_repository_contract import odd_prediction
from tests.contracts.promotion_log_contract import promotion

if TYPE_CHECKING:
    from sqlalchemy import Connection, Engine, Table, Update
    from sqlalchemy.orm import Session, sessionmaker

    from app.domain.pokedex.pokedex import Pokedex

OUT_OF_RANGE: dict[str, dict[str, list[Any]]] = {
    "type_names": {"language": ["xx"]},
    "type_effectiveness": {"multiplier": [-1, 0.25, 4]},
    "natures": {"position": [-1], "increased": ["hp ", "luck"], "decreased": ["luck"]},
    "species": {"dex_number": [0, -1]},
    "pokemon": {
        "form": ["giant"],
        "base_hp": [0, 256],
        "base_spe": [0, 256],
        "weight_hg": [0],
        "height_dm": [0],
        "species": ["mew"],
    },
    "pokemon_types": {"slot": [0, 3], "type": ["bird"]},
    "evolutions": {"level": [0, 101], "evolves_from": ["mew"]},
    "moves": {
        "category": ["magic"],
        "power": [0],
        "accuracy": [0, 101],
        "pp": [0],
        "priority": [-8, 6],
        "critical_stage": [-1],
        "min_hits": [0, 9],
        "type": ["bird"],
    },
    "move_effects": {"chance": [0, 101], "position": [0]},
    "learnset_entries": {
        "level": [-1, 101],
        "method": ["egg", "inherited"],
        "move": ["surf-board"],
        "position": [0],
        "learnt_by": ["pikachu", "mew"],
    },
    "predictions": {
        "method": ["guess"],
        "win_probability": [-0.01, 1.01],
        "interval_low": [-0.01, 0.9],
        "interval_high": [0.01, 1.01],
        "turns": [0],
    },
    "prediction_combatants": {
        "side": ["c"],
        "level": [0, 101],
        "friendship": [-1, 256],
        "iv_hp": [-1, 32],
        "iv_spe": [-1, 32],
        "av_hp": [-1, 201],
        "av_spe": [-1, 201],
        "pokemon": ["mew"],
        "move": ["surf-board"],
        "nature": ["brash"],
    },
    "pokedex_imports": {"revision": [0], "row_count": [-1], "run_id": [99]},
    "etl_runs": {"outcome": ["lost"], "documents": [-1]},
    "prediction_outcomes": {"winner": ["c"]},
    "shadow_predictions": {"win_probability": [-0.01, 1.01]},
    "monitoring_reports": {
        "kind": ["mood"],
        "verdict": [""],
        "failure": ["of a report with a verdict"],
        "ended_at": [datetime(1996, 2, 27, tzinfo=UTC)],
    },
    "model_promotions": {"kind": ["coup"], "place": ["previous"], "state": ["withdrawn"], "is_forced": [True]},
}
CASES = [
    (table, column, value)
    for table, columns in OUT_OF_RANGE.items()
    for column, values in columns.items()
    for value in values
]
_BROKEN_RULE = "(?i)(check|foreign key) constraint"


@pytest.fixture
def filled(engine: Engine, sessions: sessionmaker[Session], pokedex: Pokedex) -> Engine:
    SqlAlchemyPokedexRepository(sessions).replace(excerpt(pokedex), source="bundled")
    prediction = odd_prediction()
    SqlAlchemyPredictionRepository(sessions).add([prediction])
    SqlAlchemyImportHistory(sessions).begin("bundled")
    SqlAlchemyMonitoringHistory(sessions).add(report())
    outcome = PredictionOutcomeRow(prediction_id=prediction.prediction_id, winner="tie", reported_at=datetime.now(UTC))
    shadow = ShadowPredictionRow(
        prediction_id=prediction.prediction_id, model_version="2", win_probability=0.5, made_at=datetime.now(UTC)
    )
    intention = _row(promotion("1"))
    with sessions.begin() as session:
        session.add_all([outcome, shadow, intention])
    return engine


def test_a_species_has_each_form_once(filled: Engine) -> None:
    pokemon = metadata.tables["pokemon"]
    with filled.connect() as connection, pytest.raises(IntegrityError, match=r"(?i)species"), connection.begin():
        connection.execute(update(pokemon).where(pokemon.c.slug == "raichu-alola").values(form="base"))


def test_what_the_game_does_not_allow_is_refused(filled: Engine) -> None:
    with filled.connect() as connection:
        for table, column, value in CASES:
            change = _update_one_row(connection, metadata.tables[table], {column: value})
            with pytest.raises(IntegrityError, match=_BROKEN_RULE):
                connection.execute(change)
            connection.rollback()


def test_one_name_stands_for_one_entry(filled: Engine) -> None:
    taken = {"type": "fire", "language": "fr", "name": "Eau"}
    table = metadata.tables["type_names"]
    with filled.connect() as connection:
        with pytest.raises(IntegrityError), connection.begin():
            connection.execute(update(table).where(table.c.type == "fire", table.c.language == "fr").values(taken))
        with pytest.raises(IntegrityError), connection.begin():
            connection.execute(insert(table), taken)


def test_a_nature_changes_two_statistics_or_none(filled: Engine) -> None:
    natures = metadata.tables["natures"]
    with filled.connect() as connection, pytest.raises(IntegrityError), connection.begin():
        connection.execute(update(natures).where(natures.c.slug == "adamant").values(decreased=None))


def test_a_deleted_prediction_takes_its_combatants_outcome_and_shadow_along(filled: Engine) -> None:
    with filled.begin() as connection:
        connection.execute(metadata.tables["predictions"].delete())
        for table in ("prediction_combatants", "prediction_outcomes", "shadow_predictions"):
            assert connection.execute(metadata.tables[table].select()).all() == []


def _update_one_row(connection: Connection, table: Table, values: dict[str, Any]) -> Update:
    row = connection.execute(select(table).limit(1)).mappings().one()
    return update(table).where(*(column == row[column.name] for column in table.primary_key)).values(values)
