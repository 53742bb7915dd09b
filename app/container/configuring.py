"""What is told of the settings."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pydantic import ValidationError

from app.presentation.cli.dependencies import SettingsReport
from app.settings.reading import UNREADABLE, objections, told

if TYPE_CHECKING:
    from collections.abc import Callable

    from app.settings import Settings


def settings_report(read: Callable[[], Settings]) -> SettingsReport:
    """Say what is wrong with the settings and, where they can be read at all, what they are."""
    wrong = objections(read)
    try:
        settings = read()
    except (ValidationError, *UNREADABLE):
        return SettingsReport(environment="", settings=(), objections=wrong)
    return SettingsReport(environment=settings.environment, settings=told(settings), objections=wrong)
