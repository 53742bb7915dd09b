"""Our icon, as an address that holds it whole."""

from __future__ import annotations

from pathlib import Path
from typing import Final
from urllib.parse import quote

ICON_FILE: Final = Path(__file__).parent.with_name("icon.svg")
ICON: Final = f"data:image/svg+xml,{quote(ICON_FILE.read_text(encoding='utf-8'))}"
