from __future__ import annotations

from ipaddress import ip_network
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any, Literal, Self

from pydantic import (
    AfterValidator,
    AliasChoices,
    BeforeValidator,
    Field,
    SecretStr,
    StringConstraints,
    ValidationInfo,
    field_validator,
    model_validator,
)
from pydantic_settings import BaseSettings, DotEnvSettingsSource, EnvSettingsSource, NoDecode, SettingsConfigDict

from app.settings.database_address import with_password
from app.settings.profiles import Environment, ProfileDefaults
from app.settings.setting_files import Refused, SettingFiles

if TYPE_CHECKING:
    from pydantic_settings import PydanticBaseSettingsSource

ROOT = Path(__file__).parents[2]
SHORTEST_SECRET = 16


def _split(text: object) -> object:
    return tuple(part.strip() for part in text.split(",") if part.strip()) if isinstance(text, str) else text


def _network(text: str) -> str:
    return str(ip_network(text))


Listed = BeforeValidator(_split)
Origin = Annotated[str, StringConstraints(pattern=r"^(\*|https?://[^/\s*]+)$")]
Network = Annotated[str, AfterValidator(_network)]
HostPattern = Annotated[str, StringConstraints(pattern=r"^(\*|(\*\.)?[^\s*/:@]+|\[[0-9a-fA-F:.]+\])$", to_lower=True)]
ServerAddress = Annotated[str, StringConstraints(pattern=r"^https?://[^\s/@]+(/\S*)?$")]


def _long_enough(secret: SecretStr) -> SecretStr:
    if 0 < len(secret.get_secret_value()) < SHORTEST_SECRET:
        raise ValueError(f"a secret has at least {SHORTEST_SECRET} characters")
    return secret


Secret = Annotated[SecretStr, AfterValidator(_long_enough)]


class Settings(BaseSettings):
    """Read from variables that begin with PREDICTIONDEX_, from files that they name, and from `.env` in this folder.

    What none of them says is as the environment takes it for granted, or else as it is here.
    """

    model_config = SettingsConfigDict(
        env_prefix="PREDICTIONDEX_", env_file=".env", extra="ignore", populate_by_name=True, hide_input_in_errors=True
    )

    database_url: str = Field(
        default="", description="SQLite file, by default in `var_folder`, or postgresql://user:password@host/database."
    )
    database_password: SecretStr = Field(
        default=SecretStr(""), description="Joined into a `database_url` that has none, so that it can be kept apart."
    )
    database_tls: Literal["optional", "required"] = Field(
        default="optional",
        description="Whether a database on another host must be spoken to through TLS: required in staging and "
        "production, unless the network between them is nobody else's.",
    )
    mlflow_tracking_uri: str = Field(
        default="",
        validation_alias=AliasChoices("PREDICTIONDEX_MLFLOW_TRACKING_URI", "MLFLOW_TRACKING_URI"),
        description="MLflow server (http://...), or a SQLite store. By default a server of `mlflow_servers` or, where "
        "none of them answers, a store in `var_folder`; MLflow's own variable MLFLOW_TRACKING_URI is read, too.",
    )
    mlflow_servers: Annotated[tuple[ServerAddress, ...], NoDecode, Listed] = Field(
        default=("http://mlflow:5000", "http://127.0.0.1:5000"),
        description="Where an MLflow server is looked for, with commas between them; empty: nowhere. One that is found "
        "is remembered in `var_folder`, so a password does not belong here, but into MLFLOW_TRACKING_PASSWORD.",
    )
    mlflow_webhook_secret: Secret = Field(
        default=SecretStr(""),
        description="What MLflow's webhooks are signed with, at least 16 characters; without it none is heard.",
    )
    key: SecretStr = Field(
        default=SecretStr(""),
        description="The key that `monitor traffic`, `smoke` and the web interface show to a server.",
    )
    var_folder: Path = Field(default=ROOT / "var", description="Where files that can be made again are kept.")
    pokedex_folder: Path = Field(default=ROOT / "data" / "pokedex", description="The bundled Pokédex.")
    pokedex_refresh_seconds: float = Field(
        default=5.0, ge=0.1, description="How soon the API notices that the Pokédex was imported anew."
    )
    pokeapi_address: str = Field(
        default="https://pokeapi.co/api/v2", description="The public API of the source pokeapi."
    )
    pokeapi_pause_seconds: float = Field(
        default=0.05, ge=0, description="The least time from one request to the API to the next."
    )
    pokepedia_address: str = Field(default="https://www.pokepedia.fr", description="The wiki of the source pokepedia.")
    pokepedia_pause_seconds: float = Field(
        default=1.0,
        ge=0,
        description="The least time from one request to the wiki to the next; robots.txt may want more.",
    )
    contact: str = Field(
        default="", description="An address that the sites may write to; sent to them with the name of this program."
    )
    reference_folder: Path = Field(
        default=ROOT / "data" / "reference", description="Duels that the reference battle engine has played."
    )
    exam_folder: Path = Field(default=ROOT / "data" / "exam", description="The duels that models are examined on.")
    first_lessons: int = Field(
        default=200_000, ge=1000, description="Duels that our engine plays before the first model is trained."
    )
    engine_folder: Path = Field(
        default=ROOT / "app" / "infrastructure" / "simulation" / "showdown",
        description="The Node program that drives the reference battle engine.",
    )
    simulator_workers: int = Field(default=2, ge=1, le=64, description="Engine processes that play side by side.")
    simulator_timeout_seconds: float = Field(default=60.0, gt=0, description="How long one batch may take.")
    large_questions_at_once: int = Field(
        default=2, ge=1, le=64, description="Questions about thousands of duels that are worked on side by side."
    )
    large_questions_waiting: int = Field(
        default=30, ge=0, le=1000, description="How many more may wait; each holds one of the server's forty threads."
    )
    large_question_patience_seconds: float = Field(default=20.0, gt=0, description="How long one waits for its turn.")
    simulations_at_once: int = Field(default=2, ge=1, le=16, description="Simulations that the API plays side by side.")
    simulations_waiting: int = Field(
        default=4, ge=0, le=16, description="Simulations that wait for those; more are told to come again."
    )
    simulation_limit_seconds: float = Field(
        default=10.0, gt=0, description="How long a simulation of the API may play, and how long it may wait."
    )
    environment: Environment = Field(
        default="local",
        description="For whom the process works. In local and test, clients on the loopback address need no key "
        "to read and predict. A reverse proxy on the same machine makes every client look like one of these, unless it "
        "sends X-Forwarded-For: behind a proxy, use staging or production, which refuse settings that are not safe.",
    )
    allowed_hosts: Annotated[tuple[HostPattern, ...], NoDecode, Listed] = Field(
        default=("*",),
        description="By which names the API may be asked, with commas between them; *.example.org are all below it. "
        "The loopback address always may, and what watches the service asks by any name.",
    )
    cors_origins: Annotated[tuple[Origin, ...], NoDecode, Listed] = Field(
        default=(),
        description="Sites whose pages may read the answers, such as https://example.org, with commas between them.",
    )
    trusted_proxies: Annotated[tuple[Network, ...], NoDecode, Listed] = Field(
        default=(),
        description="Addresses or networks of reverse proxies, with commas between them, whose X-Forwarded-For is "
        "taken as the address of the client.",
    )
    key_memory_seconds: float = Field(
        default=5.0,
        gt=0,
        le=300,
        description="How long a key is remembered without asking the database, and so still opens doors after it was "
        "revoked.",
    )
    rate_limit_requests: int = Field(
        default=6000,
        ge=1,
        description="Requests that a key may make in any minute, or an address without one. Without Redis, each "
        "process counts for itself.",
    )
    rate_limit_simulations: int = Field(
        default=60, ge=1, description="How many of these requests may be simulations, which keep the machine busy."
    )
    redis_url: str = Field(
        default="",
        pattern=r"^(rediss?://\S+)?$",
        description="redis://:password@host:6379/0, to count requests for several processes together.",
    )
    most_body_bytes: int = Field(default=1024 * 1024, ge=1024, description="The largest body of a request.")
    body_seconds: float = Field(default=10.0, gt=0, description="How long the body of a request may take to arrive.")
    request_seconds: float = Field(
        default=30.0, gt=0, description="How long an answer may take, with the arrival of the body."
    )
    keep_alive_seconds: int = Field(
        default=5, ge=1, description="How long a connection may stay open between two requests."
    )
    most_connections: int = Field(default=1000, ge=1, description="Connections that a process holds open.")

    atlas: bool = Field(
        default=True,
        description="Whether the API has the answers to all duels of untrained Pokémon worked out in the background.",
    )

    follow_seconds: float = Field(
        default=2.0, ge=0.1, description="How soon the API notices that another model is in production."
    )
    registry_seconds: float = Field(
        default=3.0,
        gt=0,
        description="How long the API waits for the model registry before the last good model answers in its place.",
    )

    shadow: bool = Field(
        default=False,
        description="Whether the version in staging answers the same duels behind the answers, for a comparison.",
    )
    watch_minutes: float = Field(
        default=30.0,
        ge=0,
        description="How long a model is watched after it has come into production, and rolled back where it fails; "
        "0 watches nothing.",
    )
    watch_seconds: float = Field(default=5.0, ge=0.1, description="How often the watch looks.")
    watch_tries: int = Field(
        default=3, ge=1, description="So many tries in turn that fail to let a new model answer roll it back."
    )
    watch_error_share: float = Field(
        default=0.05, ge=0, le=1, description="The share of unanswered questions beyond which a model is rolled back."
    )
    watch_least_requests: int = Field(
        default=50, ge=1, description="Questions in a process before their share of failures counts."
    )
    watch_surprise: float = Field(
        default=4.0,
        gt=0,
        description="Standard errors by which reported outcomes may be worse than the model's own probabilities allow.",
    )
    watch_least_outcomes: int = Field(default=50, ge=1, description="Reported outcomes before their quality counts.")

    metrics: bool = Field(
        default=True, description="Whether the API measures what it does, and shows it to Prometheus at /metrics."
    )
    log_format: Literal["auto", "json", "text"] = Field(
        default="auto", description="The log of a service: lines for people on a terminal, and JSON anywhere else."
    )
    log_level: Literal["debug", "info", "warning", "error"] = Field(
        default="info", description="The least that is logged; the probes of whoever watches the service are debug."
    )
    tracing: bool = Field(
        default=False,
        description="Whether requests are followed through use cases, model and database by OpenTelemetry; the extra "
        "tracing must be installed, and OTEL_EXPORTER_OTLP_ENDPOINT says where the collector is.",
    )
    tracing_share: float = Field(
        default=1.0, ge=0, le=1, description="The share of requests that is followed, unless who asks has decided it."
    )

    @classmethod
    def settings_customise_sources(
        cls,
        settings_cls: type[BaseSettings],
        init_settings: PydanticBaseSettingsSource,
        env_settings: PydanticBaseSettingsSource,
        dotenv_settings: PydanticBaseSettingsSource,
        file_secret_settings: PydanticBaseSettingsSource,
    ) -> tuple[PydanticBaseSettingsSource, ...]:
        del file_secret_settings
        variables = _variables(dotenv_settings) | _variables(env_settings)
        files = SettingFiles(settings_cls, variables)
        return init_settings, files, env_settings, dotenv_settings, ProfileDefaults(settings_cls)

    @field_validator("*", mode="before")
    @classmethod
    def _readable(cls, value: Any) -> Any:
        if isinstance(value, Refused):
            raise ValueError(value.reason)  # noqa: TRY004 - pydantic tells it to the user
        return value

    @field_validator("database_password")
    @classmethod
    def _fitting(cls, password: SecretStr, info: ValidationInfo) -> SecretStr:
        if password.get_secret_value() and "database_url" in info.data:
            with_password(info.data["database_url"], password.get_secret_value())
        return password

    @model_validator(mode="after")
    def _whole_address(self) -> Self:
        password = self.database_password.get_secret_value()
        if password:
            self.database_url = with_password(self.database_url, password)
        self.database_url = self.database_url or f"sqlite:///{self.var_folder.absolute() / 'predictiondex.db'}"
        return self


def _variables(source: PydanticBaseSettingsSource) -> dict[str, str | None]:
    return dict(source.env_vars) if isinstance(source, EnvSettingsSource | DotEnvSettingsSource) else {}
