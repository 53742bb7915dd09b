"""Which version is meant, by the address or by a choice."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import streamlit as st

from app.presentation.web.kept import KEPT
from app.presentation.web.language import _
from app.presentation.web.models.wording import place_name

if TYPE_CHECKING:
    from collections.abc import Sequence

    from predictiondex_client.models import ModelOut

_CHOSEN: Final = "models_version"
_OTHER: Final = "models_other"
_IN_ADDRESS: Final = "version"


def choose_version(versions: Sequence[ModelOut]) -> ModelOut:
    by_number = {one.version: one for one in versions}
    said = _named(versions, st.query_params.get(_IN_ADDRESS, ""))
    if said is not None and st.session_state.get("models_said") != st.query_params[_IN_ADDRESS]:
        st.session_state[_CHOSEN] = said.version
    if st.session_state.get(_CHOSEN) not in by_number:
        st.session_state[_CHOSEN] = (_named(versions, "production") or versions[0]).version
    chosen = st.selectbox(
        _("Version"),
        list(by_number),
        format_func=lambda number: _label(by_number[number]),
        key=_CHOSEN,
        **KEPT,
    )
    st.query_params[_IN_ADDRESS] = st.session_state["models_said"] = chosen
    return by_number[chosen]


def choose_another(versions: Sequence[ModelOut], chosen: ModelOut) -> ModelOut | None:
    others = {one.version: one for one in versions if one.version != chosen.version}
    if st.session_state.get(_OTHER) not in others:
        st.session_state[_OTHER] = None
    other = st.selectbox(
        _("Compare with"),
        list(others),
        format_func=lambda number: _label(others[number]),
        key=_OTHER,
        placeholder=_("Another version"),
        **KEPT,
    )
    return others.get(other or "")


def _named(versions: Sequence[ModelOut], name: str) -> ModelOut | None:
    """Find it by its number, its semantic version or its place, as the API does."""
    return next((one for one in versions if name in (one.version, one.semantic_version, *one.aliases)), None)


def _label(model: ModelOut) -> str:
    places = ", ".join(map(place_name, model.aliases))
    name = _("Version {version} ({semantic})").format(version=model.version, semantic=model.semantic_version)
    return f"{name} · {places}" if places else name
