"""What gives way, as docs/delivery/scaling.md says, on the way to a million predictions a minute."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from app.infrastructure.persistence.prediction_queue import QueueLimits
from scripts.cloud.description import read_environment
from scripts.cloud.growth import NODE_PROCESSORS, PER_SECOND
from tests.documents.growth import ALL_TRAINED, FEWEST, MILLION, NODES, TENTH, WORKERS

if TYPE_CHECKING:
    from tests.documents.figures import Claims

_FEWEST, _TENTH, _MILLION = (name.removesuffix(" a minute") for name in PER_SECOND)
_PROCESSORS: Final = int(read_environment("production").parameters["FewestNodes"]) * NODE_PROCESSORS
_GATHER: Final = QueueLimits().gather_seconds
_LONGER: Final = 10

CLAIMS: Final[Claims] = {
    "docs/delivery/scaling.md": {
        "from {} a minute (production as described)": (_FEWEST,),
        "three nodes have {:.1f} processors": (_PROCESSORS,),
        "to {} ({:.0f} ×) the allowance": (_TENTH, TENTH.per_second / FEWEST.per_second),
        "disk, at {:.0f} GB a day larger": (TENTH.stored_gigabytes,),
        "dropped after {} days": (30,),  # as the table above counts what is kept
        "to {} ({:.0f} ×) bytes": (_MILLION, MILLION.per_second / FEWEST.per_second),
        "disk, at {:.0f} GB a day keep": (MILLION.stored_gigabytes,),
        "to be `durable`: {:.0f} GB a day": (MILLION.stored_gigabytes / 100,),
        "where everybody is trained: {:,.0f}": (ALL_TRAINED.most_connections,),
        "transactions, {:,.0f} a second": (MILLION.transactions,),
        "gather for {:.0f} ms instead of {:.0f}: groups of {:.0f}": (
            *(1000 * _LONGER * _GATHER, 1000 * _GATHER),
            _LONGER * MILLION.group,
        ),
        "`MostNodes` {} for the million": (NODES,),
        "the HorizontalPodAutoscaler {} workers": (WORKERS,),
    }
}
