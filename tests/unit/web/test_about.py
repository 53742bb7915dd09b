"""What the product is made of, as a visitor reads it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from app.application import describe_product
from app.domain.prediction.model import ModelArtefact
from app.domain.registry.model_version import Alias
from app.infrastructure.sources.file_provenance import FileProvenance
from app.presentation.web.about import page as page_of_product
from app.presentation.web.about.sources import GIVES
from tests.conftest import ROOT
from tests.registered_models import registered
from tests.web_pages import open_page, words_on

if TYPE_CHECKING:
    from tests.fakes.fake_api_container import FakeApiContainer
    from tests.web_pages import LineToApi


def test_every_figure_is_the_apis(line: LineToApi, container: FakeApiContainer) -> None:
    metrics = {"model.accuracy": 0.9375, "model.best_accuracy": 0.953125, "model.duels": 12_000.0}
    version = registered(container.registry, "run 2", ModelArtefact(files={"a": b"b"}), metrics=metrics).version
    container.registry.point(Alias.PRODUCTION, version)
    container.follow_production()()
    words = words_on(open_page("about"))

    assert "How an answer is made Both sides" in words
    assert "Winners called 93.75 % Winners that could be called 95.31 %" in words
    assert "Nobody could call more than 95.31 % of the single battles" in words
    assert "Mean error of the chance" not in words
    assert "The game MIT Everything. cartridge 1.0.2" in words
    assert line.carried == ["GET /v1/about"]


@pytest.mark.usefixtures("line")
def test_it_is_readable_in_french() -> None:
    words = words_on(open_page("about", language="fr"))

    assert "Comment naît une réponse Les deux camps" in words
    assert "Pokémon est une marque de Nintendo" in words


def test_what_the_api_says_in_sentences_has_other_words() -> None:
    bundled = FileProvenance(folder=ROOT / "data" / "pokedex", pokeapi_address="", pokepedia_address="")

    assert {one.gives for one in bundled.origins()} == GIVES
    assert page_of_product.TRADEMARKS == describe_product.TRADEMARKS
