from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.contracts.card_writer_contract import CardWriterContract
from tests.contracts.evaluation_reader_contract import EvaluationReaderContract
from tests.fakes.fake_card_writer import FakeCardWriter
from tests.fakes.fake_evaluation_reader import FakeEvaluationReader

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tests.contracts.evaluation_reader_contract import Keep


class TestFakeCardWriter(CardWriterContract):
    @pytest.fixture
    def writer(self) -> FakeCardWriter:
        return FakeCardWriter()

    @pytest.fixture
    def read(self, writer: FakeCardWriter) -> Callable[[Path], str]:
        return writer.written.__getitem__

    @pytest.fixture
    def blocked(self, writer: FakeCardWriter, tmp_path: Path) -> Path:
        writer.unwritable.add(tmp_path)
        return tmp_path


class TestFakeEvaluationReader(EvaluationReaderContract):
    @pytest.fixture
    def reader(self) -> FakeEvaluationReader:
        return FakeEvaluationReader()

    @pytest.fixture
    def keep(self, reader: FakeEvaluationReader) -> Keep:
        return lambda report, folder: reader.kept.update({folder: report})
