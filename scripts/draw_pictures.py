"""Draws the diagrams of all documents into `docs/uml/pictures`: with --install, it installs Mermaid before.

A picture is called after its diagram and what draws it, so only what has changed is drawn. The exit status is 1 where
Mermaid cannot read a diagram.
"""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from scripts.documents import ROOT
from scripts.node_packages import install
from scripts.pictures.documents import MERMAID, PICTURES, diagrams
from scripts.pictures.drawing import UnreadableDiagramError, drawing

if TYPE_CHECKING:
    from collections.abc import Callable

    from scripts.pictures.documents import Diagram


def main() -> int:
    if "--install" in sys.argv:
        return install(MERMAID)
    wanted = {one.picture: one for one in diagrams()}
    PICTURES.mkdir(exist_ok=True)
    for kept in set(PICTURES.iterdir()) - set(wanted):
        kept.unlink()
    missing = [one for picture, one in wanted.items() if not picture.exists()]
    with drawing() as draw:
        drawn = [_is_drawn(one, draw) for one in missing]
    print(f"{sum(drawn)} of {len(wanted)} pictures drawn")
    return 0 if all(drawn) else 1


def _is_drawn(diagram: Diagram, draw: Callable[[Diagram], str]) -> bool:
    try:
        picture = draw(diagram)
    except UnreadableDiagramError as error:
        print(f"{diagram.document.relative_to(ROOT)}:{error.line}: {error.reason}", file=sys.stderr)
        return False
    diagram.picture.write_text(picture, encoding="utf-8", newline="\n")
    return True


if __name__ == "__main__":
    sys.exit(main())
