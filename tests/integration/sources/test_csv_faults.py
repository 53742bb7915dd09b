"""Whatever is wrong in whichever cells, each is told with its place, and nothing else is."""

from __future__ import annotations

from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Final

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from app.application.ports.pokedex_source import BrokenSourceError
from app.infrastructure.sources.own_files.csv_pokedex_source import CsvPokedexSource
from tests.integration.sources.tables import (
    DELIMITERS,
    ENCODINGS,
    Record,
    french_chart,
    french_moves,
    french_pokemon,
    write_records,
)

if TYPE_CHECKING:
    from collections.abc import Callable

    from app.domain.pokedex.pokedex import Pokedex
    from tests.fakes.fake_pokedex_source import FakePokedexSource

WORDS: Final = ("nobody's", "Ébène", "a, b; c|d", 'say "so"', "12 34", "0x1F", "9999999", "-7", "1.25", "??")
ROWS: Final = st.integers(0, 225)
COLUMNS: Final = st.integers(0, 18)
TABLES: Final[dict[str, Callable[[Pokedex], list[Record]]]] = {
    "pokemon.csv": french_pokemon,
    "moves.csv": french_moves,
    "type_chart.csv": french_chart,
}


@pytest.mark.parametrize("file", TABLES)
@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    faults=st.dictionaries(st.tuples(ROWS, COLUMNS), st.sampled_from(WORDS), min_size=1, max_size=40),
    encoding=st.sampled_from(ENCODINGS),
    delimiter=st.sampled_from(DELIMITERS),
)
def test_every_wrong_cell_is_told_and_no_other(
    bundled: FakePokedexSource, file: str, faults: dict[tuple[int, int], str], encoding: str, delimiter: str
) -> None:
    records = TABLES[file](bundled.read().pokedex)
    columns = list(records[0])
    places = {(row % len(records), columns[column % len(columns)]): word for (row, column), word in faults.items()}
    for (row, column), word in places.items():
        records[row][column] = word
    with TemporaryDirectory() as folder:
        write_records(Path(folder) / file, records, encoding=encoding, delimiter=delimiter)
        with pytest.raises(BrokenSourceError) as caught:
            CsvPokedexSource(Path(folder), bundled=bundled).read()
    told = [(one.file, one.line, one.column, one.value) for one in caught.value.problems if one.column]
    expected = {(file, row + 2, column, word) for (row, column), word in places.items()}
    assert sorted(told, key=str) == sorted(expected, key=str)
