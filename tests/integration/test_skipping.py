"""What `tests/conftest.py` says of a session in which a test was skipped, in one process and in several."""

from __future__ import annotations

import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from tests.conftest import ROOT

if TYPE_CHECKING:
    from pathlib import Path

FILES = {
    "test_fine.py": "def test_it_is_fine():\n    pass\n",
    "test_skipped.py": "import pytest\n\ndef test_it_is_skipped():\n    pytest.skip('not here')\n",
}


@pytest.mark.parametrize("processes", [0, 2])
def test_a_skipped_test_fails_the_session(tmp_path: Path, processes: int) -> None:
    for name, text in FILES.items():
        (tmp_path / name).write_text(text, encoding="utf-8")
    options = ["-n", str(processes), "--dist", "loadfile", "-p", "tests.conftest", "-p", "no:cacheprovider"]
    command = [sys.executable, "-m", "pytest", *options, "-c", str(ROOT / "pyproject.toml"), str(tmp_path)]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)

    assert "1 passed, 1 skipped" in done.stdout
    assert done.returncode == pytest.ExitCode.TESTS_FAILED
