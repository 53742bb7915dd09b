"""Writes the pages of a French wiki from a Pokédex, built as those of Poképédia are, with what could mislead a reader.

Beside Let's Go they speak of the other games of its generation: other levels, other moves, other tables. What a page
says is changed by writing it from a changed Pokédex, or by changing its text.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from app.domain.pokedex.learnset import LearnMethod
from app.domain.pokedex.species import Form

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from app.domain.pokedex.learnset import LearnedMove
    from app.domain.pokedex.pokedex import Pokedex
    from app.domain.pokedex.species import Pokemon

LETS_GO = "Pokémon : Let's Go, Pikachu et Let's Go, Évoli"
SUN_AND_MOON = "Pokémon Soleil et Lune"
ULTRA = "Pokémon Ultra-Soleil et Ultra-Lune"
OTHER_MOVES = ("Charme", "Vœu Soin", "Danse Pluie")
"""Moves that are not in Let's Go."""
NBSP = "\N{NO-BREAK SPACE}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Writer:
    is_new: bool
    """Whether headings have the id themselves, as MediaWiki writes them since 2024."""

    def page(self, title: str, body: str) -> str:
        return (
            f'<!DOCTYPE html><html lang="fr"><head><meta charset="UTF-8"><title>{title}</title></head><body>'
            f'<h1 id="firstHeading" class="firstHeading">{title}</h1><div id="toc"><h2>Sommaire</h2><ul>'
            '<li><a href="#Par_CT">Par CT</a></li></ul></div>'
            f"{body}<h2>Menu de navigation</h2>{table([['Autre', 'Navigation']])}</body></html>"
        )

    def heading(self, level: int, anchor: str, content: str) -> str:
        edit = f'<span class="mw-editsection">[<a title="Modifier la section : {LETS_GO}">modifier</a>]</span>'
        if self.is_new:
            kind = f"mw-heading mw-heading{level}"
            return f'<div class="{kind}"><h{level} id="{anchor}">{content}</h{level}>{edit}</div>'
        return f'<h{level}><span class="mw-headline" id="{anchor}">{content}</span>{edit}</h{level}>'

    def game(self, title: str, number: int) -> str:
        return self.heading(4, f"Jeu_{number}", link(title.removeprefix("Pokémon "), title))

    def by_level(self, lines: Iterable[Sequence[str]]) -> str:
        games = ((SUN_AND_MOON, "SL"), (ULTRA, "USUL"), (LETS_GO, "LGPE"))
        names = ["Capacité", "Type", "Cat.", "Puis.", "Préc.", "PP", *(link(short, title) for title, short in games)]
        head = f'<tr><th colspan="6">Capacité</th><th colspan="3">Niveau</th></tr>{row(names, "th")}'
        remark = '<tr><td colspan="9"><small>En gras : même type que le Pokémon, N.99 au plus.</small></td></tr>'
        return self.heading(3, "Par_montée_en_niveau", f"Par montée en {link('niveau', 'Niveau')}") + table(
            [[move(name), *_columns(), *levels] for name, *levels in lines], head=head, foot=remark
        )

    def by_tm(self, tables: Mapping[str, Sequence[str]]) -> str:
        return self.heading(3, "Par_CT", f"Par {link('CT', 'Capsule technique')}") + "".join(
            self.game(title, number) + self._tms(names) for number, (title, names) in enumerate(tables.items())
        )

    def _tms(self, names: Sequence[str]) -> str:
        if not names:
            return '<table><tbody><tr><td colspan="7">Aucune capacité</td></tr></tbody></table>'
        head = row(["N°", "Capacité", "Type", "Cat.", "Puis.", "Préc.", "PP"], "th")
        lines = [[link(f"CT{number:02}", "CT"), move(name), *_columns()] for number, name in enumerate(names, start=1)]
        return table(lines, head=head)

    def by_tutor(self, tables: Mapping[str, Sequence[str]]) -> str:
        head = row(["Capacité", "Type", "Cat.", "Puis.", "Préc.", "PP", "Lieu"], "th")
        return self.heading(3, "Par_donneur_de_capacités", "Par donneur de capacités") + "".join(
            self.heading(4, f"Donneur_{number}", link(title, title))
            + table([[move(name), *_columns(), "Céladopole"] for name in names], head=head)
            for number, (title, names) in enumerate(tables.items())
        )


def pages(pokedex: Pokedex) -> dict[str, str]:
    """Return the HTML of a page for each species and Alolan form, by its name."""
    apart = [one for one in pokedex.pokemon if one.form in {Form.BASE, Form.ALOLA}]
    return {one.names.french: learnset_page(pokedex, one) for one in apart}


def learnset_page(pokedex: Pokedex, pokemon: Pokemon) -> str:
    writer = Writer(is_new=pokemon.dex_number % 2 == 0)
    partner = next((one for one in pokedex.pokemon if one.form is Form.PARTNER and one.species == pokemon.slug), None)
    own_tms = {LETS_GO: _names(pokedex, pokemon, LearnMethod.TM)} if pokemon.slug != "mew" else {}
    tutors: dict[str, Sequence[str]] = {ULTRA: OTHER_MOVES}
    if partner:
        tutors[partner.names.french] = _names(pokedex, partner, LearnMethod.TUTOR)
    body = (
        writer.heading(2, "Capacités_apprises", "Capacités apprises")
        + writer.by_level(_level_lines(pokedex, pokemon))
        + writer.by_tm({ULTRA: OTHER_MOVES, **own_tms, SUN_AND_MOON: OTHER_MOVES})
        + writer.heading(3, "Par_reproduction", "Par reproduction")
        + table([[move(name), *_columns()] for name in OTHER_MOVES])
        + writer.by_tutor(tutors)
    )
    return writer.page(f"{pokemon.names.french}/Génération 7", body)


def move(name: str) -> str:
    footnote = '<sup class="reference"><a href="#note-1">[1]</a></sup>'
    icon = '<a title="Capacité"><img src="/icone.png"></a>'
    return f"{icon}{NBSP}{link(name.replace(' ', NBSP), f'{name} (capacité)')}{footnote}"


def link(content: str, title: str) -> str:
    return f'<a href="/{title.replace(" ", "_")}" title="{title}">{content}</a>'


def row(cells: Iterable[str], kind: str = "td") -> str:
    return "<tr>" + "".join(f"<{kind}>{cell}\n</{kind}>" for cell in cells) + "</tr>"


def table(lines: Iterable[Iterable[str]], *, head: str = "", foot: str = "") -> str:
    body = "".join(row(cells) for cells in lines)
    return f'<table class="tableaustandard"><thead>{head}</thead><tbody>{body}{foot}</tbody></table>'


def _columns() -> Sequence[str]:
    return (link("Normal", "Normal (type)"), link("", "Catégorie physique"), "40", f"100{NBSP}%", "35")


def _names(pokedex: Pokedex, pokemon: Pokemon, method: LearnMethod) -> list[str]:
    french = {one.slug: one.names.french for one in pokedex.moves if one.playable}
    rows = [one for one in pokedex.learnsets[pokemon.slug] if one.method is method]
    return [french[one.move] for one in rows if one.move in french]


def _level_lines(pokedex: Pokedex, pokemon: Pokemon) -> list[tuple[str, str, str, str]]:
    french = {one.slug: one.names.french for one in pokedex.moves}
    ways: dict[str, list[LearnedMove]] = {}
    for one in pokedex.learnsets[pokemon.slug]:
        if one.method in {LearnMethod.LEVEL, LearnMethod.EVOLUTION}:
            ways.setdefault(one.move, []).append(one)
    own = [(french[slug], "N.98", "—", "<br>\n".join(map(_when, rows))) for slug, rows in ways.items()]
    return [(OTHER_MOVES[0], "Départ", "N.97", "—"), *own, (OTHER_MOVES[1], "—", "Évolution", "—")]


def _when(way: LearnedMove) -> str:
    if way.method is LearnMethod.EVOLUTION:
        return "Évolution"
    return "Départ" if way.level == 1 else f"N.{way.level}<sup>[2]</sup>"
