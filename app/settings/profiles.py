"""What each environment takes for granted, unless a setting says otherwise."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Final, Literal

from pydantic_settings import PydanticBaseSettingsSource

if TYPE_CHECKING:
    from collections.abc import Mapping

    from pydantic.fields import FieldInfo

Environment = Literal["local", "test", "staging", "production"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Profile:
    needs_key: bool = False
    """Also of clients on the loopback address."""
    is_strict: bool = False
    """Whether nothing starts with settings that strangers could make use of."""
    defaults: Mapping[str, Any] = field(default_factory=dict)
    """In place of those of the settings themselves."""


# Staging is production with other data: what works in the one works in the other.
_FOR_OTHERS: Final = Profile(
    needs_key=True,
    is_strict=True,
    defaults={"mlflow_servers": (), "log_format": "json", "database_tls": "required"},
)
PROFILES: Final[Mapping[Environment, Profile]] = {
    "local": Profile(),
    # A run of tests neither finds a server by chance, nor keeps the processors busy behind its questions.
    "test": Profile(defaults={"mlflow_servers": (), "log_format": "json", "atlas": False}),
    "staging": _FOR_OTHERS,
    "production": _FOR_OTHERS,
}


class ProfileDefaults(PydanticBaseSettingsSource):
    """Gives what the environment, which the sources before this one have named, takes for granted."""

    def __call__(self) -> dict[str, Any]:
        profile = PROFILES.get(self.current_state.get("environment", "local"))
        return {} if profile is None else dict(profile.defaults)

    def get_field_value(self, field: FieldInfo, field_name: str) -> tuple[Any, str, bool]:
        """Is asked by nobody, for the whole is given at once."""
        del field
        return self().get(field_name), field_name, False
