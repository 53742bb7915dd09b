"""The base stats of one Pokémon, as bars beside what they mean."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

from app.presentation.web.language import _, number
from app.presentation.web.pieces.bars import share_bar
from app.presentation.web.pieces.markup import table
from app.presentation.web.pokedex.standing import Standing
from app.presentation.web.reference import STATS, stat_of
from app.presentation.web.wording import stat_name

if TYPE_CHECKING:
    from collections.abc import Sequence

    from app.presentation.web.reference import Reference
    from predictiondex_client.models import PokemonOut


def stats_table(one: PokemonOut, known: Reference) -> str:
    everyone = list(known.pokemon.values())
    caption = _("Compared with all {count} Pokémon").format(count=number(len(everyone)))
    rows = [_row(stat_name(stat), _standing(stat, one, everyone)) for stat in STATS]
    total = Standing.among(one.base_stat_total, [each.base_stat_total for each in everyone])
    columns = (_("Stat"), _("Base"), _("Bar"), _("How it stands"))
    rows.append(_row(_("Total"), total))
    return f'<div class="pdx-stats">{table(caption, columns, rows, numbers=(1,))}</div>'


def _standing(stat: str, one: PokemonOut, everyone: Sequence[PokemonOut]) -> Standing:
    return Standing.among(stat_of(one.base_stats, stat), [stat_of(each.base_stats, stat) for each in everyone])


def _row(name: str, standing: Standing) -> tuple[str, ...]:
    return escape(name), number(standing.value), share_bar(standing.value / standing.most), escape(standing.words)
