from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from html import escape
from typing import TYPE_CHECKING

import pytest

from app.domain.monitoring.stability import Bins, stability_index
from app.infrastructure.monitoring.evidently_drift_report_writer import KEPT, EvidentlyDriftReportWriter
from tests.conftest import ROOT
from tests.contracts.drift_report_writer_contract import REPORT, DriftReportWriterContract, columns

if TYPE_CHECKING:
    from pathlib import Path

    from tests.contracts.drift_report_writer_contract import Read


class TestEvidentlyDriftReportWriter(DriftReportWriterContract):
    @pytest.fixture
    def writer(self) -> EvidentlyDriftReportWriter:
        return EvidentlyDriftReportWriter()

    @pytest.fixture
    def read(self) -> Read:
        return lambda folder: (
            (folder / "drift.html").read_text(encoding="utf-8"),
            json.loads((folder / "drift.json").read_text(encoding="utf-8")),
        )

    def test_its_index_and_ours_tell_the_same_story(
        self, writer: EvidentlyDriftReportWriter, read: Read, tmp_path: Path
    ) -> None:
        learnt, asked = columns(1), columns(2, shift=1)
        writer.write(REPORT, learnt, asked, tmp_path)
        theirs = {one["column"]: one["evidently_psi"] for one in read(tmp_path)[1]["columns"]}
        for name, index in theirs.items():
            bins = Bins.of(learnt[name])
            own = stability_index(bins.counts(learnt[name]), bins.counts(asked[name]))

            assert (own > 0.2) == (index > 0.4) == (name == "higher_level"), (name, own, index)

    def test_the_oldest_pages_go_and_nothing_else(self, writer: EvidentlyDriftReportWriter, tmp_path: Path) -> None:
        earlier = [tmp_path / f"20261128T{number:06}Z" for number in range(KEPT + 1)]
        for one in (*earlier, tmp_path / "mine"):
            one.mkdir()
        writer.write(REPORT, columns(1), columns(2), tmp_path / "20261129T000000Z")

        left = sorted(one.name for one in tmp_path.iterdir())
        assert left == [*(one.name for one in earlier[2:]), "20261129T000000Z", "mine"]

    def test_the_page_needs_no_other_file_and_no_internet(
        self, writer: EvidentlyDriftReportWriter, read: Read, tmp_path: Path
    ) -> None:
        writer.write(REPORT, columns(1), columns(2), tmp_path)
        page, _ = read(tmp_path)

        assert sorted(one.name for one in tmp_path.iterdir()) == ["drift.html", "drift.json"]
        assert f"<p>{escape(REPORT.explanation)}</p>" in page
        assert not re.findall(r"<(?:script|link|img)[^>]+(?:src|href)=[\"']?https?:", page)


_ALONE = """
import sys
from pathlib import Path
import socket

def refuse(event, arguments):
    if event in {"socket.connect", "socket.getaddrinfo", "socket.sendto"}:
        print("asked for the network", event, arguments)

sys.addaudithook(refuse)
if sys.argv[2] == "without":
    sys.modules["evidently"] = None
from app.infrastructure.monitoring.evidently_drift_report_writer import EvidentlyDriftReportWriter
from tests.contracts.drift_report_writer_contract import REPORT, columns
try:
    EvidentlyDriftReportWriter().write(REPORT, columns(1), columns(2), Path(sys.argv[1]))
except Exception as error:
    print(type(error).__name__, error)
"""


def _alone(folder: Path, how: str) -> str:
    environ = {**os.environ, "HOME": str(folder), "XDG_CONFIG_HOME": str(folder)}
    command = [sys.executable, "-W", "error", "-c", _ALONE, str(folder / "drift"), how]
    done = subprocess.run(command, cwd=ROOT, env=environ, capture_output=True, text=True, check=True)
    return done.stdout


def test_nobody_is_told_that_it_is_used(tmp_path: Path) -> None:
    assert _alone(tmp_path, "with") == ""
    assert [one.name for one in tmp_path.iterdir()] == ["drift"]


def test_without_the_library_the_extra_is_named(tmp_path: Path) -> None:
    said = _alone(tmp_path, "without")

    assert said.startswith("DriftLibraryMissingError evidently is not installed")
    assert "predictiondex[monitor]" in said
    assert not (tmp_path / "drift").exists()
