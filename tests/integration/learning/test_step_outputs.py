from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from app.application.ports.evaluation_writer import UnwritableReportError
from app.infrastructure.learning.file_forecast_store import FileForecastStore
from app.infrastructure.learning.file_step_outputs import FileStepOutputs
from tests.contracts.forecast_store_contract import ForecastStoreContract
from tests.contracts.step_outputs_contract import RECORD, StepOutputsContract

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path


@pytest.fixture
def outputs() -> FileStepOutputs:
    return FileStepOutputs()


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "reports" / "training"


class TestFileStepOutputs(StepOutputsContract):
    @pytest.fixture
    def outputs(self, outputs: FileStepOutputs) -> FileStepOutputs:
        return outputs

    @pytest.fixture
    def folder(self, folder: Path) -> Path:
        return folder


class TestFileForecastStore(ForecastStoreContract):
    @pytest.fixture
    def store(self, tmp_path: Path) -> FileForecastStore:
        return FileForecastStore(tmp_path / "forecasts")


def change(folder: Path) -> None:
    (folder / "report.md").write_text("# !\n")


def remove(folder: Path) -> None:
    (folder / "report.md").unlink()


def spoil_the_record(folder: Path) -> None:
    (folder / "made_from.json").write_text("[")


@pytest.mark.parametrize("tamper", [change, remove, spoil_the_record])
def test_what_is_no_longer_as_it_was_made_is_not_found(
    outputs: FileStepOutputs, folder: Path, tamper: Callable[[Path], None]
) -> None:
    outputs.write({"report.md": b"# ?\n"}, folder)
    outputs.seal(RECORD, folder, ["report.md"])
    tamper(folder)

    assert outputs.find(folder) is None


def test_other_files_of_the_folder_are_nobodys_business(outputs: FileStepOutputs, folder: Path) -> None:
    outputs.write({"report.md": b"# ?\n"}, folder)
    outputs.seal(RECORD, folder, ["report.md"])
    outputs.write({"another.md": b""}, folder)

    assert outputs.find(folder) == RECORD


def test_a_folder_that_cannot_be_written_is_named(outputs: FileStepOutputs, tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    with pytest.raises(UnwritableReportError, match="file"):
        outputs.write({"report.md": b""}, tmp_path / "file")
    with pytest.raises(UnwritableReportError, match="file"):
        outputs.seal(RECORD, tmp_path / "file", [])


@pytest.mark.parametrize("content", [b"", b"{}\n", b"[]\n", b'{"sha256": "0"}\n12345678', b"\xff\n"])
def test_a_damaged_forecast_is_not_found(tmp_path: Path, content: bytes) -> None:
    (tmp_path / "key.forecast").write_bytes(content)

    assert FileForecastStore(tmp_path).find("key") is None
