"""How docs/delivery/scaling.md works out what a million predictions a minute take."""

from __future__ import annotations

import re
from math import ceil
from typing import TYPE_CHECKING, Final

from app.infrastructure.learning.atlas_file import size_of
from app.infrastructure.persistence.database import KEPT_CONNECTIONS, MOST_CONNECTIONS
from app.infrastructure.persistence.prediction_queue import QueueLimits
from app.presentation.api.routers.prediction_models import MOST_DUELS
from scripts.cloud.bill import HOURS
from scripts.cloud.growth import ANSWER_BYTES, NODE_PROCESSORS
from tests.conftest import ROOT
from tests.documents.facts import SETTINGS
from tests.documents.figures.cloud import CHECKPOINT_MINUTES
from tests.documents.figures.clusters import BUSY_PERCENT
from tests.documents.game import atlas
from tests.documents.growth import FIGURES, MILLION, NODES, WORKERS

if TYPE_CHECKING:
    from tests.documents.figures import Claims

_DAYS: Final = 30
_GATHER: Final = QueueLimits().gather_seconds
_UNTRAINED, _TRAINED = FIGURES.untrained_milliseconds, FIGURES.trained_milliseconds


def _decided(number: str, pattern: str) -> tuple[int, ...]:
    """Return the figures that a decision has measured."""
    (file,) = (ROOT / "docs" / "adr").glob(f"{number}-*.md")
    (found,) = re.finditer(pattern, file.read_text(encoding="utf-8"))
    return tuple(map(int, found.groups()))


_SQLITE: Final = _decided("0020", r"(\d+)–(\d+) µs of the processor in SQLite")
_POSTGRESQL: Final = _decided("0020", r"and (\d+)–(\d+) in PostgreSQL")
(_MODEL,) = _decided("0018", r"The model needs (\d+) µs a duel")

CLAIMS: Final[Claims] = {
    "docs/delivery/scaling.md": {
        "That is {:,.0f} a second": (MILLION.per_second,),
        "{:.3f} ms of a processor from the atlas and {:.3f} ms from the model": (_UNTRAINED, _TRAINED),
        "A third trained: 2/3 × {:.3f} + 1/3 × {:.3f} = {:.3f} ms, times {:,.0f} = {:.1f}": (
            *(_UNTRAINED, _TRAINED, (2 * _UNTRAINED + _TRAINED) / 3),
            *(MILLION.per_second, MILLION.processors),
        ),
        "adds a pod at {} %: {} workers": (BUSY_PERCENT, WORKERS),
        "A node of four leaves {}: {} nodes": (NODE_PROCESSORS, NODES),
        "takes up to {} in one request": (MOST_DUELS,),
        "needs {} µs a duel and its group of rows {} to {} µs here: at most {:,.0f} duels": (
            *(_MODEL, *_POSTGRESQL),
            1e6 / (_MODEL + _POSTGRESQL[1]),
        ),
        "{:.0f} µs of the server for each prediction where ten are written at once: {:.1f} processors": (
            FIGURES.small_group_microseconds,
            MILLION.database_processors,
        ),
        "In groups of a hundred it is {:.0f} µs": (FIGURES.large_group_microseconds,),
        "A worker waits {:.0f} ms for company": (1000 * _GATHER,),
        "{:,.0f} / {} × {} s = {:.0f}.": (MILLION.per_second, WORKERS, _GATHER, MILLION.group),
        "{:.0f} bytes a prediction: {:.0f} GB a day, {:.0f} TB in {} days": (
            *(FIGURES.stored_bytes, MILLION.stored_gigabytes),
            *(_DAYS * MILLION.stored_gigabytes / 1000, _DAYS),
        ),
        "The write-ahead log runs at {:.0f} MB/s": (MILLION.log_megabytes,),
        "the checkpoints are {} minutes apart": (CHECKPOINT_MINUTES,),
        "keeps {} and opens at most {}. {} × {} = {:,.0f}": (
            *(KEPT_CONNECTIONS, MOST_CONNECTIONS),
            *(WORKERS, MOST_CONNECTIONS, MILLION.most_connections),
        ),
        "may make {} requests a minute, so a million take {} keys": (
            SETTINGS.rate_limit_requests,
            ceil(MILLION.clients),
        ),
        "one thread for them: {:,.0f} a second": (MILLION.cache_calls,),
        "A best move has {} bytes": (ANSWER_BYTES,),
        "{:.0f} MB/s, {:.1f} Gbit/s, {:.0f} TB a month": (
            *(MILLION.out_megabytes, MILLION.out_megabytes * 8 / 1000),
            round(MILLION.out_megabytes * HOURS * 3600 / 1e6, -1),
        ),
        "a gigabyte an hour: {:.0f} of them": (MILLION.balancer_units,),
        "It has {:.0f} MiB and": (size_of(atlas().duel_count) / 2**20,),
        "a worker {} to {} µs with PostgreSQL and {} to {} with it": (*_POSTGRESQL, *_SQLITE),
        # What AWS says of RDS, of gp3 and of its prices.
        "RDS ends at {} TiB": (64,),
        "of the {} MB/s that gp3 begins with": (125,),
        "some {} (memory / {}), a db.t4g.medium some {}": (1_700, 9_531_392, 400),
        "the price of the first {} TB": (10,),
        # Asked of a server once, when the page was written; no report keeps it.
        "(the mean of {} random pairs, at most {}; a duel has {})": (298, 22_933, 1_377),
    }
}
