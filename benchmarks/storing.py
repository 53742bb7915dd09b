"""What PostgreSQL takes for each prediction: `python -m benchmarks.storing` writes docs/benchmarks/storing.md.

Predictions of all kinds are written as a worker's thread writes them, in groups of one size after the other, into a
server of our own that waits for the disk. Its processor time is that of the process that serves the connection.
"""

from __future__ import annotations

import os
import sys
import time
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final
from uuid import uuid4

import numpy as np
from sqlalchemy import text

from app.domain.battle.combatant import Combatant
from app.domain.prediction.prediction import Interval, Method, Prediction
from app.infrastructure.persistence.database import create_database_engine, create_sessions
from app.infrastructure.persistence.migration import migrate
from app.infrastructure.persistence.sqlalchemy_pokedex_repository import SqlAlchemyPokedexRepository
from app.infrastructure.persistence.sqlalchemy_prediction_repository import SqlAlchemyPredictionRepository
from app.infrastructure.sources.bundled_pokedex_source import BundledPokedexSource
from benchmarks.machine import machine
from tests.postgres_server import postgres_server, run_statements

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sqlalchemy import Engine

    from app.domain.battle.combatant import Spread
    from app.domain.pokedex.pokedex import Pokedex

ROOT: Final = Path(__file__).parent.parent
REPORT: Final = ROOT / "docs" / "benchmarks" / "storing.md"
GROUPS: Final = {10: 4_000, 100: 40_000, 500: 100_000}
"""Predictions in a transaction, and how many are written so."""
_TABLES: Final = ("predictions", "prediction_combatants")
_TICKS: Final = os.sysconf("SC_CLK_TCK")


@dataclass(frozen=True, slots=True, kw_only=True)
class Written:
    group: int
    predictions: int
    seconds: float
    server_seconds: float
    """Of its processor."""
    log_bytes: int


def main() -> None:
    before = machine()
    with postgres_server() as url:
        run_statements(url, "ALTER SYSTEM SET fsync = on", "SELECT pg_reload_conf()")
        migrate(url)
        engine = create_database_engine(url)
        written = [_write(engine, _pokedex(engine), group, count) for group, count in GROUPS.items()]
        sizes = {name: _size(engine, name) for name in _TABLES}
        engine.dispose()
    report = _report(before, written, sizes)
    REPORT.write_text(report, encoding="utf-8")
    sys.stdout.write(report)


def _pokedex(engine: Engine) -> Pokedex:
    pokedex = BundledPokedexSource(ROOT / "data" / "pokedex").read().pokedex
    SqlAlchemyPokedexRepository(create_sessions(engine)).replace(pokedex, source="bundled")
    return pokedex


def _write(engine: Engine, pokedex: Pokedex, group: int, count: int) -> Written:
    repository = SqlAlchemyPredictionRepository(create_sessions(engine))
    made = list(_predictions(pokedex, count))
    worked, logged = _server_seconds(engine), _log_position(engine)
    started = time.perf_counter()
    for first in range(0, count, group):
        repository.add(made[first : first + group], durable=True)
    return Written(
        group=group,
        predictions=count,
        seconds=time.perf_counter() - started,
        server_seconds=_server_seconds(engine) - worked,
        log_bytes=_log_position(engine) - logged,
    )


def _predictions(pokedex: Pokedex, count: int) -> Iterator[Prediction]:
    dice = np.random.default_rng(1)
    start = datetime(2026, 1, 1, tzinfo=UTC)
    for number in range(count):
        low, chance, high = sorted(float(one) for one in dice.random(3))
        yield Prediction(
            prediction_id=uuid4(),
            made_at=start + timedelta(milliseconds=number),
            method=Method.MODEL,
            model_version="12",
            a=_combatant(pokedex, dice),
            b=_combatant(pokedex, dice),
            win_probability=chance,
            interval=Interval(low=low, high=high),
            turns=float(1 + 9 * dice.random()),
            battles=None,
        )


def _combatant(pokedex: Pokedex, dice: np.random.Generator) -> Combatant:
    def one_of(entries: Any) -> str:
        return str(entries[int(dice.integers(len(entries)))].slug)

    return Combatant(
        pokemon=one_of(pokedex.pokemon),
        move=one_of(pokedex.moves),
        level=int(dice.integers(1, 101)),
        nature=one_of(pokedex.natures),
        friendship=int(dice.integers(256)),
        ivs=_spread(dice, 31),
        avs=_spread(dice, 200),
    )


def _spread(dice: np.random.Generator, most: int) -> Spread:
    hp, attack, defence, special, resistance, speed = (int(one) for one in dice.integers(0, most + 1, 6))
    return hp, attack, defence, special, resistance, speed


def _server_seconds(engine: Engine) -> float:
    """Return what the process behind the only connection has worked, on this machine."""
    process = int(_ask(engine, "SELECT pg_backend_pid()"))
    fields = Path(f"/proc/{process}/stat").read_text(encoding="ascii").rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / _TICKS


def _log_position(engine: Engine) -> int:
    return int(_ask(engine, "SELECT pg_wal_lsn_diff(pg_current_wal_lsn(), '0/0')"))


def _size(engine: Engine, table: str) -> tuple[int, int]:
    """Return the bytes of its rows and of its indexes."""
    rows = int(_ask(engine, f"SELECT pg_table_size('{table}')"))
    return rows, int(_ask(engine, f"SELECT pg_indexes_size('{table}')"))


def _ask(engine: Engine, statement: str) -> Any:
    with engine.connect() as connection:
        return connection.execute(text(statement)).scalar_one()


def _report(before: str, written: list[Written], sizes: dict[str, tuple[int, int]]) -> str:
    stored = sum(one.predictions for one in written)
    rows, indexes = (sum(one[at] for one in sizes.values()) / stored for at in (0, 1))
    lines = "".join(
        f"| {one.group} | {one.predictions / one.seconds:,.0f} | {1e6 * one.server_seconds / one.predictions:.0f} | "
        f"{one.log_bytes / one.predictions:,.0f} |\n"
        for one in written
    )
    return (
        "# What a prediction takes in PostgreSQL\n\n"
        f"Written by `python -m benchmarks.storing`: {stored:,} predictions over one connection, {before}.\n\n"
        "| predictions in a transaction | predictions/s | of the server's processor, µs each | "
        "bytes of the write-ahead log each |\n"
        f"|---|---|---|---|\n{lines}\n"
        f"On disk a prediction then takes {rows + indexes:,.0f} bytes: {rows:,.0f} in rows, "
        f"{indexes:,.0f} in indexes.\n"
    )


if __name__ == "__main__":
    main()
