"""What `make deploy` makes of the overlays, drawn by kubectl itself; tests/unit/test_rolling_out.py has the rest."""

from __future__ import annotations

import re
import shutil
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

import pytest

from scripts.install_cluster_tools import kubectl as program
from scripts.roll_out.kubectl import Kubectl
from scripts.roll_out.manifests import Manifests, images_of, render
from scripts.roll_out.watch import SMOKE
from tests.clusters import OVERLAYS, cluster
from tests.conftest import ROOT
from tests.typer_commands import ours

if TYPE_CHECKING:
    from collections.abc import Iterator

DIGEST: Final = f"sha256:{'a' * 64}"


def images_in(told: Any) -> Iterator[str]:
    """Return every image that is named anywhere."""
    if isinstance(told, dict):
        yield from (value for name, value in told.items() if name == "image")
        yield from (image for value in told.values() for image in images_in(value))
    elif isinstance(told, list):
        yield from (image for value in told for image in images_in(value))


@pytest.fixture(scope="module")
def release(tmp_path_factory: pytest.TempPathFactory) -> Manifests:
    """What comes into production of a registry of somebody's."""
    folder = tmp_path_factory.mktemp("deploy")
    for name in ("kubernetes", "grafana"):
        shutil.copytree(ROOT / "deploy" / name, folder / name)
    overlay = folder / "kubernetes" / "overlays" / "production"
    images = {one: f"ghcr.io/somebody/{one.rpartition('/')[2]}@{DIGEST}" for one in images_of(overlay)}
    with pytest.MonkeyPatch.context() as patched:
        patched.setenv("PATH", str(Path(program() or "").parent))
        return render(Kubectl(context="none", namespace="predictiondex"), overlay, images)


def test_every_image_is_named_by_what_was_built(release: Manifests) -> None:
    images = set(images_in([*release.ground, *release.migrate, *release.serve]))
    assert {re.sub(r"^ghcr\.io/somebody/predictiondex-(\w+)@.+$", r"\1", one) for one in images} == {
        "api",
        "jobs",
        "mlflow",
        "ui",
    }
    assert all(one.endswith(f"@{DIGEST}") for one in images)


def test_nothing_is_left_out_and_the_migration_comes_alone(release: Manifests) -> None:
    every = [*release.ground, *release.migrate, *release.serve]
    assert len(every) == len(cluster(OVERLAYS[1]).objects)
    assert [(one["kind"], one["metadata"]["name"]) for one in release.migrate] == [("Job", "migrate")]
    assert {"api", "ui", "mlflow"} <= set(release.deployments)


def test_what_the_watch_runs_is_a_command_that_knows_its_options() -> None:
    *begins, name = SMOKE
    assert begins[1:] == ["-m", "app"]
    told = ours().commands[name].make_context(name, ["http://127.0.0.1", "--wait", "120"]).params
    assert (told["address"], told["wait"]) == ("http://127.0.0.1", 120)
