from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from tests.contracts.drift_report_writer_contract import DriftReportWriterContract
from tests.fakes.fake_drift_report_writer import FakeDriftReportWriter

if TYPE_CHECKING:
    from tests.contracts.drift_report_writer_contract import Read


class TestFakeDriftReportWriter(DriftReportWriterContract):
    @pytest.fixture
    def writer(self) -> FakeDriftReportWriter:
        return FakeDriftReportWriter()

    @pytest.fixture
    def read(self, writer: FakeDriftReportWriter) -> Read:
        return lambda folder: (
            writer.written[folder]["drift.html"],
            json.loads(writer.written[folder]["drift.json"]),
        )
