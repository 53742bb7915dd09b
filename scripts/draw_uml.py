"""Draw the diagrams of `docs/uml` from the code: `python -m scripts.draw_uml`."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Final

from scripts.uml.code import read_code
from scripts.uml.components import components
from scripts.uml.containers import containers
from scripts.uml.deployment import deployment
from scripts.uml.domain import domain
from scripts.uml.layers import layers
from scripts.uml.ports import ports
from scripts.uml.tables import tables

if TYPE_CHECKING:
    from collections.abc import Mapping

    from scripts.uml.code import Module

ROOT: Final = Path(__file__).parent.parent
FOLDER: Final = ROOT / "docs" / "uml"


def pages(code: Mapping[str, Module]) -> dict[str, str]:
    """Return the text of each drawn file."""
    return {
        "layers.md": layers(code),
        "domain.md": domain(code),
        "ports.md": ports(code),
        "components.md": components(code),
        "containers.md": containers(),
        "deployment.md": deployment(),
        "tables.md": tables(),
    }


def main() -> None:
    for name, text in pages(read_code(ROOT / "app")).items():
        (FOLDER / name).write_text(text, encoding="utf-8", newline="\n")
        print(f"docs/uml/{name}")


if __name__ == "__main__":
    main()
