from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from app.application.ports.atlas_repository import UnusableAtlasError
from app.infrastructure.learning.file_atlas_repository import FileAtlasRepository
from tests.contracts.atlas_repository_contract import (
    CELLS,
    OTHER_ORIGINS,
    PLAN,
    AtlasRepositoryContract,
    build,
    keep_parts,
)

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

PAGE = 4096


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "atlas"


@pytest.fixture
def atlases(folder: Path) -> FileAtlasRepository:
    return FileAtlasRepository(folder)


class TestFileAtlasRepository(AtlasRepositoryContract):
    pass


def the_file(folder: Path) -> Path:
    (file,) = folder.glob("*.atlas")
    return file


def test_another_process_reads_the_same_memory(atlases: FileAtlasRepository, folder: Path) -> None:
    build(atlases)
    assert (FileAtlasRepository(folder).load(PLAN) == CELLS).all()
    assert the_file(folder).stat().st_size == PAGE + CELLS.nbytes


@pytest.mark.parametrize("place", [0, 1, 60, 150, 300, 2000, PAGE - 1, PAGE, PAGE + 50, PAGE + 99])
def test_a_damaged_byte_is_noticed_wherever_it_is(atlases: FileAtlasRepository, folder: Path, place: int) -> None:
    build(atlases)
    content = bytearray(the_file(folder).read_bytes())
    content[place] ^= 1
    the_file(folder).write_bytes(content)

    with pytest.raises(UnusableAtlasError):
        atlases.load(PLAN)


@pytest.mark.parametrize(
    ("change", "reason"),
    [
        (lambda _: b"", "its header cannot be read"),
        (lambda _: b"[]".ljust(5000), "its header cannot be read"),
        (lambda content: content[:-1], "it has 4,195 bytes, and should have 4,196"),
        (lambda content: content[:PAGE], "it has 4,096 bytes, and should have 4,196"),
        (lambda content: content + b"more", "it has 4,200 bytes, and should have 4,196"),
        (lambda content: content[:-1] + b"?", "its content is not the one that its header describes"),
    ],
    ids=["empty", "no header", "cut", "header only", "too long", "last byte"],
)
def test_the_reason_is_said(
    atlases: FileAtlasRepository, folder: Path, change: Callable[[bytes], bytes], reason: str
) -> None:
    build(atlases)
    the_file(folder).write_bytes(change(the_file(folder).read_bytes()))

    with pytest.raises(UnusableAtlasError, match=reason):
        atlases.load(PLAN)


@pytest.mark.parametrize("fact", OTHER_ORIGINS)
def test_a_foreign_atlas_under_the_right_name_is_refused(atlases: FileAtlasRepository, folder: Path, fact: str) -> None:
    other = replace(PLAN, origin=OTHER_ORIGINS[fact])
    build(atlases, other)
    the_file(folder).rename(folder / f"{PLAN.origin.key}.atlas")

    with pytest.raises(UnusableAtlasError, match=r"it was made from another (rules|model|feature|pokedex)"):
        atlases.load(PLAN)


def test_what_was_damaged_is_put_right_by_building_it(atlases: FileAtlasRepository, folder: Path) -> None:
    build(atlases)
    the_file(folder).write_bytes(b"damaged")
    build(atlases)
    assert (atlases.load(PLAN) == CELLS).all()


@pytest.mark.parametrize("damage", [b"", b"short", bytes(72)])
def test_a_damaged_part_is_not_taken_for_done(atlases: FileAtlasRepository, folder: Path, damage: bytes) -> None:
    keep_parts(atlases)
    (part,) = folder.rglob("part-00001.cells")
    part.write_bytes(damage)

    assert [atlases.has_part(PLAN, number) for number in range(3)] == [True, False, True]
    with pytest.raises(UnusableAtlasError, match="part 1 is missing or damaged"):
        atlases.seal(PLAN)


def test_only_finished_atlases_stay(atlases: FileAtlasRepository, folder: Path) -> None:
    keep_parts(atlases, plan=replace(PLAN, origin=OTHER_ORIGINS["model"]))
    (folder / "half written.unfinished").touch()
    build(atlases)
    assert list(folder.iterdir()) == [the_file(folder)]
