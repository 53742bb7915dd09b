"""What would be unsafe where an environment is not for this machine alone. No finding repeats a secret."""

from __future__ import annotations

from dataclasses import dataclass
from ipaddress import ip_network
from typing import TYPE_CHECKING, Final

from app.settings.database_address import DatabaseAddress
from app.settings.guessable import SHORTEST_PASSWORD, is_guessable
from app.settings.profiles import PROFILES

if TYPE_CHECKING:
    from collections.abc import Iterator

    from app.settings.settings import Settings

_DATABASE: Final = "database_url"


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    setting: str
    problem: str
    remedy: str

    def __str__(self) -> str:
        return f"PREDICTIONDEX_{self.setting.upper()} {self.problem}. {self.remedy}"


def findings(settings: Settings) -> tuple[Finding, ...]:
    """Return everything that this environment refuses to start with."""
    if not PROFILES[settings.environment].is_strict:
        return ()
    checks = (_of_database, _of_registry, _of_doors, _of_secrets)
    return tuple(finding for check in checks for finding in check(settings))


def _of_database(settings: Settings) -> Iterator[Finding]:
    address = DatabaseAddress.parse(settings.database_url)
    if address is None or not address.is_postgresql:
        yield Finding(
            setting=_DATABASE,
            problem="names no PostgreSQL server, and a database in a file is lost with its machine",
            remedy="Set it to postgresql://user@host/database?sslmode=verify-full, with the password in "
            "PREDICTIONDEX_DATABASE_PASSWORD_FILE.",
        )
        return
    yield from _of_password(address)
    if settings.database_tls == "required" and not (address.is_near or address.is_encrypted):
        yield Finding(
            setting=_DATABASE,
            problem="would send passwords and answers to another host in plain text",
            remedy="Add ?sslmode=verify-full (or require) to it or, where the network between them is nobody else's, "
            "set PREDICTIONDEX_DATABASE_TLS=optional.",
        )


def _of_password(address: DatabaseAddress) -> Iterator[Finding]:
    remedy = f"Give one of {SHORTEST_PASSWORD} random characters or more in PREDICTIONDEX_DATABASE_PASSWORD_FILE."
    password = address.password
    if not password:
        if not address.shows_other_proof:
            yield Finding(setting=_DATABASE, problem="has no password", remedy=remedy)
    elif is_guessable(password, beside=(address.user, address.name)):
        yield Finding(setting=_DATABASE, problem="has a password that anybody would try", remedy=remedy)
    elif len(password) < SHORTEST_PASSWORD:
        yield Finding(setting=_DATABASE, problem="has a short password", remedy=remedy)


def _of_registry(settings: Settings) -> Iterator[Finding]:
    if not settings.mlflow_tracking_uri.startswith(("http://", "https://")):
        yield Finding(
            setting="mlflow_tracking_uri",
            problem="names no MLflow server, and a store in a file is seen by one machine alone",
            remedy="Set it to the address of a server, such as https://mlflow.example.org.",
        )


def _of_doors(settings: Settings) -> Iterator[Finding]:
    if "*" in settings.allowed_hosts or not settings.allowed_hosts:
        yield Finding(
            setting="allowed_hosts",
            problem="lets the API be asked by any name",
            remedy="List the names by which it is asked, also inside of the cluster, with commas between them, such as "
            "predictions.example.org,api.",
        )
    if "*" in settings.cors_origins:
        yield Finding(
            setting="cors_origins",
            problem="lets the pages of every site read the answers",
            remedy="List the sites, such as https://example.org, or leave it empty.",
        )
    if any(ip_network(one).prefixlen == 0 for one in settings.trusted_proxies):
        yield Finding(
            setting="trusted_proxies",
            problem="believes everybody who says that somebody else is asking",
            remedy="List the addresses or networks of the proxies alone.",
        )


def _of_secrets(settings: Settings) -> Iterator[Finding]:
    for name in ("mlflow_webhook_secret", "key"):
        secret = getattr(settings, name).get_secret_value()
        if secret and is_guessable(secret):
            yield Finding(
                setting=name,
                problem="is a secret that anybody would try",
                remedy="Draw one: python -c 'import secrets; print(secrets.token_urlsafe(32))'."
                if name != "key"
                else "Make one: predictiondex keys create.",
            )
