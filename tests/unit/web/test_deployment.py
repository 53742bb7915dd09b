"""The container of the web interface holds all that it needs, and nothing of the API."""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
from typing import TYPE_CHECKING, Any, Final

import yaml

from tests.conftest import ROOT

if TYPE_CHECKING:
    from pathlib import Path

FOLDER: Final = ROOT / "deploy" / "web"
DOCKERFILE: Final = (FOLDER / "Dockerfile").read_text()
COPIED: Final = re.findall(r"^COPY (\S+) /opt/predictiondex/(\S+)$", DOCKERFILE, re.MULTILINE)
SERVICE: Final[dict[str, Any]] = yaml.safe_load((ROOT / "deploy" / "compose" / "web.yaml").read_text())["services"][
    "web"
]
_READ_ALL: Final = """
import sys
import app.presentation.web.site
assert not [name for name in sys.modules if name.startswith(("app.application", "app.domain", "app.container"))]
print(sys.modules["predictiondex_client"].__file__, app.__file__)
"""


def test_every_page_is_read_with_nothing_but_what_is_copied(tmp_path: Path) -> None:
    for source, target in COPIED:
        given, put = ROOT / source, tmp_path / target
        put.parent.mkdir(parents=True, exist_ok=True)
        if given.is_dir():
            shutil.copytree(given, put)
        else:
            shutil.copy(given, put)
    read = subprocess.run([sys.executable, "-c", _READ_ALL], cwd=tmp_path, capture_output=True, text=True, check=False)
    assert read.returncode == 0, read.stderr
    assert read.stdout.split() == [f"{tmp_path}/{one}/__init__.py" for one in ("predictiondex_client", "app")]


def test_what_is_copied_is_let_through_to_the_build() -> None:
    let_through = re.findall(r"^!(\S+)$", (FOLDER / "Dockerfile.dockerignore").read_text(), re.MULTILINE)
    assert {source for source, _target in COPIED} == set(let_through)


def test_it_is_not_root_and_open_to_this_machine_alone() -> None:
    assert re.search(r"^USER \d+$", DOCKERFILE, re.MULTILINE)
    assert SERVICE["ports"] == ["127.0.0.1:8501:8501"]
    assert SERVICE["read_only"]
    assert SERVICE["environment"]["PREDICTIONDEX_API_URL"] == "${PREDICTIONDEX_API_URL:?is missing}"
