from __future__ import annotations

import hashlib
import json
import shutil
from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from dataclasses import asdict
from tempfile import TemporaryFile
from typing import TYPE_CHECKING, Any, Final

import numpy as np
import pyarrow as pa
import pyarrow.parquet as pq

from app.application.ports.duel_dataset import DatasetManifest, DatasetPlan, DuelDataset, UnusableDatasetError
from app.domain.battle.duels import Combatants, Duels
from app.domain.battle.outcome import Tallies
from app.domain.pokedex.stats import STATS
from app.domain.prediction.labelled import LabelledDuels
from app.domain.prediction.splits import folds
from app.infrastructure.learning.dataset_manifest import MANIFEST, read_manifest
from app.infrastructure.learning.part_files import read_part, write_part

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from app.domain.pokedex.pokedex import Pokedex

SMALLEST: Final = 19
FAST: Final = 3
_DATA: Final = "duels.parquet"
_SLUGS: Final = ("pokemon", "move", "nature")
_NUMBERS: Final = ("level", "friendship", *(f"iv_{stat}" for stat in STATS), *(f"av_{stat}" for stat in STATS))
_TALLIES: Final = ("a_wins", "b_wins", "ties", "turns")
_COLUMNS: Final = {"kind", *(f"{side}_{fact}" for side in "ab" for fact in (*_SLUGS, *_NUMBERS)), *_TALLIES}


class ParquetDuelDataset(DuelDataset):
    """One Parquet file and its manifest in `folder`; unfinished parts wait in `work_folder`."""

    def __init__(
        self, folder: Path, work_folder: Path, *, rules_version: str, compression_level: int = SMALLEST
    ) -> None:
        """Only battles played by these rules are loaded. The level of compression is Zstandard's, 1 to 22."""
        self._folder = folder
        self._work_folder = work_folder
        self._rules_version = rules_version
        self._compression_level = compression_level

    def has_part(self, plan: DatasetPlan, number: int) -> bool:
        # Asked before any battle is played, so that none is played in vain.
        for folder in (self._folder, self._work_folder):
            _require_writable(folder)
        return self._part_file(plan, number).exists()

    def keep_part(self, plan: DatasetPlan, number: int, part: LabelledDuels, pokedex: Pokedex) -> None:
        file = self._part_file(plan, number)
        file.parent.mkdir(parents=True, exist_ok=True)
        # A part is either whole or not there: an interruption leaves the half-written one under another name.
        unfinished = file.with_suffix(".unfinished")
        write_part(_to_table(part, pokedex), unfinished)
        unfinished.replace(file)

    def seal(self, plan: DatasetPlan, pokedex: Pokedex) -> DatasetManifest:
        self._folder.mkdir(parents=True, exist_ok=True)
        unfinished = self._folder / f"{_DATA}.unfinished"
        # Whoever played has ended by now, and nothing else goes on beside this: so the processors share it.
        with ThreadPoolExecutor() as threads:
            table = pa.concat_tables(threads.map(self._read_part, [plan] * plan.parts, range(plan.parts)))
            written = threads.submit(self._write, table, unfinished)
            labelled = _from_table(table, pokedex)
            written.result()
        manifest = DatasetManifest(
            plan=plan,
            duels_by_kind=dict(sorted(Counter(labelled.kind.tolist()).items())),
            duels_by_fold=dict(sorted(Counter(folds(pokedex, labelled.duels).tolist()).items())),
            battles=int(labelled.tallies.battles.sum()),
            checksum=_sha256(unfinished),
        )
        # Both are written before either takes its place. Should it stop between the two, the manifest tells on the
        # data, and the same command puts it right: the parts are still there.
        described = self._folder / f"{MANIFEST}.unfinished"
        described.write_text(json.dumps(asdict(manifest), indent=2) + "\n", encoding="utf-8")
        unfinished.replace(self._folder / _DATA)
        described.replace(self._folder / MANIFEST)
        shutil.rmtree(self._part_file(plan, 0).parent)
        return manifest

    def manifest(self) -> DatasetManifest:
        return read_manifest(self._folder, rules_version=self._rules_version)

    def load(self, pokedex: Pokedex) -> LabelledDuels:
        manifest, file = self.manifest(), self._folder / _DATA
        if not file.exists():
            raise UnusableDatasetError(self._folder.name, f"its {_DATA} is missing")
        if _sha256(file) != manifest.checksum:
            raise UnusableDatasetError(self._folder.name, f"its {_DATA} is not the one that its {MANIFEST} describes")
        try:
            return _from_table(self._read(file), pokedex)
        except KeyError as error:
            raise UnusableDatasetError(self._folder.name, f"the Pokédex does not have {error}") from error

    def _read_part(self, plan: DatasetPlan, number: int) -> pa.Table:
        return self._read(self._part_file(plan, number), read_part)

    def _read(self, file: Path, read: Callable[[Path], pa.Table] = pq.read_table) -> pa.Table:
        try:
            table = read(file)
        except (OSError, pa.ArrowException) as error:
            raise UnusableDatasetError(self._folder.name, f"its {file.name} cannot be read: {error}") from error
        if missing := _COLUMNS.difference(table.column_names):
            raise UnusableDatasetError(self._folder.name, f"its {file.name} lacks {', '.join(sorted(missing))}")
        return table

    def _write(self, table: pa.Table, file: Path) -> None:
        pq.write_table(table, file, compression="zstd", compression_level=self._compression_level)

    def _part_file(self, plan: DatasetPlan, number: int) -> Path:
        fingerprint = hashlib.sha256(json.dumps(asdict(plan), sort_keys=True).encode()).hexdigest()[:12]
        return self._work_folder / fingerprint / f"part-{number:05}.arrow"


def _to_table(part: LabelledDuels, pokedex: Pokedex) -> pa.Table:
    columns: dict[str, Any] = {"kind": pa.array(part.kind.tolist()).dictionary_encode()}
    for side, combatants in (("a", part.duels.a), ("b", part.duels.b)):
        columns |= {f"{side}_{name}": column for name, column in _side_to_columns(combatants, pokedex).items()}
    tallies = {"a_wins": part.tallies.a_wins, "b_wins": part.tallies.b_wins, "ties": part.tallies.ties}
    columns |= {name: pa.array(values, pa.int32()) for name, values in tallies.items()}
    columns["turns"] = pa.array(part.tallies.turns, pa.int32())
    return pa.table(columns)


def _side_to_columns(side: Combatants, pokedex: Pokedex) -> dict[str, pa.Array]:
    slugs = {
        "pokemon": (side.pokemon, [one.slug for one in pokedex.pokemon]),
        "move": (side.move, [one.slug for one in pokedex.moves]),
        "nature": (side.nature, [one.slug for one in pokedex.natures]),
    }
    numbers = {"level": side.level, "friendship": side.friendship}
    for column, stat in enumerate(STATS):
        numbers[f"iv_{stat}"], numbers[f"av_{stat}"] = side.ivs[:, column], side.avs[:, column]
    columns = {
        name: pa.DictionaryArray.from_arrays(pa.array(rows, pa.int32()), known) for name, (rows, known) in slugs.items()
    }
    return columns | {name: pa.array(values, pa.uint8()) for name, values in numbers.items()}


def _from_table(table: pa.Table, pokedex: Pokedex) -> LabelledDuels:
    def numbers(name: str) -> np.ndarray[Any, np.dtype[np.int64]]:
        return np.asarray(table[name].to_numpy(), dtype=np.int64)

    return LabelledDuels(
        duels=Duels(a=_side_from_table(table, "a", pokedex), b=_side_from_table(table, "b", pokedex)),
        tallies=Tallies(
            a_wins=numbers("a_wins"), b_wins=numbers("b_wins"), ties=numbers("ties"), turns=numbers("turns")
        ),
        kind=np.asarray(table["kind"].cast(pa.string()).to_numpy(), dtype=np.str_),
    )


def _side_from_table(table: pa.Table, side: str, pokedex: Pokedex) -> Combatants:
    def column(name: str) -> Any:
        return table[f"{side}_{name}"]

    def numbers(name: str) -> Any:
        return np.asarray(column(name).to_numpy(), dtype=np.int64)

    def positions(name: str, known: Any) -> Any:
        coded = column(name).cast(pa.string()).combine_chunks().dictionary_encode()
        places = np.array([known[slug] for slug in coded.dictionary.to_pylist()], dtype=np.int64)
        return places[coded.indices.to_numpy()]

    return Combatants(
        pokemon=positions("pokemon", pokedex.pokemon_positions),
        move=positions("move", pokedex.move_positions),
        nature=positions("nature", pokedex.nature_positions),
        level=numbers("level"),
        friendship=numbers("friendship"),
        ivs=np.stack([numbers(f"iv_{stat}") for stat in STATS], axis=1),
        avs=np.stack([numbers(f"av_{stat}") for stat in STATS], axis=1),
    )


def _require_writable(folder: Path) -> None:
    try:
        folder.mkdir(parents=True, exist_ok=True)
        with TemporaryFile(dir=folder):
            pass
    except OSError as error:
        raise UnusableDatasetError(str(folder), f"it cannot be written ({error.strerror})") from error


def _sha256(file: Path) -> str:
    return hashlib.sha256(file.read_bytes()).hexdigest()
