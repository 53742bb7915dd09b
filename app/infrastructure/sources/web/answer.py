from __future__ import annotations

import gzip
import hashlib
import zlib
from dataclasses import dataclass
from typing import TYPE_CHECKING

from pydantic import AwareDatetime, BaseModel

if TYPE_CHECKING:
    from datetime import datetime


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


class _Header(BaseModel):
    """The first line of a file; what comes after it is the body."""

    address: str
    status: int
    etag: str | None
    last_modified: str | None
    brought_at: AwareDatetime
    sha256: str


def packed(answer: Answer) -> bytes:
    header = _Header(
        address=answer.address,
        status=answer.status,
        etag=answer.etag,
        last_modified=answer.last_modified,
        brought_at=answer.brought_at,
        sha256=answer.sha256,
    )
    return gzip.compress(header.model_dump_json().encode() + b"\n" + answer.body, mtime=0)


def unpacked(content: bytes, address: str) -> Answer:
    """Raise `ValueError` where it is not what was packed of the answer of this address."""
    try:
        line, _, body = gzip.decompress(content).partition(b"\n")
    except (gzip.BadGzipFile, EOFError, zlib.error) as error:
        raise ValueError(str(error)) from error
    header = _Header.model_validate_json(line)
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
