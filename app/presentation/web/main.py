"""The script that Streamlit runs for every visit and every action: one frame around all pages."""

from __future__ import annotations

from pathlib import Path
from typing import Final

import streamlit as st

from app.presentation.web.asking import RefusedError, ServiceAwayError
from app.presentation.web.language import choose_language
from app.presentation.web.links import follow_within
from app.presentation.web.pieces.icon import ICON, ICON_FILE
from app.presentation.web.problems import show_away, show_refusal
from app.presentation.web.site import pages, show_menu

_STYLE: Final = Path(__file__).with_name("style.css")


def show() -> None:
    st.html(_STYLE)
    with st.sidebar:
        follow_within()
        st.html(f'<p class="pdx-brand"><img src="{ICON}" alt="">PredictionDex</p>')
        choose_language()
        page = st.navigation(pages(), position="hidden")
        show_menu(page)
    st.set_page_config(page_title=f"{page.title} · PredictionDex", page_icon=ICON_FILE, layout="wide")
    try:
        page.run()
    except ServiceAwayError:
        show_away()
    except RefusedError as refusal:
        show_refusal(refusal)


show()
