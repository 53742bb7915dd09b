"""Flowcharts in the manner of C4: parts of a kind each, and who asks whom."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from scripts.uml.page import diagram

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

# Their own words' colour, so that they can be read on a dark page as on a light one.
_COLOURS: Final = {
    "person": "fill:#08427b,stroke:#052e56,color:#ffffff",
    "ours": "fill:#1168bd,stroke:#0b4884,color:#ffffff",
    "port": "fill:#85bbf0,stroke:#5d82a8,color:#000000",
    "store": "fill:#2f6f4f,stroke:#1d4a34,color:#ffffff",
    "foreign": "fill:#6b6b6b,stroke:#4a4a4a,color:#ffffff",
}
_SHAPES: Final = {"person": ('("', '")'), "port": ('("', '")'), "store": ('[("', '")]')}
_SQUARE: Final = ('["', '"]')


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    name: str
    label: str
    kind: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Arrow:
    source: Part
    target: Part
    said: str = ""
    dotted: bool = False

    def __str__(self) -> str:
        line = "-.->" if self.dotted else "-->"
        said = f"|{self.said}|" if self.said else ""
        return f"{id_of(self.source.name)} {line}{said} {id_of(self.target.name)}"


def parts_diagram(direction: str, arrows: Iterable[Arrow]) -> str:
    drawn = list(dict.fromkeys(arrows))
    parts = sorted({part for one in drawn for part in (one.source, one.target)}, key=lambda one: one.name)
    lines = [*map(box, parts), *map(str, drawn)]
    return diagram(f"flowchart {direction}", [*lines, *styles({one.kind for one in parts})])


def box(part: Part) -> str:
    opened, closed = _SHAPES.get(part.kind, _SQUARE)
    return f"{id_of(part.name)}{opened}{part.label}{closed}:::{part.kind}"


def legend(kinds: Mapping[str, str]) -> str:
    parts = [Part(name=f"a_{kind}", label=label, kind=kind) for kind, label in kinds.items()]
    side_by_side = " ~~~ ".join(id_of(one.name) for one in parts)
    return diagram("flowchart LR", [*map(box, parts), side_by_side, *styles(kinds)])


def styles(kinds: Iterable[str]) -> Iterator[str]:
    for kind in sorted(kinds):
        yield f"classDef {kind} {_COLOURS[kind]}"


def id_of(name: str) -> str:
    return re.sub(r"\W", "_", name)
