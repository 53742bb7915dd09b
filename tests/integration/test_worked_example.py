"""The endpoint that CONTRIBUTING.md builds is built by doing what it says, in a copy, and works there."""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Final

import pytest

from tests.conftest import ROOT
from tests.documents.reading import Document

CHANGED: Final = ("app", "tests")
GUIDE: Final = Document(ROOT / "CONTRIBUTING.md")
MADE: Final = [fence for fence in GUIDE.fences if fence.file]
EDITS: Final = [fence for fence in GUIDE.fences if fence.language == "diff"]
TESTS: Final = "test_upset or (OutcomeRepository and not postgres) or (test_documentation and not example) or use_case"


@pytest.fixture(scope="module")
def copy(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a copy of the repository in which everything is as the guide leaves it."""
    folder = tmp_path_factory.mktemp("copy") / "predictiondex"
    for name in CHANGED:
        shutil.copytree(ROOT / name, folder / name, ignore=shutil.ignore_patterns("node_modules", "__pycache__"))
    for one in ROOT.iterdir():
        if one.name not in {*CHANGED, ".git"}:
            (folder / one.name).symlink_to(one)
    for fence in MADE:
        (folder / fence.file).write_text(fence.text, encoding="utf-8")
    for fence in EDITS:
        _run(folder, "git", "apply", "-", given=fence.text)
    return folder


def test_it_is_in_every_layer() -> None:
    touched = " ".join([fence.file for fence in MADE] + [fence.text for fence in EDITS])
    for layer in ("domain", "application/ports", "application", "infrastructure", "container", "presentation"):
        assert f"app/{layer}/" in touched


def test_its_tests_pass(copy: Path) -> None:
    files = ["test_upsets.py", "test_documentation.py"]
    said = _run(
        copy,
        *(sys.executable, "-m", "pytest", "-q", "-n0", "-p", "no:cacheprovider", "-k", TESTS),
        *(f"tests/unit/api/{name}" for name in files),
        "tests/unit/domain/prediction/test_upset.py",
        "tests/unit/test_fake_repositories.py",
        "tests/unit/monitoring/test_tracing.py",
        "tests/integration/test_sqlalchemy_outcome_repository.py",
    )
    assert "failed" not in said
    assert " passed" in said


def test_its_style_and_its_imports_are_those_of_this_code(copy: Path) -> None:
    edited = [name for fence in EDITS for name in re.findall(r"^\+\+\+ b/(.+\.py)$", fence.text, re.MULTILINE)]
    files = [*(fence.file for fence in MADE), *edited]
    assert len(edited) >= len(EDITS)
    _run(copy, sys.executable, "-m", "ruff", "check", "--no-cache", *files)
    _run(copy, sys.executable, "-m", "ruff", "format", "--no-cache", "--check", *files)
    _run(copy, str(Path(sys.executable).with_name("lint-imports")), "--no-logo", "--no-cache")


def _run(folder: Path, *command: str, given: str = "") -> str:
    done = subprocess.run(command, cwd=folder, input=given, capture_output=True, text=True, timeout=120, check=False)
    assert done.returncode == 0, f"{' '.join(command)}\n{done.stdout}\n{done.stderr}"
    return done.stdout
