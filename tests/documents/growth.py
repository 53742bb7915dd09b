"""What a million predictions a minute, and a tenth of that, come to."""

from __future__ import annotations

from math import ceil
from typing import Final

from scripts.cloud.figures import read_figures
from scripts.cloud.growth import PER_SECOND, SHARES, USUAL, Load

FIGURES: Final = read_figures()
FEWEST, TENTH, MILLION = (Load(figures=FIGURES, per_second=one, trained=USUAL) for one in PER_SECOND.values())
ALL_TRAINED: Final = Load(figures=FIGURES, per_second=MILLION.per_second, trained=SHARES["everybody is trained"])
WORKERS: Final = ceil(MILLION.workers)
NODES: Final = ceil(MILLION.nodes)
