from http import HTTPStatus
from typing import Any

import httpx

from ... import errors
from ...client import AuthenticatedClient, Client
from ...models.form import Form
from ...models.pokemon_page import PokemonPage
from ...models.pokemon_sort import PokemonSort
from ...models.problem_out import ProblemOut
from ...types import UNSET, Response, Unset


def _get_kwargs(
    *,
    limit: int | Unset = 50,
    offset: int | Unset = 0,
    q: None | str | Unset = UNSET,
    type_: list[str] | Unset = UNSET,
    form: Form | None | Unset = UNSET,
    dex_number: int | None | Unset = UNSET,
    min_hp: int | None | Unset = UNSET,
    min_atk: int | None | Unset = UNSET,
    min_def: int | None | Unset = UNSET,
    min_spa: int | None | Unset = UNSET,
    min_spd: int | None | Unset = UNSET,
    min_spe: int | None | Unset = UNSET,
    sort: None | PokemonSort | Unset = UNSET,
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

    json_dex_number: int | Unset | None
    if isinstance(dex_number, Unset):
        json_dex_number = UNSET
    else:
        json_dex_number = dex_number
    params["dex_number"] = json_dex_number

    json_min_hp: int | Unset | None
    if isinstance(min_hp, Unset):
        json_min_hp = UNSET
    else:
        json_min_hp = min_hp
    params["min_hp"] = json_min_hp

    json_min_atk: int | Unset | None
    if isinstance(min_atk, Unset):
        json_min_atk = UNSET
    else:
        json_min_atk = min_atk
    params["min_atk"] = json_min_atk

    json_min_def: int | Unset | None
    if isinstance(min_def, Unset):
        json_min_def = UNSET
    else:
        json_min_def = min_def
    params["min_def"] = json_min_def

    json_min_spa: int | Unset | None
    if isinstance(min_spa, Unset):
        json_min_spa = UNSET
    else:
        json_min_spa = min_spa
    params["min_spa"] = json_min_spa

    json_min_spd: int | Unset | None
    if isinstance(min_spd, Unset):
        json_min_spd = UNSET
    else:
        json_min_spd = min_spd
    params["min_spd"] = json_min_spd

    json_min_spe: int | Unset | None
    if isinstance(min_spe, Unset):
        json_min_spe = UNSET
    else:
        json_min_spe = min_spe
    params["min_spe"] = json_min_spe

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
        "url": "/v1/pokemon",
        "params": params,
    }

    return _kwargs


def _parse_response(
    *, client: AuthenticatedClient | Client, response: httpx.Response
) -> PokemonPage | ProblemOut | None:
    if response.status_code == 200:
        response_200 = PokemonPage.from_dict(response.json())

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
) -> Response[PokemonPage | ProblemOut]:
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
    type_: list[str] | Unset = UNSET,
    form: Form | None | Unset = UNSET,
    dex_number: int | None | Unset = UNSET,
    min_hp: int | None | Unset = UNSET,
    min_atk: int | None | Unset = UNSET,
    min_def: int | None | Unset = UNSET,
    min_spa: int | None | Unset = UNSET,
    min_spd: int | None | Unset = UNSET,
    min_spe: int | None | Unset = UNSET,
    sort: None | PokemonSort | Unset = UNSET,
) -> Response[PokemonPage | ProblemOut]:
    """List Pokémon

     Every form is one Pokémon. A search puts the names that begin with `q` first.

    Args:
        limit (int | Unset): Entries on a page. Default: 50.
        offset (int | Unset): Entries before the page. Default: 0.
        q (None | str | Unset): A part of a name in any language; where nothing contains it, a few
            of its letters may be wrong.
        type_ (list[str] | Unset): Pokémon of this type alone, by any of its names; given twice,
            of both types.
        form (Form | None | Unset): Pokémon of this form alone.
        dex_number (int | None | Unset): Pokémon of this number in the National Pokédex alone.
        min_hp (int | None | Unset): At least so much base HP.
        min_atk (int | None | Unset): At least so much base Attack.
        min_def (int | None | Unset): At least so much base Defence.
        min_spa (int | None | Unset): At least so much base Special Attack.
        min_spd (int | None | Unset): At least so much base Special Defence.
        min_spe (int | None | Unset): At least so much base Speed.
        sort (None | PokemonSort | Unset): By what to sort; a leading - turns the order round.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[PokemonPage | ProblemOut]
    """
    kwargs = _get_kwargs(
        limit=limit,
        offset=offset,
        q=q,
        type_=type_,
        form=form,
        dex_number=dex_number,
        min_hp=min_hp,
        min_atk=min_atk,
        min_def=min_def,
        min_spa=min_spa,
        min_spd=min_spd,
        min_spe=min_spe,
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
    type_: list[str] | Unset = UNSET,
    form: Form | None | Unset = UNSET,
    dex_number: int | None | Unset = UNSET,
    min_hp: int | None | Unset = UNSET,
    min_atk: int | None | Unset = UNSET,
    min_def: int | None | Unset = UNSET,
    min_spa: int | None | Unset = UNSET,
    min_spd: int | None | Unset = UNSET,
    min_spe: int | None | Unset = UNSET,
    sort: None | PokemonSort | Unset = UNSET,
) -> PokemonPage | ProblemOut | None:
    """List Pokémon

     Every form is one Pokémon. A search puts the names that begin with `q` first.

    Args:
        limit (int | Unset): Entries on a page. Default: 50.
        offset (int | Unset): Entries before the page. Default: 0.
        q (None | str | Unset): A part of a name in any language; where nothing contains it, a few
            of its letters may be wrong.
        type_ (list[str] | Unset): Pokémon of this type alone, by any of its names; given twice,
            of both types.
        form (Form | None | Unset): Pokémon of this form alone.
        dex_number (int | None | Unset): Pokémon of this number in the National Pokédex alone.
        min_hp (int | None | Unset): At least so much base HP.
        min_atk (int | None | Unset): At least so much base Attack.
        min_def (int | None | Unset): At least so much base Defence.
        min_spa (int | None | Unset): At least so much base Special Attack.
        min_spd (int | None | Unset): At least so much base Special Defence.
        min_spe (int | None | Unset): At least so much base Speed.
        sort (None | PokemonSort | Unset): By what to sort; a leading - turns the order round.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        PokemonPage | ProblemOut
    """
    return sync_detailed(
        client=client,
        limit=limit,
        offset=offset,
        q=q,
        type_=type_,
        form=form,
        dex_number=dex_number,
        min_hp=min_hp,
        min_atk=min_atk,
        min_def=min_def,
        min_spa=min_spa,
        min_spd=min_spd,
        min_spe=min_spe,
        sort=sort,
    ).parsed


async def asyncio_detailed(
    *,
    client: AuthenticatedClient | Client,
    limit: int | Unset = 50,
    offset: int | Unset = 0,
    q: None | str | Unset = UNSET,
    type_: list[str] | Unset = UNSET,
    form: Form | None | Unset = UNSET,
    dex_number: int | None | Unset = UNSET,
    min_hp: int | None | Unset = UNSET,
    min_atk: int | None | Unset = UNSET,
    min_def: int | None | Unset = UNSET,
    min_spa: int | None | Unset = UNSET,
    min_spd: int | None | Unset = UNSET,
    min_spe: int | None | Unset = UNSET,
    sort: None | PokemonSort | Unset = UNSET,
) -> Response[PokemonPage | ProblemOut]:
    """List Pokémon

     Every form is one Pokémon. A search puts the names that begin with `q` first.

    Args:
        limit (int | Unset): Entries on a page. Default: 50.
        offset (int | Unset): Entries before the page. Default: 0.
        q (None | str | Unset): A part of a name in any language; where nothing contains it, a few
            of its letters may be wrong.
        type_ (list[str] | Unset): Pokémon of this type alone, by any of its names; given twice,
            of both types.
        form (Form | None | Unset): Pokémon of this form alone.
        dex_number (int | None | Unset): Pokémon of this number in the National Pokédex alone.
        min_hp (int | None | Unset): At least so much base HP.
        min_atk (int | None | Unset): At least so much base Attack.
        min_def (int | None | Unset): At least so much base Defence.
        min_spa (int | None | Unset): At least so much base Special Attack.
        min_spd (int | None | Unset): At least so much base Special Defence.
        min_spe (int | None | Unset): At least so much base Speed.
        sort (None | PokemonSort | Unset): By what to sort; a leading - turns the order round.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[PokemonPage | ProblemOut]
    """
    kwargs = _get_kwargs(
        limit=limit,
        offset=offset,
        q=q,
        type_=type_,
        form=form,
        dex_number=dex_number,
        min_hp=min_hp,
        min_atk=min_atk,
        min_def=min_def,
        min_spa=min_spa,
        min_spd=min_spd,
        min_spe=min_spe,
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
    type_: list[str] | Unset = UNSET,
    form: Form | None | Unset = UNSET,
    dex_number: int | None | Unset = UNSET,
    min_hp: int | None | Unset = UNSET,
    min_atk: int | None | Unset = UNSET,
    min_def: int | None | Unset = UNSET,
    min_spa: int | None | Unset = UNSET,
    min_spd: int | None | Unset = UNSET,
    min_spe: int | None | Unset = UNSET,
    sort: None | PokemonSort | Unset = UNSET,
) -> PokemonPage | ProblemOut | None:
    """List Pokémon

     Every form is one Pokémon. A search puts the names that begin with `q` first.

    Args:
        limit (int | Unset): Entries on a page. Default: 50.
        offset (int | Unset): Entries before the page. Default: 0.
        q (None | str | Unset): A part of a name in any language; where nothing contains it, a few
            of its letters may be wrong.
        type_ (list[str] | Unset): Pokémon of this type alone, by any of its names; given twice,
            of both types.
        form (Form | None | Unset): Pokémon of this form alone.
        dex_number (int | None | Unset): Pokémon of this number in the National Pokédex alone.
        min_hp (int | None | Unset): At least so much base HP.
        min_atk (int | None | Unset): At least so much base Attack.
        min_def (int | None | Unset): At least so much base Defence.
        min_spa (int | None | Unset): At least so much base Special Attack.
        min_spd (int | None | Unset): At least so much base Special Defence.
        min_spe (int | None | Unset): At least so much base Speed.
        sort (None | PokemonSort | Unset): By what to sort; a leading - turns the order round.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        PokemonPage | ProblemOut
    """
    return (
        await asyncio_detailed(
            client=client,
            limit=limit,
            offset=offset,
            q=q,
            type_=type_,
            form=form,
            dex_number=dex_number,
            min_hp=min_hp,
            min_atk=min_atk,
            min_def=min_def,
            min_spa=min_spa,
            min_spd=min_spd,
            min_spe=min_spe,
            sort=sort,
        )
    ).parsed
