"""All versions at a glance, and two of them side by side."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING, Final

import streamlit as st

from app.presentation.web.language import _, later, moment, percent
from app.presentation.web.models.wording import place_badges
from app.presentation.web.pieces.facts import facts
from app.presentation.web.pieces.figures import figure, headlines
from app.presentation.web.pieces.markup import table

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from predictiondex_client.models import ModelOut

_HEADLINES: Final[Mapping[str, str]] = {
    "model.duels": later("Duels of the exam"),
    "model.mae": later("Mean error of the chance"),
    "model.brier": later("Brier score"),
    "model.brier_floor": later("Best possible Brier score"),
    "model.log_loss": later("Log loss"),
    "model.accuracy": later("Winners called"),
    "model.best_accuracy": later("Winners that could be called"),
    "model.ece": later("Calibration error"),
    "model.roc_auc": later("Area under the ROC curve"),
    "contested.mae": later("Mean error, contested duels"),
    "contested.log_loss": later("Log loss, contested duels"),
}
_SHARES: Final = frozenset({"model.accuracy", "model.best_accuracy"})
_SHOWN_HASH: Final = 12


def show_versions(versions: Sequence[ModelOut]) -> None:
    columns = (_("Version"), _("Number"), _("Place"), _("Made"), _("Mean error"), _("Brier score"), _("Winners called"))
    st.html(table(_("Versions, newest first"), columns, [_row(one) for one in versions], numbers=(4, 5, 6)))


def show_card(model: ModelOut) -> None:
    st.html(headlines({_(name): metric(model, key) for key, name in _HEADLINES.items()}))
    st.header(_("Where it comes from"), anchor=False)
    origin = {
        _("Made"): escape(moment(model.created_at)),
        _("Rules of battle"): escape(model.origin.engine),
        _("Features"): _hash(model.origin.feature_schema),
        _("Lessons"): _hash(model.origin.dataset),
        _("Checksum"): _hash(model.checksum),
    }
    st.html(facts(origin))


def show_comparison(one: ModelOut, other: ModelOut) -> None:
    columns = [_("On the exam")] + [_("Version {number}").format(number=each.version) for each in (one, other)]
    rows = [[escape(_(name)), metric(one, key), metric(other, key)] for key, name in _HEADLINES.items()]
    st.html(table(_("Side by side"), columns, rows, numbers=(1, 2)))


def metric(model: ModelOut, key: str) -> str:
    value = model.metrics.additional_properties.get(key)
    return percent(value, 2) if value is not None and key in _SHARES else figure(value)


def _row(model: ModelOut) -> tuple[str, ...]:
    return (
        escape(model.version),
        escape(model.semantic_version),
        place_badges(model.aliases),
        escape(moment(model.created_at)),
        *(metric(model, key) for key in ("model.mae", "model.brier", "model.accuracy")),
    )


def _hash(digest: str) -> str:
    return f'<code title="{escape(digest)}">{escape(digest[:_SHOWN_HASH])}</code>'
