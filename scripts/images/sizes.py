"""How large each image is, and what in it is."""

from __future__ import annotations

import hashlib
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from scripts.images.context import DOCKERFILE, ROOT
from scripts.regions import put

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from pathlib import Path

    from scripts.images.building import Built

PAGE: Final = ROOT / "docs" / "delivery" / "images.md"
LOCKS: Final = {"api": "api", "ui": "web", "jobs": "jobs", "mlflow": "mlflow-server"}
"""Each image with its lock."""
_LARGEST: Final = 4


@dataclass(frozen=True, slots=True, kw_only=True)
class Size:
    base: int
    libraries: int
    rules: int
    engine: int
    ours: int
    largest: tuple[tuple[str, int], ...]
    """The largest packages."""

    @property
    def whole(self) -> int:
        return self.base + self.libraries + self.rules + self.engine + self.ours


def size_of(built: Built) -> Size:
    *_, base = built.layer.below
    home = built.layer.root / "opt" / "predictiondex"
    whole, venv, rules = (_bytes(folder) for folder in (home, home / "venv", home / "rules"))
    engine = _bytes(home / "app" / "infrastructure" / "simulation" / "showdown" / "node_modules")
    packages = {one.name: _bytes(one) for one in home.glob("venv/lib/python3*/site-packages/*") if one.is_dir()}
    largest = sorted(packages.items(), key=lambda one: -one[1])[:_LARGEST]
    return Size(
        base=_bytes(base),
        libraries=venv,
        rules=rules,
        engine=engine,
        ours=whole - venv - rules - engine,
        largest=tuple(largest),
    )


def made_from() -> str:
    """Return a word that changes with what decides the sizes."""
    files = (DOCKERFILE, *(ROOT / "requirements" / f"{name}.txt" for name in sorted(LOCKS.values())))
    return hashlib.sha256(b"".join(file.read_bytes() for file in files)).hexdigest()[:16]


def measured_in(page: str) -> str:
    """Return what was measured when this page was written."""
    found = re.search(r"Measured of `(\w+)`", page)
    return found[1] if found else ""


def write_page(sizes: Mapping[str, Size], seconds: Mapping[str, float], runs: Iterable[str]) -> None:
    page = PAGE.read_text(encoding="utf-8")
    PAGE.write_text(put(page, "measured", _table(sizes, seconds, runs)), encoding="utf-8")


def _table(sizes: Mapping[str, Size], seconds: Mapping[str, float], runs: Iterable[str]) -> str:
    lines = [
        f"Measured of `{made_from()}` (the Dockerfile and the locks), in MB that lie uncompressed on a disk:",
        "",
        "| image | whole | base | libraries | rules | engine | ours | largest libraries | built in |",
        "|---|---|---|---|---|---|---|---|---|",
        *(_line(name, size, seconds[name]) for name, size in sizes.items()),
        "",
        "Then each was started in the order and with the settings of `deploy/compose/compose.yaml`:",
        "",
        "| service | it was well, or done, after | its largest process | stopped in | what it answered |",
        "|---|---|---|---|---|",
        *runs,
    ]
    return "\n".join(lines) + "\n"


def _line(name: str, size: Size, seconds: float) -> str:
    parts = (size.whole, size.base, size.libraries, size.rules, size.engine, size.ours)
    largest = ", ".join(f"{package} {_megabytes(count)}" for package, count in size.largest)
    return f"| {name} | {' | '.join(map(_megabytes, parts))} | {largest} | {seconds:.0f} s |"


def _megabytes(count: int) -> str:
    return f"{count / 1_000_000:.0f}"


def _bytes(folder: Path) -> int:
    """Count the files once, also where they have several names."""
    found = (file.lstat() for file in folder.rglob("*") if file.is_symlink() or not file.is_dir())
    return sum({one.st_ino: one.st_size for one in found}.values())
