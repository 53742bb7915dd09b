"""How the service does: whether it can answer, what it is asked, and whether the answers are true."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import streamlit as st

from app.presentation.web.asking import RefusedError, ServiceAwayError
from app.presentation.web.kept import KEPT
from app.presentation.web.language import _
from app.presentation.web.monitoring.drift import show_drift
from app.presentation.web.monitoring.quality import show_quality
from app.presentation.web.monitoring.readiness import show_readiness
from app.presentation.web.monitoring.traffic import show_traffic
from app.presentation.web.problems import show_refusal
from app.presentation.web.reference import reference
from app.presentation.web.seen import arrive, look_again, offer_another_look, seen
from predictiondex_client.api.health import check_readiness
from predictiondex_client.api.monitoring import list_drift, list_live_quality, read_traffic

if TYPE_CHECKING:
    from predictiondex_client.models import DriftPage, LiveQualityPage, ReadinessOut, TrafficOut

_PAGE: Final = "monitoring"
_LOOKS: Final = 30
_EVERY_SECONDS: Final = 30
_WHOLE_RUN: Final = "monitoring_whole_run"


def show() -> None:
    st.title(_("Monitoring"), anchor=False)
    arrive(_PAGE)
    # What goes wrong while the whole page is drawn is told by the frame around all pages, which waits for an answer.
    reference()
    _told()
    by_itself = st.toggle(_("Refresh every 30 seconds"), key="monitoring_by_itself", **KEPT)
    st.session_state[_WHOLE_RUN] = True
    st.fragment(_show_all, run_every=_EVERY_SECONDS if by_itself else None)()


def _show_all() -> None:
    """Ask again where this part of the page is drawn alone: because time has passed, or somebody wants it."""
    if not st.session_state.pop(_WHOLE_RUN, False):
        look_again(_PAGE)
    offer_another_look(_PAGE)
    try:
        _show_told(*_told())
    except ServiceAwayError:
        st.rerun()
    except RefusedError as refusal:
        show_refusal(refusal)


def _show_told(readiness: ReadinessOut, drift: DriftPage, quality: LiveQualityPage, traffic: TrafficOut) -> None:
    show_readiness(readiness)
    show_traffic(traffic)
    show_drift(drift.items)
    show_quality(quality.items)


def _told() -> tuple[ReadinessOut, DriftPage, LiveQualityPage, TrafficOut]:
    return (
        seen(_PAGE, check_readiness.sync_detailed),
        seen(_PAGE, list_drift.sync_detailed, limit=_LOOKS),
        seen(_PAGE, list_live_quality.sync_detailed, limit=_LOOKS),
        seen(_PAGE, read_traffic.sync_detailed),
    )
