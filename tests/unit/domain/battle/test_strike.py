from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from app.domain.battle.combatant import TrainedPokemon, choose, train
from app.domain.battle.conditions import Conditions
from app.domain.battle.ko_sentence import ko_sentence, uses_to_halve
from app.domain.battle.lineup import line_up, line_up_trained
from app.domain.battle.outlook.strike_records import Remark, Verdict
from app.domain.battle.strike import DetailedStrike, strikes
from tests.damage_cases import DamageCases

if TYPE_CHECKING:
    from app.domain.battle.tables import BattleTables
    from app.domain.pokedex.pokedex import Pokedex


@pytest.fixture
def hit(pokedex: Pokedex, tables: BattleTables) -> Hit:
    return Hit(pokedex, tables)


class Hit:
    """One use of a move by one Pokémon, whoever learns it, on another at level 50."""

    def __init__(self, pokedex: Pokedex, tables: BattleTables) -> None:
        self._pokedex, self._tables = pokedex, tables

    def __call__(
        self, attacker: str, move: str, defender: str, *, conditions: dict[str, Any] | None = None, **facts: Any
    ) -> DetailedStrike:
        user = choose(self._pokedex, train(self._pokedex, pokemon=attacker, **facts), move, allow_unlearnable=True)
        foe = TrainedPokemon(pokemon=defender)
        return strikes(
            self._tables,
            line_up(self._pokedex, [user]),
            line_up_trained(self._pokedex, [foe]),
            Conditions.of(**(conditions or {})),
        ).in_detail()[0]


def test_a_quadruple_weakness_worked_out_by_hand(hit: Hit) -> None:
    # 22 · 90 · 71 / 122 / 50 + 2 = 25; of which 85 % are 21; STAB 31 and 37; × 4.
    found = hit("pikachu", "thunderbolt", "gyarados")
    assert (found.weakest, found.strongest, found.foe_hp) == (124, 148, 170)
    assert found.rolls[0] == 124
    assert found.critical_rolls[-1] == 220  # 25 · 1.5 = 37; STAB 55; × 4
    assert found.percent == (72.9, 87.0)
    assert (found.sentence, found.ko_chances) == ("guaranteed 2HKO", (0, 1, 1, 1))
    assert (found.type_multiplier, found.stab, found.priority, found.percent_to_hit) == (4, True, 0, 100)


def test_a_chance_to_ko_at_once(hit: Hit) -> None:
    found = hit("pikachu-starter", "thunderbolt", "gyarados")
    assert (found.weakest, found.strongest) == (168, 196)
    # Three of the sixteen rolls leave it standing.
    assert found.sentence == "81.2 % chance to OHKO"


def test_damages_above_sixteen_bits_are_told_weakest_first(hit: Hit) -> None:
    extreme = {"attack_stage": 6, "defence_stage": -6}
    found = hit(
        "mewtwo", "explosion", "chansey", level=100, nature="adamant", avs=(0, 200, 0, 0, 0, 0), conditions=extreme
    )
    assert max(found.rolls) - min(found.rolls) > 50_000
    assert found.rolls == tuple(sorted(found.rolls))
    assert found.critical_rolls == tuple(sorted(found.critical_rolls))
    assert (found.weakest, found.strongest) == (min(found.rolls), max(found.rolls))


def test_a_weight_makes_an_ohko(hit: Hit) -> None:
    assert hit("machamp", "low-kick", "snorlax").sentence == "guaranteed OHKO"
    assert hit("machamp", "low-kick", "pikachu").sentence != "guaranteed OHKO"


@pytest.mark.parametrize(
    ("attacker", "move", "defender"),
    [
        ("pikachu", "thunderbolt", "golem"),
        ("golem", "earthquake", "gyarados"),
        ("snorlax", "body-slam", "gengar"),
        ("machamp", "seismic-toss", "gengar"),
        ("gengar", "night-shade", "snorlax"),
        ("dragonite", "dragon-rage", "clefable"),
        ("electrode", "sonic-boom", "gengar"),
        ("mewtwo", "psywave", "muk-alola"),
        ("rhydon", "horn-drill", "gengar"),
        ("dugtrio", "fissure", "pidgeot"),
        ("hypno", "dream-eater", "machamp"),
        ("raticate", "super-fang", "gengar"),
        ("machamp", "counter", "gengar"),
        ("snorlax", "bide", "gengar"),
        ("mewtwo", "mirror-coat", "muk-alola"),
    ],
)
def test_what_has_no_effect_says_so(hit: Hit, attacker: str, move: str, defender: str) -> None:
    found = hit(attacker, move, defender)
    assert (found.weakest, found.strongest, found.percent) == (0, 0, (0.0, 0.0))
    assert found.sentence == "no effect"


def test_a_move_of_two_to_five_hits_reaches_from_two_weak_to_five_strong(hit: Hit) -> None:
    found = hit("jolteon", "pin-missile", "exeggutor")
    assert (found.weakest, found.strongest) == (2 * 32, 5 * 40)
    assert found.sentence == "12.7 % chance to OHKO"


def test_a_move_of_two_hits_hits_twice(hit: Hit) -> None:
    twice, once = hit("mew", "double-kick", "mew"), hit("mew", "karate-chop", "mew")
    assert twice.weakest % 2 == twice.strongest % 2 == 0
    # Power 30 twice against 50 once.
    assert once.strongest < twice.strongest < 2 * once.strongest


@pytest.mark.parametrize(
    ("attacker", "move", "level", "damage"),
    [
        ("dragonite", "dragon-rage", 1, 40),
        ("electrode", "sonic-boom", 100, 20),
        ("gengar", "night-shade", 37, 37),
        ("machamp", "seismic-toss", 100, 100),
    ],
)
def test_a_fixed_damage_is_the_same_whatever_the_statistics(
    hit: Hit, attacker: str, move: str, level: int, damage: int
) -> None:
    weak, strong = (hit(attacker, move, "mew", level=level, avs=(av,) * 6) for av in (0, 200))
    assert weak == strong
    assert (weak.weakest, weak.strongest) == (damage, damage)


def test_a_fixed_damage_is_counted_in_uses(hit: Hit) -> None:
    assert hit("dragonite", "dragon-rage", "snorlax").sentence == "6 uses to KO"
    assert hit("gengar", "night-shade", "machamp").sentence == "guaranteed 4HKO"


def test_psywave_makes_half_to_one_and_a_half_times_the_level(hit: Hit) -> None:
    found = hit("mewtwo", "psywave", "snorlax")
    assert (found.weakest, found.strongest) == (25, 75)


@pytest.mark.parametrize(
    ("level", "says"), [(49, "no effect"), (50, "OHKO whenever it hits"), (51, "OHKO whenever it hits")]
)
def test_a_one_hit_ko_fails_against_a_higher_level(hit: Hit, level: int, says: str) -> None:
    assert hit("rhydon", "horn-drill", "pikachu", level=level).sentence == says


def test_super_fang_halves_the_hp_again_and_again(hit: Hit) -> None:
    found = hit("raticate", "super-fang", "snorlax")
    assert (found.weakest, found.strongest, found.foe_hp) == (117, 117, 235)
    assert found.sentence == "halves the remaining HP, 9 uses to KO"
    assert list(found.ko_chances) == [0, 0, 0, 0]


@pytest.mark.parametrize("move", ["counter", "mirror-coat", "bide"])
def test_what_answers_the_foe_depends_on_the_foe(hit: Hit, move: str) -> None:
    found = hit("mew", move, "mew")
    assert (found.weakest, found.strongest) == (0, found.foe_hp)
    assert found.sentence == "depends on the damage received"


def test_zippy_zap_is_always_critical(hit: Hit) -> None:
    # 22 · 50 · 102 / 122 / 50 + 2 = 20; critical 30; of which 85 % are 25; STAB 37 and 45.
    found = hit("pikachu-starter", "zippy-zap", "mew")
    assert (found.weakest, found.strongest) == (37, 45)


def test_psywave_has_101_equally_likely_damages(hit: Hit) -> None:
    assert hit("mewtwo", "psywave", "mew", level=100).rolls == tuple(range(50, 151))
    assert set(hit("mewtwo", "psywave", "mew", level=1).rolls) == {1}


class TestConditions:
    @pytest.mark.parametrize("move", ["body-slam", "surf"])
    @pytest.mark.parametrize(
        ("conditions", "factor"),
        [
            ({"attack_stage": 2}, 2),
            ({"attack_stage": -2}, 0.5),
            ({"defence_stage": 2}, 0.5),
            ({"defence_stage": -2}, 2),
            ({"screened": True}, 0.5),
        ],
    )
    def test_stages_and_screens_count_whatever_the_category(
        self, hit: Hit, move: str, conditions: dict[str, Any], *, factor: float
    ) -> None:
        fresh, now = hit("mew", move, "snorlax"), hit("mew", move, "snorlax", conditions=conditions)
        assert now.strongest == pytest.approx(factor * fresh.strongest, rel=0.06)

    @pytest.mark.parametrize(("move", "factor"), [("body-slam", 0.5), ("surf", 1), ("facade", 2)])
    def test_a_burn_halves_physical_moves_but_doubles_facade(self, hit: Hit, move: str, factor: float) -> None:
        fresh, burned = hit("mew", move, "snorlax"), hit("mew", move, "snorlax", conditions={"burned": True})
        assert burned.strongest == pytest.approx(factor * fresh.strongest, rel=0.06)

    def test_foul_play_counts_the_stage_of_the_foes_attack(self, hit: Hit) -> None:
        fresh = hit("alakazam", "foul-play", "gyarados")
        raised = hit("alakazam", "foul-play", "gyarados", conditions={"attack_stage": 2})
        assert raised.strongest == pytest.approx(2 * fresh.strongest, rel=0.06)

    def test_brick_break_breaks_the_screen_before_it_strikes(self, hit: Hit) -> None:
        assert hit("machamp", "brick-break", "mew", conditions={"screened": True}) == hit(
            "machamp", "brick-break", "mew"
        )

    def test_a_critical_hit_goes_through_what_would_weaken_it(self, hit: Hit) -> None:
        worst = {"attack_stage": -6, "defence_stage": 6, "screened": True}
        fresh, weakened = hit("mew", "surf", "snorlax"), hit("mew", "surf", "snorlax", conditions=worst)
        assert weakened.critical_rolls == fresh.critical_rolls
        assert weakened.strongest < fresh.strongest / 10


class TestHonestWords:
    def test_who_faints_strikes_once(self, hit: Hit) -> None:
        found = hit("electrode", "explosion", "snorlax")
        assert found.sentence == "no KO; its user faints"
        assert list(found.ko_chances) == [0, 0, 0, 0]
        assert hit("electrode", "explosion", "pikachu").sentence == "guaranteed OHKO; its user faints"

    def test_fake_out_works_once(self, hit: Hit) -> None:
        assert hit("persian", "fake-out", "mew").sentence == "no KO; it works on its user's first turn only"

    def test_a_charge_takes_two_turns_and_a_recharge_a_rest(self, hit: Hit) -> None:
        assert hit("venusaur", "solar-beam", "mew").sentence.endswith("; each use takes two turns")
        assert hit("snorlax", "hyper-beam", "mew").sentence.endswith("; its user rests for a turn after each use")

    def test_sucker_punch_needs_a_foe_about_to_attack(self, hit: Hit) -> None:
        assert hit("dugtrio", "sucker-punch", "mew").sentence.endswith("; it fails unless the foe is about to attack")

    def test_superpower_weakens_its_user_from_the_second_use_on(self, hit: Hit) -> None:
        assert "lowers its user's Attack" in hit("machamp", "superpower", "mew").sentence
        assert hit("machamp", "superpower", "chansey").sentence == "guaranteed OHKO"

    def test_more_uses_than_pp_are_told(self, hit: Hit) -> None:
        assert hit("pikachu", "thunder", "venusaur", level=5).sentence.endswith("uses to KO, more than its 16 PP")

    def test_super_fang_halves_to_the_last_point(self) -> None:
        # 11 HP are the fewest there are: 6, 3, 2, 1, 0.
        assert [uses_to_halve(hp) for hp in (1, 2, 11, 235)] == [1, 2, 5, 9]


@pytest.mark.parametrize(
    ("weakest", "strongest", "hp", "chances", "expected"),
    [
        (100, 100, 100, (1, 1, 1, 1), "guaranteed OHKO"),
        (99, 100, 100, (0.5, 1, 1, 1), "50 % chance to OHKO"),
        (99, 100, 100, (0.375, 1, 1, 1), "37.5 % chance to OHKO"),
        (50, 50, 100, (0, 1, 1, 1), "guaranteed 2HKO"),
        (49, 51, 100, (0, 0.75, 1, 1), "75 % chance to 2HKO"),
        (25, 25, 100, (0, 0, 0, 1), "guaranteed 4HKO"),
        (24, 24, 100, (0, 0, 0, 0), "5 uses to KO"),
        (10, 20, 100, (0, 0, 0, 0), "5 to 10 uses to KO"),
        (1, 1, 714, (0, 0, 0, 0), "714 uses to KO, more than its 24 PP"),
        # What can happen is never 0 %, and what can fail never 100 %.
        (85, 100, 400, (0, 0, 0, 1 / 65536), "less than 0.1 % chance to 4HKO"),
        (85, 100, 341, (0, 0, 0, 1 - 1 / 65536), "more than 99.9 % chance to 4HKO"),
    ],
)
def test_the_sentence_says_how_many_uses_it_takes(
    weakest: int, strongest: int, hp: int, chances: tuple[float, ...], *, expected: str
) -> None:
    assert _said(weakest, strongest, hp, chances) == expected


def _said(weakest: int, strongest: int, hp: int, chances: tuple[float, ...]) -> str:
    return ko_sentence(
        verdict=Verdict.DAMAGE,
        remark=Remark.NONE,
        weakest=weakest,
        strongest=strongest,
        foe_hp=hp,
        pp=24,
        ko_chances=chances,
    )


def test_a_batch_is_as_many_strikes_alone(pokedex: Pokedex, tables: BattleTables) -> None:
    cases = DamageCases.random(pokedex, count=300, seed=4)
    now = cases.conditions
    together = strikes(tables, cases.attackers, cases.defenders, now).in_detail()
    for row, found in enumerate(together):
        at = slice(row, row + 1)
        then = Conditions(now.attack_stage[at], now.defence_stage[at], now.burned[at], now.screened[at])
        assert strikes(tables, cases.attackers.take(at), cases.defenders.take(at), then).in_detail() == [found]


def test_no_strikes_are_no_strikes(pokedex: Pokedex, tables: BattleTables) -> None:
    nobody = line_up(pokedex, [])
    assert strikes(tables, nobody, nobody).in_short() == []


def test_every_damaging_move_has_an_answer_against_everyone_it_meets(hit: Hit, pokedex: Pokedex) -> None:
    for move in (one for one in pokedex.moves if one.is_damaging and one.playable):
        found = hit("mew", move.slug, "machamp")
        assert 0 <= found.weakest <= found.strongest, move.slug
        assert found.sentence, move.slug
        assert found.percent[0] <= found.percent[1]
