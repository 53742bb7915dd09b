from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from app.application.ports.status_board import AnsweringModel, Pulse

if TYPE_CHECKING:
    from collections.abc import Callable

    from app.application.model_in_service import ModelInService
    from app.application.ports.database_probe import DatabaseProbe
    from app.application.ports.prediction_repository import PredictionRepository
    from app.application.ports.status_board import StatusBoard
    from app.application.ports.vital_signs import VitalSigns


@dataclass(frozen=True, slots=True, kw_only=True)
class TakePulse:
    """Show how this process is; it asks nobody, and so takes no time to speak of."""

    signs: VitalSigns
    predictions: PredictionRepository
    database: DatabaseProbe
    service: ModelInService[Any]
    has_atlas: Callable[[], bool]
    board: StatusBoard
    every_seconds: float

    def __call__(self) -> None:
        self.board.show_pulse(
            Pulse(
                process=self.signs.process(),
                disk=self.signs.disk(),
                writing=self.predictions.writing,
                connections=self.database.connections(),
                model=_answering(self.service),
                has_atlas=self.has_atlas(),
            )
        )


def _answering(service: ModelInService[Any]) -> AnsweringModel | None:
    served, said = service.served, service.confirmed
    if served is None:
        return None
    is_known = said is not None and said.version == served.model.version
    return AnsweringModel(
        version=served.model.version,
        semantic=str(said.semantic) if said is not None and is_known else None,
        trained_at=said.created_at if said is not None and is_known else None,
        is_stand_in=service.is_stand_in,
    )
