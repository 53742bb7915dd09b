"""Formulas become MathML while the site is built, so that a browser needs no script to show them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, Protocol

from scripts.site.code import replaced

if TYPE_CHECKING:
    import re

# A dollar sign is money where a space is on its inner side, or a letter or a figure on its outer one.
_LONG: Final = r"^\$\$(?P<long>.+?)\$\$$"
_SHORT: Final = r"(?<![\w$\\])\$(?![\s$])(?P<short>(?:(?!\n\n)[^$\\]|\\.)+?)(?<!\s)\$(?![\w$])"


class ToMathml(Protocol):
    def __call__(self, latex: str, *, display: str) -> str: ...


def with_formulas(text: str, to_mathml: ToMathml) -> str:
    def drawn(found: re.Match[str]) -> str:
        if found["short"]:
            # In a span, for Markdown takes a line that begins with a formula for a block.
            return f"<span>{to_mathml(found['short'], display='inline')}</span>"
        return f"\n{to_mathml(found['long'].strip(), display='block')}\n"

    return replaced(rf"{_LONG}|{_SHORT}", drawn, text)
