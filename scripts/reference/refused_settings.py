"""What staging and production refuse: told by the code itself, when it is shown settings that are not safe."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from pydantic import SecretStr

from app.settings.findings import findings
from app.settings.settings import Settings
from scripts.markdown import table
from scripts.reference.markdown import code, prose

if TYPE_CHECKING:
    from collections.abc import Iterator

    from app.settings.findings import Finding

_GUESSABLE: Final = SecretStr("changeme")
_UNSAFE: Final[tuple[dict[str, Any], ...]] = (
    {"database_url": "sqlite:///somewhere.db"},
    {"database_url": "postgresql://user@db.example.org/predictiondex"},
    {"database_url": "postgresql://user:postgres@db.example.org/predictiondex"},
    {"database_url": "postgresql://user:tE7-x!q@db.example.org/predictiondex"},
    {
        "database_url": "postgresql://user:a-long-and-random-one@db.example.org/predictiondex",
        "database_tls": "required",
    },
    {"mlflow_tracking_uri": ""},
    {"allowed_hosts": ("*",)},
    {"cors_origins": ("*",)},
    {"trusted_proxies": ("0.0.0.0/0",)},
    {"mlflow_webhook_secret": _GUESSABLE},
    {"key": _GUESSABLE},
)


def refused() -> str:
    rows = dict.fromkeys(
        (code(f"PREDICTIONDEX_{one.setting.upper()}"), prose(one.problem), prose(one.remedy)) for one in _findings()
    )
    told = "Nothing but `settings`, `smoke` and `web` starts with these. All are told at once, with exit status 2."
    head = "## What staging and production refuse"
    return "\n\n".join([head, told, table(("variable", "refused where it", "what to do"), rows)])


def _findings() -> Iterator[Finding]:
    """Give what is found of each setting when it is unsafe; what is found of the others is their own affair."""
    for unsafe in _UNSAFE:
        settings = Settings.model_construct(environment="production", **unsafe)
        yield from (one for one in findings(settings) if one.setting in unsafe)
