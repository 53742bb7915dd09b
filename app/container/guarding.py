"""Who may ask, and how much."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dependency_injector import providers

from app.application.check_key import CheckKey
from app.application.create_key import CreateKey
from app.application.key_memory import KeyMemory
from app.application.write_key_uses import WriteKeyUses
from app.container import access
from app.container.storage import Storage
from app.infrastructure.persistence.sqlalchemy_api_key_repository import SqlAlchemyApiKeyRepository

if TYPE_CHECKING:
    from app.application.ports.api_key_repository import ApiKeyRepository
    from app.application.ports.rate_limiter import RateLimiter
    from app.presentation.api.policy import ApiPolicy
    from app.presentation.cli.dependencies import ServerOptions


class Guarding(Storage):
    api_keys: providers.Provider[ApiKeyRepository] = providers.ThreadSafeSingleton(
        SqlAlchemyApiKeyRepository, Storage.sessions
    )
    key_memory: providers.Provider[KeyMemory] = providers.ThreadSafeSingleton(
        KeyMemory, seconds=Storage.settings.provided.key_memory_seconds
    )
    create_key: providers.Provider[CreateKey] = providers.Factory(CreateKey, keys=api_keys)
    check_key: providers.Provider[CheckKey] = providers.Factory(CheckKey, keys=api_keys, memory=key_memory)
    write_key_uses: providers.Provider[WriteKeyUses] = providers.Factory(
        WriteKeyUses, keys=api_keys, memory=key_memory, every_seconds=60.0
    )
    rate_limiter: providers.Provider[RateLimiter] = providers.ThreadSafeSingleton(
        access.rate_limiter, Storage.settings.provided.redis_url
    )
    webhook_secret: providers.Provider[str] = providers.Callable(
        lambda secret: secret.get_secret_value(), Storage.settings.provided.mlflow_webhook_secret
    )
    needs_keys: providers.Provider[bool] = providers.Callable(access.needs_keys, Storage.settings)
    api_policy: providers.Provider[ApiPolicy] = providers.Callable(access.api_policy, Storage.settings)
    server_options: providers.Provider[ServerOptions] = providers.Callable(access.server_options, Storage.settings)
