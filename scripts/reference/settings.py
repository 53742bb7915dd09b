"""The reference of the settings, from their class, and from what each environment says of them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, Final

from pydantic import SecretStr
from pydantic_core import PydanticUndefined

from app.settings.profiles import PROFILES
from app.settings.settings import ROOT, Settings
from scripts.markdown import table
from scripts.reference.markdown import code, codes, page, prose
from scripts.reference.refused_settings import refused

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pydantic.fields import FieldInfo

_PREFIX: Final = "PREDICTIONDEX_"
_FIELD: Final = re.compile(r"`(\w+)`")
_INTRODUCTION: Final = """A setting is an environment variable, a line of a file `.env` in the folder where the
command is started, or the content of a file that `PREDICTIONDEX_<NAME>_FILE` names, such as
`PREDICTIONDEX_DATABASE_PASSWORD_FILE=/run/secrets/database`. The environment goes before `.env`, and a setting that
is given both as itself and as a file is refused. What nobody sets is as its environment takes it for
granted, or else the default of these tables. Lists are written with commas. `predictiondex settings check` shows what
holds on a machine, where each value comes from, and what would be refused."""
_SECTIONS: Final = {
    "database_url": "Database",
    "mlflow_tracking_uri": "Model registry",
    "key": "Key and folder",
    "pokedex_folder": "The Pokédex and its public sources",
    "reference_folder": "Data to learn from, and engines",
    "large_questions_at_once": "Large questions and simulations",
    "environment": "Environment, and who may ask",
    "most_body_bytes": "Limits of requests",
    "atlas": "The model in production",
    "shadow": "A new model, watched",
    "metrics": "What is observed",
}
"""By the setting that each begins with."""
_PROFILES: Final = "## What each environment takes for granted"
_WEB: Final = """## The web interface

It is a program of its own, and reads three variables:

| variable | type | default | what it says |
| --- | --- | --- | --- |
| `PREDICTIONDEX_API_URL` | text | `http://127.0.0.1:8000` | Where the API answers; `serve --web-port` sets it. |
| `PREDICTIONDEX_KEY` | text, secret | none | The key that it shows to the API. |
| `PREDICTIONDEX_KEY_FILE` | text | none | A file with that key, in its place. |"""


def settings_page() -> str:
    return page("Settings", _INTRODUCTION, *_sections(), _profiles(), refused(), _WEB)


def variable(name: str) -> str:
    return f"{_PREFIX}{name.upper()}"


def _sections() -> Iterator[str]:
    schemas = Settings.model_json_schema(by_alias=False)["properties"]
    rows: list[tuple[str, ...]] = []
    title = ""
    for name, field in Settings.model_fields.items():
        if name in _SECTIONS:
            if rows:
                yield _section(title, rows)
            title, rows = _SECTIONS[name], []
        rows.append(_row(name, field, schemas[name]))
    yield _section(title, rows)


def _section(title: str, rows: list[tuple[str, ...]]) -> str:
    return f"## {title}\n\n" + table(("variable", "type", "default", "what it says"), rows)


def _row(name: str, field: FieldInfo, schema: dict[str, Any]) -> tuple[str, str, str, str]:
    return code(variable(name)), _type(field, schema), _default(field.get_default()), prose(_told(field))


def _told(field: FieldInfo) -> str:
    """Return its description, which names others as the code does, with the names of variables."""
    return _FIELD.sub(
        lambda match: code(variable(match[1])) if match[1] in Settings.model_fields else match[0],
        str(field.description),
    )


def _type(field: FieldInfo, schema: dict[str, Any]) -> str:
    if field.annotation is SecretStr:
        return "text, secret"
    if "enum" in schema:
        return f"one of {codes(schema['enum'])}"
    kinds = {"integer": "whole number", "number": "number", "boolean": "true or false", "array": "list"}
    kind = "path" if schema.get("format") == "path" else kinds.get(schema["type"], "text")
    return ", ".join(part for part in (kind, _limits(schema)) if part)


def _limits(schema: dict[str, Any]) -> str:
    low, high, above = (schema.get(key) for key in ("minimum", "maximum", "exclusiveMinimum"))
    if low is not None and high is not None:
        return f"{low:,} to {high:,}"
    words = (("above", above), ("at least", low), ("at most", high))
    return ", ".join(f"{word} {limit:,}" for word, limit in words if limit is not None)


def _default(value: object) -> str:
    if value is PydanticUndefined or value in ("", ()) or isinstance(value, SecretStr):
        return "none"
    return code(_shown(value))


def _shown(value: object) -> str:
    if isinstance(value, tuple):
        return ",".join(map(str, value))
    if isinstance(value, bool):
        return str(value).lower()
    return re.sub(r"\.0$", "", str(value).replace(f"{ROOT}/", ""))


def _profiles() -> str:
    names = sorted({name for profile in PROFILES.values() for name in profile.defaults})
    rows = [
        [
            "a client on the loopback address",
            *("needs a key" if one.needs_key else "needs none" for one in PROFILES.values()),
        ],
        ["settings that are not safe", *("are refused" if one.is_strict else "start" for one in PROFILES.values())],
        *(
            [code(variable(name)), *(_granted(profile.defaults, name) for profile in PROFILES.values())]
            for name in names
        ),
    ]
    why = "[Environments](../delivery/environments.md) says why."
    told = f"By {code(variable('environment'))}; what is set goes before it. {why}"
    return "\n\n".join([_PROFILES, told, table(["", *map(code, PROFILES)], rows)])


def _granted(defaults: Any, name: str) -> str:
    if name not in defaults:
        return _default(Settings.model_fields[name].get_default())
    return _default(defaults[name])
