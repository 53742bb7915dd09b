"""The script that Streamlit runs for every visit and every action: one frame around all pages."""

from __future__ import annotations

from pathlib import Path
from typing import Final

import streamlit as st

from app.presentation.web.asking import RefusedError, ServiceAwayError
from app.presentation.web.language import choose_language
from app.presentation.web.links import follow_within
from app.presentation.web.problems import show_away, show_refusal
from app.presentation.web.site import pages, show_menu

_STYLE: Final = Path(__file__).with_name("style.css")
_ICON: Final = Path(__file__).with_name("icon.svg")


def show() -> None:
    st.html(_STYLE)
    with st.sidebar:
        follow_within()
        st.html(f'<p class="pdx-brand">{_ICON.read_text(encoding="utf-8")}PredictionDex</p>')
        choose_language()
        page = st.navigation(pages(), position="hidden")
        show_menu(page)
    st.set_page_config(page_title=f"{page.title} · PredictionDex", page_icon=_ICON, layout="wide")
    try:
        page.run()
    except ServiceAwayError:
        show_away()
    except RefusedError as refusal:
        show_refusal(refusal)


show()
