"""What a process refuses, how it ends, and what one server needs."""

from __future__ import annotations

from http import HTTPStatus
from typing import TYPE_CHECKING, Final

from app.presentation.cli.exit_statuses import ExitStatus
from app.settings.guessable import SHORTEST_PASSWORD
from app.settings.settings import SHORTEST_SECRET

if TYPE_CHECKING:
    from tests.documents.figures import Claims

CLAIMS: Final[Claims] = {
    "docs/delivery/environments.md": {
        "would be right, and ends with status {}": (int(ExitStatus.NOT_UNDERSTOOD),),
        "one of fewer than {} characters": (SHORTEST_PASSWORD,),
        "a webhook's secret under {} characters": (SHORTEST_SECRET,),
        "no valid key in the database, with status {}": (int(ExitStatus.FAILED),),
        "it ends with status {} if there is anything": (int(ExitStatus.FAILED),),
        "by another name is answered {:d}": (HTTPStatus.MISDIRECTED_REQUEST,),
    },
    "docs/delivery/server.md": {
        # The first Debian whose own Python is new enough; the oldest PostgreSQL that its makers still mended in 2025.
        "Debian {} or a relative of it, root, and PostgreSQL {} or later": (12, 13),
        "It ends with {} where a check fails, and {} where nobody answers": (
            int(ExitStatus.FAILED),
            int(ExitStatus.NOT_UNDERSTOOD),
        ),
    },
}
