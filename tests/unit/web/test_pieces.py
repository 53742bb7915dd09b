"""What the pieces of pages promise to whoever looks at them, and to whoever cannot."""

from __future__ import annotations

import zlib
from base64 import urlsafe_b64encode
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from app.presentation.web.battle.side import Side
from app.presentation.web.members.address import read, written
from app.presentation.web.members.cards import named
from app.presentation.web.pieces.heat import heat_colour
from app.presentation.web.pieces.markup import TYPE_COLOURS, contrast, text_on
from app.presentation.web.pieces.prose import as_markdown
from app.presentation.web.reference import reference

if TYPE_CHECKING:
    from tests.web_pages import LineToApi

READABLE = 4.5
"""The least contrast of text by WCAG 2.2, level AA."""
RAISED = Side(
    pokemon="mew",
    moves=("psychic", "surf"),
    level=63,
    nature="timid",
    friendship=200,
    ivs=(1, 2, 3, 4, 5, 6),
    avs=(10, 20, 30, 40, 50, 60),
)


@pytest.mark.parametrize("hundredth", range(101))
def test_a_figure_is_readable_on_the_colour_of_its_value(hundredth: int) -> None:
    colour = heat_colour(hundredth / 100)
    assert contrast(colour, text_on(colour)) >= READABLE


@pytest.mark.parametrize("colour", TYPE_COLOURS.values())
def test_the_name_of_a_type_is_readable_on_its_colour(colour: str) -> None:
    assert contrast(colour, text_on(colour)) >= READABLE


@pytest.mark.usefixtures("line")
@pytest.mark.parametrize("members", [(), (Side(pokemon="mew"), Side(pokemon="eevee")), (RAISED,) * 6])
def test_members_are_read_back_as_they_were_written(members: tuple[Side, ...]) -> None:
    assert read(written(members), reference(), most=6) == members


def test_a_team_of_six_raised_ones_fits_an_address() -> None:
    assert len(written([RAISED] * 6)) < 400


def _packed(text: str) -> str:
    return "~" + urlsafe_b64encode(zlib.compress(text.encode())).decode()


@pytest.mark.parametrize(
    "text",
    [
        "~",
        "~A",
        "~é",
        "~AAAA",
        written([RAISED])[:-9],
        "nobody,,",
        _packed("p=nobody"),
        _packed("q=mew\n\n=&&"),
        _packed("p=" + "m" * 1_000_000),
        "~" + urlsafe_b64encode(zlib.compress(b"p=\xff")).decode(),
    ],
)
def test_nonsense_is_nobody(text: str, line: LineToApi) -> None:
    assert read(text, reference(), most=6) == ()
    assert line.carried


@pytest.mark.usefixtures("line")
def test_of_one_who_is_known_what_is_unknown_is_left_out() -> None:
    (found,) = read(_packed("p=mew&p_moves=surf,no-move&p_nature=grumpy&p_level=900"), reference(), most=6)
    assert found == Side(pokemon="mew", moves=("surf",))


@pytest.mark.usefixtures("line")
def test_what_an_import_has_taken_away_is_named_by_its_slug() -> None:
    known = replace(reference(), pokemon={}, moves={})
    assert known.pokemon_name("mew") == "mew"
    assert known.move_name("surf") == "surf"
    assert named("mew", known, with_types=True) == "<b>mew</b>"


@pytest.mark.parametrize(
    ("typed", "shown"),
    [
        ("run `learn_train` [now]", r"run `learn_train` \[now\]"),
        ("![x](https://example.org/x.png)", r"!\[x\](https://example.org/x.png)"),
        ("$a$ <b> \\[", r"\$a\$ \<b> \\\["),
        ("`", "`"),
    ],
)
def test_what_somebody_typed_is_no_markdown(typed: str, shown: str) -> None:
    assert as_markdown(typed) == shown
