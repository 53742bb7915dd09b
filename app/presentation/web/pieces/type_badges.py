"""The types of a Pokémon or a move, as badges."""

from __future__ import annotations

from typing import TYPE_CHECKING

from app.presentation.web.pieces.markup import type_badge

if TYPE_CHECKING:
    from collections.abc import Iterable

    from app.presentation.web.reference import Reference


def badges(types: Iterable[str], known: Reference) -> str:
    told = "".join(type_badge(slug, known.type_name(slug)) for slug in types)
    return f"<span>{told}</span>"
