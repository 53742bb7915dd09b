"""The web interface as a server of its own."""

from __future__ import annotations

import logging
import os
import signal
import sys
from pathlib import Path
from threading import Thread
from typing import Final

import streamlit as st

from app.presentation.web.language import _
from app.presentation.web.shell import page_routes
from app.presentation.web.site import paths

SCRIPT: Final = Path(__file__).with_name("main.py")

_log = logging.getLogger(__name__)


def serve(host: str, port: int, *, until_input_ends: bool) -> None:
    """Answer until Ctrl-C or, if so wanted, until standard input is closed, as it is when another process ends."""
    if until_input_ends:
        Thread(target=_end_with_input, daemon=True).start()
    app = st.App(SCRIPT, routes=page_routes(*paths()), on_script_error=_apologise)
    app.run(config={"server.address": host, "server.port": port})


def _end_with_input() -> None:
    sys.stdin.read()
    os.kill(os.getpid(), signal.SIGTERM)


def _apologise(error: Exception) -> bool:
    """Say that something went wrong, where Streamlit would show what only developers can read."""
    _log.error("A page has failed", exc_info=error)
    st.error(_("Something went wrong on this page. Reload it; what you had chosen is still in its address."))
    return True
