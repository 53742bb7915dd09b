"""Regions of documents that programs write: from a comment that names them to one that ends them."""

from __future__ import annotations

from typing import Final

_END: Final = "<!-- end -->"


def put(page: str, region: str, text: str) -> str:
    """Return the page with this text in the region, which begins with the comment `<!-- region -->`.

    Raises:
        ValueError: there is no such region, or several of them.
    """
    begins = f"<!-- {region} -->\n"
    before, after = page.split(begins)
    return f"{before}{begins}{text.strip()}\n{_END}{after.split(_END, 1)[1]}"
