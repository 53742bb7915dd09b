"""What a process refuses, how it ends, and what one server needs."""

from __future__ import annotations

from http import HTTPStatus
from typing import TYPE_CHECKING, Final

from app.__main__ import UNSAFE_SETTINGS
from app.presentation.cli.console import IMPOSSIBLE
from app.presentation.cli.smoke import NOBODY_ANSWERS
from app.settings.guessable import SHORTEST_PASSWORD
from app.settings.settings import SHORTEST_SECRET

if TYPE_CHECKING:
    from tests.documents.figures import Claims

CLAIMS: Final[Claims] = {
    "docs/delivery/environments.md": {
        "would be right, and ends with status {}": (UNSAFE_SETTINGS,),
        "one of fewer than {} characters": (SHORTEST_PASSWORD,),
        "a webhook's secret under {} characters": (SHORTEST_SECRET,),
        "no valid key in the database, with status {}": (IMPOSSIBLE,),
        "it ends with status {} if there is anything": (IMPOSSIBLE,),
        "by another name is answered {:d}": (HTTPStatus.MISDIRECTED_REQUEST,),
    },
    "docs/delivery/server.md": {
        # The first Debian whose own Python is new enough; the oldest PostgreSQL that its makers still mended in 2025.
        "Debian {} or a relative of it, root, and PostgreSQL {} or later": (12, 13),
        "It ends with {} where a check fails, and {} where nobody answers": (IMPOSSIBLE, NOBODY_ANSWERS),
    },
}
