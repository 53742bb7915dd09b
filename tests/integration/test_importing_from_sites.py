"""`predictiondex pokedex import` from sites of our own that are played as the true ones, into a real database."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

from app.infrastructure.persistence.database import create_database_engine, create_sessions
from app.infrastructure.persistence.sqlalchemy_pokedex_repository import SqlAlchemyPokedexRepository
from app.infrastructure.sources.pokepedia.pages import page_address
from tests.command_line import run
from tests.public_sites.pokeapi import PokeApi
from tests.public_sites.pokepedia_pages import pages
from tests.public_sites.scripted_site import Page, ScriptedSite, Status

if TYPE_CHECKING:
    import subprocess
    from collections.abc import Iterator
    from pathlib import Path

    from app.domain.pokedex.pokedex import Pokedex


@pytest.fixture
def site() -> Iterator[ScriptedSite]:
    with ScriptedSite() as site:
        yield site


def import_from(source: str, site: ScriptedSite, folder: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    return run(
        "pokedex",
        "import",
        "--source",
        source,
        *arguments,
        folder=folder,
        POKEAPI_ADDRESS=f"{site.address}/api/v2",
        POKEAPI_PAUSE_SECONDS="0",
        POKEPEDIA_ADDRESS=site.address,
        POKEPEDIA_PAUSE_SECONDS="0",
        CONTACT="https://example.org/us",
    )


def stored(folder: Path) -> Pokedex:
    engine = create_database_engine(f"sqlite:///{folder / 'predictiondex.db'}")
    try:
        return SqlAlchemyPokedexRepository(create_sessions(engine)).get()
    finally:
        engine.dispose()


def test_a_night_with_pokeapi(site: ScriptedSite, pokedex: Pokedex, tmp_path: Path) -> None:
    api = PokeApi(pokedex, site.address)
    api.publish(site)
    lost = api.paths["move", "surf"]
    site.misbehave(lost, Status(403))
    interrupted = import_from("pokeapi", site, tmp_path)
    assert interrupted.returncode == 1
    assert f"{lost} was answered with status 403" in interrupted.stderr

    done = import_from("pokeapi", site, tmp_path)
    assert done.returncode == 0, done.stderr
    assert re.search(r"differs in 1 of \d{4} facts; the bundled value stands", done.stderr)
    assert "vice-grip" in done.stderr
    enriched = stored(tmp_path)
    assert enriched.get_pokemon("pikachu").names.german is not None
    assert enriched.get_pokemon("pikachu").names.japanese is not None
    assert enriched.get_move("absorb").power == 40  # today's games say 20
    assert enriched.fingerprint == pokedex.fingerprint
    (user_agent,) = {request.headers["user-agent"] for request in site.requests}
    assert re.fullmatch(r"PredictionDex/\S+ \(https://example\.org/us\)", user_agent)

    site.requests.clear()
    replayed = import_from("pokeapi", site, tmp_path, "--offline")
    assert (replayed.returncode, site.requests) == (0, [])
    assert "up to date" in replayed.stderr
    outcomes = re.findall(r"failed|unchanged|loaded  ", run("pokedex", "status", folder=tmp_path).stdout)
    assert [one.strip() for one in outcomes] == ["unchanged", "loaded", "failed"]


def test_a_night_with_pokepedia(site: ScriptedSite, pokedex: Pokedex, tmp_path: Path) -> None:
    for name, content in pages(pokedex).items():
        address = page_address(site.address, name).removeprefix(site.address)
        site.pages[address] = Page(content.encode(), content_type="text/html; charset=UTF-8")
    done = import_from("pokepedia", site, tmp_path)

    assert done.returncode == 0, done.stderr
    assert re.search(r"agrees with the bundled Pokédex in all \d{4} facts", done.stderr)
    assert site.asked("/robots.txt") == 1
    assert stored(tmp_path) == pokedex
