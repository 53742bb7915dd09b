"""Whatever the API says about a KO, the page can say in French."""

from __future__ import annotations

from itertools import product
from typing import TYPE_CHECKING

import pytest
import streamlit as st

from app.domain.battle.ko_sentence import ko_sentence
from app.domain.battle.outlook.strike_records import Remark, Verdict
from app.presentation.web.ko_words import UnknownSentenceError, ko_words

if TYPE_CHECKING:
    from collections.abc import Iterator

_DAMAGES = ((1, 1, 300), (10, 12, 120), (50, 80, 100), (60, 99, 100), (90, 110, 100), (120, 130, 100), (30, 32, 100))
_CHANCES = ((0.0, 0.0001, 0.3, 0.99999), (0.5, 0.9, 1.0, 1.0), (0.0001, 0.2, 0.9, 1.0), (0.99999, 1.0, 1.0, 1.0))


@pytest.fixture
def in_french() -> Iterator[None]:
    st.session_state["language"] = "fr"
    yield
    del st.session_state["language"]


def _sentences() -> set[str]:
    return {
        ko_sentence(
            verdict=int(verdict),
            remark=int(remark),
            weakest=weakest,
            strongest=strongest,
            foe_hp=hp,
            pp=pp,
            ko_chances=chances,
        )
        for verdict, remark, (weakest, strongest, hp), pp, chances in product(
            Verdict, Remark, _DAMAGES, (5, 40), _CHANCES
        )
    }


@pytest.mark.usefixtures("in_french")
def test_every_sentence_has_its_french_words() -> None:
    english = _english()
    for sentence in _sentences():
        assert not english & set(ko_words(sentence).split()), sentence


@pytest.mark.usefixtures("in_french")
@pytest.mark.parametrize(
    ("sentence", "french"),
    [
        ("guaranteed 2HKO", "2HKO garanti"),
        ("87.5 % chance to OHKO", "87,5\xa0% de chances d'OHKO"),
        ("21 to 25 uses to KO, more than its 20 PP", "21 à 25 utilisations pour le K.O., plus que ses 20 PP"),
        ("guaranteed OHKO; its user faints", "OHKO garanti\u00a0; son lanceur tombe K.O."),
    ],
)
def test_a_sentence_in_french(sentence: str, french: str) -> None:
    assert ko_words(sentence) == french


def test_english_is_what_the_api_says() -> None:
    assert ko_words("guaranteed 2HKO") == "guaranteed 2HKO"


@pytest.mark.usefixtures("in_french")
def test_what_it_has_no_words_for_is_named() -> None:
    with pytest.raises(UnknownSentenceError, match="a new sentence"):
        ko_words("a new sentence")


def _english() -> set[str]:
    return {"guaranteed", "chance", "uses", "use", "than", "its", "user", "foe", "turn", "turns", "to", "no"}
