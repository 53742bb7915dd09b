"""What the programs of an image import is in its lock, and what its files import is among its files."""

from __future__ import annotations

import ast
import re
import shutil
import subprocess
import sys
from functools import cache
from importlib.metadata import packages_distributions
from typing import TYPE_CHECKING, Final

import pytest
from packaging.utils import canonicalize_name

from scripts.images.sizes import LOCKS
from tests.conftest import ROOT
from tests.delivery import STAGES, image

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

_PINNED: Final = re.compile(r"^([A-Za-z0-9._-]+)==", re.MULTILINE)
_OURS: Final = {"app", "predictiondex_client"}
# What a setting turns on, whose absence is told with the remedy; and the web interface, which has an image of its own.
_CHOSEN: Final = {"opentelemetry", "redis", "streamlit", "babel"}
_READ_ALL: Final = """
import sys
import app.presentation.web.site
assert not [name for name in sys.modules if name.startswith(("app.application", "app.domain", "app.container"))]
print(sys.modules["predictiondex_client"].__file__, app.__file__)
"""


def file_of(module: str) -> Path | None:
    folder = ROOT / "client" if module.startswith("predictiondex_client") else ROOT
    place = folder.joinpath(*module.split("."))
    return next((one for one in (place.with_suffix(".py"), place / "__init__.py") if one.exists()), None)


@cache
def imports_of(file: Path) -> tuple[tuple[str, bool], ...]:
    """Return each module that it imports, and whether at once."""
    return tuple(_imports(ast.parse(file.read_text(encoding="utf-8")), at_once=True))


def _imports(node: ast.AST, *, at_once: bool) -> Iterator[tuple[str, bool]]:
    for child in ast.iter_child_nodes(node):
        if isinstance(child, ast.If) and ast.unparse(child.test) == "TYPE_CHECKING":
            continue
        if isinstance(child, ast.Import):
            yield from ((alias.name, at_once) for alias in child.names)
        elif isinstance(child, ast.ImportFrom) and child.module and not child.level:
            yield child.module, at_once
            yield from ((f"{child.module}.{alias.name}", at_once) for alias in child.names)
        inside = isinstance(child, (ast.FunctionDef, ast.AsyncFunctionDef, ast.Lambda))
        yield from _imports(child, at_once=at_once and not inside)


def foreign_of(*entries: str) -> set[str]:
    """Return the libraries that are imported while these modules are, and all that they import."""
    foreign, seen, waiting = set(), set(), list(entries)
    while waiting:
        module = waiting.pop()
        file = file_of(module) if module.split(".")[0] in _OURS else None
        if module.split(".")[0] not in _OURS:
            foreign.add(module.split(".")[0])
        elif file is not None and file not in seen:
            seen.add(file)
            waiting += [name for name, at_once in imports_of(file) if at_once]
            waiting += [module.rpartition(".")[0]] if "." in module else []
    return foreign - set(sys.stdlib_module_names)


@pytest.fixture(scope="module")
def distributions() -> dict[str, set[str]]:
    """Tell in which packages a library may be."""
    return {name: set(map(canonicalize_name, found)) for name, found in packages_distributions().items()}


def missing(lock: str, libraries: set[str], distributions: dict[str, set[str]]) -> set[str]:
    text = (ROOT / "requirements" / f"{lock}.txt").read_text(encoding="utf-8")
    pinned = set(map(canonicalize_name, _PINNED.findall(text)))
    return {name for name in libraries if not distributions.get(name, set()) & pinned}


@pytest.mark.parametrize(
    ("target", "entries"),
    {
        "api": ("app.__main__", "app.main", "app.container.container", "app.presentation.cli.application",
                "app.presentation.api.application", "app.infrastructure.limiting.redis_rate_limiter"),
        "jobs": ("app.__main__", "app.main", "app.container.container", "app.presentation.cli.application",
                 "app.infrastructure.cluster.dask_xgboost_trainer"),
        "ui": ("app.presentation.web.__main__", "app.presentation.web.main", "app.presentation.web.site"),
    }.items(),
)  # fmt: skip
def test_what_is_imported_at_once_is_in_the_lock(
    target: str, entries: tuple[str, ...], distributions: dict[str, set[str]]
) -> None:
    libraries = foreign_of(*entries)
    assert len(libraries) > 3
    assert missing(LOCKS[target], libraries, distributions) == set()


def test_a_job_lacks_nothing_that_is_imported_later(distributions: dict[str, set[str]]) -> None:
    files = [file for file in (ROOT / "app").rglob("*.py") if "web" not in file.relative_to(ROOT).parts[2:3]]
    libraries = {name.split(".")[0] for file in files for name, _ in imports_of(file)} - _OURS - _CHOSEN
    assert missing("jobs", libraries - set(sys.stdlib_module_names), distributions) == set()


def test_every_page_is_read_with_nothing_but_what_is_copied(tmp_path: Path) -> None:
    for one in STAGES["ui-builder"].instructions:
        if one.name == "COPY" and not one.rest.startswith("requirements"):
            source, target = one.rest.split()
            _copy(ROOT / source, tmp_path / target)
    read = subprocess.run([sys.executable, "-c", _READ_ALL], cwd=tmp_path, capture_output=True, text=True, check=False)
    assert read.returncode == 0, read.stderr
    assert read.stdout.split() == [f"{tmp_path}/{one}/__init__.py" for one in ("predictiondex_client", "app")]


def test_the_programs_of_the_images_are_there() -> None:
    assert image("api").entrypoint == image("jobs").entrypoint == ("predictiondex",)
    assert 'predictiondex = "app.__main__:main"' in (ROOT / "pyproject.toml").read_text(encoding="utf-8")
    assert file_of(image("ui").entrypoint[2]) or file_of(f"{image('ui').entrypoint[2]}.__main__")
    assert image("mlflow").entrypoint[1].startswith("/opt/predictiondex/")


def _copy(given: Path, put: Path) -> None:
    put.parent.mkdir(parents=True, exist_ok=True)
    if given.is_dir():
        shutil.copytree(given, put)
    else:
        shutil.copy(given, put)
