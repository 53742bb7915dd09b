"""What the wiki says, beside the bundled Pokédex: each test changes one thing on one page."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from app.application.ports.pokedex_source import BrokenSourceError
from app.domain.pokedex.differences import Difference
from app.domain.pokedex.learnset import LearnedMove, LearnMethod
from app.infrastructure.sources.pokepedia.comparison import compare
from app.infrastructure.sources.pokepedia.learnset_page import LearnsetPage, read_page
from tests.public_sites.pokepedia_pages import learnset_page, pages

if TYPE_CHECKING:
    from collections.abc import Callable

    from app.domain.pokedex.pokedex import Pokedex

# How later games name moves, and a Pokémon that learns each.
LATER_NAMES = [
    ("venusaur", "petal-dance", "Danse Fleurs"),
    ("charmander", "fire-spin", "Danse Flammes"),
    ("charmander", "fire-punch", "Poing Feu"),
    ("pidgey", "wing-attack", "Cru-Ailes"),
    ("bulbasaur", "sludge-bomb", "Bombe Beurk"),
    ("exeggutor-alola", "egg-bomb", "Bombe Œuf"),
    ("oddish", "absorb", "Vole-Vie"),
]


def page_of(pokedex: Pokedex, slug: str, edit: Callable[[str], str] = str) -> LearnsetPage:
    return read_page(edit(learnset_page(pokedex, pokedex.get_pokemon(slug))), f"page of {slug}")


def differences(pokedex: Pokedex, slug: str, edit: Callable[[str], str] = str) -> tuple[Difference, ...]:
    return compare(pokedex, {slug: page_of(pokedex, slug, edit)}).disagreements


def with_rows(pokedex: Pokedex, slug: str, *rows: LearnedMove) -> Pokedex:
    return replace(pokedex, learnsets={**pokedex.learnsets, slug: rows})


def learnset_difference(slug: str, fact: str, *, ours: str | None, theirs: str | None) -> Difference:
    return Difference(kind="learnset", entry=slug, fact=fact, ours=ours, theirs=theirs)


def name_difference(pokedex: Pokedex, move: str, theirs: str) -> Difference:
    ours = pokedex.get_move(move).names.french
    return Difference(kind="move", entry=move, fact="French name", ours=ours, theirs=theirs)


@pytest.mark.parametrize(
    "slug", ["pikachu", "raichu-alola", "mr-mime", "nidoran-f", "mew", "ditto", "meltan", "chansey", "butterfree"]
)
def test_a_page_that_says_the_same_has_no_difference(pokedex: Pokedex, slug: str) -> None:
    reading = compare(pokedex, {slug: page_of(pokedex, slug)})
    assert reading.disagreements == ()
    assert reading.pokedex is pokedex


def test_a_partner_is_compared_with_the_page_of_its_species(pokedex: Pokedex) -> None:
    page = page_of(pokedex, "pikachu")
    alone = compare(pokedex, {"pikachu": page})
    both = compare(pokedex, {"pikachu": page, "pikachu-starter": page})
    assert both.disagreements == ()
    # Twelve moves by level, nineteen TMs, and three that only the partner is taught, which have three names.
    assert both.compared - alone.compared == 12 + 19 + 3 + 3


def test_each_way_each_name_of_a_move_and_the_name_of_the_pokemon_are_facts(pokedex: Pokedex) -> None:
    # Meltan: seven moves by level, three of which are among its eight TMs, and its own name.
    assert compare(pokedex, {"meltan": page_of(pokedex, "meltan")}).compared == 7 + 8 + 12 + 1


def test_another_level_is_a_difference(pokedex: Pokedex) -> None:
    assert differences(pokedex, "pikachu", lambda html: html.replace("N.21<", "N.22<")) == (
        learnset_difference("pikachu", "thunderbolt", ours="level 21, tm", theirs="level 22, tm"),
    )


def test_a_further_level_is_a_difference(pokedex: Pokedex) -> None:
    assert differences(pokedex, "pikachu", lambda html: html.replace("N.21<", "Départ<br>N.21<")) == (
        learnset_difference("pikachu", "thunderbolt", ours="level 21, tm", theirs="level 1, level 21, tm"),
    )


def test_a_move_that_the_page_lacks_is_a_difference(pokedex: Pokedex) -> None:
    rows = [one for one in pokedex.learnsets["meltan"] if one.move != "tail-whip"]
    page = page_of(with_rows(pokedex, "meltan", *rows), "meltan")
    assert compare(pokedex, {"meltan": page}).disagreements == (
        learnset_difference("meltan", "tail-whip", ours="level 9", theirs=None),
    )


def test_a_move_that_only_the_page_has_is_a_difference(pokedex: Pokedex) -> None:
    surf = LearnedMove(move="surf", method=LearnMethod.LEVEL, level=40)
    page = page_of(with_rows(pokedex, "meltan", *pokedex.learnsets["meltan"], surf), "meltan")
    assert compare(pokedex, {"meltan": page}).disagreements == (
        learnset_difference("meltan", "surf", ours=None, theirs="level 40"),
    )


def test_a_move_that_is_not_in_our_game_is_named_as_the_page_names_it(pokedex: Pokedex) -> None:
    # The page gives Charm to the other games alone; here it has a level for Let's Go too.
    assert differences(pokedex, "pikachu", lambda html: html.replace("N.97\n</td><td>—", "N.97\n</td><td>N.4")) == (
        learnset_difference("pikachu", "Charme", ours=None, theirs="level 4"),
    )


def test_a_misspelt_name_is_one_difference_and_not_a_missing_and_a_further_move(pokedex: Pokedex) -> None:
    assert differences(pokedex, "pikachu", lambda html: html.replace("Tonnerre", "Tonerre")) == (
        name_difference(pokedex, "thunderbolt", "Tonerre"),
    )


def test_a_spelling_on_many_pages_is_one_difference(pokedex: Pokedex) -> None:
    def misspelt(html: str) -> str:
        return html.replace("Tonnerre", "Tonerre")

    told = {slug: page_of(pokedex, slug, misspelt) for slug in ("pikachu", "raichu", "meltan")}
    assert compare(pokedex, told).disagreements == (name_difference(pokedex, "thunderbolt", "Tonerre"),)


@pytest.mark.parametrize(("slug", "move", "theirs"), LATER_NAMES)
def test_the_names_of_later_games_are_known_for_the_moves_that_they_are(
    pokedex: Pokedex, slug: str, move: str, theirs: str
) -> None:
    ours = pokedex.get_move(move).names.french
    wide = ours.replace(" ", "\N{NO-BREAK SPACE}")
    assert differences(pokedex, slug, lambda html: html.replace(f">{wide}<", f">{theirs}<")) == (
        name_difference(pokedex, move, theirs),
    )


@pytest.mark.parametrize("theirs", ["MUR LUMIERE", "Mur-Lumière", "mur lumière"])
def test_accents_case_and_hyphens_make_no_difference(pokedex: Pokedex, theirs: str) -> None:
    wide = "Mur\N{NO-BREAK SPACE}Lumière"
    assert differences(pokedex, "pikachu", lambda html: html.replace(f">{wide}<", f">{theirs}<")) == ()


def test_another_title_is_a_difference(pokedex: Pokedex) -> None:
    found = differences(pokedex, "mr-mime", lambda html: html.replace("M. Mime/Génération 7", "Mime Jr./Génération 7"))
    assert found == (
        Difference(kind="pokemon", entry="mr-mime", fact="French name", ours="M. Mime", theirs="Mime Jr."),
    )


def test_what_a_gift_knows_when_it_is_given_may_be_known_from_the_start(pokedex: Pokedex) -> None:
    assert LearnMethod.START in {one.method for one in pokedex.learnsets["chansey"] if one.move == "celebrate"}
    celebrate = LearnedMove(move="celebrate", method=LearnMethod.LEVEL, level=1)
    page = page_of(with_rows(pokedex, "chansey", *pokedex.learnsets["chansey"], celebrate), "chansey")
    assert compare(pokedex, {"chansey": page}).disagreements == ()


def test_what_is_known_from_before_evolving_is_not_asked_of_the_page(pokedex: Pokedex) -> None:
    assert LearnMethod.INHERITED in {one.method for one in pokedex.learnsets["raichu"]}
    assert differences(pokedex, "raichu") == ()


def test_a_command_of_the_partner_may_be_among_what_it_is_taught(pokedex: Pokedex) -> None:
    def with_command(html: str) -> str:
        name = pokedex.get_move("pika-papow").names.french
        return html.replace(">Pika-Splash<", f">{name}</a></td></tr><tr><td><a>Pika-Splash<")

    assert differences(pokedex, "pikachu", with_command) == ()
    page = page_of(pokedex, "pikachu", with_command)
    assert "Pika-Fracas" in (page.by_tutor or ())
    assert compare(pokedex, {"pikachu-starter": page}).disagreements == ()


def test_a_page_that_lost_its_tms_is_reported_and_not_read_as_teaching_none(pokedex: Pokedex) -> None:
    with pytest.raises(BrokenSourceError, match="page of pikachu: has no table of TMs; below the id Par_CT, a heading"):
        differences(pokedex, "pikachu", lambda html: html.replace('"Par_CT"', '"CT"'))


@pytest.mark.parametrize("slug", ["mew", "ditto", "magikarp"])
def test_a_page_needs_no_table_of_tms_where_all_or_none_are_learnt(pokedex: Pokedex, slug: str) -> None:
    assert differences(pokedex, slug, lambda html: html.replace('"Par_CT"', '"CT"')) == ()


def test_a_page_of_a_partner_that_lost_its_moves_is_reported(pokedex: Pokedex) -> None:
    page = page_of(pokedex, "eevee", lambda html: html.replace("Évoli partenaire", "Autre"))
    assert compare(pokedex, {"eevee": page}).disagreements == ()
    with pytest.raises(BrokenSourceError, match="has no table of the partner's moves; below the id Par_donneur"):
        compare(pokedex, {"eevee": page, "eevee-starter": page})


def test_there_is_a_page_for_each_french_name(pokedex: Pokedex) -> None:
    assert set(pages(pokedex)) == {one.names.french for one in pokedex.pokemon if one.form in {"base", "alola"}}
