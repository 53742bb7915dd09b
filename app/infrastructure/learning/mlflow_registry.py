from __future__ import annotations

from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Any, Final

from app.application.ports.model_registry import (
    DamagedModelError,
    ModelRegistry,
    NoSuchModelError,
)
from app.domain.prediction.model import ModelArtefact
from app.domain.registry.model_version import Alias, ModelVersion
from app.infrastructure.learning.mlflow_connection import MODEL_FOLDER, MODEL_NAME, MlflowConnection
from app.infrastructure.learning.mlflow_tags import CREATED, tagged, tags_of, tags_of_notes

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from app.domain.registry.model_version import ModelOrigin
    from app.domain.registry.semantic_version import SemanticVersion

_ABSENT: Final = {"RESOURCE_DOES_NOT_EXIST", "INVALID_PARAMETER_VALUE"}
"""What MLflow says of a model, a version or an alias that it does not have."""


class MlflowModelRegistry(ModelRegistry):
    def __init__(self, connection: MlflowConnection) -> None:
        self._connection = connection

    def register(
        self,
        run_id: str,
        artefact: ModelArtefact,
        *,
        semantic: SemanticVersion,
        origin: ModelOrigin,
        metrics: Mapping[str, float],
    ) -> ModelVersion:
        with self._connection.client() as client:
            if not client.search_registered_models(filter_string=f"name = '{MODEL_NAME}'"):
                client.create_registered_model(MODEL_NAME)
            version = client.create_model_version(
                MODEL_NAME,
                source=f"runs:/{run_id}/{MODEL_FOLDER}",
                run_id=run_id,
                tags=tags_of(artefact, semantic, origin, metrics),
            )
            return _to_version(client, version.version)

    def point(self, alias: Alias, version: str | None) -> None:
        with self._connection.client() as client:
            if version is not None:
                _require(client, version)
                client.set_registered_model_alias(MODEL_NAME, alias, version)
            elif client.search_registered_models(filter_string=f"name = '{MODEL_NAME}'"):
                client.delete_registered_model_alias(MODEL_NAME, alias)

    def aliased(self, alias: Alias) -> ModelVersion:
        with self._connection.client() as client:
            with _none_means(f"in {alias}"):
                found = client.get_model_version_by_alias(MODEL_NAME, alias)
            return _to_version(client, found.version)

    def find(self, version: str) -> ModelVersion:
        with self._connection.client() as client:
            return _require(client, version)

    def note(self, version: str, notes: Mapping[str, str]) -> None:
        with self._connection.client() as client:
            _require(client, version)
            for name, text in tags_of_notes(notes).items():
                client.set_model_version_tag(MODEL_NAME, version, name, text)

    def versions(self) -> Sequence[ModelVersion]:
        with self._connection.client() as client:
            found = client.search_model_versions(f"name = '{MODEL_NAME}'")
            numbers = sorted((int(one.version) for one in found), reverse=True)
            return [_to_version(client, str(number)) for number in numbers]

    def load(self, version: str) -> ModelArtefact:
        with self._connection.client() as client:
            registered = _require(client, version)
            if not client.list_artifacts(registered.run_id, MODEL_FOLDER):
                raise DamagedModelError(version, "its files are missing")
            artefact = self._download(client, version)
        if artefact.checksum != registered.checksum:
            raise DamagedModelError(version, "its files are not those that were registered")
        return artefact

    def _download(self, client: Any, version: str) -> ModelArtefact:
        from mlflow.artifacts import download_artifacts

        address = client.get_model_version_download_uri(MODEL_NAME, version)
        with TemporaryDirectory() as folder:
            downloaded = Path(
                download_artifacts(artifact_uri=address, dst_path=folder, tracking_uri=self._connection.tracking_uri)
            )
            files = [file for file in sorted(downloaded.iterdir()) if file.is_file()]
            return ModelArtefact(files={file.name: file.read_bytes() for file in files})


def _require(client: Any, version: str) -> ModelVersion:
    with _none_means(version):
        found = client.get_model_version(MODEL_NAME, version)
    return _to_version(client, found.version)


@contextmanager
def _none_means(wanted: str) -> Iterator[None]:
    from mlflow.exceptions import MlflowException

    try:
        yield
    except MlflowException as error:
        if error.error_code in _ABSENT:
            raise NoSuchModelError(wanted) from None
        raise


def _to_version(client: Any, version: str) -> ModelVersion:
    found = client.get_model_version(MODEL_NAME, version)
    return ModelVersion(
        version=str(found.version),
        run_id=found.run_id,
        metrics=dict(client.get_run(found.run_id).data.metrics),
        created_at=datetime.fromtimestamp(int(found.tags.get(CREATED, found.creation_timestamp)) / 1000, UTC),
        aliases=tuple(sorted(found.aliases)),
        **tagged(found.tags),
    )
