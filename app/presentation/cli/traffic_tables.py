from __future__ import annotations

import json
from dataclasses import asdict
from typing import TYPE_CHECKING

from rich.table import Table

from app.presentation.cli.console import out

if TYPE_CHECKING:
    from app.application.traffic_report import Spread, TrafficReport


def show_traffic(report: TrafficReport) -> None:
    out.print(_counts(report))
    if report.sent:
        out.print(_durations(report))


def traffic_document(report: TrafficReport) -> str:
    """Return the figures as JSON; durations are in seconds."""
    content = {
        "ending": report.ending,
        "reason": report.reason,
        "seconds": report.seconds,
        "rate": report.rate,
        "questions": {
            "planned": report.planned,
            "asked": report.asked,
            "held_back": report.held_back,
            "unasked": report.unasked,
        },
        "statuses": report.statuses,
        "lateness": asdict(report.lateness),
        "latencies": {kind: {"answers": count, **asdict(spread)} for kind, (count, spread) in report.latencies.items()},
    }
    return json.dumps(content, indent=2) + "\n"


def _counts(report: TrafficReport) -> Table:
    table = Table("what", "number", title=f"{report.rate:,.1f} requests a second for {report.seconds:,.1f} s")
    table.add_row("questions due", f"{report.planned:,}")
    table.add_row("questions asked", f"{report.asked:,}")
    if report.held_back:
        table.add_row("held back, because the server had enough", f"{report.held_back:,}")
    if report.unasked:
        table.add_row("not asked in time", f"{report.unasked:,}")
    for status, count in report.statuses.items():
        table.add_row(f"answered with {status}" if status.isdecimal() else status, f"{count:,}")
    return table


def _durations(report: TrafficReport) -> Table:
    table = Table("milliseconds", "answers", "median", "p99", "longest", title="Until the answer, and how late asked")
    for kind, (count, spread) in report.latencies.items():
        table.add_row(kind, f"{count:,}", *_milliseconds(spread))
    table.add_row("asked too late", "", *_milliseconds(report.lateness))
    return table


def _milliseconds(spread: Spread) -> list[str]:
    return [f"{1000 * value:,.1f}" for value in (spread.median, spread.p99, spread.longest)]
