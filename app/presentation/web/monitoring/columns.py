"""What the columns tell that the API looks at in duels and answers."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from app.presentation.web.language import _, later

if TYPE_CHECKING:
    from collections.abc import Mapping

    from predictiondex_client.models import ColumnDriftOut

_COLUMNS: Final[Mapping[str, str]] = {
    "higher_level": later("the higher of the two levels"),
    "level_gap": later("how far the levels are apart"),
    "mean_iv": later("the mean IV of both"),
    "total_avs": later("the AVs of both together"),
    "av_gap": later("how far the AVs are apart"),
    "mean_friendship": later("the mean friendship"),
    "untrained_sides": later("how many sides nobody has trained"),
    "base_stats": later("the base stats of both together"),
    "base_stat_gap": later("how far the base stats are apart"),
    "higher_power": later("the power of the stronger move"),
    "lower_power": later("the power of the weaker move"),
    "physical_moves": later("how many of the moves are physical"),
    "better_effectiveness": later("the better effectiveness"),
    "worse_effectiveness": later("the worse effectiveness"),
    "confidence": later("the chance of the likelier winner"),
    "interval_width": later("the width of the interval"),
}


def column_name(column: ColumnDriftOut) -> str:
    return _(_COLUMNS[column.column]) if column.column in _COLUMNS else column.description
