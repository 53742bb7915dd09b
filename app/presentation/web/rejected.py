"""The moves that were named for a Pokémon and that it cannot use in a duel."""

from __future__ import annotations

from typing import TYPE_CHECKING

import streamlit as st

from app.presentation.web.language import _

if TYPE_CHECKING:
    from collections.abc import Sequence

    from app.presentation.web.reference import Reference
    from predictiondex_client.models import RejectedMoveOut


def show_rejected(moves: Sequence[RejectedMoveOut], known: Reference) -> None:
    """Show nothing where every move is used."""
    if not moves:
        return
    names = ", ".join(f"{known.pokemon_name(one.pokemon)} – {known.move_name(one.move)}" for one in moves)
    st.caption(_("Left out, because it does no damage or is not learnt in Let's Go: {names}").format(names=names))
