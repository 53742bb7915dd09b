"""Pages of the French wiki, small ones, with one thing each that could mislead a reader."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from app.application.ports.pokedex_source import BrokenSourceError
from app.infrastructure.sources.pokepedia.learnset_page import LearnsetPage, read_page
from app.infrastructure.sources.pokepedia.level_table import LevelRow
from tests.public_sites.pokepedia_pages import (
    LETS_GO,
    NBSP,
    OTHER_MOVES,
    SUN_AND_MOON,
    ULTRA,
    Writer,
    link,
    move,
    row,
    table,
)

if TYPE_CHECKING:
    from collections.abc import Sequence

ADDRESS = "https://wiki.example/Pikachu/G%C3%A9n%C3%A9ration_7"
LEVELS = (("Éclair", "Départ", "Départ", "Départ"),)
OLD, NEW = Writer(is_new=False), Writer(is_new=True)


def level_row(name: str, *levels: int, on_evolution: bool = False) -> LevelRow:
    return LevelRow(move=name, levels=frozenset(levels), on_evolution=on_evolution)


def read(*parts: str, title: str = "Pikachu/Génération 7", writer: Writer = NEW) -> LearnsetPage:
    return read_page(writer.page(title, "".join(parts)), ADDRESS)


def read_levels(*cells: str) -> Sequence[LevelRow]:
    lines = [(f"Capacité {number}", "N.98", "N.99", cell) for number, cell in enumerate(cells)]
    return read(NEW.by_level(lines)).by_level


def below_levels(content: str) -> str:
    return NEW.heading(3, "Par_montée_en_niveau", "Par montée en niveau") + content


def complaint(*parts: str, title: str = "Pikachu/Génération 7") -> str:
    with pytest.raises(BrokenSourceError) as caught:
        read(*parts, title=title)
    [problem] = caught.value.problems
    assert problem.file == ADDRESS
    return str(problem)


@pytest.mark.parametrize("writer", [OLD, NEW])
def test_everything_is_found_below_headings_of_either_make(writer: Writer) -> None:
    page = read(
        writer.by_level(
            [("Éclair", "—", "N.5", "Départ"), ("Tonnerre", "N.29", "—", "N.21"), ("Charme", "N.7", "—", "—")]
        ),
        writer.by_tm({ULTRA: OTHER_MOVES, LETS_GO: ["Repos", "Mur Lumière"], SUN_AND_MOON: OTHER_MOVES}),
        writer.by_tutor({ULTRA: OTHER_MOVES, "Pikachu partenaire": ["Pika-Splash"]}),
        writer=writer,
    )
    assert page == LearnsetPage(
        address=ADDRESS,
        name="Pikachu",
        by_level=(level_row("Éclair", 1), level_row("Tonnerre", 21)),
        by_tm=("Repos", "Mur Lumière"),
        by_tutor=("Pika-Splash",),
    )


@pytest.mark.parametrize(
    ("cell", "levels"),
    [
        ("N.15", {15}),
        ("Départ", {1}),
        ("15", {15}),
        ("Niv. 15", {15}),
        (f"N.{NBSP}15", {15}),
        ("Départ<br>\nN.9", {1, 9}),
        ("Départ, 9", {1, 9}),
        ("N.5, N.27", {5, 27}),
        ("N.100<sup>[3]</sup>", {100}),
        ('<span style="display: none">099</span>N.5', {5}),
        ('<span title="au niveau 5">N.5</span>', {5}),
    ],
)
def test_levels_are_read_however_they_are_written(cell: str, levels: set[int]) -> None:
    assert read_levels(cell) == (level_row("Capacité 0", *levels),)


def test_an_evolution_stands_alone_or_beside_a_level() -> None:
    assert read_levels("Évolution", "Départ<br>Évolution") == (
        level_row("Capacité 0", on_evolution=True),
        level_row("Capacité 1", 1, on_evolution=True),
    )


@pytest.mark.parametrize("dash", ["—", "–", "-", f"{NBSP}—"])
def test_a_move_of_other_games_is_left_out(dash: str) -> None:
    assert read_levels(dash, "N.5") == (level_row("Capacité 1", 5),)


@pytest.mark.parametrize("cell", ["Rappel", "N.0", "N.101", "N.", "N.quinze", ""])
def test_what_is_no_level_is_reported_with_its_move(cell: str) -> None:
    said = complaint(NEW.by_level([("Éclair", "—", "—", cell)]))
    assert f"column Par_montée_en_niveau: {cell!r}: says no level at Éclair; `N.15`" in said


def test_icons_footnotes_and_wide_spaces_are_no_part_of_a_name() -> None:
    assert "<sup" in move("Mur Lumière")
    assert f"Mur{NBSP}Lumière" in move("Mur Lumière")
    assert read(NEW.by_level([("Mur Lumière", "—", "—", "N.18")])).by_level == (level_row("Mur Lumière", 18),)


def test_a_name_without_a_link_is_read_too() -> None:
    html = NEW.by_level([("Éclair", "—", "—", "N.18")]).replace(move("Éclair"), "Éclair<sup>[1]</sup>")
    assert read(html).by_level == (level_row("Éclair", 18),)


def test_cells_over_several_rows_and_columns_count_in_each() -> None:
    html = NEW.by_level([("Éclair", "N.5", "N.5", "N.7"), ("Tonnerre", "—", "—", "N.8")])
    merged = html.replace("<td>N.5\n</td><td>N.5\n</td>", '<td colspan="2" rowspan="2">N.5</td>')
    assert merged != html
    merged = merged.replace("<td>—\n</td><td>—\n</td>", "")
    assert read(merged).by_level == (level_row("Éclair", 7), level_row("Tonnerre", 8))


def test_a_header_of_one_row_that_is_not_marked_as_one_is_enough() -> None:
    html = below_levels("<table>" + row(["Capacité", "SL", "LGPE"], "th") + row(["Éclair", "N.2", "N.3"]) + "</table>")
    assert read(html).by_level == (level_row("Éclair", 3),)


def test_a_game_that_is_only_abbreviated_is_known_by_its_link() -> None:
    head = row(["Capacité", link("L.G.", LETS_GO), link("S.L.", SUN_AND_MOON)], "th")
    assert read(below_levels(table([["Éclair", "N.3", "N.2"]], head=head))).by_level == (level_row("Éclair", 3),)


def test_a_pokemon_of_lets_go_alone_has_levels_without_a_game() -> None:
    html = NEW.game(LETS_GO, 1) + table([["Armure", "Acier", "N.9"]], head=row(["Capacité", "Type", "Niveau"], "th"))
    assert read(below_levels(html)).by_level == (level_row("Armure", 9),)


def test_each_game_may_have_a_table_of_its_own() -> None:
    head = row(["Capacité", "Niveau"], "th")
    games = [(ULTRA, "N.7"), (LETS_GO, "N.9"), (SUN_AND_MOON, "N.8")]
    html = "".join(
        NEW.game(title, number) + table([["Armure", said]], head=head) for number, (title, said) in enumerate(games)
    )
    assert read(below_levels(html)).by_level == (level_row("Armure", 9),)


def test_a_table_with_columns_of_other_games_alone_says_that_nothing_is_learnt() -> None:
    html = below_levels(table([["Éclair", "N.3"]], head=row(["Capacité", "USUL"], "th")))
    assert read(html).by_level == ()


def test_a_table_without_any_game_is_reported() -> None:
    said = complaint(below_levels(table([["Éclair", "N.3"]], head=row(["Capacité", "Niveau"], "th"))))
    assert (
        "'Capacité | Niveau': has not one column of Let's Go; one was expected whose heading links to that game" in said
    )


def test_a_table_whose_column_of_lets_go_is_split_is_reported() -> None:
    html = NEW.by_level(LEVELS).replace("<th>" + link("SL", SUN_AND_MOON), "<th>" + link("LGPE", LETS_GO))
    assert "has not one column of Let's Go" in complaint(html)


def test_a_missing_section_is_reported_and_no_other_table_is_taken() -> None:
    said = complaint(NEW.by_tm({LETS_GO: ["Repos"]}))
    assert said.endswith("has no table below a heading with the id Par_montée_en_niveau")


def test_a_section_without_its_table_is_reported_and_the_next_sections_is_not_taken() -> None:
    said = complaint(below_levels("<ul><li>Éclair : N.3</li></ul>"), NEW.by_tm({LETS_GO: ["Repos"]}))
    assert said.endswith("has no table below a heading with the id Par_montée_en_niveau")


def test_an_empty_table_is_reported() -> None:
    assert "the table names no move, and does not say `Aucune` either" in complaint(NEW.by_level([]))


def test_a_row_that_ends_too_early_is_reported() -> None:
    html = NEW.by_level([("Éclair", "—", "—", "N.3")]).replace("<td>N.3\n</td>", "")
    assert "column Par_montée_en_niveau: a row has not the 9 columns that were expected" in complaint(html)


def test_a_row_without_a_name_is_reported() -> None:
    html = NEW.by_level([("Éclair", "—", "—", "N.3")]).replace(move("Éclair"), "")
    assert "column Par_montée_en_niveau: '': a row names no move" in complaint(html)


def test_a_page_without_a_title_is_reported() -> None:
    assert "has no title; an element with the id firstHeading was expected" in complaint(NEW.by_level(LEVELS), title="")


@pytest.mark.parametrize("body", ["", " ", "<html></html>", "not HTML at all", '{"error": "none"}'])
def test_what_is_no_page_is_reported(body: str) -> None:
    with pytest.raises(BrokenSourceError, match="has no title"):
        read_page(body, ADDRESS)


def test_tms_are_those_below_the_heading_of_the_game() -> None:
    page = read(NEW.by_level(LEVELS), NEW.by_tm({ULTRA: OTHER_MOVES, LETS_GO: ["Repos"]}))
    assert page.by_tm == ("Repos",)


def test_no_tm_is_learnt_where_only_other_games_have_tables() -> None:
    assert read(NEW.by_level(LEVELS), NEW.by_tm({ULTRA: OTHER_MOVES})).by_tm == ()


def test_no_tm_is_learnt_where_the_table_says_none() -> None:
    assert read(NEW.by_level(LEVELS), NEW.by_tm({ULTRA: OTHER_MOVES, LETS_GO: []})).by_tm == ()


@pytest.mark.parametrize(
    "below",
    [
        "",
        NEW.heading(3, "Par_CT", "Par CT"),
        NEW.heading(3, "Par_CT", "Par CT") + NEW.game(LETS_GO, 1) + "<p>CT01 : Repos</p>",
        NEW.heading(3, "Par_CT", "Par CT") + table([["CT01", "Repos"]]),
        NEW.heading(3, "Par_CS", "Par CS") + NEW.game(LETS_GO, 1) + table([["CT01", "Repos"]]),
    ],
)
def test_a_page_without_a_table_of_tms_says_nothing_of_them(below: str) -> None:
    assert read(NEW.by_level(LEVELS), below, NEW.by_tutor({ULTRA: OTHER_MOVES})).by_tm is None


def test_a_table_of_tms_without_numbers_is_reported() -> None:
    html = NEW.heading(3, "Par_CT", "Par CT") + NEW.game(LETS_GO, 1) + table([["Repos", "Psy"]])
    assert "column Par_CT: 'Repos': is no TM; `CT01` was expected in the first column" in complaint(
        NEW.by_level(LEVELS), html
    )


@pytest.mark.parametrize("heading", ["Pikachu partenaire", "Pikachu", LETS_GO])
def test_the_partners_moves_are_those_below_its_heading(heading: str) -> None:
    page = read(NEW.by_level(LEVELS), NEW.by_tutor({ULTRA: OTHER_MOVES, heading: ["Pika-Splash"]}))
    assert page.by_tutor == ("Pika-Splash",)


def test_tutors_of_other_games_are_ignored() -> None:
    assert read(NEW.by_level(LEVELS), NEW.by_tutor({ULTRA: OTHER_MOVES})).by_tutor is None
    of_a_form = NEW.by_tutor({ULTRA: OTHER_MOVES}) + NEW.heading(5, "Pikachu", "Pikachu") + table([["Charme"]])
    assert read(NEW.by_level(LEVELS), of_a_form).by_tutor is None
