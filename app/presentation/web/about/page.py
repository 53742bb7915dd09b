"""What this is, what it is made of, and what it cannot do; every figure is the API's."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING, Final

import streamlit as st

from app.presentation.web.about.answering import steps
from app.presentation.web.about.limits import limits, privacy
from app.presentation.web.about.sources import sources_table
from app.presentation.web.asking import api_address
from app.presentation.web.language import _, later, moment, number, percent
from app.presentation.web.pieces.facts import facts
from app.presentation.web.pieces.figures import NONE, figure, headlines
from app.presentation.web.seen import arrive, offer_another_look, seen
from predictiondex_client.api.about import read_about

if TYPE_CHECKING:
    from collections.abc import Mapping

    from predictiondex_client.models import AboutOut, ModelAboutOut, PokedexAboutOut

_PAGE: Final = "about"
TRADEMARKS: Final = later(
    "Pokémon is a trademark of Nintendo, Creatures and GAME FREAK, with whom this project has nothing to do."
)
_POKEDEX_SOURCES: Final[Mapping[str, str]] = {"bundled": later("bundled with this release")}


def show() -> None:
    st.title(_("About"), anchor=False)
    arrive(_PAGE)
    about = seen(_PAGE, read_about.sync_detailed)
    st.write(
        _(
            "PredictionDex says who wins a duel in Pokémon: Let's Go, Pikachu! and Let's Go, Eevee!, how sure that is, "
            "and what to play. It has learnt from battles that were played by the rules of these games."
        )
    )
    st.header(_("How an answer is made"), anchor=False)
    st.html(steps())
    st.header(_("The model that answers"), anchor=False)
    _show_model(about.model)
    st.header(_("What it is made of"), anchor=False)
    st.html(facts(_product(about) | (_pokedex(about.pokedex) if about.pokedex is not None else {})))
    st.html(sources_table(about.sources))
    _show_small_print(about)
    offer_another_look(_PAGE)


def _show_model(model: ModelAboutOut | None) -> None:
    if model is None:
        st.info(_("No model is in production yet. An operator can promote one on the page Models."))
        return
    st.html(headlines(_model(model)))
    st.caption(_("Measured on its exam: duels between species that it never saw meet in a lesson."))


def _model(model: ModelAboutOut) -> dict[str, str]:
    """Leave out what its training did not measure."""
    told = model.headlines
    known = {
        _("Version"): escape(f"{model.version} ({model.semantic_version})"),
        _("Registered"): escape(moment(model.registered_at)),
        _("Duels learnt from"): _count(model.learnt_from),
        _("Duels of the exam"): _count(told.duels),
        _("Mean error of the chance"): _share(told.mean_absolute_error),
        _("Winners called"): _share(told.accuracy),
        _("Winners that could be called"): _share(told.best_accuracy),
        _("Brier score"): figure(told.brier),
        _("Best possible Brier score"): figure(told.brier_floor),
        _("Calibration error"): figure(told.calibration_error),
    }
    return {name: words for name, words in known.items() if words != NONE}


def _product(about: AboutOut) -> dict[str, str]:
    return {
        _("PredictionDex"): escape(about.version),
        _("Licence of its code"): escape(about.licence),
        _("Rules of our engine"): escape(about.rules),
    }


def _pokedex(pokedex: PokedexAboutOut) -> dict[str, str]:
    source = _POKEDEX_SOURCES.get(pokedex.source)
    return {
        _("Pokédex"): escape(pokedex.source if source is None else _(source)),
        _("Revision of the Pokédex"): number(pokedex.revision),
        _("Imported"): escape(moment(pokedex.imported_at)),
        _("Species"): number(pokedex.species),
        _("Pokémon with their forms"): number(pokedex.forms),
        _("Moves"): number(pokedex.moves),
    }


def _show_small_print(about: AboutOut) -> None:
    st.header(_("What it cannot do"), anchor=False)
    st.html(f"<ul>{''.join(f'<li>{escape(one)}</li>' for one in limits(about.model))}</ul>")
    st.header(_("What is kept"), anchor=False)
    st.write(privacy())
    st.header(_("For programmers"), anchor=False)
    st.html(f"<ul>{_links()}</ul>")
    st.caption(_(about.trademarks))


def _links() -> str:
    pages = {
        "/docs": _("Try the API in the browser (Swagger UI)"),
        "/redoc": _("Read what the API offers (ReDoc)"),
        "/openapi.json": _("Its description for machines (OpenAPI)"),
    }
    return "".join(
        f'<li><a href="{escape(api_address() + path)}">{escape(name)}</a></li>' for path, name in pages.items()
    )


def _count(value: int | None) -> str:
    return NONE if value is None else number(value)


def _share(value: float | None) -> str:
    return NONE if value is None else percent(value, 2)
