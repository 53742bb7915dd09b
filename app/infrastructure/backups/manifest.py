"""What a backup says of itself, and of each of its files."""

from __future__ import annotations

import hashlib
import json
from datetime import datetime
from typing import TYPE_CHECKING, Any, Final

from app.application.ports.backup_shelf import BackupFacts, DamagedBackupError

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

MANIFEST: Final = "manifest.json"
_FORMAT: Final = 1
_PIECE: Final = 1 << 20


def write_manifest(folder: Path, facts: BackupFacts) -> None:
    """Let the folder say what it holds, last of all."""
    content = {
        "format": _FORMAT,
        "release": facts.release,
        "revision": facts.revision,
        "created_at": facts.created_at.isoformat(),
        "counts": {part: dict(counts) for part, counts in facts.counts.items()},
        "files": dict(_files(folder)),
    }
    (folder / MANIFEST).write_text(json.dumps({"sha256": _seal(content), "content": content}, indent=1), "utf-8")


def read_manifest(folder: Path) -> BackupFacts:
    """Raise `DamagedBackupError` where a file is not the one that was written, or not at all."""
    try:
        whole = json.loads((folder / MANIFEST).read_text("utf-8"))
        content = whole["content"]
        if whole["sha256"] != _seal(content):
            raise DamagedBackupError(folder, f"its {MANIFEST} is not the one that was written")
        if content["format"] != _FORMAT:
            raise DamagedBackupError(folder, f"it has the form {content['format']} of another release")
        _require_files(folder, content["files"])
        return _facts(content)
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise DamagedBackupError(folder, f"its files cannot be read ({type(error).__name__})") from error


def _require_files(folder: Path, written: dict[str, str]) -> None:
    found = dict(_files(folder))
    found.pop(MANIFEST, None)
    for name in sorted(written.keys() | found.keys()):
        if name not in found:
            raise DamagedBackupError(folder, f"its {name} is missing")
        if name not in written:
            raise DamagedBackupError(folder, f"its {name} was not written with it")
        if written[name] != found[name]:
            raise DamagedBackupError(folder, f"its {name} is not the one that was written")


def _facts(content: dict[str, Any]) -> BackupFacts:
    return BackupFacts(
        release=content["release"],
        revision=content["revision"],
        created_at=datetime.fromisoformat(content["created_at"]),
        counts=content["counts"],
    )


def _files(folder: Path) -> Iterator[tuple[str, str]]:
    for file in sorted(folder.rglob("*")):
        if file.is_symlink() or not file.is_dir():
            yield file.relative_to(folder).as_posix(), _sha256(file)


def _sha256(file: Path) -> str:
    digest = hashlib.sha256()
    with file.open("rb") as content:
        while piece := content.read(_PIECE):
            digest.update(piece)
    return digest.hexdigest()


def _seal(content: dict[str, Any]) -> str:
    return hashlib.sha256(json.dumps(content, sort_keys=True).encode()).hexdigest()
