from __future__ import annotations

import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from typing import TYPE_CHECKING

import pytest

from app.application.ports.model_cache import UnwritableCacheError
from app.application.ports.model_registry import DamagedModelError
from app.infrastructure.learning.file_model_cache import FileModelCache
from tests.conftest import ROOT
from tests.contracts.model_cache_contract import ModelCacheContract, kept

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "not there yet" / "models"


@pytest.fixture
def cache(folder: Path) -> FileModelCache:
    return FileModelCache(folder)


class TestFileModelCache(ModelCacheContract):
    @pytest.fixture
    def cache(self, cache: FileModelCache) -> FileModelCache:
        return cache

    @pytest.fixture
    def spoil(self, folder: Path) -> Callable[[], None]:
        def change_a_byte() -> None:
            (file,) = folder.glob("*/all.bin")
            file.write_bytes(b"\x01" + file.read_bytes()[1:])

        return change_a_byte


def test_another_process_finds_it(cache: FileModelCache, folder: Path) -> None:
    cache.keep(kept(2))
    program = (
        "import sys; from pathlib import Path; from app.infrastructure.learning.file_model_cache import FileModelCache;"
        "print(FileModelCache(Path(sys.argv[1])).last_good().version)"
    )
    said = subprocess.run([sys.executable, "-c", program, str(folder)], cwd=ROOT, capture_output=True, check=True)

    assert said.stdout == b"2\n"


@pytest.mark.parametrize("content", [b"", b"{", b"[]", b'{"version": "1"}', b"\xff"])
def test_a_damaged_pointer_is_told(cache: FileModelCache, folder: Path, content: bytes) -> None:
    cache.keep(kept(1))
    (folder / "last-good.json").write_bytes(content)

    assert not cache.is_last_good("1", kept(1).artefact.checksum)
    with pytest.raises(DamagedModelError, match=r"last-good\.json cannot be read"):
        cache.last_good()


def test_what_cannot_be_written_is_told_and_the_last_one_stays(folder: Path) -> None:
    folder.parent.mkdir()
    folder.write_text("a file where the folder should be")
    with pytest.raises(UnwritableCacheError, match="File exists"):
        FileModelCache(folder).keep(kept(1))


def test_nothing_unfinished_stays(cache: FileModelCache, folder: Path) -> None:
    for seed in (1, 2, 3, 4, 5):
        cache.keep(kept(seed))

    assert {one.name for one in folder.iterdir()} == {
        "last-good.json",
        "lock",
        *(kept(seed).artefact.checksum for seed in (3, 4, 5)),
    }


def test_those_who_keep_the_same_at_once_all_succeed(folder: Path) -> None:
    def keep(seed: int) -> None:
        FileModelCache(folder).keep(kept(seed % 2))

    with ThreadPoolExecutor(6) as threads:
        list(threads.map(keep, range(60)))

    last = FileModelCache(folder).last_good()
    assert last is not None
    assert last.artefact == kept(int(last.version)).artefact
