"""How much of an address is looked at."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from app.presentation.api.client_address import HOUSEHOLD_BITS

if TYPE_CHECKING:
    from tests.documents.figures import Claims

CLAIMS: Final[Claims] = {"docs/privacy.md": {"of IPv6, its network of {} bits": (HOUSEHOLD_BITS,)}}
