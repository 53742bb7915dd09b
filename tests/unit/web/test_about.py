"""What the product is made of, as a visitor reads it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.web_pages import open_page, words_on

if TYPE_CHECKING:
    from tests.web_pages import LineToApi


def test_every_figure_is_the_apis(line: LineToApi) -> None:
    words = words_on(open_page("about"))

    assert "How an answer is made Both sides" in words
    assert line.carried == ["GET /v1/about"]


@pytest.mark.usefixtures("line")
def test_it_is_readable_in_french() -> None:
    words = words_on(open_page("about", language="fr"))

    assert "Comment naît une réponse Les deux camps" in words
    assert "Pokémon est une marque de Nintendo" in words
