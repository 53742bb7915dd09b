from __future__ import annotations

import time
from contextlib import suppress
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.battle.showdown.reading_sets import read_sets
from app.domain.battle.showdown.showdown_set import Gender, ShowdownSet
from app.domain.battle.showdown.writing_sets import write_sets
from app.domain.errors import InvalidCombatantError, UnreadableSetError
from tests.unit.domain.battle.showdown_sets import sets

if TYPE_CHECKING:
    from app.domain.pokedex.pokedex import Pokedex

_FULL = """Sparky (Pikachu-Starter) (F) @ Light Ball
Ability: Static
Level: 50
Shiny: Yes
Happiness: 255
EVs: 4 HP / 100 SpA / 200 Spe
Timid Nature
IVs: 0 Atk / 30 SpD
- Zippy Zap
- Thunder Wave
- Pika Papow
"""
_SPARKY = ShowdownSet(
    pokemon="pikachu-starter",
    nickname="Sparky",
    gender=Gender.FEMALE,
    shiny=True,
    level=50,
    friendship=255,
    nature="timid",
    avs=(4, 0, 0, 100, 0, 200),
    ivs=(31, 0, 31, 31, 30, 31),
    moves=("zippy-zap", "thunder-wave", "pika-papow"),
)


def _read_one(text: str, pokedex: Pokedex) -> ShowdownSet:
    (one,) = read_sets(text, pokedex)
    return one


def test_everything_that_a_set_says_is_read(pokedex: Pokedex) -> None:
    one = _read_one(_FULL, pokedex)

    assert one == _SPARKY
    assert one.ignored == ("Item: Light Ball", "Ability: Static")


@pytest.mark.parametrize(
    "changed", [_FULL.replace("\n", "\r\n"), _FULL.replace("\n", "  \n"), _FULL.replace("\n", "\r")]
)
def test_line_ends_and_spaces_do_not_matter(pokedex: Pokedex, changed: str) -> None:
    assert _read_one(changed, pokedex) == _SPARKY
    assert _read_one("\ufeff\n\n" + changed.replace(" ", "\u00a0") + "\n\n", pokedex) == _SPARKY


def test_what_is_left_out_is_what_showdown_takes(pokedex: Pokedex) -> None:
    assert _read_one("Mew", pokedex) == ShowdownSet(pokemon="mew", level=100, friendship=70, nature="hardy")


@pytest.mark.parametrize(
    ("head", "pokemon", "nickname", "gender"),
    [
        ("Mr. Mime", "mr-mime", None, None),
        ("Farfetch’d (M)", "farfetchd", None, Gender.MALE),
        ("Farfetch'd", "farfetchd", None, None),
        ("Nidoran-F", "nidoran-f", None, None),
        ("Nidoran♀ (F)", "nidoran-f", None, Gender.FEMALE),
        ("Raichu-Alola", "raichu-alola", None, None),
        ("Alolan Raichu", "raichu-alola", None, None),
        ("Évoli", "eevee", None, None),
        ("Mewtwo-Mega-X", "mewtwo-mega-x", None, None),
        ("Mewtwo (N)", "mewtwo", None, None),
        ("x (F) (Mew)", "mew", "x (F)", None),
        ("(a) b (c (Mew) (M) @ Leftovers", "mew", "(a) b (c", Gender.MALE),
        ("- a move? (Mew)", "mew", "- a move?", None),
        ("Level: 5 (Mew)", "mew", "Level: 5", None),
    ],
)
def test_the_first_line_names_the_pokemon(
    pokedex: Pokedex, head: str, pokemon: str, nickname: str | None, gender: Gender | None
) -> None:
    one = _read_one(head, pokedex)
    assert (one.pokemon, one.nickname, one.gender) == (pokemon, nickname, gender)


@pytest.mark.parametrize(
    ("head", "pokemon", "ignored"),
    [
        ("Venusaur @ Venusaurite", "venusaur-mega", ()),
        ("Venusaur-Mega @ Venusaurite", "venusaur-mega", ()),
        ("Dino (Charizard) (M) @ Charizardite Y", "charizard-mega-y", ()),
        ("Charizard @ Venusaurite", "charizard", ("Item: Venusaurite",)),
        ("Charizard-Mega-X @ Charizardite Y", "charizard-mega-x", ("Item: Charizardite Y",)),
        ("Mewtwo @ Mewtwonite X", "mewtwo-mega-x", ()),
        ("Mew @ ", "mew", ()),
    ],
)
def test_a_mega_stone_makes_the_mega_pokemon(
    pokedex: Pokedex, head: str, pokemon: str, ignored: tuple[str, ...]
) -> None:
    one = _read_one(head, pokedex)
    assert (one.pokemon, one.ignored) == (pokemon, ignored)


def test_every_mega_pokemon_has_its_stone(pokedex: Pokedex) -> None:
    from app.domain.battle.showdown.mega_stones import _STONES

    assert sorted(_STONES.values()) == sorted(one.slug for one in pokedex.pokemon if one.form == "mega")


def test_a_team_is_read_with_its_header(pokedex: Pokedex) -> None:
    text = (
        "=== [gen7letsgo] Ours ===\n\nMew\n- Psychic\n\n\nDitto\n---\n=== [gen7letsgo] Theirs ===\nEevee  \n- Facade\n"
    )

    assert [(one.pokemon, one.moves) for one in read_sets(text, pokedex)] == [
        ("mew", ("psychic",)),
        ("ditto", ()),
        ("eevee", ("facade",)),
    ]


@pytest.mark.parametrize(
    ("line", "fact", "value"),
    [
        ("AVs: 1 HP / 2 Atk / 3 Def / 4 SpA / 5 SpD / 6 Spe", "avs", (1, 2, 3, 4, 5, 6)),
        ("EVs: 6 Speed / 5 Special Defense/4 SAtk", "avs", (0, 0, 0, 4, 5, 6)),
        ("EVs: 7 Spd", "avs", (0, 0, 0, 0, 0, 7)),
        ("ivs: 7 SpD", "ivs", (31, 31, 31, 31, 7, 31)),
        ("Friendship: 3", "friendship", 3),
        ("Shiny: No", "shiny", False),
        ("Jovial nature", "nature", "jolly"),
        ("Nature: Jolly", "nature", "jolly"),
    ],
)
def test_a_fact_is_read_in_each_spelling(pokedex: Pokedex, line: str, fact: str, value: object) -> None:
    assert getattr(_read_one(f"Mew\n{line}", pokedex), fact) == value


def test_what_is_nothing_in_lets_go_is_named(pokedex: Pokedex) -> None:
    said = ("Trait: Static", "Tera Type: Ice", "Dynamax Level: 3", "Gigantamax: Yes", "Pokeball: Dive Ball")

    assert _read_one("\n".join(["Mew", *said]), pokedex).ignored == said


def test_a_move_that_is_named_twice_is_kept_once(pokedex: Pokedex) -> None:
    one = _read_one("Mew\n- Psychic\n- \n~ Psyko\n- Surf", pokedex)

    assert (one.moves, one.ignored) == (("psychic", "surf"), ("- Psyko",))


@pytest.mark.parametrize(
    ("text", "line", "words"),
    [
        ("", 1, "there is no set"),
        ("\n=== [gen7letsgo] None ===\n", 1, "there is no set"),
        ("Pikachuu", 1, "Line 1 of the Showdown text: No Pokémon is called 'Pikachuu' .* Did you mean pikachu"),
        ("a|b@c", 1, "No Pokémon is called"),
        ("Mew\n\nDitto\nLevel: 101", 4, "level is 101, but must be 1 to 100"),
        ("Mew\nLevel: ten", 2, "level is 'ten', but must be a whole number"),
        ("Mew\nLevel: ²", 2, "a whole number"),
        ("Mew\nLevel: 5\nLevel: 6", 3, "level is said again"),
        ("Mew\nEVs: 5 HP\nAVs: 6 HP", 3, "avs is said again"),
        ("Mew\nEVs: 252 SpA", 2, r"avs\.spa is 252, but must be 0 to 200"),
        ("Mew\nEVs: 1 HP / 2 HP", 2, "each once"),
        ("Mew\nEVs: 1 Luck", 2, "one of HP, Atk, Def, SpA, SpD, Spe"),
        ("Mew\nIVs: 32 HP", 2, r"ivs\.hp is 32, but must be 0 to 31"),
        ("Mew\nHappiness: 256", 2, "friendship is 256, but must be 0 to 255"),
        ("Mew\nBrash Nature", 2, "No nature is called 'Brash'"),
        ("Mew\nShiny: Very", 2, "Yes or No"),
        ("Mew\nHeight: 3", 2, "'Height: 3', but must be one of Level"),
        ("Mew\n- Psychic\nDitto", 3, "the next Pokémon follows a blank line"),
        ("Mew\n- Hidden Power [Ice]", 2, r"No move is called 'Hidden Power \[Ice\]'"),
        ("Mew\n- Surf\n- Cut\n- Fly\n- Psychic\n- Pound", 6, "the number of moves is 5, but must be at most 4"),
        ("\n\n" + "x" * 65 + " (Mew)", 3, "nickname"),
        ("Mew\n\n" * 31, 61, "at most 30 sets"),
    ],
)
def test_what_cannot_be_understood_is_told_with_its_line(pokedex: Pokedex, text: str, line: int, words: str) -> None:
    with pytest.raises(UnreadableSetError, match=words) as caught:
        read_sets(text, pokedex)
    assert caught.value.line == line


@pytest.mark.parametrize("nickname", ["", " x", "x ", "x\n", "a @ b", "a @", "a|b", "===", "\u00a0", "x" * 65])
def test_a_nickname_that_could_not_be_read_back_is_refused(nickname: str) -> None:
    with pytest.raises(InvalidCombatantError, match="nickname"):
        ShowdownSet(pokemon="mew", nickname=nickname)


@pytest.mark.parametrize("moves", [("surf", "surf"), ("a", "b", "c", "d", "e")])
def test_moves_are_four_different_ones_at_most(moves: tuple[str, ...]) -> None:
    with pytest.raises(InvalidCombatantError, match="moves"):
        ShowdownSet(pokemon="mew", moves=moves)


@given(data=st.data())
def test_what_is_written_is_read_back(pokedex: Pokedex, data: st.DataObject) -> None:
    some = data.draw(st.lists(sets(pokedex), min_size=1, max_size=3))

    text = write_sets(some, pokedex)

    assert read_sets(text, pokedex) == tuple(some)
    assert write_sets(read_sets(text, pokedex), pokedex) == text


def test_what_is_written_is_plain(pokedex: Pokedex) -> None:
    plain = ShowdownSet(pokemon="mr-mime", level=100, friendship=70, nature="bold")
    text = _FULL.replace(" @ Light Ball\nAbility: Static", "")

    assert write_sets([_SPARKY, plain], pokedex) == f"{text}\nMr. Mime\nBold Nature\n"


@given(text=st.text(max_size=200) | st.text(alphabet="Mew \n:-=@()/0123EVs|", max_size=200))
def test_any_text_is_read_or_refused_as_unreadable(pokedex: Pokedex, text: str) -> None:
    with suppress(UnreadableSetError):
        assert read_sets(text, pokedex)


@pytest.mark.parametrize(
    "text", ["(" * 40_000, "Mew\nEVs: " + "/" * 40_000, "Mew\n" * 10_000, " " * 40_000, "=" * 40_000]
)
def test_a_hostile_text_takes_no_time(pokedex: Pokedex, text: str) -> None:
    began = time.process_time()
    with pytest.raises(UnreadableSetError):
        read_sets(text, pokedex)
    assert time.process_time() - began < 0.5
