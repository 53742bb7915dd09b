from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING, Any, Final

from app.application.ports.registry_hooks import (
    HooksUnsupportedError,
    NoSuchHookError,
    RefusedHookError,
    RegistryHook,
    RegistryHooks,
)
from app.infrastructure.learning.mlflow_connection import MODEL_NAME

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from app.domain.errors import PredictionDexError
    from app.infrastructure.learning.mlflow_connection import MlflowConnection

_EVENTS: Final = ["model_version_alias.created", "model_version_alias.deleted"]
_ACTIVE: Final = "ACTIVE"


class MlflowRegistryHooks(RegistryHooks):
    """The webhooks of an MLflow server; whoever writes into the local store tells nobody."""

    def __init__(self, connection: MlflowConnection) -> None:
        self._connection = connection

    def add(self, url: str, *, secret: str) -> RegistryHook:
        with self._client() as client, _refused_as(lambda reason: RefusedHookError(url, reason)):
            return _hook(client.create_webhook(MODEL_NAME, url, list(_EVENTS), secret=secret))

    def all(self) -> Sequence[RegistryHook]:
        found = []
        token = None
        with self._client() as client, _refused_as(lambda _: HooksUnsupportedError()):
            while True:
                page = client.list_webhooks(page_token=token)
                found += [_hook(one) for one in page if one.name == MODEL_NAME]
                token = page.token
                if not token:
                    return found

    def remove(self, hook_id: str) -> None:
        with self._client() as client, _refused_as(lambda _: NoSuchHookError(hook_id)):
            client.delete_webhook(hook_id)

    @contextmanager
    def _client(self) -> Iterator[Any]:
        if not self._connection.is_server:
            raise HooksUnsupportedError
        with self._connection.client() as client:
            yield client


@contextmanager
def _refused_as(error_of: Callable[[str], PredictionDexError]) -> Iterator[None]:
    from mlflow.exceptions import MlflowException

    try:
        yield
    except MlflowException as error:
        if error.error_code == "ENDPOINT_NOT_FOUND":
            raise HooksUnsupportedError from None
        if error.error_code not in {"INVALID_PARAMETER_VALUE", "RESOURCE_DOES_NOT_EXIST"}:
            raise
        raise error_of(error.message) from None


def _hook(found: Any) -> RegistryHook:
    return RegistryHook(hook_id=found.webhook_id, url=found.url, is_active=found.status.value == _ACTIVE)
