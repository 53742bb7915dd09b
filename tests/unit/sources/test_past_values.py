"""What PokeAPI says of now, turned back into what was so in Let's Go."""

from __future__ import annotations

import pytest

from app.infrastructure.sources.pokeapi.past_values import Through, Until, before_change, in_generation

LETS_GO, SWORD_SHIELD, SCARLET_VIOLET = 19, 20, 25


def test_what_never_changed_is_what_it_is_now() -> None:
    assert before_change(40, [], order=LETS_GO) == 40


def test_what_changed_at_lets_go_or_before_it_is_what_it_became() -> None:
    assert before_change(80, [Until(8, 60), Until(LETS_GO, 70)], order=LETS_GO) == 80


@pytest.mark.parametrize(
    ("current", "past", "then"),
    [
        # Absorb: its power, and its PP, which changed three times
        (20, [Until(LETS_GO, 20), Until(SWORD_SHIELD, 40)], 40),
        (25, [Until(8, 20), Until(LETS_GO, 25), Until(SWORD_SHIELD, 15)], 15),
        # Solar Beam and Sky Attack
        (120, [Until(LETS_GO, 120), Until(SWORD_SHIELD, 200)], 200),
        (140, [Until(LETS_GO, 140), Until(SWORD_SHIELD, 200)], 200),
        # Zippy Zap, which is of Let's Go
        (80, [Until(SWORD_SHIELD, 50)], 50),
    ],
)
def test_what_changed_after_lets_go_is_what_the_first_later_games_ended(
    current: int, past: list[Until[int]], then: int
) -> None:
    assert before_change(current, past, order=LETS_GO) == then


def test_the_order_of_the_entries_is_none() -> None:
    past = [Until(SCARLET_VIOLET, 3), Until(SWORD_SHIELD, 2), Until(LETS_GO, 1)]
    assert before_change(4, past, order=LETS_GO) == before_change(4, past[::-1], order=LETS_GO) == 2


def test_games_that_changed_another_fact_say_nothing_of_this_one() -> None:
    past: list[Until[int]] = [Until(SWORD_SHIELD, None), Until(SCARLET_VIOLET, 3)]
    assert before_change(4, past, order=LETS_GO) == 3
    assert before_change(4, past[:1], order=LETS_GO) == 4


def test_what_ended_with_an_earlier_generation_is_over() -> None:
    assert in_generation("fairy", [Through(5, "normal")], generation=7) == "fairy"


def test_what_lasted_through_the_generation_held_in_it() -> None:
    assert in_generation(3, [Through(5, 0), Through(8, 2), Through(7, 1)], generation=7) == 1
    assert in_generation(3, [Through(5, 0), Through(8, 2)], generation=7) == 2
