from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from app.domain.pokedex.differences import Difference
from app.domain.pokedex.learnset import LearnMethod
from app.domain.pokedex.quality import MOST_DISAGREEMENT, examine, unsound
from tests.contracts.pokedex_variants import excerpt, without_inheritance

if TYPE_CHECKING:
    from collections.abc import Callable

    from app.domain.pokedex.pokedex import Pokedex

ONE = Difference(kind="move", entry="absorb", fact="power", ours=40, theirs=20)


def with_learnset(pokedex: Pokedex, slug: str, keep: Callable[[LearnMethod], bool]) -> Pokedex:
    rows = tuple(row for row in pokedex.learnsets[slug] if keep(row.method))
    return replace(pokedex, learnsets={**pokedex.learnsets, slug: rows})


def failed(pokedex: Pokedex) -> dict[str, tuple[str, ...]]:
    return {gate.name: gate.problems for gate in examine(pokedex).gates if not gate.passed}


def test_the_bundled_pokedex_passes_every_gate(pokedex: Pokedex) -> None:
    report = examine(pokedex)

    assert report.passed
    assert [gate.name for gate in report.gates] == ["soundness", "counts", "learnsets", "rules", "agreement"]


def test_a_pokedex_of_another_size_is_noticed(pokedex: Pokedex) -> None:
    (problems,) = failed(excerpt(pokedex)).values()

    assert problems[0] == "there are 9 Pokémon, but Let's Go has 188"
    assert len(problems) == 2


def test_who_can_learn_nothing_is_noticed(pokedex: Pokedex) -> None:
    found = failed(with_learnset(pokedex, "mew", lambda _: False))

    assert found["learnsets"] == ("mew can learn nothing", "mew can learn no move that damages")


def test_ditto_needs_no_move_that_damages_but_it_needs_one(pokedex: Pokedex) -> None:
    assert not pokedex.damaging_moves("ditto")
    assert failed(with_learnset(pokedex, "ditto", lambda _: False))["learnsets"] == ("ditto can learn nothing",)


def test_a_forgotten_inheritance_is_noticed(pokedex: Pokedex) -> None:
    problems = failed(without_inheritance(pokedex))["rules"]

    assert "the learnset of raichu does not hold exactly what it inherits" in problems


def test_a_mega_pokemon_with_other_moves_than_its_base_is_noticed(pokedex: Pokedex) -> None:
    found = failed(with_learnset(pokedex, "gengar-mega", lambda method: method is not LearnMethod.TM))

    assert found["rules"] == ("the learnset of gengar-mega does not hold exactly what it inherits",)


def test_a_partner_without_its_tutor_is_noticed(pokedex: Pokedex) -> None:
    found = failed(with_learnset(pokedex, "eevee-starter", lambda method: method is not LearnMethod.TUTOR))

    assert found["rules"] == ("eevee-starter lacks tutor moves, which are the partners' own",)


@pytest.mark.parametrize(("differing", "passes"), [(0, True), (20, True), (21, False)])
def test_a_source_may_differ_a_little(pokedex: Pokedex, differing: int, *, passes: bool) -> None:
    report = examine(pokedex, compared=1000, disagreements=(ONE,) * differing)

    assert MOST_DISAGREEMENT == 0.02
    assert report.passed is passes
    assert len(report.disagreements) == differing


def test_contradictions_fail_the_first_gate() -> None:
    report = unsound(["mew has no type", "there are no moves"])

    assert not report.passed
    assert [gate.problems for gate in report.gates] == [("mew has no type", "there are no moves")]
