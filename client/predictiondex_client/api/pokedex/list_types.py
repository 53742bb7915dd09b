from http import HTTPStatus
from typing import Any

import httpx

from ... import errors
from ...client import AuthenticatedClient, Client
from ...models.problem_out import ProblemOut
from ...models.type_page import TypePage
from ...models.type_sort import TypeSort
from ...types import UNSET, Response, Unset


def _get_kwargs(
    *,
    limit: int | Unset = 50,
    offset: int | Unset = 0,
    q: None | str | Unset = UNSET,
    sort: None | TypeSort | Unset = UNSET,
) -> dict[str, Any]:

    params: dict[str, Any] = {}

    params["limit"] = limit

    params["offset"] = offset

    json_q: str | Unset | None
    if isinstance(q, Unset):
        json_q = UNSET
    else:
        json_q = q
    params["q"] = json_q

    json_sort: str | Unset | None
    if isinstance(sort, Unset):
        json_sort = UNSET
    elif isinstance(sort, str):
        json_sort = sort
    else:
        json_sort = sort
    params["sort"] = json_sort

    params = {k: v for k, v in params.items() if v is not UNSET and v is not None}

    _kwargs: dict[str, Any] = {
        "method": "get",
        "url": "/v1/types",
        "params": params,
    }

    return _kwargs


def _parse_response(*, client: AuthenticatedClient | Client, response: httpx.Response) -> ProblemOut | TypePage | None:
    if response.status_code == 200:
        response_200 = TypePage.from_dict(response.json())

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
) -> Response[ProblemOut | TypePage]:
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
    q: None | str | Unset = UNSET,
    sort: None | TypeSort | Unset = UNSET,
) -> Response[ProblemOut | TypePage]:
    """List types

     Without `sort`, they come in the order of the games.

    Args:
        limit (int | Unset): Entries on a page. Default: 50.
        offset (int | Unset): Entries before the page. Default: 0.
        q (None | str | Unset): A part of a name in any language; where nothing contains it, a few
            of its letters may be wrong.
        sort (None | TypeSort | Unset): By what to sort; by default, the order of the games.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[ProblemOut | TypePage]
    """
    kwargs = _get_kwargs(
        limit=limit,
        offset=offset,
        q=q,
        sort=sort,
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
    q: None | str | Unset = UNSET,
    sort: None | TypeSort | Unset = UNSET,
) -> ProblemOut | TypePage | None:
    """List types

     Without `sort`, they come in the order of the games.

    Args:
        limit (int | Unset): Entries on a page. Default: 50.
        offset (int | Unset): Entries before the page. Default: 0.
        q (None | str | Unset): A part of a name in any language; where nothing contains it, a few
            of its letters may be wrong.
        sort (None | TypeSort | Unset): By what to sort; by default, the order of the games.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        ProblemOut | TypePage
    """
    return sync_detailed(
        client=client,
        limit=limit,
        offset=offset,
        q=q,
        sort=sort,
    ).parsed


async def asyncio_detailed(
    *,
    client: AuthenticatedClient | Client,
    limit: int | Unset = 50,
    offset: int | Unset = 0,
    q: None | str | Unset = UNSET,
    sort: None | TypeSort | Unset = UNSET,
) -> Response[ProblemOut | TypePage]:
    """List types

     Without `sort`, they come in the order of the games.

    Args:
        limit (int | Unset): Entries on a page. Default: 50.
        offset (int | Unset): Entries before the page. Default: 0.
        q (None | str | Unset): A part of a name in any language; where nothing contains it, a few
            of its letters may be wrong.
        sort (None | TypeSort | Unset): By what to sort; by default, the order of the games.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[ProblemOut | TypePage]
    """
    kwargs = _get_kwargs(
        limit=limit,
        offset=offset,
        q=q,
        sort=sort,
    )

    response = await client.get_async_httpx_client().request(**kwargs)

    return _build_response(client=client, response=response)


async def asyncio(
    *,
    client: AuthenticatedClient | Client,
    limit: int | Unset = 50,
    offset: int | Unset = 0,
    q: None | str | Unset = UNSET,
    sort: None | TypeSort | Unset = UNSET,
) -> ProblemOut | TypePage | None:
    """List types

     Without `sort`, they come in the order of the games.

    Args:
        limit (int | Unset): Entries on a page. Default: 50.
        offset (int | Unset): Entries before the page. Default: 0.
        q (None | str | Unset): A part of a name in any language; where nothing contains it, a few
            of its letters may be wrong.
        sort (None | TypeSort | Unset): By what to sort; by default, the order of the games.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        ProblemOut | TypePage
    """
    return (
        await asyncio_detailed(
            client=client,
            limit=limit,
            offset=offset,
            q=q,
            sort=sort,
        )
    ).parsed
