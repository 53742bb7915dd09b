from __future__ import annotations

from typing import TYPE_CHECKING

from app.application.ports.registry_hooks import NoSuchHookError, RefusedHookError, RegistryHook, RegistryHooks

if TYPE_CHECKING:
    from collections.abc import Sequence

    from app.domain.errors import PredictionDexError


class FakeRegistryHooks(RegistryHooks):
    """Keeps webhooks and their secrets in memory; `failure`, once set, is what every call raises."""

    def __init__(self) -> None:
        self.failure: PredictionDexError | None = None
        self.secrets: dict[str, str] = {}
        self._hooks: dict[str, RegistryHook] = {}

    def add(self, url: str, *, secret: str) -> RegistryHook:
        self._fail()
        if not url.startswith(("http://", "https://")):
            raise RefusedHookError(url, "it is no address of the web")
        hook = RegistryHook(hook_id=f"hook-{len(self.secrets) + 1}", url=url, is_active=True)
        self.secrets[hook.hook_id] = secret
        self._hooks[hook.hook_id] = hook
        return hook

    def all(self) -> Sequence[RegistryHook]:
        self._fail()
        return list(self._hooks.values())

    def remove(self, hook_id: str) -> None:
        self._fail()
        if hook_id not in self._hooks:
            raise NoSuchHookError(hook_id)
        del self._hooks[hook_id]

    def _fail(self) -> None:
        if self.failure is not None:
            raise self.failure
