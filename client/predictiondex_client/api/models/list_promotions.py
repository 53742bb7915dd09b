import datetime
from http import HTTPStatus
from typing import Any

import httpx

from ... import errors
from ...client import AuthenticatedClient, Client
from ...models.problem_out import ProblemOut
from ...models.promotion_page import PromotionPage
from ...types import UNSET, Response, Unset


def _get_kwargs(
    *,
    limit: int | Unset = 50,
    offset: int | Unset = 0,
    at: datetime.datetime | None | Unset = UNSET,
) -> dict[str, Any]:

    params: dict[str, Any] = {}

    params["limit"] = limit

    params["offset"] = offset

    json_at: str | Unset | None
    if isinstance(at, Unset):
        json_at = UNSET
    elif isinstance(at, datetime.datetime):
        json_at = at.isoformat()
    else:
        json_at = at
    params["at"] = json_at

    params = {k: v for k, v in params.items() if v is not UNSET and v is not None}

    _kwargs: dict[str, Any] = {
        "method": "get",
        "url": "/v1/models/history",
        "params": params,
    }

    return _kwargs


def _parse_response(
    *, client: AuthenticatedClient | Client, response: httpx.Response
) -> ProblemOut | PromotionPage | None:
    if response.status_code == 200:
        response_200 = PromotionPage.from_dict(response.json())

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
) -> Response[ProblemOut | PromotionPage]:
    return Response(
        status_code=HTTPStatus(response.status_code),
        content=response.content,
        headers=response.headers,
        parsed=_parse_response(client=client, response=response),
    )


def sync_detailed(
    *,
    client: AuthenticatedClient | Client,
    limit: int | Unset = 50,
    offset: int | Unset = 0,
    at: datetime.datetime | None | Unset = UNSET,
) -> Response[ProblemOut | PromotionPage]:
    """List who was promoted when

     The newest comes first. With `at`, only the entry by which the version came that was in production
    then.

    Args:
        limit (int | Unset): Entries on a page. Default: 50.
        offset (int | Unset): Entries before the page. Default: 0.
        at (datetime.datetime | None | Unset): Only the entry by which the version came that was
            in production at this time.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[ProblemOut | PromotionPage]
    """
    kwargs = _get_kwargs(
        limit=limit,
        offset=offset,
        at=at,
    )

    response = client.get_httpx_client().request(
        **kwargs,
    )

    return _build_response(client=client, response=response)


def sync(
    *,
    client: AuthenticatedClient | Client,
    limit: int | Unset = 50,
    offset: int | Unset = 0,
    at: datetime.datetime | None | Unset = UNSET,
) -> ProblemOut | PromotionPage | None:
    """List who was promoted when

     The newest comes first. With `at`, only the entry by which the version came that was in production
    then.

    Args:
        limit (int | Unset): Entries on a page. Default: 50.
        offset (int | Unset): Entries before the page. Default: 0.
        at (datetime.datetime | None | Unset): Only the entry by which the version came that was
            in production at this time.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        ProblemOut | PromotionPage
    """
    return sync_detailed(
        client=client,
        limit=limit,
        offset=offset,
        at=at,
    ).parsed


async def asyncio_detailed(
    *,
    client: AuthenticatedClient | Client,
    limit: int | Unset = 50,
    offset: int | Unset = 0,
    at: datetime.datetime | None | Unset = UNSET,
) -> Response[ProblemOut | PromotionPage]:
    """List who was promoted when

     The newest comes first. With `at`, only the entry by which the version came that was in production
    then.

    Args:
        limit (int | Unset): Entries on a page. Default: 50.
        offset (int | Unset): Entries before the page. Default: 0.
        at (datetime.datetime | None | Unset): Only the entry by which the version came that was
            in production at this time.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[ProblemOut | PromotionPage]
    """
    kwargs = _get_kwargs(
        limit=limit,
        offset=offset,
        at=at,
    )

    response = await client.get_async_httpx_client().request(**kwargs)

    return _build_response(client=client, response=response)


async def asyncio(
    *,
    client: AuthenticatedClient | Client,
    limit: int | Unset = 50,
    offset: int | Unset = 0,
    at: datetime.datetime | None | Unset = UNSET,
) -> ProblemOut | PromotionPage | None:
    """List who was promoted when

     The newest comes first. With `at`, only the entry by which the version came that was in production
    then.

    Args:
        limit (int | Unset): Entries on a page. Default: 50.
        offset (int | Unset): Entries before the page. Default: 0.
        at (datetime.datetime | None | Unset): Only the entry by which the version came that was
            in production at this time.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        ProblemOut | PromotionPage
    """
    return (
        await asyncio_detailed(
            client=client,
            limit=limit,
            offset=offset,
            at=at,
        )
    ).parsed
