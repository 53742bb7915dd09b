"""Where the figures in the prose of documents come from.

A module here tells the figures of one or several documents: `CLAIMS` has for each document its sentences, or parts of
them, with `{}` for each figure, and the figures themselves, worked out from what decides them: a setting, a constant, a
report. A test fills them in, looks for what comes out in the document, and then finds no other digit there. So who
changes a default changes the sentence, and who writes a figure says where it is from.

Whole numbers are written with commas (`{}`), or without where that is how it is said (`{:d}`); other figures as a
format tells (`{:.1f}`), or as text.

Decisions (`docs/adr`) are of their day: what they measured then stays as it is, and `tests/documents/decisions.json`
keeps it.
"""

from __future__ import annotations

import importlib
import pkgutil
import string
from functools import cache
from typing import TYPE_CHECKING, TypeAlias

if TYPE_CHECKING:
    from collections.abc import Mapping

Figure: TypeAlias = int | float | str
Claims: TypeAlias = "Mapping[str, Mapping[str, tuple[Figure, ...]]]"
"""Figures by document, and by the words around them."""


@cache
def claims_of(document: str) -> list[str]:
    """Return what the document has to say, its figures filled in; the longest first."""
    found = [
        _FORM.format(words, *figures)
        for module in pkgutil.iter_modules(__path__)
        for words, figures in importlib.import_module(f"{__name__}.{module.name}").CLAIMS.get(document, {}).items()
    ]
    return sorted(found, key=len, reverse=True)


class _Form(string.Formatter):
    def format_field(self, value: Figure, format_spec: str) -> str:
        return format(value, format_spec or ("," if isinstance(value, int) else ""))


_FORM = _Form()
