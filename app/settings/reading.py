"""Settings as they are told to people: where each comes from, and what is wrong with them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, Final

from pydantic import SecretStr, ValidationError
from pydantic_settings import DotEnvSettingsSource, EnvSettingsSource

from app.settings.findings import findings
from app.settings.profiles import PROFILES
from app.settings.setting_files import SettingFiles
from app.settings.settings import Settings

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

UNREADABLE: Final = (OSError, UnicodeDecodeError)
"""What comes of a file `.env` that is another user's, or no text."""
_PREFIX: Final = "PREDICTIONDEX_"
_CREDENTIALS: Final = re.compile(r"//.*@", re.DOTALL)
_ARGUMENTS: Final = re.compile(r"(password|passfile)=[^&\s]*")
_HIDDEN: Final = "********"
_ELSEWHERE: Final = {"PREDICTIONDEX_MLFLOW_TRACKING_URI", "MLFLOW_TRACKING_URI"}


def objections(read: Callable[[], Settings]) -> tuple[str, ...]:
    """Return everything for which nothing can start, be it that it cannot be read or that it is not safe."""
    try:
        return tuple(map(str, findings(read())))
    except ValidationError as error:
        wrong = {_field(one["loc"]): one["msg"].removeprefix("Value error, ") for one in error.errors()}
        unreadable = (f"{_PREFIX}{name.upper()}: {reason}." for name, reason in wrong.items())
        return (*unreadable, *(str(one) for one in _of_the_rest(wrong) if one.setting not in wrong))
    except UNREADABLE as error:
        return (f"The file .env in this folder cannot be read: {error}.",)


def told(settings: Settings) -> tuple[tuple[str, str, str], ...]:
    """Return the name of each, its value without what is secret, and where that comes from."""
    origins = _origins(settings)
    return tuple((f"{_PREFIX}{name.upper()}", _shown(value), origins.get(name, "default")) for name, value in settings)


def _of_the_rest(wrong: Mapping[str, str]) -> tuple[Any, ...]:
    fields = Settings.model_fields
    try:
        return findings(Settings(**{name: fields[name].get_default() for name in wrong}))
    except ValidationError:  # what is right may be so only beside what is wrong
        return ()


def _origins(settings: Settings) -> dict[str, str]:
    environ, file = EnvSettingsSource(Settings), DotEnvSettingsSource(Settings)
    files = SettingFiles(Settings, {**file.env_vars, **environ.env_vars})
    found = dict.fromkeys(PROFILES[settings.environment].defaults, f"profile {settings.environment}")
    for source, origin in ((file, ".env"), (environ, "environment"), (files, "file")):
        found |= {_field((name,)): origin for name in source()}
    return found


def _field(place: tuple[int | str, ...]) -> str:
    name = str(place[0]) if place else ""
    return "mlflow_tracking_uri" if name in _ELSEWHERE else name


def _shown(value: object) -> str:
    if isinstance(value, SecretStr):
        return _HIDDEN if value.get_secret_value() else ""
    text = ",".join(map(str, value)) if isinstance(value, tuple) else str(value)
    return _ARGUMENTS.sub(rf"\1={_HIDDEN}", _CREDENTIALS.sub(f"//{_HIDDEN}@", text))
