"""What a training has left, read from its files."""

from __future__ import annotations

from pathlib import Path

from app.domain.prediction.model import ModelArtefact


def files_of(*folder: str | Path) -> ModelArtefact:
    """Return the files of a folder, not of those in it."""
    files = [file for file in Path(*folder).iterdir() if file.is_file()]
    return ModelArtefact(files={file.name: file.read_bytes() for file in files})
