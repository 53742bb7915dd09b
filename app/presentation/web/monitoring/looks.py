"""The looks that somebody has taken at what is served, the newest first."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol, TypeVar

import streamlit as st

from app.presentation.web.language import _, moment
from app.presentation.web.pieces.figures import NONE

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime


class Look(Protocol):
    model_version: str | None
    ended_at: datetime


_Look = TypeVar("_Look", bound=Look)


def newest_of(looks: Sequence[_Look], command: str) -> _Look | None:
    """Return it; where there is none, show the command that takes one."""
    if looks:
        return looks[0]
    st.info(_("Nobody has looked yet. This command does:"))
    st.code(command, language="shell")
    return None


def note_on(look: Look, command: str) -> str:
    """Say which version was looked at and when, and how to look anew."""
    return _("Version {version}, looked at on {moment}. `{command}` looks anew.").format(
        version=look.model_version or NONE, moment=moment(look.ended_at), command=command
    )
