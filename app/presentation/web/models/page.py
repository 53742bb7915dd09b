"""The versions of the model: how good each is, where it stands, and putting another in its place."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import streamlit as st

from app.presentation.web.asking import RefusedError
from app.presentation.web.language import _
from app.presentation.web.models.choosing import choose_another, choose_version
from app.presentation.web.models.history import show_history
from app.presentation.web.models.metrics import show_metrics
from app.presentation.web.models.operating import show_operating
from app.presentation.web.models.overview import show_card, show_comparison, show_versions
from app.presentation.web.models.report import show_report
from app.presentation.web.models.shadow import show_shadow
from app.presentation.web.models.verdicts import show_verdicts
from app.presentation.web.problems import show_refusal
from app.presentation.web.seen import arrive, offer_another_look, seen
from predictiondex_client.api.models import (
    compare_shadow,
    list_models,
    list_promotions,
    read_model,
    read_model_report,
)

if TYPE_CHECKING:
    from collections.abc import Sequence

    from predictiondex_client.models import ModelOut

_PAGE: Final = "models"
_MOST: Final = 100


def show() -> None:
    st.title(_("Models"), anchor=False)
    arrive(_PAGE)
    offer_another_look(_PAGE)
    versions = seen(_PAGE, list_models.sync_detailed, limit=_MOST).items
    if not versions:
        st.info(_("There is no model yet. `predictiondex learn train` makes one."))
        return
    show_versions(versions)
    chosen = choose_version(versions)
    about, measured, places, compared = st.tabs(
        [_("This version"), _("What its training showed"), _("Places"), _("Side by side")]
    )
    with about:
        _show_version(chosen)
    with measured:
        _show_training(chosen)
    with places:
        _show_places(versions, chosen)
    with compared:
        other = choose_another(versions, chosen)
        if other is not None:
            show_comparison(chosen, other)


def _show_version(chosen: ModelOut) -> None:
    st.header(_("How good it is"), anchor=False)
    show_card(chosen)
    st.header(_("What the gate says"), anchor=False)
    show_verdicts(seen(_PAGE, read_model.sync_detailed, version=chosen.version).verdicts)
    st.header(_("Metrics"), anchor=False)
    show_metrics(chosen.metrics.additional_properties)
    shadow = seen(_PAGE, compare_shadow.sync_detailed, version=chosen.version)
    if shadow.duels:
        show_shadow(shadow)


def _show_training(chosen: ModelOut) -> None:
    try:
        report = seen(_PAGE, read_model_report.sync_detailed, version=chosen.version)
    except RefusedError as refusal:
        show_refusal(refusal)
    else:
        show_report(report)


def _show_places(versions: Sequence[ModelOut], chosen: ModelOut) -> None:
    st.header(_("Promote or roll back"), anchor=False)
    show_operating(versions, chosen)
    st.header(_("History"), anchor=False)
    show_history(seen(_PAGE, list_promotions.sync_detailed, limit=_MOST).items)
