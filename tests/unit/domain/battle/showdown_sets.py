"""Sets of every kind that can be written."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hypothesis import strategies as st

from app.domain.battle.showdown.showdown_set import Gender, ShowdownSet
from app.domain.errors import InvalidCombatantError

if TYPE_CHECKING:
    from app.domain.pokedex.pokedex import Pokedex


def _is_a_nickname(text: str) -> bool:
    try:
        ShowdownSet(pokemon="mew", nickname=text)
    except InvalidCombatantError:
        return False
    return True


_PARTS = st.sampled_from(
    ["Sparky", " ", "(", ")", "(F)", " (M)", "(Mew)", "@", "-", "=", "é", "ピ", "' : ", "Level: 5", "🙂"]
)
NICKNAMES = st.one_of(st.text(max_size=12), st.lists(_PARTS, min_size=1, max_size=6).map("".join)).filter(
    _is_a_nickname
)


def sets(pokedex: Pokedex) -> st.SearchStrategy[ShowdownSet]:
    return st.builds(
        ShowdownSet,
        pokemon=st.sampled_from([one.slug for one in pokedex.pokemon]),
        level=st.integers(1, 100),
        nature=st.sampled_from([one.slug for one in pokedex.natures]),
        friendship=st.integers(0, 255),
        ivs=st.tuples(*[st.integers(0, 31)] * 6),
        avs=st.tuples(*[st.integers(0, 200)] * 6),
        nickname=st.none() | NICKNAMES,
        gender=st.none() | st.sampled_from(Gender),
        shiny=st.booleans(),
        moves=st.lists(st.sampled_from([one.slug for one in pokedex.moves]), max_size=4, unique=True).map(tuple),
    )
