from __future__ import annotations

import logging
from dataclasses import replace
from typing import TYPE_CHECKING, Any, Final, TypeVar

from fastapi.exceptions import RequestValidationError
from starlette.exceptions import HTTPException

from app.domain.errors import PredictionDexError
from app.presentation.api.counting import explain
from app.presentation.api.errors import KINDS, Kind, RefusedInputError, kind_of, public_words
from app.presentation.api.input_errors import first_index, readable
from app.presentation.api.problems import INVALID_REQUEST, MALFORMED_JSON, plain, problem

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable, Mapping

    from fastapi import FastAPI
    from starlette.requests import Request
    from starlette.responses import Response

_log = logging.getLogger(__name__)
_Caught = TypeVar("_Caught", bound=Exception)

_SENTENCES: Final = {
    404: "Nothing is at this address. /docs shows what there is.",
    405: "This address does not answer that method.",
    400: "The body cannot be read as JSON.",
}


def handle_errors(api: FastAPI) -> None:
    """Answer every error that the table knows; what it does not know goes on to the outermost middleware."""
    api.add_exception_handler(RequestValidationError, _for(RequestValidationError, _invalid_request))
    api.add_exception_handler(HTTPException, _for(HTTPException, _plain_http))
    api.add_exception_handler(RefusedInputError, _for(RefusedInputError, _refused_input))
    for known in KINDS:
        api.add_exception_handler(known, _for(PredictionDexError, answer_known_error))


def _for(
    kind: type[_Caught], answer: Callable[[Request, _Caught], Response]
) -> Callable[[Request, Exception], Awaitable[Response]]:
    async def handler(request: Request, error: Exception) -> Response:
        if not isinstance(error, kind):
            raise error
        return answer(request, error)

    return handler


def _plain_http(request: Request, error: HTTPException) -> Response:
    detail = _SENTENCES.get(error.status_code, error.detail)
    return problem(plain(status=error.status_code), detail=detail, instance=request.url.path, headers=error.headers)


def _invalid_request(request: Request, error: RequestValidationError) -> Response:
    errors = error.errors()
    if errors[0]["type"] == "json_invalid":
        return _malformed_json(request, errors[0])
    index = first_index(errors)
    said = readable(errors)
    data = {"errors": said, "error_count": len(errors)} | ({} if index is None else {"index": index})
    return problem(
        INVALID_REQUEST,
        detail=_summary(said, len(errors)),
        instance=request.url.path,
        data=data,
    )


def _malformed_json(request: Request, error: Mapping[str, Any]) -> Response:
    return problem(
        MALFORMED_JSON,
        detail=f"The body is not JSON: {error['ctx']['error']} at character {error['loc'][1]}.",
        instance=request.url.path,
    )


def _summary(errors: list[dict[str, Any]], count: int) -> str:
    first = errors[0]
    allowed = f" (allowed: {first['allowed']})" if "allowed" in first else ""
    others = f", and {count - 1} more" if count > 1 else ""
    return f"{first['location']} {first['message']}{allowed}{others}."


def _refused_input(request: Request, error: RefusedInputError) -> Response:
    kind = kind_of(error.cause)
    if kind is None:
        raise error.cause
    place = {"location": error.location} | ({} if error.index is None else {"index": error.index})
    return _answer(request, error.cause, replace(kind, status=422), place)


def answer_known_error(request: Request, error: PredictionDexError) -> Response:
    """Answer an error of the table; raise one that is not in it."""
    kind = kind_of(error)
    if kind is None:
        raise error
    explain(request.scope)
    return _answer(request, error, kind)


def _answer(
    request: Request, error: PredictionDexError, kind: Kind, place: Mapping[str, Any] | None = None
) -> Response:
    if kind.detail is not None:
        _log.error("%s", error)
    return problem(
        kind,
        detail=public_words(error),
        instance=request.url.path,
        data={**(place or {}), **kind.data(error)},
        headers=kind.headers(error),
    )
