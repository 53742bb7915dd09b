from http import HTTPStatus
from typing import Any
from urllib.parse import quote

import httpx

from ... import errors
from ...client import AuthenticatedClient, Client
from ...models.form import Form
from ...models.learn_method import LearnMethod
from ...models.learner_page import LearnerPage
from ...models.learner_sort import LearnerSort
from ...models.problem_out import ProblemOut
from ...types import UNSET, Response, Unset


def _get_kwargs(
    name: str,
    *,
    limit: int | Unset = 50,
    offset: int | Unset = 0,
    q: None | str | Unset = UNSET,
    method: LearnMethod | None | Unset = UNSET,
    type_: list[str] | Unset = UNSET,
    form: Form | None | Unset = UNSET,
    sort: LearnerSort | None | Unset = UNSET,
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

    json_method: str | Unset | None
    if isinstance(method, Unset):
        json_method = UNSET
    elif isinstance(method, str):
        json_method = method
    else:
        json_method = method
    params["method"] = json_method

    json_type_: list[str] | Unset = UNSET
    if not isinstance(type_, Unset):
        json_type_ = type_

    params["type"] = json_type_

    json_form: str | Unset | None
    if isinstance(form, Unset):
        json_form = UNSET
    elif isinstance(form, str):
        json_form = form
    else:
        json_form = form
    params["form"] = json_form

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
        "url": "/v1/moves/{name}/learners".format(name=quote(str(name), safe="")),
        "params": params,
    }

    return _kwargs


def _parse_response(
    *, client: AuthenticatedClient | Client, response: httpx.Response
) -> LearnerPage | ProblemOut | None:
    if response.status_code == 200:
        response_200 = LearnerPage.from_dict(response.json())

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
) -> Response[LearnerPage | ProblemOut]:
    return Response(
        status_code=HTTPStatus(response.status_code),
        content=response.content,
        headers=response.headers,
        parsed=_parse_response(client=client, response=response),
    )


def sync_detailed(
    name: str,
    *,
    client: AuthenticatedClient | Client,
    limit: int | Unset = 50,
    offset: int | Unset = 0,
    q: None | str | Unset = UNSET,
    method: LearnMethod | None | Unset = UNSET,
    type_: list[str] | Unset = UNSET,
    form: Form | None | Unset = UNSET,
    sort: LearnerSort | None | Unset = UNSET,
) -> Response[LearnerPage | ProblemOut]:
    """List the Pokémon that learn a move

     Each Pokémon once, with every way in which it comes to know this move.

    Args:
        name (str): Any of its names.
        limit (int | Unset): Entries on a page. Default: 50.
        offset (int | Unset): Entries before the page. Default: 0.
        q (None | str | Unset): A part of a name in any language; where nothing contains it, a few
            of its letters may be wrong.
        method (LearnMethod | None | Unset): Pokémon that learn it in this way, whatever others
            there are.
        type_ (list[str] | Unset): Pokémon of this type alone, by any of its names; given twice,
            of both types.
        form (Form | None | Unset): Pokémon of this form alone.
        sort (LearnerSort | None | Unset): By what to sort; a leading - turns the order round.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[LearnerPage | ProblemOut]
    """
    kwargs = _get_kwargs(
        name=name,
        limit=limit,
        offset=offset,
        q=q,
        method=method,
        type_=type_,
        form=form,
        sort=sort,
    )

    response = client.get_httpx_client().request(
        **kwargs,
    )

    return _build_response(client=client, response=response)


def sync(
    name: str,
    *,
    client: AuthenticatedClient | Client,
    limit: int | Unset = 50,
    offset: int | Unset = 0,
    q: None | str | Unset = UNSET,
    method: LearnMethod | None | Unset = UNSET,
    type_: list[str] | Unset = UNSET,
    form: Form | None | Unset = UNSET,
    sort: LearnerSort | None | Unset = UNSET,
) -> LearnerPage | ProblemOut | None:
    """List the Pokémon that learn a move

     Each Pokémon once, with every way in which it comes to know this move.

    Args:
        name (str): Any of its names.
        limit (int | Unset): Entries on a page. Default: 50.
        offset (int | Unset): Entries before the page. Default: 0.
        q (None | str | Unset): A part of a name in any language; where nothing contains it, a few
            of its letters may be wrong.
        method (LearnMethod | None | Unset): Pokémon that learn it in this way, whatever others
            there are.
        type_ (list[str] | Unset): Pokémon of this type alone, by any of its names; given twice,
            of both types.
        form (Form | None | Unset): Pokémon of this form alone.
        sort (LearnerSort | None | Unset): By what to sort; a leading - turns the order round.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        LearnerPage | ProblemOut
    """
    return sync_detailed(
        name=name,
        client=client,
        limit=limit,
        offset=offset,
        q=q,
        method=method,
        type_=type_,
        form=form,
        sort=sort,
    ).parsed


async def asyncio_detailed(
    name: str,
    *,
    client: AuthenticatedClient | Client,
    limit: int | Unset = 50,
    offset: int | Unset = 0,
    q: None | str | Unset = UNSET,
    method: LearnMethod | None | Unset = UNSET,
    type_: list[str] | Unset = UNSET,
    form: Form | None | Unset = UNSET,
    sort: LearnerSort | None | Unset = UNSET,
) -> Response[LearnerPage | ProblemOut]:
    """List the Pokémon that learn a move

     Each Pokémon once, with every way in which it comes to know this move.

    Args:
        name (str): Any of its names.
        limit (int | Unset): Entries on a page. Default: 50.
        offset (int | Unset): Entries before the page. Default: 0.
        q (None | str | Unset): A part of a name in any language; where nothing contains it, a few
            of its letters may be wrong.
        method (LearnMethod | None | Unset): Pokémon that learn it in this way, whatever others
            there are.
        type_ (list[str] | Unset): Pokémon of this type alone, by any of its names; given twice,
            of both types.
        form (Form | None | Unset): Pokémon of this form alone.
        sort (LearnerSort | None | Unset): By what to sort; a leading - turns the order round.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[LearnerPage | ProblemOut]
    """
    kwargs = _get_kwargs(
        name=name,
        limit=limit,
        offset=offset,
        q=q,
        method=method,
        type_=type_,
        form=form,
        sort=sort,
    )

    response = await client.get_async_httpx_client().request(**kwargs)

    return _build_response(client=client, response=response)


async def asyncio(
    name: str,
    *,
    client: AuthenticatedClient | Client,
    limit: int | Unset = 50,
    offset: int | Unset = 0,
    q: None | str | Unset = UNSET,
    method: LearnMethod | None | Unset = UNSET,
    type_: list[str] | Unset = UNSET,
    form: Form | None | Unset = UNSET,
    sort: LearnerSort | None | Unset = UNSET,
) -> LearnerPage | ProblemOut | None:
    """List the Pokémon that learn a move

     Each Pokémon once, with every way in which it comes to know this move.

    Args:
        name (str): Any of its names.
        limit (int | Unset): Entries on a page. Default: 50.
        offset (int | Unset): Entries before the page. Default: 0.
        q (None | str | Unset): A part of a name in any language; where nothing contains it, a few
            of its letters may be wrong.
        method (LearnMethod | None | Unset): Pokémon that learn it in this way, whatever others
            there are.
        type_ (list[str] | Unset): Pokémon of this type alone, by any of its names; given twice,
            of both types.
        form (Form | None | Unset): Pokémon of this form alone.
        sort (LearnerSort | None | Unset): By what to sort; a leading - turns the order round.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        LearnerPage | ProblemOut
    """
    return (
        await asyncio_detailed(
            name=name,
            client=client,
            limit=limit,
            offset=offset,
            q=q,
            method=method,
            type_=type_,
            form=form,
            sort=sort,
        )
    ).parsed
