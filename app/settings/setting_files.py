"""A setting may be the content of a file, as containers and clusters mount secrets."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from pydantic_settings import PydanticBaseSettingsSource

if TYPE_CHECKING:
    from collections.abc import Mapping

    from pydantic.fields import FieldInfo
    from pydantic_settings import BaseSettings

SUFFIX: Final = "_file"


@dataclass(frozen=True, slots=True)
class Refused:
    """Stands for the value of a setting, so that what is wrong with its file is told with all that is wrong."""

    reason: str


class SettingFiles(PydanticBaseSettingsSource):
    """Reads `PREDICTIONDEX_<NAME>_FILE` for each setting; an empty variable counts as none."""

    def __init__(self, settings_cls: type[BaseSettings], variables: Mapping[str, str | None]) -> None:
        """`variables` has the names of all variables in lower case."""
        super().__init__(settings_cls)
        self._variables = variables
        self._prefix = str(self.config.get("env_prefix", "")).lower()

    def __call__(self) -> dict[str, Any]:
        found = {name: self._read(name) for name in self.settings_cls.model_fields}
        return {name: value for name, value in found.items() if value is not None}

    def get_field_value(self, field: FieldInfo, field_name: str) -> tuple[Any, str, bool]:
        """Is asked by nobody, for the whole is given at once."""
        del field
        return self._read(field_name), field_name, False

    def _read(self, name: str) -> str | Refused | None:
        variable = f"{self._prefix}{name}"
        file = self._variables.get(f"{variable}{SUFFIX}")
        if not file:
            return None
        if self._variables.get(variable):
            return Refused(f"is given, and so is {variable.upper()}{SUFFIX.upper()}; leave one of them out")
        return _content(Path(file))


def _content(file: Path) -> str | Refused:
    try:
        text = file.read_text(encoding="utf-8").rstrip("\r\n")
    except OSError as error:
        return Refused(f"its file {file} cannot be read: {error.strerror}")
    except UnicodeDecodeError:
        return Refused(f"its file {file} is no text")
    return text or Refused(f"its file {file} is empty")
