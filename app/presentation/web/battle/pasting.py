"""Where sets are pasted in the text of Pokémon Showdown."""

from __future__ import annotations

from typing import TYPE_CHECKING

import streamlit as st

from app.presentation.web.asking import RefusedError, ServiceAwayError, ask
from app.presentation.web.kept import KEPT
from app.presentation.web.language import _
from app.presentation.web.problems import show_refusal
from predictiondex_client.api.sets import import_sets
from predictiondex_client.models import SetTextIn

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from predictiondex_client.models import SetOut


def offer_paste(whose: str, *, label: str, button: str, example: str, take: Callable[[Sequence[SetOut]], None]) -> None:
    """Show where to paste; `take` is given the sets that the text says, of which there is at least one.

    Raises:
        ServiceAwayError: nobody can read the text just now; it stays where it is.
    """
    st.text_area(label, key=f"{whose}_paste", placeholder=example, **KEPT)
    st.button(button, key=f"{whose}_use_paste", on_click=_read, args=(whose, take))
    trouble = st.session_state.pop(f"{whose}_paste_trouble", None)
    if isinstance(trouble, ServiceAwayError):
        raise trouble
    if isinstance(trouble, RefusedError):
        show_refusal(trouble)
    elif trouble is not None:
        st.warning(trouble)


def _read(whose: str, take: Callable[[Sequence[SetOut]], None]) -> None:
    text = st.session_state[f"{whose}_paste"]
    trouble: RefusedError | ServiceAwayError | str | None = None
    if not text.strip():
        trouble = _("There is no text yet.")
    else:
        try:
            take(ask(import_sets.sync_detailed, body=SetTextIn(text=text)).sets)
        except (RefusedError, ServiceAwayError) as error:
            trouble = error
    if trouble is not None:
        st.session_state[f"{whose}_paste_trouble"] = trouble
