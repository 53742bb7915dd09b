from http import HTTPStatus
from typing import Any
from urllib.parse import quote
from uuid import UUID

import httpx

from ... import errors
from ...client import AuthenticatedClient, Client
from ...models.outcome_in import OutcomeIn
from ...models.outcome_out import OutcomeOut
from ...models.problem_out import ProblemOut
from ...types import Response


def _get_kwargs(
    prediction_id: UUID,
    *,
    body: OutcomeIn,
) -> dict[str, Any]:
    headers: dict[str, Any] = {}

    _kwargs: dict[str, Any] = {
        "method": "post",
        "url": "/v1/predictions/{prediction_id}/outcome".format(prediction_id=quote(str(prediction_id), safe="")),
    }

    _kwargs["json"] = body.to_dict()

    headers["Content-Type"] = "application/json"

    _kwargs["headers"] = headers
    return _kwargs


def _parse_response(
    *, client: AuthenticatedClient | Client, response: httpx.Response
) -> OutcomeOut | ProblemOut | None:
    if response.status_code == 200:
        response_200 = OutcomeOut.from_dict(response.json())

        return response_200

    if response.status_code == 201:
        response_201 = OutcomeOut.from_dict(response.json())

        return response_201

    if response.status_code == 400:
        response_400 = ProblemOut.from_dict(response.json())

        return response_400

    if response.status_code == 401:
        response_401 = ProblemOut.from_dict(response.json())

        return response_401

    if response.status_code == 403:
        response_403 = ProblemOut.from_dict(response.json())

        return response_403

    if response.status_code == 404:
        response_404 = ProblemOut.from_dict(response.json())

        return response_404

    if response.status_code == 408:
        response_408 = ProblemOut.from_dict(response.json())

        return response_408

    if response.status_code == 409:
        response_409 = ProblemOut.from_dict(response.json())

        return response_409

    if response.status_code == 413:
        response_413 = ProblemOut.from_dict(response.json())

        return response_413

    if response.status_code == 415:
        response_415 = ProblemOut.from_dict(response.json())

        return response_415

    if response.status_code == 422:
        response_422 = ProblemOut.from_dict(response.json())

        return response_422

    if response.status_code == 429:
        response_429 = ProblemOut.from_dict(response.json())

        return response_429

    if response.status_code == 500:
        response_500 = ProblemOut.from_dict(response.json())

        return response_500

    if response.status_code == 503:
        response_503 = ProblemOut.from_dict(response.json())

        return response_503

    if client.raise_on_unexpected_status:
        raise errors.UnexpectedStatus(response.status_code, response.content)
    return None


def _build_response(
    *, client: AuthenticatedClient | Client, response: httpx.Response
) -> Response[OutcomeOut | ProblemOut]:
    return Response(
        status_code=HTTPStatus(response.status_code),
        content=response.content,
        headers=response.headers,
        parsed=_parse_response(client=client, response=response),
    )


def sync_detailed(
    prediction_id: UUID,
    *,
    client: AuthenticatedClient | Client,
    body: OutcomeIn,
) -> Response[OutcomeOut | ProblemOut]:
    """Report who has really won

     Keep the first report. To repeat it changes nothing; to contradict it is refused.

    Args:
        prediction_id (UUID): The `prediction_id` that came with the answer.
        body (OutcomeIn):

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[OutcomeOut | ProblemOut]
    """
    kwargs = _get_kwargs(
        prediction_id=prediction_id,
        body=body,
    )

    response = client.get_httpx_client().request(
        **kwargs,
    )

    return _build_response(client=client, response=response)


def sync(
    prediction_id: UUID,
    *,
    client: AuthenticatedClient | Client,
    body: OutcomeIn,
) -> OutcomeOut | ProblemOut | None:
    """Report who has really won

     Keep the first report. To repeat it changes nothing; to contradict it is refused.

    Args:
        prediction_id (UUID): The `prediction_id` that came with the answer.
        body (OutcomeIn):

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        OutcomeOut | ProblemOut
    """
    return sync_detailed(
        prediction_id=prediction_id,
        client=client,
        body=body,
    ).parsed


async def asyncio_detailed(
    prediction_id: UUID,
    *,
    client: AuthenticatedClient | Client,
    body: OutcomeIn,
) -> Response[OutcomeOut | ProblemOut]:
    """Report who has really won

     Keep the first report. To repeat it changes nothing; to contradict it is refused.

    Args:
        prediction_id (UUID): The `prediction_id` that came with the answer.
        body (OutcomeIn):

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[OutcomeOut | ProblemOut]
    """
    kwargs = _get_kwargs(
        prediction_id=prediction_id,
        body=body,
    )

    response = await client.get_async_httpx_client().request(**kwargs)

    return _build_response(client=client, response=response)


async def asyncio(
    prediction_id: UUID,
    *,
    client: AuthenticatedClient | Client,
    body: OutcomeIn,
) -> OutcomeOut | ProblemOut | None:
    """Report who has really won

     Keep the first report. To repeat it changes nothing; to contradict it is refused.

    Args:
        prediction_id (UUID): The `prediction_id` that came with the answer.
        body (OutcomeIn):

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        OutcomeOut | ProblemOut
    """
    return (
        await asyncio_detailed(
            prediction_id=prediction_id,
            client=client,
            body=body,
        )
    ).parsed
