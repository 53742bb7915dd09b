"""The web interface as a server of its own."""

from __future__ import annotations

from pathlib import Path
from typing import Final

import streamlit as st

SCRIPT: Final = Path(__file__).with_name("main.py")


def serve(host: str, port: int) -> None:
    """Answer until Ctrl-C."""
    st.App(SCRIPT).run(config={"server.address": host, "server.port": port})
