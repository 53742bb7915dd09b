"""Draws what deploy/compose needs to keep secret, each into a file of its own; what is there already stays.

It needs the standard library only, so that a machine which runs nothing but containers can do it.
"""

from __future__ import annotations

import base64
import secrets
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Callable

FOLDER: Final = Path(__file__).parents[1] / "deploy" / "compose" / "secrets"
_REDIS: Final = """\
requirepass {password}
save ""
appendonly no
maxmemory 96mb
maxmemory-policy volatile-lru
"""


def main() -> int:
    drawn = draw(FOLDER)
    print(f"Drawn in {FOLDER}: {', '.join(drawn)}." if drawn else f"All secrets are in {FOLDER}.")
    return 0


def draw(folder: Path) -> list[str]:
    """Return the names of those that were missing."""
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    before = {file.name for file in folder.iterdir()}
    for name, one in _ALONE.items():
        if name not in before:
            _write(folder / name, one())
    if not {"redis_conf", "redis_url"} <= before:
        password = _password()
        _write(folder / "redis_conf", _REDIS.format(password=password).rstrip())
        _write(folder / "redis_url", f"redis://:{password}@redis:6379/0")
    return sorted({file.name for file in folder.iterdir()} - before)


def _password() -> str:
    return secrets.token_urlsafe(32)


def _key() -> str:
    """Return a key of the API, as `predictiondex keys admit` lets it in."""
    return f"pdx_{secrets.token_hex(8)}_{secrets.token_hex(32)}"


def _webhook_key() -> str:
    return base64.urlsafe_b64encode(secrets.token_bytes(32)).decode()


def _write(file: Path, text: str) -> None:
    """Let every user of a container read it, and nobody else of this machine: the folder is its owner's alone."""
    file.unlink(missing_ok=True)
    file.write_text(f"{text}\n", encoding="ascii")
    file.chmod(0o444)


_ALONE: Final[dict[str, Callable[[], str]]] = {
    "database_admin_password": _password,
    "database_password": _password,
    "mlflow_database_password": _password,
    "mlflow_webhook_key": _webhook_key,
    "mlflow_webhook_secret": _password,
    "web_key": _key,
    "operator_key": _key,
    "grafana_password": _password,
    "alert_receiver_token": _password,
}


if __name__ == "__main__":
    sys.exit(main())
