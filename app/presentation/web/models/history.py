"""Which version came into which place, when, by whom and why."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

import streamlit as st

from app.presentation.web.language import _, moment
from app.presentation.web.models.wording import kind_name, place_name
from app.presentation.web.pieces.figures import NONE
from app.presentation.web.pieces.markup import table
from app.presentation.web.pieces.verdicts import verdict_badge

if TYPE_CHECKING:
    from collections.abc import Sequence

    from predictiondex_client.models import PromotionOut


def show_history(promotions: Sequence[PromotionOut]) -> None:
    if not promotions:
        st.info(_("No version has come into a place yet."))
        return
    columns = (_("When"), _("What"), _("Version"), _("Before"), _("By"), _("Reason"))
    st.html(table(_("Newest first"), columns, [_row(one) for one in promotions]))


def _row(one: PromotionOut) -> tuple[str, ...]:
    what = _("{kind} to {place}").format(kind=kind_name(one.kind), place=place_name(one.to))
    forced = verdict_badge("bad", _("forced")) if one.is_forced else ""
    objections = "".join(f"<li>{escape(words)}</li>" for words in one.objections)
    reason = escape(one.reason) or NONE
    return (
        escape(moment(one.happened_at)),
        f"{escape(what)} {forced}",
        f"{escape(one.version)} ({escape(one.semantic_version)})",
        escape(one.before or NONE),
        escape(one.by),
        f'{reason}<ul lang="en">{objections}</ul>' if objections else reason,
    )
