from http import HTTPStatus
from typing import Any

import httpx

from ... import errors
from ...client import AuthenticatedClient, Client
from ...models.nature_page import NaturePage
from ...models.nature_sort import NatureSort
from ...models.problem_out import ProblemOut
from ...models.stat import Stat
from ...types import UNSET, Response, Unset


def _get_kwargs(
    *,
    limit: int | Unset = 50,
    offset: int | Unset = 0,
    q: None | str | Unset = UNSET,
    increased: None | Stat | Unset = UNSET,
    decreased: None | Stat | Unset = UNSET,
    sort: NatureSort | None | Unset = UNSET,
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

    json_increased: str | Unset | None
    if isinstance(increased, Unset):
        json_increased = UNSET
    elif isinstance(increased, str):
        json_increased = increased
    else:
        json_increased = increased
    params["increased"] = json_increased

    json_decreased: str | Unset | None
    if isinstance(decreased, Unset):
        json_decreased = UNSET
    elif isinstance(decreased, str):
        json_decreased = decreased
    else:
        json_decreased = decreased
    params["decreased"] = json_decreased

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
        "url": "/v1/natures",
        "params": params,
    }

    return _kwargs


def _parse_response(
    *, client: AuthenticatedClient | Client, response: httpx.Response
) -> NaturePage | ProblemOut | None:
    if response.status_code == 200:
        response_200 = NaturePage.from_dict(response.json())

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
) -> Response[NaturePage | ProblemOut]:
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
    increased: None | Stat | Unset = UNSET,
    decreased: None | Stat | Unset = UNSET,
    sort: NatureSort | None | Unset = UNSET,
) -> Response[NaturePage | ProblemOut]:
    """List natures

     Each raises one statistic by a tenth and lowers another, or leaves all as they are.

    Args:
        limit (int | Unset): Entries on a page. Default: 50.
        offset (int | Unset): Entries before the page. Default: 0.
        q (None | str | Unset): A part of a name in any language; where nothing contains it, a few
            of its letters may be wrong.
        increased (None | Stat | Unset): Natures that raise this statistic alone.
        decreased (None | Stat | Unset): Natures that lower this statistic alone.
        sort (NatureSort | None | Unset): By what to sort; a leading - turns the order round.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[NaturePage | ProblemOut]
    """
    kwargs = _get_kwargs(
        limit=limit,
        offset=offset,
        q=q,
        increased=increased,
        decreased=decreased,
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
    increased: None | Stat | Unset = UNSET,
    decreased: None | Stat | Unset = UNSET,
    sort: NatureSort | None | Unset = UNSET,
) -> NaturePage | ProblemOut | None:
    """List natures

     Each raises one statistic by a tenth and lowers another, or leaves all as they are.

    Args:
        limit (int | Unset): Entries on a page. Default: 50.
        offset (int | Unset): Entries before the page. Default: 0.
        q (None | str | Unset): A part of a name in any language; where nothing contains it, a few
            of its letters may be wrong.
        increased (None | Stat | Unset): Natures that raise this statistic alone.
        decreased (None | Stat | Unset): Natures that lower this statistic alone.
        sort (NatureSort | None | Unset): By what to sort; a leading - turns the order round.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        NaturePage | ProblemOut
    """
    return sync_detailed(
        client=client,
        limit=limit,
        offset=offset,
        q=q,
        increased=increased,
        decreased=decreased,
        sort=sort,
    ).parsed


async def asyncio_detailed(
    *,
    client: AuthenticatedClient | Client,
    limit: int | Unset = 50,
    offset: int | Unset = 0,
    q: None | str | Unset = UNSET,
    increased: None | Stat | Unset = UNSET,
    decreased: None | Stat | Unset = UNSET,
    sort: NatureSort | None | Unset = UNSET,
) -> Response[NaturePage | ProblemOut]:
    """List natures

     Each raises one statistic by a tenth and lowers another, or leaves all as they are.

    Args:
        limit (int | Unset): Entries on a page. Default: 50.
        offset (int | Unset): Entries before the page. Default: 0.
        q (None | str | Unset): A part of a name in any language; where nothing contains it, a few
            of its letters may be wrong.
        increased (None | Stat | Unset): Natures that raise this statistic alone.
        decreased (None | Stat | Unset): Natures that lower this statistic alone.
        sort (NatureSort | None | Unset): By what to sort; a leading - turns the order round.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[NaturePage | ProblemOut]
    """
    kwargs = _get_kwargs(
        limit=limit,
        offset=offset,
        q=q,
        increased=increased,
        decreased=decreased,
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
    increased: None | Stat | Unset = UNSET,
    decreased: None | Stat | Unset = UNSET,
    sort: NatureSort | None | Unset = UNSET,
) -> NaturePage | ProblemOut | None:
    """List natures

     Each raises one statistic by a tenth and lowers another, or leaves all as they are.

    Args:
        limit (int | Unset): Entries on a page. Default: 50.
        offset (int | Unset): Entries before the page. Default: 0.
        q (None | str | Unset): A part of a name in any language; where nothing contains it, a few
            of its letters may be wrong.
        increased (None | Stat | Unset): Natures that raise this statistic alone.
        decreased (None | Stat | Unset): Natures that lower this statistic alone.
        sort (NatureSort | None | Unset): By what to sort; a leading - turns the order round.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        NaturePage | ProblemOut
    """
    return (
        await asyncio_detailed(
            client=client,
            limit=limit,
            offset=offset,
            q=q,
            increased=increased,
            decreased=decreased,
            sort=sort,
        )
    ).parsed
