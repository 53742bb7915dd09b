from __future__ import annotations

from typing import TYPE_CHECKING

from app.application.ports.forecast_store import ForecastStore

if TYPE_CHECKING:
    from app.application.ports.forecast_store import KeptForecast


class FakeForecastStore(ForecastStore):
    """Keeps forecasts in memory."""

    def __init__(self) -> None:
        self.kept: dict[str, KeptForecast] = {}

    def find(self, key: str) -> KeptForecast | None:
        return self.kept.get(key)

    def keep(self, key: str, forecast: KeptForecast) -> None:
        self.kept[key] = forecast
