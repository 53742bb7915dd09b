from __future__ import annotations

import hashlib
import json
from typing import TYPE_CHECKING, Any

import pyarrow.parquet as pq
import pytest

from app.application.build_dataset import BuildDataset
from app.application.ports.duel_dataset import DatasetPlan, UnusableDatasetError
from app.infrastructure.learning.parquet_duel_dataset import FAST, SMALLEST, ParquetDuelDataset
from app.infrastructure.simulation.showdown_simulator import RULES_VERSION
from tests.conftest import ROOT
from tests.contracts.duel_dataset_contract import (
    PLAN,
    DuelDatasetContract,
    in_words,
    keep_all_parts,
    odd_labelled,
)
from tests.fakes.fake_battle_simulator import FakeBattleSimulator

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from app.domain.pokedex.pokedex import Pokedex


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "not" / "there" / "duels"


@pytest.fixture
def dataset(folder: Path, tmp_path: Path) -> ParquetDuelDataset:
    return ParquetDuelDataset(folder, tmp_path / "parts", rules_version=PLAN.rules_version)


@pytest.fixture
def sealed(dataset: ParquetDuelDataset, pokedex: Pokedex) -> ParquetDuelDataset:
    keep_all_parts(dataset, PLAN, odd_labelled(pokedex, PLAN.duels), pokedex)
    dataset.seal(PLAN, pokedex)
    return dataset


class TestParquetDuelDataset(DuelDatasetContract):
    @pytest.fixture
    def dataset(self, dataset: ParquetDuelDataset) -> ParquetDuelDataset:
        return dataset


def rewrite_manifest(folder: Path, **changes: Any) -> None:
    file = folder / "manifest.json"
    file.write_text(json.dumps(json.loads(file.read_text(encoding="utf-8")) | changes), encoding="utf-8")


def put_in_place(folder: Path, content: bytes) -> None:
    """Make this the data, and let the manifest vouch for it."""
    (folder / "duels.parquet").write_bytes(content)
    rewrite_manifest(folder, checksum=hashlib.sha256(content).hexdigest())


@pytest.mark.parametrize("name", ["duels.parquet", "manifest.json"])
def test_a_missing_file_is_named(sealed: ParquetDuelDataset, folder: Path, pokedex: Pokedex, name: str) -> None:
    (folder / name).unlink()
    with pytest.raises(UnusableDatasetError, match=rf"The dataset duels cannot be used: its {name} is missing"):
        sealed.load(pokedex)


@pytest.mark.parametrize(
    "damage",
    [lambda _: b"", lambda data: data[:-1], lambda data: data[:99] + bytes([data[99] ^ 1]) + data[100:]],
    ids=["emptied", "a byte short", "a bit flipped"],
)
def test_damaged_data_are_refused(
    sealed: ParquetDuelDataset, folder: Path, pokedex: Pokedex, damage: Callable[[bytes], bytes]
) -> None:
    file = folder / "duels.parquet"
    file.write_bytes(damage(file.read_bytes()))
    with pytest.raises(UnusableDatasetError, match=r"duels\.parquet is not the one that its manifest\.json describes"):
        sealed.load(pokedex)


@pytest.mark.parametrize(
    "content", [b"", b"{", b"[]", b"null", b"{}", b'{"plan": 3}', b"\xff\xfe\x00", b'{"plan": {}, "checksum": ""}']
)
def test_a_damaged_manifest_is_refused(
    sealed: ParquetDuelDataset, folder: Path, pokedex: Pokedex, content: bytes
) -> None:
    (folder / "manifest.json").write_bytes(content)
    for refused in (sealed.manifest, lambda: sealed.load(pokedex)):
        with pytest.raises(UnusableDatasetError, match=r"its manifest\.json cannot be read"):
            refused()


def test_a_manifest_of_another_release_is_refused(sealed: ParquetDuelDataset, folder: Path) -> None:
    rewrite_manifest(folder, format=2)
    with pytest.raises(UnusableDatasetError, match=r"its manifest\.json cannot be read.*format"):
        sealed.manifest()


@pytest.mark.parametrize("content", [b"", b"PAR1", b"not Parquet at all", b"PAR1" + bytes(100) + b"PAR1"])
def test_what_is_not_parquet_is_refused_whatever_the_manifest_says(
    sealed: ParquetDuelDataset, folder: Path, pokedex: Pokedex, content: bytes
) -> None:
    put_in_place(folder, content)
    with pytest.raises(UnusableDatasetError, match=r"its duels\.parquet cannot be read"):
        sealed.load(pokedex)


def test_data_of_another_release_are_refused(sealed: ParquetDuelDataset, folder: Path, pokedex: Pokedex) -> None:
    file = folder / "duels.parquet"
    pq.write_table(pq.read_table(file).drop_columns(["a_nature", "turns"]), file)
    put_in_place(folder, file.read_bytes())
    with pytest.raises(UnusableDatasetError, match=r"its duels\.parquet lacks a_nature, turns"):
        sealed.load(pokedex)


@pytest.mark.parametrize("obstacle", ["duels.parquet.unfinished", "manifest.json.unfinished"])
def test_a_seal_that_cannot_be_finished_leaves_the_dataset_before_it(
    sealed: ParquetDuelDataset, folder: Path, pokedex: Pokedex, obstacle: str
) -> None:
    before = in_words(sealed.load(pokedex), pokedex)
    other = odd_labelled(pokedex, PLAN.duels, seed=2)
    keep_all_parts(sealed, PLAN, other, pokedex)
    (folder / obstacle).mkdir()
    with pytest.raises(OSError, match=obstacle):
        sealed.seal(PLAN, pokedex)

    assert in_words(sealed.load(pokedex), pokedex) == before

    (folder / obstacle).rmdir()
    sealed.seal(PLAN, pokedex)
    assert in_words(sealed.load(pokedex), pokedex) == in_words(other, pokedex)


def test_a_part_that_was_not_written_to_its_end_does_not_count(
    dataset: ParquetDuelDataset, tmp_path: Path, pokedex: Pokedex
) -> None:
    dataset.keep_part(PLAN, 0, odd_labelled(pokedex, 20), pokedex)
    (part,) = (tmp_path / "parts").rglob("part-00000.arrow")
    part.replace(part.with_suffix(".unfinished"))

    assert not dataset.has_part(PLAN, 0)


def test_a_damaged_part_is_named(dataset: ParquetDuelDataset, tmp_path: Path, pokedex: Pokedex) -> None:
    keep_all_parts(dataset, PLAN, odd_labelled(pokedex, PLAN.duels), pokedex)
    (part,) = (tmp_path / "parts").rglob("part-00001.arrow")
    part.write_bytes(part.read_bytes()[:-1])
    with pytest.raises(UnusableDatasetError, match=r"its part-00001\.arrow cannot be read"):
        dataset.seal(PLAN, pokedex)


def test_the_same_plan_makes_the_same_files(tmp_path: Path, pokedex: Pokedex) -> None:
    plan = DatasetPlan(
        duels=90,
        battles=5,
        held_out_battles=9,
        seed=6,
        part_size=40,
        mixture="lessons",
        rules_version="fake-1",
        draws_version="1-fake",
    )
    folders = [tmp_path / "one", tmp_path / "two"]
    for folder in folders:
        dataset = ParquetDuelDataset(folder, tmp_path / "parts", rules_version="fake-1")
        BuildDataset(pokedex=pokedex, simulator=FakeBattleSimulator(pokedex), dataset=dataset)(plan=plan)

    first, second = ({file.name: file.read_bytes() for file in folder.iterdir()} for folder in folders)
    assert first == second
    assert set(first) == {"duels.parquet", "manifest.json"}


def test_battles_by_other_rules_are_refused(
    sealed: ParquetDuelDataset, folder: Path, tmp_path: Path, pokedex: Pokedex
) -> None:
    others = ParquetDuelDataset(folder, tmp_path / "parts", rules_version="odd-3")
    for ask in (others.manifest, lambda: others.load(pokedex)):
        with pytest.raises(
            UnusableDatasetError,
            match=r"The dataset duels cannot be used: it was played by the rules odd-2\+avs, and .* today are odd-3\.",
        ):
            ask()

    assert len(sealed.load(pokedex)) == PLAN.duels


def test_how_small_the_file_is_changes_nothing_in_it(tmp_path: Path, pokedex: Pokedex) -> None:
    labelled, sizes = odd_labelled(pokedex, PLAN.duels), []
    for level in (FAST, SMALLEST):
        folder = tmp_path / str(level)
        dataset = ParquetDuelDataset(
            folder, tmp_path / "parts", rules_version=PLAN.rules_version, compression_level=level
        )
        keep_all_parts(dataset, PLAN, labelled, pokedex)
        dataset.seal(PLAN, pokedex)
        sizes.append((folder / "duels.parquet").stat().st_size)
        assert in_words(dataset.load(pokedex), pokedex) == in_words(labelled, pokedex)

    assert sizes[0] > sizes[1]


@pytest.mark.parametrize("name", ["reference", "exam"])
def test_the_bundled_datasets_are_whole(tmp_path: Path, pokedex: Pokedex, name: str) -> None:
    dataset = ParquetDuelDataset(ROOT / "data" / name, tmp_path, rules_version=RULES_VERSION)
    manifest, labelled = dataset.manifest(), dataset.load(pokedex)

    assert len(labelled) == manifest.plan.duels == sum(manifest.duels_by_kind.values())
    assert sum(manifest.duels_by_fold.values()) == manifest.plan.duels
    assert labelled.tallies.battles.sum() == manifest.battles
    assert set(manifest.duels_by_fold) == ({"test"} if name == "exam" else {"train", "calibration", "test"})
