from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from app.domain.battle.combatant import Combatant, RejectedMove, choose, choose_among, train
from app.domain.errors import InvalidCombatantError, NoPlayableMoveError, UnknownNameError, UnplayableMoveError
from app.domain.pokedex.stats import STATS

if TYPE_CHECKING:
    from app.domain.pokedex.pokedex import Pokedex

BOUNDS = {"level": (1, 100), "friendship": (0, 255), "ivs": (0, 31), "avs": (0, 200)}


def test_the_defaults_are_those_of_a_standard_duel(pokedex: Pokedex) -> None:
    assert chosen_by(pokedex, pokemon="pikachu", move="thunderbolt") == Combatant(
        pokemon="pikachu",
        move="thunderbolt",
        level=50,
        nature="hardy",
        friendship=70,
        ivs=(31, 31, 31, 31, 31, 31),
        avs=(0, 0, 0, 0, 0, 0),
    )


def test_names_are_taken_as_players_write_them(pokedex: Pokedex) -> None:
    chosen = chosen_by(pokedex, pokemon="LÉVIATOR", move="cascade", nature="Rigide")
    assert (chosen.pokemon, chosen.move, chosen.nature) == ("gyarados", "waterfall", "adamant")


def test_everything_that_is_said_is_kept(pokedex: Pokedex) -> None:
    said: dict[str, Any] = {"level": 73, "friendship": 200, "ivs": (1, 2, 3, 4, 5, 6), "avs": (10, 20, 30, 40, 50, 60)}
    chosen = chosen_by(pokedex, pokemon="mew", move="psychic", **said)
    assert {name: getattr(chosen, name) for name in said} == said


@pytest.mark.parametrize(
    ("names", "kind"),
    [
        ({"pokemon": "agumon", "move": "thunderbolt"}, "Pokémon"),
        ({"pokemon": "pikachu", "move": "fus-ro-dah"}, "move"),
        ({"pokemon": "pikachu", "move": "thunderbolt", "nature": "grumpy"}, "nature"),
        ({"pokemon": "charizard-mega-z", "move": "flamethrower"}, "Pokémon"),
    ],
)
def test_an_unknown_name_is_refused(pokedex: Pokedex, names: dict[str, Any], kind: str) -> None:
    with pytest.raises(UnknownNameError, match=f"No {kind} is called"):
        chosen_by(pokedex, **names)


@pytest.mark.parametrize("allow_unlearnable", [False, True])
@pytest.mark.parametrize(
    ("pokemon", "move", "reason"),
    [
        ("pikachu", "thunder-wave", "it is a status move"),
        ("magikarp", "splash", "it is a status move"),
        ("pikachu-starter", "pika-papow", "only the partner's own battle command plays it"),
        ("eevee-starter", "veevee-volley", "only the partner's own battle command plays it"),
    ],
)
def test_what_no_duel_can_be_fought_with_is_refused_to_everyone(
    pokedex: Pokedex, pokemon: str, move: str, reason: str, *, allow_unlearnable: bool
) -> None:
    with pytest.raises(UnplayableMoveError, match=reason):
        chosen_by(pokedex, pokemon=pokemon, move=move, allow_unlearnable=allow_unlearnable)


def test_a_move_that_is_not_learnt_is_refused_with_those_that_are(pokedex: Pokedex) -> None:
    with pytest.raises(UnplayableMoveError, match="pikachu cannot play surf: Pikachu does not learn it") as caught:
        chosen_by(pokedex, pokemon="Pikachu", move="Surf")
    assert "thunderbolt" in caught.value.alternatives
    assert not {"surf", "thunder-wave"} & set(caught.value.alternatives)


def test_ditto_has_no_move_to_offer_instead(pokedex: Pokedex) -> None:
    with pytest.raises(UnplayableMoveError) as caught:
        chosen_by(pokedex, pokemon="ditto", move="transform")
    assert caught.value.alternatives == ()


def test_a_move_that_is_not_learnt_may_be_allowed(pokedex: Pokedex) -> None:
    chosen = chosen_by(pokedex, pokemon="ditto", move="surf", allow_unlearnable=True)
    assert (chosen.pokemon, chosen.move) == ("ditto", "surf")


@pytest.mark.parametrize("field", ["level", "friendship"])
def test_level_and_friendship_are_refused_outside_their_bounds_only(field: str) -> None:
    lowest, highest = BOUNDS[field]
    for value in (lowest, highest):
        assert getattr(fighter(**{field: value}), field) == value
    for value in (lowest - 1, highest + 1):
        with pytest.raises(InvalidCombatantError, match=f"{field} is {value}, but must be {lowest} to {highest}"):
            fighter(**{field: value})


@pytest.mark.parametrize("field", ["ivs", "avs"])
@pytest.mark.parametrize("position", range(6))
def test_each_iv_and_av_is_refused_outside_its_bounds_only(field: str, position: int) -> None:
    lowest, highest = BOUNDS[field]
    for value in (lowest, highest):
        assert getattr(fighter(**{field: spread(position, value)}), field)[position] == value
    for value in (lowest - 1, highest + 1):
        with pytest.raises(InvalidCombatantError) as caught:
            fighter(**{field: spread(position, value)})
        assert caught.value.field == f"{field}.{STATS[position]}"
        assert (caught.value.value, caught.value.allowed) == (value, f"{lowest} to {highest}")


@pytest.mark.parametrize("field", ["ivs", "avs"])
@pytest.mark.parametrize("spread", [(), (1,) * 5, (1,) * 7])
def test_a_spread_has_six_numbers(field: str, spread: tuple[int, ...]) -> None:
    with pytest.raises(InvalidCombatantError, match="one number for each statistic"):
        Combatant(pokemon="mew", move="psychic", **{field: spread})  # type: ignore[arg-type]


def test_choose_checks_the_numbers_too(pokedex: Pokedex) -> None:
    with pytest.raises(InvalidCombatantError, match="level is 101"):
        chosen_by(pokedex, pokemon="mew", move="psychic", level=101)


def test_a_contender_knows_what_it_can_play_and_why_not_the_rest(pokedex: Pokedex) -> None:
    contender = choose_among(
        pokedex, train(pokedex, pokemon="Évoli"), ["Vive-Attaque", "growl", "Surf", "bite", "bite"]
    )
    assert contender.moves == ("quick-attack", "bite")
    assert contender.rejected == (
        RejectedMove(move="growl", reason="it is a status move, and a duel needs a move that damages"),
        RejectedMove(move="surf", reason="Eevee does not learn it in Let's Go"),
    )
    assert contender.playing("bite") == chosen_by(pokedex, pokemon="eevee", move="bite")


def test_a_contender_who_names_no_move_may_play_all_that_damage(pokedex: Pokedex) -> None:
    contender = choose_among(pokedex, train(pokedex, pokemon="pikachu", level=7), [])
    assert contender.moves == tuple(one.slug for one in pokedex.damaging_moves("pikachu"))
    assert (contender.level, contender.rejected) == (7, ())


def test_a_contender_who_can_play_nothing_is_refused_with_what_it_could_play(pokedex: Pokedex) -> None:
    with pytest.raises(NoPlayableMoveError, match="pikachu has no move to fight a duel with: surf: ") as caught:
        choose_among(pokedex, train(pokedex, pokemon="pikachu"), ["surf"])
    assert "thunderbolt" in caught.value.alternatives
    with pytest.raises(NoPlayableMoveError, match=r"ditto .*: it learns none that damages"):
        choose_among(pokedex, train(pokedex, pokemon="ditto"), [])
    assert choose_among(pokedex, train(pokedex, pokemon="pikachu"), ["surf"], allow_unlearnable=True).moves == ("surf",)


def chosen_by(pokedex: Pokedex, *, move: str, allow_unlearnable: bool = False, **facts: Any) -> Combatant:
    return choose(pokedex, train(pokedex, **facts), move, allow_unlearnable=allow_unlearnable)


def fighter(**facts: Any) -> Combatant:
    return Combatant(pokemon="mew", move="psychic", **facts)


def spread(position: int, value: int) -> tuple[int, ...]:
    return tuple(value if at == position else 7 for at in range(6))
