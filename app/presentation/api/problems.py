"""The one form of every error answer: RFC 9457, `application/problem+json`."""

from __future__ import annotations

import json
from http import HTTPStatus
from typing import TYPE_CHECKING, Any, Final

from pydantic import BaseModel, ConfigDict, Field
from starlette.responses import Response

if TYPE_CHECKING:
    from collections.abc import Mapping

MEDIA_TYPE: Final = "application/problem+json"
URN: Final = "urn:predictiondex:problem:"
_LONGEST_INSTANCE: Final = 256


class InputErrorOut(BaseModel):
    location: str = Field(examples=["body.a.level"])
    message: str
    allowed: str | None = None


class RejectedMoveOut(BaseModel):
    pokemon: str
    move: str
    reason: str


class ProblemOut(BaseModel):
    """What went wrong. Beside the five members of RFC 9457, those that the kind of problem has to tell."""

    model_config = ConfigDict(extra="allow")

    type: str = Field(examples=[f"{URN}unknown-name"])
    title: str
    status: int
    detail: str
    instance: str = Field(description="The path that was asked.")
    errors: list[InputErrorOut] | None = Field(default=None, description="What is wrong in the request.")
    location: str | None = Field(default=None, description="The part of the request that is meant.")
    index: int | None = Field(default=None, description="The first wrong item of a batch, counted from 0.")
    unknown: str | None = None
    did_you_mean: list[str] | None = None
    rejected_moves: list[RejectedMoveOut] | None = None
    alternatives: list[str] | None = Field(default=None, description="Moves that the Pokémon could use.")
    field: str | None = None
    allowed: str | None = None


def problem(
    *,
    status: int,
    detail: str,
    instance: str,
    kind: str | None = None,
    title: str | None = None,
    data: Mapping[str, Any] | None = None,
    headers: Mapping[str, str] | None = None,
) -> Response:
    """Answer a problem; without `kind`, its status says all."""
    content = {
        "type": f"{URN}{kind}" if kind else "about:blank",
        "title": title or HTTPStatus(status).phrase,
        "status": status,
        "detail": detail,
        "instance": instance[:_LONGEST_INSTANCE],
        **(data or {}),
    }
    # Plain ASCII, because a name may hold half a surrogate pair, which is no UTF-8.
    body = json.dumps(content, allow_nan=False).encode("ascii")
    return Response(body, status, headers, MEDIA_TYPE)
