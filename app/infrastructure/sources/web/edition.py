from __future__ import annotations

import gzip
import hashlib
import zlib
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING, Final

from pydantic import BaseModel, ConfigDict

from app.application.ports.pokedex_source import BrokenSourceError, SourceProblem

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

MANIFEST: Final = "manifest.json"
_UNFINISHED: Final = ".unfinished"
_SUFFIX: Final = ".gz"


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """What the source said when it was asked for an address."""

    address: str
    status: int
    """200; or 404 or 410, with no body, where the source says that there is nothing."""
    body: bytes
    etag: str | None
    last_modified: str | None
    brought_at: datetime

    @property
    def sha256(self) -> str:
        return hashlib.sha256(self.body).hexdigest()

    @property
    def found(self) -> bool:
        return self.status == 200  # noqa: PLR2004 - OK, in HTTP


class Manifest(BaseModel):
    """Written when everything is here, so that an edition which has one is whole."""

    model_config = ConfigDict(frozen=True)

    completed_at: datetime
    documents: dict[str, str]
    """The SHA-256 of each body, by its address."""


class _Header(BaseModel):
    """The first line of a file; what comes after it is the body."""

    address: str
    status: int
    etag: str | None
    last_modified: str | None
    brought_at: datetime
    sha256: str


class Edition:
    """The answers of one extraction in a folder, each in a file of its own."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    @property
    def is_whole(self) -> bool:
        return (self._folder / MANIFEST).is_file()

    def has(self, address: str) -> bool:
        return self._file(address).is_file()

    def keep(self, answer: Answer) -> None:
        header = _Header(
            address=answer.address,
            status=answer.status,
            etag=answer.etag,
            last_modified=answer.last_modified,
            brought_at=answer.brought_at,
            sha256=answer.sha256,
        )
        content = header.model_dump_json().encode() + b"\n" + answer.body
        _write(self._file(answer.address), gzip.compress(content, mtime=0))

    def answer(self, address: str) -> Answer:
        """Raise `BrokenSourceError` where it is not here, or not as it came."""
        try:
            content = gzip.decompress(self._file(address).read_bytes())
            header, _, body = content.partition(b"\n")
            return _checked(_Header.model_validate_json(header), body, address)
        except FileNotFoundError:
            reason = "is not among what was extracted"
            raise BrokenSourceError([SourceProblem(file=address, line=None, reason=reason)]) from None
        except (OSError, EOFError, zlib.error, ValueError) as error:
            reason = f"is damaged where it is kept ({error}); it must be extracted again"
            raise BrokenSourceError([SourceProblem(file=address, line=None, reason=reason)]) from error

    def sound_answer(self, address: str) -> Answer | None:
        """Return None where there is none, or only a damaged one."""
        try:
            return self.answer(address)
        except BrokenSourceError:
            return None  # as if it had never been brought

    def forget(self, address: str) -> None:
        self._file(address).unlink(missing_ok=True)

    def finish(self, addresses: Iterable[str], *, completed_at: datetime) -> None:
        """Make this edition whole with these answers; whatever else is here goes."""
        documents = {address: self.answer(address).sha256 for address in sorted(addresses)}
        wanted = {self._file(address) for address in documents}
        for file in set(self._folder.iterdir()) - wanted:
            file.unlink()
        manifest = Manifest(completed_at=completed_at, documents=documents)
        _write(self._folder / MANIFEST, manifest.model_dump_json(indent=1).encode())

    def _file(self, address: str) -> Path:
        return self._folder / (hashlib.sha256(address.encode()).hexdigest() + _SUFFIX)


def _checked(header: _Header, body: bytes, address: str) -> Answer:
    answer = Answer(
        address=header.address,
        status=header.status,
        body=body,
        etag=header.etag,
        last_modified=header.last_modified,
        brought_at=header.brought_at,
    )
    if (answer.address, answer.sha256) != (address, header.sha256):
        raise ValueError("the body is not the one that came")
    return answer


def _write(file: Path, content: bytes) -> None:
    unfinished = file.with_name(file.name + _UNFINISHED)
    unfinished.write_bytes(content)
    unfinished.replace(file)
