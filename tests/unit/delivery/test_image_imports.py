"""What the programs of an image import is in its lock, and what its files import is among its files."""

from __future__ import annotations

import ast
import re
import shutil
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


def test_what_the_pages_import_of_ours_is_among_what_is_copied(tmp_path: Path) -> None:
    for one in STAGES["ui-builder"].instructions:
        if one.name == "COPY" and not one.rest.startswith("requirements"):
            source, target = one.rest.split()
            _copy(ROOT / source, tmp_path / target)
    copied = {file.relative_to(tmp_path) for file in tmp_path.rglob("*.py")}
    wanted = {file for one in copied for name, _ in imports_of(tmp_path / one) for file in _files_of(name)}
    assert len(wanted) > 50
    assert wanted <= copied


def _files_of(module: str) -> Iterator[Path]:
    """Return where a module of ours is in the image, if it is one."""
    file = file_of(module) if module.split(".", maxsplit=1)[0] in _OURS else None
    if file is not None:
        yield file.relative_to(ROOT / "client" if module.startswith("predictiondex_client") else ROOT)


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
