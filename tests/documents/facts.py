"""What a process takes for granted where nobody sets anything."""

from __future__ import annotations

from typing import Any, Final

from app.settings import Settings

SETTINGS: Final[Any] = Settings.model_construct()
