from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import numpy as np
import pytest

from app.application.build_atlas import BuildAtlas
from app.application.ports.atlas_repository import AtlasPendingError, UnusableAtlasError
from app.application.ports.battle_predictor import UnreachableIntervalError
from app.domain.battle.combatant import choose_among, train
from app.domain.battle.duels import Duels
from app.domain.prediction.atlas import AtlasIndex
from app.domain.prediction.untrained_strikes import strikes_at_hand
from app.infrastructure.learning.atlas_predictor import AtlasPredictor
from tests.contracts.battle_predictor_contract import BattlePredictorContract, columns_of
from tests.contracts.pokedex_variants import excerpt, with_pokemon
from tests.fakes.fake_atlas_repository import FakeAtlasRepository
from tests.fakes.fake_chartable_predictor import FakeChartablePredictor
from tests.fakes.fake_pokedex_repository import FakePokedexRepository

if TYPE_CHECKING:
    from app.application.ports.atlas_repository import AtlasPlan
    from app.domain.pokedex.pokedex import Pokedex


class Bench:
    """A predictor over fakes, and what it asked to be built."""

    def __init__(self, pokedex: Pokedex) -> None:
        self.pokedex = pokedex
        self.model = FakeChartablePredictor()
        self.atlases = FakeAtlasRepository()
        self.begun: list[AtlasPlan] = []
        self.predictor = AtlasPredictor(
            model=self.model,
            pokedex=FakePokedexRepository(pokedex),
            atlases=self.atlases,
            build=self.begun.append,
        )

    def build(self) -> None:
        build = BuildAtlas(
            pokedex=FakePokedexRepository(self.pokedex), predictor=lambda: self.model, atlases=self.atlases
        )
        build(plan=build.plan())
        self.model.asked.clear()


def untrained_duels(pokedex: Pokedex, count: int) -> Duels:
    index = AtlasIndex.of(pokedex)
    rows = np.random.default_rng(3).choice(index.duel_count, count)
    some = index.duels(0, index.duel_count).take(rows)
    turned = np.arange(count) % 2 == 0
    return Duels.concatenate([some.take(np.flatnonzero(turned)), some.swapped().take(np.flatnonzero(~turned))])


@pytest.fixture(scope="module")
def pokedex(pokedex: Pokedex) -> Pokedex:
    return excerpt(pokedex)


@pytest.fixture
def bench(pokedex: Pokedex) -> Bench:
    return Bench(pokedex)


@pytest.fixture
def ready(bench: Bench) -> Bench:
    bench.build()
    bench.predictor.look()
    return bench


class TestAtlasPredictor(BattlePredictorContract):
    @pytest.fixture
    def predictor(self, ready: Bench) -> AtlasPredictor:
        return ready.predictor

    @pytest.fixture
    def duels(self, pokedex: Pokedex) -> Duels:
        """Half of them stand in the atlas."""
        trained = untrained_duels(pokedex, 200)
        levels = np.random.default_rng(1).integers(1, 101, (2, 200))
        a, b = (replace(side, level=level) for side, level in zip((trained.a, trained.b), levels, strict=True))
        whole = Duels.concatenate([untrained_duels(pokedex, 200), Duels(a=a, b=b)])
        return whole.take(np.random.default_rng(2).permutation(400))


def test_until_the_atlas_is_there_the_model_answers(bench: Bench, pokedex: Pokedex) -> None:
    duels = untrained_duels(pokedex, 30)
    bench.predictor.look()
    given = bench.predictor.predict(duels, pokedex)

    assert (columns_of(given) == columns_of(bench.model.predict(duels, pokedex))).all()
    assert [plan.origin.pokedex for plan in bench.begun] == [pokedex.fingerprint]


def test_then_the_model_is_not_asked_any_more(ready: Bench, pokedex: Pokedex) -> None:
    given = ready.predictor.predict(untrained_duels(pokedex, 30), pokedex)
    assert ready.model.asked == []
    assert ready.begun == []
    wanted = ready.model.predict(untrained_duels(pokedex, 30), pokedex)
    assert np.abs(given.win_probability - wanted.win_probability).max() <= 1 / 65_536


def test_the_others_are_asked_for_in_one_batch_and_stand_in_their_place(ready: Bench, pokedex: Pokedex) -> None:
    duels = untrained_duels(pokedex, 30)
    level = np.where(np.arange(30) % 3 == 0, 60, 50)
    mixed = replace(duels, b=replace(duels.b, level=level))
    given = ready.predictor.predict(mixed, pokedex)

    assert ready.model.asked == [10]
    wanted = ready.model.predict(mixed, pokedex)
    assert (given.win_probability[::3] == wanted.win_probability[::3]).all()
    assert (given.turns[::3] == wanted.turns[::3]).all()
    assert np.abs(given.win_probability - wanted.win_probability).max() <= 1 / 65_536


def test_another_pokedex_is_not_answered_from_this_atlas(ready: Bench, pokedex: Pokedex) -> None:
    other = with_pokemon(pokedex, "ditto", weight_hg=99)
    ready.predictor.predict(untrained_duels(other, 30), other)
    assert ready.model.asked == [30]


def test_the_same_pokedex_read_once_more_is(ready: Bench, pokedex: Pokedex) -> None:
    ready.predictor.predict(untrained_duels(pokedex, 30), replace(pokedex))
    assert ready.model.asked == []


def test_an_interval_that_is_too_wide_is_refused(ready: Bench, pokedex: Pokedex) -> None:
    with pytest.raises(UnreachableIntervalError) as refusal:
        ready.predictor.predict(untrained_duels(pokedex, 500), pokedex, interval_width=0.1)
    assert refusal.value.narrowest == pytest.approx(0.2)
    assert ready.predictor.predict(untrained_duels(pokedex, 500), pokedex, interval_width=0.21).battles is None


def test_what_is_damaged_is_told_and_built_anew(bench: Bench, pokedex: Pokedex) -> None:
    bench.build()
    bench.atlases.damaged = "a byte is wrong"
    with pytest.raises(UnusableAtlasError, match="a byte is wrong"):
        bench.predictor.look()

    assert len(bench.begun) == 1
    bench.predictor.predict(untrained_duels(pokedex, 30), pokedex)
    assert bench.model.asked == [30]
    bench.build()
    bench.predictor.look()
    assert bench.predictor.state()


def test_once_it_is_open_no_look_opens_it_again(ready: Bench) -> None:
    ready.atlases.damaged = "it would be told"
    ready.predictor.look()


def test_it_says_how_far_it_is(bench: Bench, pokedex: Pokedex) -> None:
    with pytest.raises(AtlasPendingError, match=r"^not built$"):
        bench.predictor.state()
    with bench.atlases.alone(), pytest.raises(AtlasPendingError, match=r"^building 0 %$"):
        bench.predictor.state()
    had_atlas = bench.predictor.has_atlas
    bench.build()
    bench.predictor.look()
    assert (had_atlas, bench.predictor.has_atlas) == (False, True)
    assert bench.predictor.state() == f"{AtlasIndex.of(pokedex).duel_count:,} duels"


@pytest.mark.parametrize(
    ("level", "moves", "by_heart"),
    [(50, [], True), (50, ["thunderbolt"], True), (51, [], False), (50, ["thunderbolt", "flamethrower"], False)],
)
def test_it_knows_by_heart_whom_it_lists_with_every_move(
    ready: Bench, pokedex: Pokedex, level: int, moves: list[str], *, by_heart: bool
) -> None:
    pikachu = choose_among(pokedex, train(pokedex, pokemon="pikachu", level=level), moves, allow_unlearnable=True)
    assert ready.predictor.knows_by_heart([pikachu], pokedex) is by_heart


def test_the_moves_of_whom_it_lists_are_weighed_without_the_model(ready: Bench, pokedex: Pokedex) -> None:
    pikachu, charizard = (choose_among(pokedex, train(pokedex, pokemon=one), []) for one in ("pikachu", "charizard"))
    assert len(ready.predictor.weigh(pikachu, charizard, pokedex).turns) == len(pikachu.moves) * len(charizard.moves)
    assert ready.model.asked == []


def test_with_the_atlas_their_strikes_are_at_hand(ready: Bench, pokedex: Pokedex) -> None:
    known = strikes_at_hand(pokedex)
    assert known is not None
    assert known.index.pokedex.fingerprint == ready.pokedex.fingerprint


def test_nothing_is_known_by_heart_before_the_atlas_is_there(bench: Bench, pokedex: Pokedex) -> None:
    pikachu = choose_among(pokedex, train(pokedex, pokemon="pikachu"), [])
    assert not bench.predictor.knows_by_heart([pikachu], pokedex)
