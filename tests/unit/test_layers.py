from __future__ import annotations

import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import grimp
import pytest

from tests.conftest import ROOT

if TYPE_CHECKING:
    from grimp import ImportGraph


@pytest.fixture(scope="module")
def graph() -> ImportGraph:
    return grimp.build_graph("app", include_external_packages=True, cache_dir=None)


def _packages_used_by(graph: ImportGraph, layer: str) -> set[str]:
    modules = {layer, *graph.find_descendants(layer)}
    imported = {name for module in modules for name in graph.find_modules_directly_imported_by(module)}
    return imported - graph.find_descendants("app") - set(sys.stdlib_module_names)


def test_imports_point_inwards() -> None:
    # In a process of its own, because it switches off the loggers of the one that it runs in.
    command = [str(Path(sys.executable).with_name("lint-imports")), "--no-cache", "--no-logo"]
    checked = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert checked.returncode == 0, checked.stdout


@pytest.mark.parametrize("layer", ["app.domain", "app.application"])
def test_the_inner_layers_use_numpy_and_the_standard_library_alone(graph: ImportGraph, layer: str) -> None:
    assert _packages_used_by(graph, layer) <= {"numpy", "numba"}


def test_only_the_container_and_its_own_package_name_an_adapter(graph: ImportGraph) -> None:
    inside = {"app.infrastructure", *graph.find_descendants("app.infrastructure")}
    importers = {module for name in inside for module in graph.find_modules_that_directly_import(name)}
    composition = graph.find_descendants("app.container")
    assert "app.container.storage" in importers - inside
    assert importers - inside <= composition
