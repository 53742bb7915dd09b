"""A verdict as it stands on a version of the model, with all that it depends on."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass
from datetime import datetime
from typing import TYPE_CHECKING, Final, Self

from app.domain.registry.verdict import Finding, Verdict

if TYPE_CHECKING:
    from app.domain.registry.model_version import Alias, ModelVersion

_NOTE: Final = "gate."
_VERSION: Final = 1
"""Of the gate's rules; raise it when a test or a limit changes."""


def note_name(to: Alias) -> str:
    return f"{_NOTE}{to}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Circumstances:
    """What a verdict holds for, by their hashes."""

    candidate: str
    champion: str | None
    exam: str | None
    """None where nothing was compared."""
    pokedex: str
    gate: int = _VERSION


@dataclass(frozen=True, slots=True, kw_only=True)
class NotedVerdict:
    circumstances: Circumstances
    judged_at: datetime
    verdict: Verdict

    def as_text(self) -> str:
        findings = [asdict(one) for one in self.verdict.findings]
        told = {"judged_at": self.judged_at.isoformat(), "circumstances": asdict(self.circumstances)}
        return json.dumps(told | {"findings": findings}, ensure_ascii=False, allow_nan=False)

    @classmethod
    def on(cls, version: ModelVersion, to: Alias) -> Self | None:
        """Return the last verdict on a version; None where there is none, or nobody can read it."""
        try:
            told = json.loads(version.notes[note_name(to)])
            return cls(
                circumstances=Circumstances(**told["circumstances"]),
                judged_at=datetime.fromisoformat(told["judged_at"]),
                verdict=Verdict(to=to, findings=tuple(Finding(**one) for one in told["findings"])),
            )
        except (KeyError, ValueError, TypeError):
            return None
