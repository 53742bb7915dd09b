"""How a widget keeps what is chosen."""

from __future__ import annotations

from typing import Any, Final

KEPT: Final[dict[str, Any]] = {"persist_state": "session"}
"""What is chosen outlives a look at another page."""
