from http import HTTPStatus
from typing import Any

import httpx

from ... import errors
from ...client import AuthenticatedClient, Client
from ...models.problem_out import ProblemOut
from ...models.traffic_out import TrafficOut
from ...types import UNSET, Response, Unset


def _get_kwargs(
    *,
    hours: int | Unset = 24,
) -> dict[str, Any]:

    params: dict[str, Any] = {}

    params["hours"] = hours

    params = {k: v for k, v in params.items() if v is not UNSET and v is not None}

    _kwargs: dict[str, Any] = {
        "method": "get",
        "url": "/v1/monitoring/traffic",
        "params": params,
    }

    return _kwargs


def _parse_response(
    *, client: AuthenticatedClient | Client, response: httpx.Response
) -> ProblemOut | TrafficOut | None:
    if response.status_code == 200:
        response_200 = TrafficOut.from_dict(response.json())

        return response_200

    if response.status_code == 401:
        response_401 = ProblemOut.from_dict(response.json())

        return response_401

    if response.status_code == 403:
        response_403 = ProblemOut.from_dict(response.json())

        return response_403

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
) -> Response[ProblemOut | TrafficOut]:
    return Response(
        status_code=HTTPStatus(response.status_code),
        content=response.content,
        headers=response.headers,
        parsed=_parse_response(client=client, response=response),
    )


def sync_detailed(
    *,
    client: AuthenticatedClient | Client,
    hours: int | Unset = 24,
) -> Response[ProblemOut | TrafficOut]:
    """Count what was asked lately

     Count the predictions of the last hours, hour by hour, by method and by version.

    An answer is kept a moment after it was given, so that the newest may not be counted yet.

    Args:
        hours (int | Unset): Hours by the clock, the one that is not over yet among them. Default:
            24.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[ProblemOut | TrafficOut]
    """
    kwargs = _get_kwargs(
        hours=hours,
    )

    response = client.get_httpx_client().request(
        **kwargs,
    )

    return _build_response(client=client, response=response)


def sync(
    *,
    client: AuthenticatedClient | Client,
    hours: int | Unset = 24,
) -> ProblemOut | TrafficOut | None:
    """Count what was asked lately

     Count the predictions of the last hours, hour by hour, by method and by version.

    An answer is kept a moment after it was given, so that the newest may not be counted yet.

    Args:
        hours (int | Unset): Hours by the clock, the one that is not over yet among them. Default:
            24.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        ProblemOut | TrafficOut
    """
    return sync_detailed(
        client=client,
        hours=hours,
    ).parsed


async def asyncio_detailed(
    *,
    client: AuthenticatedClient | Client,
    hours: int | Unset = 24,
) -> Response[ProblemOut | TrafficOut]:
    """Count what was asked lately

     Count the predictions of the last hours, hour by hour, by method and by version.

    An answer is kept a moment after it was given, so that the newest may not be counted yet.

    Args:
        hours (int | Unset): Hours by the clock, the one that is not over yet among them. Default:
            24.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[ProblemOut | TrafficOut]
    """
    kwargs = _get_kwargs(
        hours=hours,
    )

    response = await client.get_async_httpx_client().request(**kwargs)

    return _build_response(client=client, response=response)


async def asyncio(
    *,
    client: AuthenticatedClient | Client,
    hours: int | Unset = 24,
) -> ProblemOut | TrafficOut | None:
    """Count what was asked lately

     Count the predictions of the last hours, hour by hour, by method and by version.

    An answer is kept a moment after it was given, so that the newest may not be counted yet.

    Args:
        hours (int | Unset): Hours by the clock, the one that is not over yet among them. Default:
            24.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        ProblemOut | TrafficOut
    """
    return (
        await asyncio_detailed(
            client=client,
            hours=hours,
        )
    ).parsed
