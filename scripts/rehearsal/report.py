from __future__ import annotations

import os
from typing import TYPE_CHECKING

from scripts.rehearsal.load import quantiles

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from scripts.rehearsal.acts import Act


def write_report(file: Path, acts: Sequence[Act], *, seconds: float, rate: float) -> str:
    """Return what was written."""
    text = _text(acts, seconds=seconds, rate=rate)
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(text, encoding="utf-8")
    return text


def _text(acts: Sequence[Act], *, seconds: float, rate: float) -> str:
    answers = [one for act in acts for one in act.answers]
    failed = sum(one.failed for one in answers)
    asked = max(one.asked_at for one in answers) - min(one.asked_at for one in answers)
    median, p99 = quantiles(answers)
    rows = "".join(_row(number, act) for number, act in enumerate(acts, start=1))
    return (
        "# A delivery, rehearsed\n\n"
        "Written by `make rehearse`. PostgreSQL, MLflow, HAProxy and two instances of the API run as processes of one "
        f"machine with {os.cpu_count()} processors, which also asks, installs and trains meanwhile. From the second "
        f"act to the last but one, {rate:g} questions are asked every second through the proxy, half of them over "
        "connections that stay open.\n\n"
        f"**{len(answers):,} questions in {asked / 60:.1f} minutes; {failed:,} failed.** The median took "
        f"{1000 * median:.0f} ms, p99 {1000 * p99:.0f} ms; the rehearsal as a whole {seconds / 60:.1f} minutes.\n\n"
        "| act | what happened | seconds | questions | failed | p50 | p99 |\n|---|---|---|---|---|---|---|\n"
        f"{rows}"
    )


def _row(number: int, act: Act) -> str:
    speed = [f"{1000 * one:.0f} ms" for one in quantiles(act.answers)] if act.answers else ["", ""]
    asked = [f"{len(act.answers):,}", f"{len(act.failures):,}"] if act.answers else ["", ""]
    cells = [f"{number}. {act.title}", act.outcome, f"{act.seconds:.0f}", *asked, *speed]
    return f"| {' | '.join(cells)} |\n"
