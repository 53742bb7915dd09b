"""Whatever is wrong in whichever cells, each is told with its place, and nothing else is."""

from __future__ import annotations

from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Final

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from app.application.ports.pokedex_source import BrokenSourceError
from app.infrastructure.sources.csv_pokedex_source import CsvPokedexSource
from tests.fakes.fake_pokedex_source import FakePokedexSource
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

WORDS: Final = ("nobody's", "Ébène", "a, b; c|d", 'say "so"', "12 34", "0x1F", "9999999", "-7", "1.25", "??")
TABLES: Final[dict[str, Callable[[Pokedex], list[Record]]]] = {
    "pokemon.csv": french_pokemon,
    "moves.csv": french_moves,
    "type_chart.csv": french_chart,
}


@pytest.mark.parametrize("file", TABLES)
@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(facts=st.data())
def test_every_wrong_cell_is_told_and_no_other(pokedex: Pokedex, file: str, facts: st.DataObject) -> None:
    records = TABLES[file](pokedex)
    cells = st.tuples(st.integers(0, len(records) - 1), st.sampled_from(list(records[0])))
    faults = facts.draw(st.dictionaries(cells, st.sampled_from(WORDS), min_size=1, max_size=40))
    for (row, column), word in faults.items():
        records[row][column] = word
    encoding, delimiter = facts.draw(st.sampled_from(ENCODINGS)), facts.draw(st.sampled_from(DELIMITERS))
    with TemporaryDirectory() as folder:
        write_records(Path(folder) / file, records, encoding=encoding, delimiter=delimiter)
        with pytest.raises(BrokenSourceError) as caught:
            CsvPokedexSource(Path(folder), bundled=FakePokedexSource(pokedex)).read()
    told = [(one.file, one.line, one.column, one.value) for one in caught.value.problems if one.column]
    expected = {(file, row + 2, column, word) for (row, column), word in faults.items()}
    assert sorted(told, key=str) == sorted(expected, key=str)
