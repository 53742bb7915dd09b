"""Brings a release beside those that are there already."""

from __future__ import annotations

import hashlib
import os
import shutil
import sys
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from deploy.server.commands import python_of, run
from deploy.server.errors import ReleaseInUseError
from deploy.server.layout import STAMP, version_in

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping
    from pathlib import Path

    from deploy.server.layout import Layout

CONTENT: Final = ("app", "client", "data", "deploy", "migrations", "requirements", "scripts")
FILES: Final = ("alembic.ini", "pyproject.toml", "README.md", "LICENSE")
_LEFT_OUT: Final = ("node_modules", "*.egg-info", "__pycache__")
_LOCK: Final = "requirements/run.txt"
_PIP: Final = ("-m", "pip", "install", "--disable-pip-version-check", "--no-deps")


@dataclass(frozen=True, slots=True, kw_only=True)
class Releases:
    layout: Layout
    environ: Callable[[], Mapping[str, str]]
    tell: Callable[[str], None]

    def bring(self, source: Path, *, borrowed: Path | None = None) -> str:
        """Return the version of the release that is installed now; one that was interrupted is begun again.

        `borrowed` is an environment whose libraries are used, in place of those that the release has locked.

        Raises:
            ReleaseInUseError: another code is installed under this version.
        """
        version, fingerprint = version_in(source), _fingerprint(source)
        folder = self.layout.releases / version
        stamp = folder / STAMP
        if stamp.exists():
            if stamp.read_text(encoding="utf-8") != fingerprint:
                raise ReleaseInUseError(version)
            self.tell(f"{version}: is installed already")
            return version
        shutil.rmtree(folder, ignore_errors=True)
        self._make(source, folder, borrowed)
        stamp.write_text(fingerprint, encoding="utf-8")
        self.tell(f"{version}: installed")
        return version

    def prune(self, *, keep: int, used: set[str]) -> None:
        """Remove the releases that were installed first, until so many are left; those in use stay."""
        by_age = sorted(self.layout.installed(), key=lambda one: (self.layout.release(one) / STAMP).stat().st_mtime)
        for version in by_age[: max(0, len(by_age) - keep)]:
            if version not in used:
                shutil.rmtree(self.layout.release(version))
                self.tell(f"{version}: removed, for {keep} releases are kept")

    def _make(self, source: Path, folder: Path, borrowed: Path | None) -> None:
        self.tell(f"{folder.name}: copying the code")
        _copy(source, folder)
        self.tell(f"{folder.name}: bringing the libraries")
        self._bring_libraries(folder, borrowed)
        self._run(folder, *_PIP, "--quiet", "--no-build-isolation", "--editable", ".")

    def _bring_libraries(self, folder: Path, borrowed: Path | None) -> None:
        without_pip = ["--without-pip"] if borrowed else []
        run([sys.executable, "-m", "venv", *without_pip, str(folder / "venv")], folder=folder, environ=os.environ)
        if borrowed is None:
            self._run(folder, *_PIP, "--require-hashes", "-r", _LOCK)
            return
        (own,) = (folder / "venv").glob("lib/python*/site-packages")
        (others,) = borrowed.absolute().glob("lib/python*/site-packages")
        (own / "borrowed.pth").write_text(f"{others}\n", encoding="utf-8")

    def _run(self, folder: Path, *arguments: str) -> None:
        run([str(python_of(folder)), *arguments], folder=folder, environ=self.environ())


def _copy(source: Path, folder: Path) -> None:
    folder.mkdir(parents=True)
    for name in CONTENT:
        shutil.copytree(source / name, folder / name, ignore=shutil.ignore_patterns(*_LEFT_OUT))
    for name in FILES:
        shutil.copy2(source / name, folder)


def _fingerprint(source: Path) -> str:
    whole = hashlib.sha256()
    for file in _code(source):
        whole.update(f"{file.relative_to(source)}\0".encode())
        whole.update(hashlib.sha256(file.read_bytes()).digest())
    return whole.hexdigest()


def _code(source: Path) -> Iterator[Path]:
    for name in (*CONTENT, *FILES):
        top = source / name
        found = [top] if top.is_file() else sorted(top.rglob("*"))
        left_out = {"node_modules", "__pycache__"}
        yield from (one for one in found if one.is_file() and not left_out & set(one.relative_to(source).parts))
