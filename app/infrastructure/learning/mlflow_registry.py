from __future__ import annotations

from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Any, Final

from app.application.ports.model_registry import (
    DamagedModelError,
    ModelRegistry,
    ModelVersion,
    NoSuchModelError,
)
from app.domain.prediction.model import ModelArtefact
from app.infrastructure.learning.mlflow_connection import MODEL_FOLDER, MODEL_NAME, MlflowConnection

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

_PRODUCTION: Final = "production"
_CHECKSUM: Final = "checksum"


class MlflowModelRegistry(ModelRegistry):
    def __init__(self, connection: MlflowConnection) -> None:
        self._connection = connection

    def register(self, run_id: str, artefact: ModelArtefact, metrics: Mapping[str, float]) -> ModelVersion:  # noqa: ARG002 - MLflow has the metrics with the run
        with self._connection.client() as client:
            if not client.search_registered_models(filter_string=f"name = '{MODEL_NAME}'"):
                client.create_registered_model(MODEL_NAME)
            version = client.create_model_version(
                MODEL_NAME,
                source=f"runs:/{run_id}/{MODEL_FOLDER}",
                run_id=run_id,
                tags={_CHECKSUM: artefact.checksum},
            )
            return _to_version(client, version.version)

    def promote(self, version: str) -> None:
        with self._connection.client() as client:
            _require(client, version)
            client.set_registered_model_alias(MODEL_NAME, _PRODUCTION, version)

    def production(self) -> ModelVersion:
        with self._connection.client() as client:
            for one in _search(client):
                if _PRODUCTION in one.aliases:
                    return one
        raise NoSuchModelError("in production")

    def versions(self) -> Sequence[ModelVersion]:
        with self._connection.client() as client:
            return sorted(_search(client), key=lambda one: int(one.version), reverse=True)

    def load(self, version: str) -> ModelArtefact:
        with self._connection.client() as client:
            checksum = _require(client, version).checksum
            artefact = self._download(client, version)
        if artefact.checksum != checksum:
            raise DamagedModelError(version, "its files are not those that were registered")
        return artefact

    def _download(self, client: Any, version: str) -> ModelArtefact:
        from mlflow.artifacts import download_artifacts

        address = client.get_model_version_download_uri(MODEL_NAME, version)
        with TemporaryDirectory() as folder:
            try:
                downloaded = Path(
                    download_artifacts(
                        artifact_uri=address, dst_path=folder, tracking_uri=self._connection.tracking_uri
                    )
                )
            except OSError as error:
                raise DamagedModelError(version, "its files are missing") from error
            return ModelArtefact(files={file.name: file.read_bytes() for file in sorted(downloaded.iterdir())})


def _require(client: Any, version: str) -> ModelVersion:
    for one in _search(client):
        if one.version == version:
            return one
    raise NoSuchModelError(version)


def _search(client: Any) -> list[ModelVersion]:
    found = client.search_model_versions(f"name = '{MODEL_NAME}'")
    return [_to_version(client, one.version) for one in found]


def _to_version(client: Any, version: str) -> ModelVersion:
    found = client.get_model_version(MODEL_NAME, version)
    return ModelVersion(
        version=str(found.version),
        run_id=found.run_id,
        aliases=tuple(found.aliases),
        checksum=found.tags.get(_CHECKSUM, ""),
        metrics=dict(client.get_run(found.run_id).data.metrics),
    )
