from http import HTTPStatus
from typing import Any
from urllib.parse import quote

import httpx

from ... import errors
from ...client import AuthenticatedClient, Client
from ...models.problem_out import ProblemOut
from ...models.promotion_in import PromotionIn
from ...models.promotion_out import PromotionOut
from ...types import Response


def _get_kwargs(
    version: str,
    *,
    body: PromotionIn,
) -> dict[str, Any]:
    headers: dict[str, Any] = {}

    _kwargs: dict[str, Any] = {
        "method": "post",
        "url": "/v1/models/{version}/promote".format(version=quote(str(version), safe="")),
    }

    _kwargs["json"] = body.to_dict()

    headers["Content-Type"] = "application/json"

    _kwargs["headers"] = headers
    return _kwargs


def _parse_response(
    *, client: AuthenticatedClient | Client, response: httpx.Response
) -> ProblemOut | PromotionOut | None:
    if response.status_code == 200:
        response_200 = PromotionOut.from_dict(response.json())

        return response_200

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
) -> Response[ProblemOut | PromotionOut]:
    return Response(
        status_code=HTTPStatus(response.status_code),
        content=response.content,
        headers=response.headers,
        parsed=_parse_response(client=client, response=response),
    )


def sync_detailed(
    version: str,
    *,
    client: AuthenticatedClient,
    body: PromotionIn,
) -> Response[ProblemOut | PromotionOut]:
    """Put a version into staging or production

     Let it pass the gate; a refusal (409 `promotion-refused`) names what was found, and by how much it
    failed.

    For staging it is tried on the spot. For production, what counts is the verdict that `predictiondex
    model judge`
    (or `promote … --to staging`) has noted against the version that is in production now; without one,
    the answer is
    409 `not-judged`.

    Args:
        version (str): Its number in the registry, its semantic version, or the place that it
            holds.
        body (PromotionIn):

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[ProblemOut | PromotionOut]
    """
    kwargs = _get_kwargs(
        version=version,
        body=body,
    )

    response = client.get_httpx_client().request(
        **kwargs,
    )

    return _build_response(client=client, response=response)


def sync(
    version: str,
    *,
    client: AuthenticatedClient,
    body: PromotionIn,
) -> ProblemOut | PromotionOut | None:
    """Put a version into staging or production

     Let it pass the gate; a refusal (409 `promotion-refused`) names what was found, and by how much it
    failed.

    For staging it is tried on the spot. For production, what counts is the verdict that `predictiondex
    model judge`
    (or `promote … --to staging`) has noted against the version that is in production now; without one,
    the answer is
    409 `not-judged`.

    Args:
        version (str): Its number in the registry, its semantic version, or the place that it
            holds.
        body (PromotionIn):

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        ProblemOut | PromotionOut
    """
    return sync_detailed(
        version=version,
        client=client,
        body=body,
    ).parsed


async def asyncio_detailed(
    version: str,
    *,
    client: AuthenticatedClient,
    body: PromotionIn,
) -> Response[ProblemOut | PromotionOut]:
    """Put a version into staging or production

     Let it pass the gate; a refusal (409 `promotion-refused`) names what was found, and by how much it
    failed.

    For staging it is tried on the spot. For production, what counts is the verdict that `predictiondex
    model judge`
    (or `promote … --to staging`) has noted against the version that is in production now; without one,
    the answer is
    409 `not-judged`.

    Args:
        version (str): Its number in the registry, its semantic version, or the place that it
            holds.
        body (PromotionIn):

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[ProblemOut | PromotionOut]
    """
    kwargs = _get_kwargs(
        version=version,
        body=body,
    )

    response = await client.get_async_httpx_client().request(**kwargs)

    return _build_response(client=client, response=response)


async def asyncio(
    version: str,
    *,
    client: AuthenticatedClient,
    body: PromotionIn,
) -> ProblemOut | PromotionOut | None:
    """Put a version into staging or production

     Let it pass the gate; a refusal (409 `promotion-refused`) names what was found, and by how much it
    failed.

    For staging it is tried on the spot. For production, what counts is the verdict that `predictiondex
    model judge`
    (or `promote … --to staging`) has noted against the version that is in production now; without one,
    the answer is
    409 `not-judged`.

    Args:
        version (str): Its number in the registry, its semantic version, or the place that it
            holds.
        body (PromotionIn):

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        ProblemOut | PromotionOut
    """
    return (
        await asyncio_detailed(
            version=version,
            client=client,
            body=body,
        )
    ).parsed
