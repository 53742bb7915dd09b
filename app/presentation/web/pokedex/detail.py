"""All that is known of one Pokémon."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

import streamlit as st

from app.presentation.web.language import _, name_in_language, number
from app.presentation.web.links import button_link, link
from app.presentation.web.pieces.facts import facts
from app.presentation.web.pieces.markup import emblem
from app.presentation.web.pieces.multipliers import grouped
from app.presentation.web.pieces.type_badges import badges
from app.presentation.web.pokedex.learnset import show_learnset
from app.presentation.web.pokedex.stats import stats_table
from app.presentation.web.pokedex.words import form_name

if TYPE_CHECKING:
    from app.presentation.web.reference import Reference
    from predictiondex_client.models import PokemonOut


def show_detail(one: PokemonOut, known: Reference) -> None:
    name = name_in_language(one.names)
    st.html(_ways_on(one, known))
    st.title(name, anchor=False)
    st.html(f'<div class="pdx-head">{emblem(one.types, one.dex_number)}{badges(one.types, known)}</div>')
    st.html(_actions(one, name))
    st.html(facts(_facts(one, known)))
    st.header(_("Base stats"), anchor=False)
    st.html(stats_table(one, known))
    st.header(_("Weaknesses and resistances"), anchor=False)
    multipliers = {slug: known.multiplier(slug, tuple(one.types)) for slug in known.types}
    st.html(grouped(multipliers, known))
    st.header(_("Moves that it learns"), anchor=False)
    show_learnset(one.slug, known)


def _ways_on(one: PokemonOut, known: Reference) -> str:
    """Back to the list, and to those before and after in the Pokédex."""
    slugs = list(known.pokemon)
    place = slugs.index(one.slug)
    before, after = slugs[max(place - 1, 0) : place], slugs[place + 1 : place + 2]
    title = _("More of the Pokédex")
    links = [link(_("All Pokémon"), "pokedex")]
    links += [f"←\u00a0{_linked(slug, known)}" for slug in before]
    links += [f"{_linked(slug, known)}\u00a0→" for slug in after]
    return f'<nav class="pdx-ways" aria-label="{escape(title)}">{" · ".join(links)}</nav>'


def _actions(one: PokemonOut, name: str) -> str:
    return '<p class="pdx-actions">' + "".join(
        (
            button_link(_("Battle with {pokemon}").format(pokemon=name), "battle", a=one.slug),
            button_link(_("Battle against {pokemon}").format(pokemon=name), "battle", b=one.slug),
            button_link(_("What beats {pokemon}?").format(pokemon=name), "counters", opponent=one.slug),
            "</p>",
        )
    )


def _facts(one: PokemonOut, known: Reference) -> dict[str, str]:
    told = {
        _("English name"): one.names.en,
        _("French name"): one.names.fr,
        _("German name"): one.names.de or "",
        _("Japanese name"): one.names.ja or "",
        _("Pokédex number"): number(one.dex_number),
        _("Form"): form_name(one.form),
        _("Height"): "" if one.height_m is None else _("{metres} m").format(metres=number(one.height_m, 1)),
        _("Weight"): _("{kilograms} kg").format(kilograms=number(one.weight_kg, 1)),
    }
    return {name: escape(fact) for name, fact in told.items()} | _relatives(one, known)


def _relatives(one: PokemonOut, known: Reference) -> dict[str, str]:
    return {
        _("Evolves from"): _evolved(one.evolves_from, one, known),
        _("Evolves into"): ", ".join(
            _evolved(other.slug, other, known) for other in known.pokemon.values() if other.evolves_from == one.slug
        ),
        _("Other forms"): ", ".join(
            _linked(other.slug, known)
            for other in known.pokemon.values()
            if other.species == one.species and other.slug != one.slug
        ),
    }


def _evolved(shown: str | None, evolved: PokemonOut, known: Reference) -> str:
    """A link to one end of an evolution, and by what it comes about."""
    if shown is None or shown not in known.pokemon:
        return ""
    if evolved.evolution_level is None:
        return _linked(shown, known)
    level = _("at level {level}").format(level=number(evolved.evolution_level))
    return f"{_linked(shown, known)} ({escape(level)})"


def _linked(slug: str, known: Reference) -> str:
    return link(known.pokemon_name(slug), "pokedex", pokemon=slug)
