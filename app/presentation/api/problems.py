"""The one form of every error answer: RFC 9457, `application/problem+json`."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

from pydantic import BaseModel, ConfigDict, Field
from starlette.responses import Response

from app.presentation.api.phrases import phrase

if TYPE_CHECKING:
    from collections.abc import Mapping

MEDIA_TYPE: Final = "application/problem+json"
URN: Final = "urn:predictiondex:problem:"
_LONGEST_INSTANCE: Final = 256


@dataclass(frozen=True, slots=True, kw_only=True)
class ProblemKind:
    slug: str
    """Empty where the status says all."""
    title: str
    status: int


MALFORMED_JSON: Final = ProblemKind(slug="malformed-json", title="Malformed JSON", status=400)
INVALID_REQUEST: Final = ProblemKind(slug="invalid-request", title="Invalid request", status=422)
TOO_SLOW: Final = ProblemKind(slug="too-slow", title="Too slow", status=503)
WITHOUT_ERROR: Final = (MALFORMED_JSON, INVALID_REQUEST, TOO_SLOW)
"""Those that come of no error of the tree."""


class InputErrorOut(BaseModel):
    location: str = Field(description="Where it is, with dots.", examples=["body.a.level"])
    message: str = Field(description="What is wrong with it.")
    allowed: str | None = Field(default=None, description="What would be right.")


class RejectedMoveOut(BaseModel):
    pokemon: str = Field(description="Whose move it would be, by slug.")
    move: str = Field(description="The move that cannot be used, by slug.")
    reason: str = Field(description="Why not.")


class ProblemOut(BaseModel):
    """What went wrong. Beside the five members of RFC 9457, those that the kind of problem has to tell."""

    model_config = ConfigDict(extra="allow")

    type: str = Field(
        description="The kind of problem; `about:blank` where the status says all.", examples=[f"{URN}unknown-name"]
    )
    title: str = Field(description="The kind of problem in words.")
    status: int = Field(description="The status of the answer.")
    detail: str = Field(description="What is wrong, in a sentence.")
    instance: str = Field(description="The path that was asked.")
    errors: list[InputErrorOut] | None = Field(default=None, description="What is wrong in the request.")
    location: str | None = Field(default=None, description="The part of the request that is meant.")
    index: int | None = Field(default=None, description="The first wrong item of a batch, counted from 0.")
    unknown: str | None = Field(default=None, description="The name that nothing is called by.")
    did_you_mean: list[str] | None = Field(default=None, description="The nearest spellings.")
    rejected_moves: list[RejectedMoveOut] | None = Field(
        default=None, description="Moves that cannot be used, with the reason."
    )
    alternatives: list[str] | None = Field(default=None, description="Moves that the Pokémon could use.")
    field: str | None = Field(default=None, description="The part of a Pokémon that is not allowed.")
    allowed: str | None = Field(default=None, description="What would be allowed.")


def plain(*, status: int) -> ProblemKind:
    return ProblemKind(slug="", title=phrase(status), status=status)


def problem(
    kind: ProblemKind,
    *,
    detail: str,
    instance: str,
    data: Mapping[str, Any] | None = None,
    headers: Mapping[str, str] | None = None,
) -> Response:
    content = {
        "type": f"{URN}{kind.slug}" if kind.slug else "about:blank",
        "title": kind.title,
        "status": kind.status,
        "detail": detail,
        "instance": instance[:_LONGEST_INSTANCE],
        **(data or {}),
    }
    # Plain ASCII, because a name may hold half a surrogate pair, which is no UTF-8.
    body = json.dumps(content, allow_nan=False).encode("ascii")
    return Response(body, kind.status, headers, MEDIA_TYPE)
