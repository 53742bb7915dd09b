"""Writes what the README says of quality and speed, from the latest reports.

python -m scripts.readme
"""

from __future__ import annotations

from scripts.readme.places import README
from scripts.readme.quality import quality
from scripts.readme.speed import speed
from scripts.regions import put


def written() -> str:
    """Return the README as it should be."""
    page = README.read_text(encoding="utf-8")
    page = put(page, "how good, written by `make readme`", quality())
    return put(page, "how fast, written by `make readme`", speed())


if __name__ == "__main__":
    README.write_text(written(), encoding="utf-8")
