"""docs/explanation/security.md."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from app.domain.access.api_key import KeyText
from app.presentation.api.client_address import HOUSEHOLD_BITS
from app.presentation.api.webhook_signature import REPLAY_SECONDS
from app.settings import Settings
from app.settings.guessable import SHORTEST_PASSWORD
from tests.documents.origins import number_in

if TYPE_CHECKING:
    from tests.documents.figures import Claims, Figure

_API: Final = "app/presentation/api"
_MANNERS: Final = "app/infrastructure/sources/web/manners.py"
_IDS: Final = "app/application/prediction_ids.py"
_OF_AN_ID: Final = 8 * number_in(_IDS, r"_RANDOM_BYTES = (\d+)") - (4 + 2)
"""Random bits, but for those of the version and the variant."""


def _default(setting: str) -> Figure:
    value = Settings.model_fields[setting].default
    return value if isinstance(value, int) else f"{value:g}"


def _row(words: str, setting: str, unit: str = "") -> tuple[str, tuple[Figure, ...]]:
    return f"{words} {{}}{unit} `PREDICTIONDEX_{setting.upper()}`", (_default(setting),)


CLAIMS: Claims = {
    "docs/explanation/security.md": {
        "A secret has {} random bits": (4 * len(KeyText.draw().secret),),
        "kept as its SHA-{}": (number_in("app/domain/access/api_key.py", r"hashlib\.sha(\d+)\("),),
        **dict(
            (
                _row("requests a minute, by key or address", "rate_limit_requests"),
                _row("of these, simulations", "rate_limit_simulations"),
                _row("size of a body", "most_body_bytes", " bytes"),
                _row("time for a body to arrive", "body_seconds", " s"),
                _row("time for an answer", "request_seconds", " s"),
                _row("connections of a process", "most_connections"),
                _row("large questions side by side", "large_questions_at_once"),
                _row("simulations side by side", "simulations_at_once"),
            )
        ),
        "its network of {} bits": (HOUSEHOLD_BITS,),
        "sends what nobody should: {} requests, {} wrong answers": (
            number_in("docs/proofs/hostile.md", r"([\d,]+) requests, \*\*"),
            number_in("docs/proofs/hostile.md", r"\*\*(\d+) wrong answers\*\*"),
        ),
        "others get {}, so that": (number_in(f"{_API}/allowed_hosts.py", r"status=(\d+)"),),
        "at most {} times": (number_in("app/infrastructure/sources/web/wire.py", r"_MOST_REDIRECTS: Final = (\d+)"),),
        "larger than {} MiB": (number_in(_MANNERS, r"largest_body: int = (\d+) \* 2\*\*20"),),
        "its time within {} seconds": (REPLAY_SECONDS,),
        "fewer than {} characters": (SHORTEST_PASSWORD,),
        "holds {} random bits": (_OF_AN_ID,),
        "for up to {} seconds more": (_default("key_memory_seconds"),),
        "by more than {} standard errors": (_default("watch_surprise"),),
    }
}
