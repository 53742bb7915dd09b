"""The tables of docs/delivery that are worked out, and where in the pages they stand."""

from __future__ import annotations

from math import ceil
from pathlib import Path
from typing import TYPE_CHECKING, Final

from scripts.cloud.bill import lines_of, read_prices
from scripts.cloud.description import ENVIRONMENTS, read_environment
from scripts.cloud.figures import read_figures
from scripts.cloud.growth import BUSY, PER_SECOND, SHARES, USUAL, Load
from scripts.markdown import table
from scripts.regions import put

if TYPE_CHECKING:
    from collections.abc import Callable

DOCS: Final = Path(__file__).parents[2] / "docs" / "delivery"
_WORKERS: Final = f"workers, {100 * BUSY:.0f} % busy"
_ROWS: Final[dict[str, Callable[[Load], str]]] = {
    "predictions a second": lambda load: f"{load.per_second:,.0f}",
    "keys at 6,000 requests a minute": lambda load: f"{ceil(load.clients):,}",
    "processors, fully busy": lambda load: f"{load.processors:,.1f}",
    _WORKERS: lambda load: f"{ceil(load.workers):,}",
    "nodes of 4 processors": lambda load: f"{ceil(load.nodes):,}",
    "predictions in a transaction": lambda load: f"{load.group:,.0f}",
    "transactions a second": lambda load: f"{load.transactions:,.0f}",
    "processors of the database": lambda load: f"{load.database_processors:,.2f}",
    "write-ahead log, MB/s": lambda load: f"{load.log_megabytes:,.1f}",
    "stored, GB a day": lambda load: f"{load.stored_gigabytes:,.0f}",
    "connections to the database, at most": lambda load: f"{load.most_connections:,.0f}",
    "scripts a second in the cache": lambda load: f"{load.cache_calls:,.0f}",
    "answers, MB/s": lambda load: f"{load.out_megabytes:,.0f}",
    "capacity units of the load balancer": lambda load: f"{load.balancer_units:,.0f}",
}


def written() -> dict[Path, str]:
    """Return each page as it should be."""
    cloud, scaling = DOCS / "cloud.md", DOCS / "scaling.md"
    return {
        cloud: _put(cloud.read_text(encoding="utf-8"), {"cost": _cost(), "prices": _prices()}),
        scaling: _put(
            scaling.read_text(encoding="utf-8"), {"load": _growth(), "shares": _shares(), "dollars": _dollars()}
        ),
    }


def _cost() -> str:
    environments = [read_environment(name) for name in ENVIRONMENTS]
    bills = [lines_of(one) for one in environments]
    rows = []
    for pair in zip(*bills, strict=True):
        what = pair[0].what.removesuffix(f" of {ENVIRONMENTS[0]}")
        mark = " (estimated)" if any(one.price.is_estimated for one in pair) else ""
        rows.append([what + mark, *(f"{one.amount:g} {one.unit}: {one.dollars:,.2f}" for one in pair)])
    totals = [f"**{sum(one.dollars for one in bill):,.0f}**" for bill in bills]
    return table(["US dollars a month", *ENVIRONMENTS], [*rows, ["**all**", *totals]])


def _prices() -> str:
    prices, _use = read_prices()
    rows = ([f"`{name}`", f"{one.dollars:g}", one.source, one.date] for name, one in prices.items())
    return table(["price", "US dollars", "source", "as of"], rows)


def _growth() -> str:
    figures = read_figures()
    loads = [Load(figures=figures, per_second=one, trained=USUAL) for one in PER_SECOND.values()]
    return table(["", *PER_SECOND], ([name, *map(told, loads)] for name, told in _ROWS.items()))


def _shares() -> str:
    figures = read_figures()
    most = list(PER_SECOND.values())[-1]
    loads = [Load(figures=figures, per_second=most, trained=share) for share in SHARES.values()]
    names = ("processors, fully busy", _WORKERS, "nodes of 4 processors", "predictions in a transaction",
             "connections to the database, at most")  # fmt: skip
    return table(["1,000,000 a minute", *SHARES], ([name, *map(_ROWS[name], loads)] for name in names))


def _dollars() -> str:
    prices, _use = read_prices()
    figures = read_figures()
    costs = [Load(figures=figures, per_second=one, trained=USUAL).dollars(prices) for one in PER_SECOND.values()]
    rows = [[name, *(f"{one[name]:,.0f}" for one in costs)] for name in costs[0]]
    return table(["US dollars a month", *PER_SECOND], [*rows, ["all", *(f"{sum(one.values()):,.0f}" for one in costs)]])


def _put(page: str, tables: dict[str, str]) -> str:
    for name, written_anew in tables.items():
        page = put(page, f"{name}, worked out by `python -m scripts.estimate_cloud`", written_anew)
    return page
