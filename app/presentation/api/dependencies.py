from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Protocol, cast

from fastapi import Depends, HTTPException, Request

if TYPE_CHECKING:
    from app.application.calculate_damage import CalculateDamage
    from app.application.check_readiness import CheckReadiness
    from app.application.ports.pokedex_repository import PokedexRepository
    from app.application.ports.prediction_repository import PredictionRepository
    from app.application.predict_duels import PredictDuels
    from app.application.refresh_pokedex import RefreshPokedex
    from app.application.simulate_duel import SimulateDuel


class ApiContainer(Protocol):
    """What the routes ask of whoever wires the application."""

    def pokedex_repository(self) -> PokedexRepository: ...

    def pokedex_refresh(self) -> RefreshPokedex: ...

    def predict_duels(self) -> PredictDuels: ...

    def calculate_damage(self) -> CalculateDamage: ...

    def simulate_duel(self) -> SimulateDuel: ...

    def prediction_repository(self) -> PredictionRepository: ...

    def check_readiness(self) -> CheckReadiness: ...


async def container_of(request: Request) -> ApiContainer:
    return cast("ApiContainer", request.app.state.container)


async def require_json(request: Request) -> None:
    """Refuse a body that does not say that it is JSON; raise a 415."""
    media_type = request.headers.get("content-type", "").partition(";")[0].strip().lower()
    if media_type == "application/json" or (media_type.startswith("application/") and media_type.endswith("+json")):
        return
    raise HTTPException(415, "The body must be JSON, sent as Content-Type: application/json.")


Container = Annotated[ApiContainer, Depends(container_of)]
