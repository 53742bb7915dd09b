from __future__ import annotations

import json
import shutil
from typing import TYPE_CHECKING, Any, Final

from app.application.ports.archive import Archive
from app.application.ports.model_registry import RegistryUnavailableError
from app.infrastructure.learning.archived_runs import PARENT, created, described, trials_of
from app.infrastructure.learning.mlflow_connection import MODEL_FOLDER, MODEL_NAME
from app.infrastructure.learning.mlflow_tags import CREATED

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from app.application.ports.archive import Counts, Tell
    from app.infrastructure.learning.archived_runs import Json
    from app.infrastructure.learning.mlflow_connection import MlflowConnection

_INDEX: Final = "registry.json"
_FILES: Final = "files"
_SAVED: Final = "registry, saved"
_RESTORED: Final = "registry, restored"
_TRAINING: Final = "predictiondex.training"


class MlflowArchive(Archive):
    """Every registered version under its number, with the run that has made it, through MLflow's own interface.

    So it comes from a local store and goes to a server, or the other way. Runs get other ids, for MLflow gives them.
    Every method raises `RegistryUnavailableError`.
    """

    def __init__(self, connection: MlflowConnection) -> None:
        self._connection = connection

    def save(self, folder: Path, *, tell: Tell) -> Counts:
        shutil.rmtree(folder, ignore_errors=True)
        folder.mkdir(parents=True)
        with self._connection.client() as client:
            versions = _versions(client)
            runs = list(_described_runs(client, versions, folder, tell))
            kept = {"versions": [_described(one, _aliases(client)) for one in versions], "runs": runs}
        (folder / _INDEX).write_text(json.dumps(kept, indent=1), "utf-8")
        return {"versions": len(versions), "runs": len(runs)}

    def is_empty(self) -> bool:
        with self._connection.client() as client:
            return not _versions(client)

    def clear(self) -> None:
        """Give up the versions, so that they are numbered anew, and the trainings that would be there twice."""
        with self._connection.client() as client:
            if client.search_registered_models(filter_string=f"name = '{MODEL_NAME}'"):
                for run_id in {one.run_id for one in _versions(client)}:
                    _forget(client, run_id)
                client.delete_registered_model(MODEL_NAME)

    def load(self, folder: Path, *, tell: Tell) -> Counts:
        kept = json.loads((folder / _INDEX).read_text("utf-8"))
        with self._connection.client() as client:
            ids = self._load_runs(client, kept["runs"], folder, tell)
            if kept["versions"]:
                client.create_registered_model(MODEL_NAME)
            for version in kept["versions"]:
                _load_version(client, version, ids)
            found = _versions(client)
        return {"versions": len(found), "runs": len(ids)}

    def _load_runs(self, client: Any, runs: list[Json], folder: Path, tell: Tell) -> dict[str, str]:
        ids: dict[str, str] = {}
        for number, run in enumerate(runs, start=1):
            parent = ids.get(run["tags"].get(PARENT, ""))
            ids[run["run_id"]] = run_id = created(client, self._experiment(client, run["experiment"]), run, parent)
            files = folder / _FILES / run["run_id"]
            if files.is_dir():
                client.log_artifacts(run_id, str(files))
            client.set_terminated(run_id, status=run["status"], end_time=run["ended"])
            tell(_RESTORED, number / len(runs))
        return ids

    def _experiment(self, client: Any, name: str) -> str:
        known = client.get_experiment_by_name(name)
        if known is None:
            return str(client.create_experiment(name, artifact_location=self._connection.artifact_location))
        if known.lifecycle_stage == "deleted":
            client.restore_experiment(known.experiment_id)
        return str(known.experiment_id)


def _versions(client: Any) -> list[Any]:
    return sorted(client.search_model_versions(f"name = '{MODEL_NAME}'"), key=lambda one: int(one.version))


def _aliases(client: Any) -> dict[str, str]:
    return {alias: str(version) for alias, version in client.get_registered_model(MODEL_NAME).aliases.items()}


def _described(version: Any, aliases: dict[str, str]) -> Json:
    number = str(version.version)
    return {
        "version": number,
        "run_id": version.run_id,
        "tags": {CREATED: str(version.creation_timestamp)} | dict(version.tags),
        "aliases": sorted(alias for alias, holder in aliases.items() if holder == number),
    }


def _described_runs(client: Any, versions: list[Any], folder: Path, tell: Tell) -> Iterator[Json]:
    """Describe each training before its trials, and bring the files of the training."""
    ids = list(dict.fromkeys(one.run_id for one in versions))
    for number, run_id in enumerate(ids, start=1):
        run, place = client.get_run(run_id), folder / _FILES / run_id
        if client.list_artifacts(run_id):
            place.mkdir(parents=True)
            client.download_artifacts(run_id, "", str(place))
        yield described(client, run)
        yield from (described(client, one) for one in trials_of(client, run))
        tell(_SAVED, number / len(ids))


def _load_version(client: Any, kept: Json, ids: dict[str, str]) -> None:
    """Register it under its number, over any gap that others have left which were deleted."""
    run_id = ids[kept["run_id"]]
    source = f"runs:/{run_id}/{MODEL_FOLDER}"
    while True:
        made = client.create_model_version(MODEL_NAME, source=source, run_id=run_id, tags=kept["tags"])
        if int(made.version) >= int(kept["version"]):
            break
        client.delete_model_version(MODEL_NAME, made.version)
    if str(made.version) != kept["version"]:
        raise RegistryUnavailableError("somebody else has registered a model meanwhile; stop that, and restore again")
    for alias in kept["aliases"]:
        client.set_registered_model_alias(MODEL_NAME, alias, kept["version"])


def _forget(client: Any, run_id: str) -> None:
    run = client.get_run(run_id)
    if _TRAINING in run.data.tags:
        for one in (*trials_of(client, run), run):
            client.delete_run(one.info.run_id)
