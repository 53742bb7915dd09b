from http import HTTPStatus
from typing import Any
from urllib.parse import quote
from uuid import UUID

import httpx

from ... import errors
from ...client import AuthenticatedClient, Client
from ...models.kept_prediction_out import KeptPredictionOut
from ...models.problem_out import ProblemOut
from ...types import Response


def _get_kwargs(
    prediction_id: UUID,
) -> dict[str, Any]:

    _kwargs: dict[str, Any] = {
        "method": "get",
        "url": "/v1/predictions/{prediction_id}".format(prediction_id=quote(str(prediction_id), safe="")),
    }

    return _kwargs


def _parse_response(
    *, client: AuthenticatedClient | Client, response: httpx.Response
) -> KeptPredictionOut | ProblemOut | None:
    if response.status_code == 200:
        response_200 = KeptPredictionOut.from_dict(response.json())

        return response_200

    if response.status_code == 401:
        response_401 = ProblemOut.from_dict(response.json())

        return response_401

    if response.status_code == 403:
        response_403 = ProblemOut.from_dict(response.json())

        return response_403

    if response.status_code == 404:
        response_404 = ProblemOut.from_dict(response.json())

        return response_404

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
) -> Response[KeptPredictionOut | ProblemOut]:
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
) -> Response[KeptPredictionOut | ProblemOut]:
    """Read a prediction back

     Return the answer that was given under the `prediction_id` that came with it, and who has really
    won.

    Args:
        prediction_id (UUID): The `prediction_id` that came with the answer.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[KeptPredictionOut | ProblemOut]
    """
    kwargs = _get_kwargs(
        prediction_id=prediction_id,
    )

    response = client.get_httpx_client().request(
        **kwargs,
    )

    return _build_response(client=client, response=response)


def sync(
    prediction_id: UUID,
    *,
    client: AuthenticatedClient | Client,
) -> KeptPredictionOut | ProblemOut | None:
    """Read a prediction back

     Return the answer that was given under the `prediction_id` that came with it, and who has really
    won.

    Args:
        prediction_id (UUID): The `prediction_id` that came with the answer.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        KeptPredictionOut | ProblemOut
    """
    return sync_detailed(
        prediction_id=prediction_id,
        client=client,
    ).parsed


async def asyncio_detailed(
    prediction_id: UUID,
    *,
    client: AuthenticatedClient | Client,
) -> Response[KeptPredictionOut | ProblemOut]:
    """Read a prediction back

     Return the answer that was given under the `prediction_id` that came with it, and who has really
    won.

    Args:
        prediction_id (UUID): The `prediction_id` that came with the answer.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[KeptPredictionOut | ProblemOut]
    """
    kwargs = _get_kwargs(
        prediction_id=prediction_id,
    )

    response = await client.get_async_httpx_client().request(**kwargs)

    return _build_response(client=client, response=response)


async def asyncio(
    prediction_id: UUID,
    *,
    client: AuthenticatedClient | Client,
) -> KeptPredictionOut | ProblemOut | None:
    """Read a prediction back

     Return the answer that was given under the `prediction_id` that came with it, and who has really
    won.

    Args:
        prediction_id (UUID): The `prediction_id` that came with the answer.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        KeptPredictionOut | ProblemOut
    """
    return (
        await asyncio_detailed(
            prediction_id=prediction_id,
            client=client,
        )
    ).parsed
