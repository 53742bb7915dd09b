"""Names as somebody types them."""

from __future__ import annotations

import unicodedata
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from app.presentation.web.language import Names


def folded(text: str) -> str:
    """Return it without accents and capitals."""
    apart = unicodedata.normalize("NFKD", text.casefold())
    return "".join(letter for letter in apart if not unicodedata.combining(letter)).strip()


def is_named(names: Names, text: str) -> bool:
    """Whether the text is part of either name; everything is named by an empty one."""
    wanted = folded(text)
    return any(wanted in folded(name) for name in (names.en, names.fr))
