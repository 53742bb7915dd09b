from __future__ import annotations

import logging
import socket
from contextlib import nullcontext
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Annotated

import typer

from app.application.ports.database_errors import DatabaseUnavailableError
from app.application.ports.pokedex_repository import PokedexMissingError
from app.application.ports.pokedex_source import SourceName
from app.presentation.cli.console import err, speak_in_records, speaks_in_records
from app.presentation.cli.dependencies import CliContainer, dependencies_of
from app.presentation.cli.errors import AddressError, NoKeysError
from app.presentation.cli.first_model import bring_model
from app.presentation.cli.pokedex import import_with_progress
from app.presentation.cli.pokedex_tables import show_import
from app.presentation.cli.serving import serve_alone, serve_with_workers
from app.presentation.cli.web import web_interface

if TYPE_CHECKING:
    from contextlib import AbstractContextManager

    from app.presentation.cli.dependencies import Dependencies

_log = logging.getLogger(__name__)

_EXAMPLE = '{"a": {"pokemon": "pikachu", "move": "thunderbolt"}, "b": {"pokemon": "gyarados", "move": "waterfall"}}'


def serve(
    context: typer.Context,
    *,
    host: Annotated[str, typer.Option(help="The address to listen on.")] = "127.0.0.1",
    port: Annotated[int, typer.Option(min=0, max=65535, help="The port to listen on; 0 takes any free one.")] = 8000,
    workers: Annotated[
        int, typer.Option(min=1, max=64, help="Processes that answer side by side, on as many cores.")
    ] = 1,
    prepare: Annotated[
        bool, typer.Option("--prepare", help="First migrate, import the Pokédex, and train if there is no model.")
    ] = False,
    web_port: Annotated[
        int | None, typer.Option(min=1, max=65535, help="Serve the web interface, too, on this port.")
    ] = None,
) -> None:
    """Answer over HTTP, with Swagger UI at /docs."""
    dependencies = dependencies_of(context)
    if dependencies.container.begin_log():
        speak_in_records()
    with _listen(host, port) as listener:
        web = nullcontext() if web_port is None else _web_interface(host, web_port, listener)
        if prepare:
            _prepare(dependencies.container)
        _require_keys(dependencies.container)
        with web:
            _answer(dependencies, host, listener, workers)
    err.print("Stopped.")


def _require_keys(container: CliContainer) -> None:
    """Raise `NoKeysError` where nobody could ever be let in; a database that is away may have some."""
    if not container.needs_keys():
        return
    now = datetime.now(UTC)
    try:
        keys = container.api_keys().all()
    except DatabaseUnavailableError as error:
        _log.warning("Whether there are keys is not known: %s", error)
        return
    if all(key.refusal(now) for key in keys):
        raise NoKeysError


def _web_interface(host: str, port: int, listener: socket.socket) -> AbstractContextManager[None]:
    """Find out at once whether its port is free; the interface itself starts with the block."""
    _listen(host, port).close()
    err.print(f"The web interface will be at {_address(host, port)}", soft_wrap=True, highlight=False)
    return web_interface(host, port, _address(_reachable(host), listener.getsockname()[1]))


def _reachable(host: str) -> str:
    """Return by which name this machine reaches what listens there."""
    return {"0.0.0.0": "127.0.0.1", "::": "::1"}.get(host, host)  # noqa: S104 - nothing is bound here


def _address(host: str, port: int) -> str:
    return f"http://{f'[{host}]' if ':' in host else host}:{port}"


def _answer(dependencies: Dependencies, host: str, listener: socket.socket, workers: int) -> None:
    port, options = listener.getsockname()[1], dependencies.container.server_options()
    if workers == 1:
        app = dependencies.create_app()
        _announce(host, port)
        serve_alone(app, listener, options)
    elif not _serve_together(dependencies, host, listener, workers):
        raise typer.Exit(1)


def _serve_together(dependencies: Dependencies, host: str, listener: socket.socket, workers: int) -> bool:
    with dependencies.container.worker_books().opened() as tell_end:
        return serve_with_workers(
            dependencies.create_worker_app,
            listener,
            dependencies.container.server_options(),
            workers=workers,
            announce=lambda: _announce(host, listener.getsockname()[1]),
            tell_end=tell_end,
        )


def _listen(host: str, port: int) -> socket.socket:
    try:
        family = socket.AF_INET6 if ":" in host else socket.AF_INET
        listener = socket.create_server((host, port), family=family)
    except OSError as error:
        raise AddressError(host, port, (error.strerror or str(error)).partition(" (")[0]) from error
    # Connections inherit it. Without it the second half of an answer would wait 40 ms for an acknowledgement.
    listener.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
    return listener


def _prepare(container: CliContainer) -> None:
    container.migrate_database()
    _bring_pokedex(container)
    bring_model(container, by="serve --prepare")


def _bring_pokedex(container: CliContainer) -> None:
    """Import the bundled Pokédex, unless somebody has put another one in its place."""
    try:
        source = container.pokedex_repository().stored().source
    except PokedexMissingError:
        source = SourceName.BUNDLED
    if source == SourceName.BUNDLED:
        bundled = container.pokedex_sources()[SourceName.BUNDLED]()
        show_import(import_with_progress(container, bundled).summary)
    else:
        err.print(f"The Pokédex in the database comes from {source}, and stays.", highlight=False)


def _announce(host: str, port: int) -> None:
    address = _address(host, port)
    if speaks_in_records():
        _log.info("PredictionDex answers at %s", address)
        return
    err.print(
        f"\nPredictionDex answers at {address} (Swagger UI at {address}/docs); Ctrl-C stops it. Try:\n\n"
        f"  curl -s {address}/v1/predictions/duel -H 'Content-Type: application/json' -d '{_EXAMPLE}'\n",
        soft_wrap=True,
        highlight=False,
        markup=False,
    )
