from __future__ import annotations

from dataclasses import asdict
from typing import TYPE_CHECKING

from rich.markup import escape
from rich.table import Table

from app.application.gate.noted_verdict import NotedVerdict, note_name
from app.domain.registry.model_version import Alias
from app.presentation.cli.console import out

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import datetime

    from app.domain.registry.model_version import ModelVersion
    from app.domain.registry.promotion import Promotion
    from app.domain.registry.verdict import Finding, Verdict


def show_versions(versions: Iterable[ModelVersion]) -> None:
    table = Table("version", "number", "alias", "made", "MAE", "Brier", "checksum")
    for one in versions:
        scores = (_figure(one.metrics.get(name)) for name in ("model.mae", "model.brier"))
        made = _minute(one.created_at)
        table.add_row(one.version, str(one.semantic), ", ".join(one.aliases), made, *scores, one.checksum[:12])
    out.print(table)


def show_version(one: ModelVersion) -> None:
    table = Table("what", "value", title=f"Version {one.version}, {one.semantic}")
    facts = {
        "aliases": ", ".join(one.aliases) or "-",
        "made": _minute(one.created_at),
        "run": one.run_id,
        "checksum": one.checksum,
        **{name.replace("_", " "): value for name, value in asdict(one.origin).items()},
        **{name: _figure(value) for name, value in sorted(one.metrics.items())},
        **{name: text for name, text in sorted(one.notes.items()) if name not in map(note_name, Alias)},
    }
    for name, value in facts.items():
        table.add_row(escape(name), escape(value))
    out.print(table)
    for place in Alias:
        noted = NotedVerdict.on(one, place)
        if noted is not None:
            show_verdict(noted.verdict, judged_at=noted.judged_at)


def show_verdict(verdict: Verdict, *, judged_at: datetime | None = None) -> None:
    said = "passed" if verdict.passed else "refused"
    when = f" on {_minute(judged_at)}" if judged_at else ""
    table = Table("", "test", "measured", "limit", "words", title=f"For {verdict.to}: {said}{when}")
    for one in verdict.findings:
        mark = "[green]✓[/]" if one.passed else "[red]✗[/]"
        table.add_row(mark, escape(one.test), _figure(one.measured), _figure(one.limit), escape(_explained(one)))
    out.print(table)


def show_history(entries: Iterable[Promotion]) -> None:
    table = Table("when (UTC)", "what", "version", "before", "by whom and why")
    for one in entries:
        what = f"{one.kind}{', forced' if one.is_forced else ''} to {one.to}"
        moment = f"{one.happened_at:%Y-%m-%d %H:%M:%S}"
        why = f"{one.by}: {one.reason}" if one.reason else one.by
        table.add_row(moment, what, f"{one.version} ({one.semantic})", one.before or "-", escape(why))
    out.print(table)


def _explained(finding: Finding) -> str:
    # Of slices there are many, and what passes needs no words.
    return "" if finding.passed and "," in finding.test else finding.words


def _minute(moment: datetime) -> str:
    return f"{moment:%Y-%m-%d %H:%M} UTC"


def _figure(value: float | None) -> str:
    return "-" if value is None else f"{value:.5g}"
