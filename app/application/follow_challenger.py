from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from app.application.ports.model_cache import KeptModel
from app.application.ports.model_registry import NoSuchModelError
from app.domain.registry.model_version import Alias

if TYPE_CHECKING:
    from collections.abc import Callable

    from app.application.patience import Patience
    from app.application.ports.battle_predictor import BattlePredictor
    from app.application.ports.model_registry import ModelRegistry
    from app.application.shadow_book import ShadowBook


@dataclass(frozen=True, slots=True, kw_only=True)
class FollowChallenger:
    """Let the version in staging answer in the shadow of the one in production."""

    registry: ModelRegistry
    book: ShadowBook
    prepare: Callable[[KeptModel], BattlePredictor]
    """Raises `DamagedModelError`."""
    patience: Patience
    wait_seconds: float
    every_seconds: float
    is_wanted: bool = True
    """Otherwise nobody answers in the shadow."""

    def __call__(self) -> None:
        """Look at the registry once; whatever is raised, who answers now goes on.

        Raises:
            DamagedModelError: what is in staging cannot be used.
            RegistryUnavailableError: the registry does not answer, or not in time.
        """
        if not self.is_wanted:
            return
        try:
            wanted = self.patience.wait_for(lambda: self.registry.aliased(Alias.STAGING), seconds=self.wait_seconds)
        except NoSuchModelError:
            self.book.challenge(None)
            return
        if wanted.version != self.book.challenger:
            self.book.challenge(self._prepared(wanted.version))

    def end(self) -> None:
        self.book.close()

    def _prepared(self, version: str) -> BattlePredictor:
        artefact = self.patience.wait_for(lambda: self.registry.load(version), seconds=10 * self.wait_seconds)
        return self.prepare(KeptModel(version=version, artefact=artefact))
