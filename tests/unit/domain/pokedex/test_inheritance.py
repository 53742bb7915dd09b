from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from app.domain.pokedex.inheritance import completed
from app.domain.pokedex.learnset import LearnedMove, LearnMethod
from app.domain.pokedex.species import Form
from tests.contracts.pokedex_variants import with_pokemon, without_inheritance

if TYPE_CHECKING:
    from app.domain.pokedex.pokedex import Pokedex


def inherited(pokedex: Pokedex, slug: str) -> dict[str, tuple[str | None, int | None]]:
    return {
        row.move: (row.learnt_by, row.level) for row in pokedex.learnsets[slug] if row.method is LearnMethod.INHERITED
    }


def way(move: str, method: LearnMethod, level: int | None = None) -> LearnedMove:
    return LearnedMove(move=move, method=method, level=level)


def test_an_evolved_pokemon_knows_what_it_learnt_by_level_before(pokedex: Pokedex) -> None:
    found = inherited(pokedex, "venusaur")

    assert found.keys().isdisjoint(
        row.move for row in pokedex.learnsets["venusaur"] if row.method is not LearnMethod.INHERITED
    )
    for slug in ("raichu", "butterfree", "beedrill-mega"):
        assert inherited(pokedex, slug)
        for move, (learnt_by, level) in inherited(pokedex, slug).items():
            assert learnt_by is not None
            assert way(move, LearnMethod.LEVEL, level) in pokedex.learnsets[learnt_by]


def test_the_alolan_lines_inherit_from_alolan_ancestors(pokedex: Pokedex) -> None:
    for one in pokedex.pokemon:
        if one.form is Form.ALOLA:
            owners = {learnt_by for learnt_by, _ in inherited(pokedex, one.slug).values()}
            assert all(owner is not None and owner.endswith("-alola") for owner in owners), one.slug


@pytest.mark.parametrize("slug", ["raichu-alola", "exeggutor-alola", "marowak-alola"])
def test_who_never_evolved_in_lets_go_inherits_nothing(pokedex: Pokedex, slug: str) -> None:
    assert inherited(pokedex, slug) == {}


def test_a_mega_pokemon_has_the_whole_learnset_of_its_base_form(pokedex: Pokedex) -> None:
    bare = {slug: () if "-mega" in slug else rows for slug, rows in pokedex.learnsets.items()}
    found = completed(pokedex.pokemon, bare)

    assert found["charizard-mega-y"] == found["charizard"] == pokedex.learnsets["charizard"]


def test_the_nearest_ancestor_counts_and_what_it_learns_itself_is_not_inherited(pokedex: Pokedex) -> None:
    line = {
        "charmander": (way("ember", LearnMethod.LEVEL, 5), way("growl", LearnMethod.LEVEL, 1)),
        "charmeleon": (way("ember", LearnMethod.LEVEL, 9), way("surf", LearnMethod.TM)),
        "charizard": (way("growl", LearnMethod.TM),),
    }
    found = completed(pokedex.pokemon, line)["charizard"]

    assert found == (
        way("growl", LearnMethod.TM),
        LearnedMove(move="ember", method=LearnMethod.INHERITED, level=9, learnt_by="charmeleon"),
    )


def test_completing_twice_changes_nothing(pokedex: Pokedex) -> None:
    once = completed(pokedex.pokemon, without_inheritance(pokedex).learnsets)

    assert once == pokedex.learnsets
    assert completed(pokedex.pokemon, once) == once


def test_a_circle_of_evolutions_ends(pokedex: Pokedex) -> None:
    circle = [replace(one, evolves_from="charizard") if one.slug == "charmander" else one for one in pokedex.pokemon]

    assert completed(circle, pokedex.learnsets)["charizard"]


def test_what_is_inherited_can_be_learnt_and_leaves_the_fingerprint_alone(pokedex: Pokedex) -> None:
    move = next(iter(inherited(pokedex, "raichu")))
    bare = without_inheritance(pokedex)

    assert pokedex.can_learn("raichu", move)
    assert not bare.can_learn("raichu", move)
    assert bare.fingerprint == pokedex.fingerprint


def test_names_pictures_and_heights_leave_the_fingerprint_alone_and_weights_do_not(pokedex: Pokedex) -> None:
    names = replace(pokedex.get_pokemon("ditto").names, japanese="メタモン")
    renamed = with_pokemon(pokedex, "ditto", names=names, height_dm=4, sprite_url=None)

    assert renamed.fingerprint == pokedex.fingerprint
    assert with_pokemon(pokedex, "ditto", weight_hg=41).fingerprint != pokedex.fingerprint


def test_the_moves_of_partners_only_are_theirs(pokedex: Pokedex) -> None:
    assert "zippy-zap" in pokedex.partner_moves
    assert "thunderbolt" not in pokedex.partner_moves
    assert len(pokedex.partner_moves) == 13
    for move in pokedex.partner_moves:
        learners = {slug for slug in pokedex.learnsets if pokedex.can_learn(slug, move)}
        assert learners <= {"pikachu-starter", "eevee-starter"}
