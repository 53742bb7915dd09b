"""Answers that were given before, ready to be given again."""

from __future__ import annotations

import sys
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, NamedTuple

from cachetools import LRUCache
from starlette.responses import Response

if TYPE_CHECKING:
    from collections.abc import Callable

MOST_BYTES: Final = 32 * 1024 * 1024
_OVERHEAD: Final = 1024
"""Bytes that an entry takes beside its texts, generously."""


class Question(NamedTuple):
    path: str
    query: bytes


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    mark: str
    """Of the Pokédex that it was drawn from."""
    etag: str
    body: bytes

    def response(self, if_none_match: str | None) -> Response:
        """Return 304 where the client has this already."""
        headers = {"ETag": self.etag, "Cache-Control": "no-cache"}
        if if_none_match is not None and self._is_among(if_none_match):
            return Response(status_code=304, headers=headers)
        return Response(self.body, headers=headers, media_type="application/json")

    def _is_among(self, if_none_match: str) -> bool:
        given = {tag.strip().removeprefix("W/") for tag in if_none_match.split(",")}
        return "*" in given or self.etag.removeprefix("W/") in given


class AnswerStore:
    """Keeps the answers drawn from one Pokédex; those that nobody asks for any more go first.

    It has no lock: only the event loop touches it.
    """

    def __init__(self, *, most_bytes: int = MOST_BYTES) -> None:
        self._mark: str | None = None
        self._answers: LRUCache[Question, tuple[Answer, int]] = LRUCache(most_bytes, getsizeof=lambda kept: kept[1])

    @property
    def size(self) -> int:
        """Bytes, estimated from above."""
        return int(self._answers.currsize)

    def __len__(self) -> int:
        return len(self._answers)

    def find(self, question: Question, mark: Callable[[], str]) -> Answer | None:
        """Return the answer if it is kept and still true; `mark` is asked only if something is kept."""
        kept = self._answers.get(question)
        if kept is None:
            return None
        self._forget_all_but(mark())
        return kept[0] if question in self._answers else None

    def keep(self, question: Question, answer: Answer) -> None:
        self._forget_all_but(answer.mark)
        size = _OVERHEAD + sys.getsizeof(question.path) + len(question.query) + len(answer.body)
        if size <= self._answers.maxsize:
            self._answers[question] = answer, size

    def _forget_all_but(self, mark: str) -> None:
        if mark != self._mark:
            self._answers.clear()
            self._mark = mark
