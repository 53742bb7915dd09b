from __future__ import annotations

import hashlib
import json
from typing import TYPE_CHECKING

import numpy as np

from app.application.ports.forecast_store import ForecastStore, KeptForecast

if TYPE_CHECKING:
    from pathlib import Path


class FileForecastStore(ForecastStore):
    """A file for each: a line of JSON that describes it, then the chances."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def find(self, key: str) -> KeptForecast | None:
        try:
            first, _, chances = self._file(key).read_bytes().partition(b"\n")
            told = json.loads(first)
            if told.pop("sha256") != hashlib.sha256(chances).hexdigest():
                return None
            return KeptForecast(chance=np.frombuffer(chances, "<f8").astype(np.float64), **told)
        except (FileNotFoundError, ValueError, KeyError, TypeError, AttributeError):
            return None  # it is made again

    def keep(self, key: str, forecast: KeptForecast) -> None:
        chances = forecast.chance.astype("<f8").tobytes()
        told = {"microseconds": forecast.microseconds, "seconds": forecast.seconds, "size": forecast.size}
        first = json.dumps({**told, "sha256": hashlib.sha256(chances).hexdigest()})
        self._folder.mkdir(parents=True, exist_ok=True)
        unfinished = self._file(key).with_suffix(".unfinished")
        unfinished.write_bytes(first.encode() + b"\n" + chances)
        unfinished.replace(self._file(key))

    def _file(self, key: str) -> Path:
        return self._folder / f"{key}.forecast"
