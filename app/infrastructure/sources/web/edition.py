from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING, Final

from pydantic import AwareDatetime, BaseModel, ConfigDict

from app.application.ports.pokedex_source import BrokenSourceError, SourceProblem
from app.infrastructure.sources.web.answer import packed, unpacked
from app.infrastructure.sources.web.folder import usable

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from datetime import datetime
    from pathlib import Path

    from app.infrastructure.sources.web.answer import Answer

MANIFEST: Final = "manifest.json"
_UNFINISHED: Final = ".unfinished"
_SUFFIX: Final = ".gz"


class Manifest(BaseModel):
    """Written when everything is here, so that an edition which has one is whole."""

    model_config = ConfigDict(frozen=True)

    completed_at: AwareDatetime
    documents: dict[str, str]
    """The SHA-256 of each body, by its address."""


class Edition:
    """The answers of one extraction in a folder, each in a file of its own.

    Everything here raises `SourceFolderError` where the disk does not do its part.
    """

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    @property
    def is_whole(self) -> bool:
        with usable(self._folder):
            return (self._folder / MANIFEST).is_file()

    def documents(self) -> Mapping[str, str]:
        """Return the SHA-256 of each body by its address, as the manifest has them.

        Raises:
            BrokenSourceError: the manifest is damaged.
        """
        file = self._folder / MANIFEST
        with usable(self._folder):
            content = file.read_bytes()
        try:
            return Manifest.model_validate_json(content).documents
        except ValueError as error:
            raise _damaged(str(file), "it is no manifest") from error

    def keep(self, answer: Answer) -> None:
        with usable(self._folder):
            _write(self._file(answer.address), packed(answer))

    def answer(self, address: str) -> Answer:
        """Raise `BrokenSourceError` where it is not here, or not as it came."""
        try:
            return unpacked(self._content(address), address)
        except ValueError as error:
            raise _damaged(address, str(error)) from error

    def listed_answer(self, address: str, *, sha256: str) -> Answer:
        """Return the answer that the manifest lists with this hash of its body; raise as `answer` does."""
        answer = self.answer(address)
        if answer.sha256 != sha256:
            raise _damaged(address, "the body is not the one of the manifest")
        return answer

    def sound_answer(self, address: str) -> Answer | None:
        """Return None where there is none, or only a damaged one."""
        try:
            return self.answer(address)
        except BrokenSourceError:
            return None  # as if it had never been brought

    def forget(self, address: str) -> None:
        with usable(self._folder):
            self._file(address).unlink(missing_ok=True)

    def finish(self, addresses: Iterable[str], *, completed_at: datetime) -> None:
        """Make this edition whole with these answers; whatever else is here goes."""
        documents = {address: self.answer(address).sha256 for address in sorted(addresses)}
        wanted = {self._file(address) for address in documents}
        manifest = Manifest(completed_at=completed_at, documents=documents)
        with usable(self._folder):
            for file in set(self._folder.iterdir()) - wanted:
                file.unlink()
            _write(self._folder / MANIFEST, manifest.model_dump_json(indent=1).encode())

    def _content(self, address: str) -> bytes:
        with usable(self._folder):
            try:
                return self._file(address).read_bytes()
            except FileNotFoundError:
                raise ValueError("its file is gone") from None

    def _file(self, address: str) -> Path:
        return self._folder / (hashlib.sha256(address.encode()).hexdigest() + _SUFFIX)


def _damaged(file: str, what: str) -> BrokenSourceError:
    reason = f"is damaged where it is kept ({what}); it must be extracted again"
    return BrokenSourceError([SourceProblem(file=file, line=None, reason=reason)])


def _write(file: Path, content: bytes) -> None:
    unfinished = file.with_name(file.name + _UNFINISHED)
    unfinished.write_bytes(content)
    unfinished.replace(file)
