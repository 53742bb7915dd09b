"""All types against all, as a table that scrolls within itself."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING, Final

from app.presentation.web.language import _
from app.presentation.web.pieces.markup import type_badge
from app.presentation.web.pieces.multipliers import sign

if TYPE_CHECKING:
    from collections.abc import Mapping

    from app.presentation.web.reference import Reference

_LOOKS: Final[Mapping[float, str]] = {2.0: "pdx-strong", 0.5: "pdx-feeble", 0.0: "pdx-none"}


def chart(known: Reference) -> str:
    caption = escape(_("The type of the move in each row, the type of the Pokémon that it hits in each column"))
    heads = "".join(f'<th scope="col">{type_badge(slug, known.type_name(slug))}</th>' for slug in known.types)
    corner, title = escape(_("Move ↓ hits →")), escape(_("Type chart"))
    rows = "".join(_row(slug, known) for slug in known.types)
    return (
        f'<div class="pdx-scroll" role="region" tabindex="0" aria-label="{title}">'
        f'<table class="pdx-chart"><caption><span>{caption}</span></caption>'
        f'<thead><tr><td class="pdx-corner">{corner}</td>{heads}</tr></thead><tbody>{rows}</tbody></table></div>'
    )


def _row(attacking: str, known: Reference) -> str:
    cells = "".join(_cell(known.chart[attacking][defending]) for defending in known.types)
    return f'<tr><th scope="row">{type_badge(attacking, known.type_name(attacking))}</th>{cells}</tr>'


def _cell(multiplier: float) -> str:
    if multiplier == 1:
        return "<td></td>"
    return f'<td class="{_LOOKS[multiplier]}">{sign(multiplier)}</td>'
