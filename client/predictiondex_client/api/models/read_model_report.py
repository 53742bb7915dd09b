from http import HTTPStatus
from typing import Any
from urllib.parse import quote

import httpx

from ... import errors
from ...client import AuthenticatedClient, Client
from ...models.model_report_out import ModelReportOut
from ...models.problem_out import ProblemOut
from ...types import Response


def _get_kwargs(
    version: str,
) -> dict[str, Any]:

    _kwargs: dict[str, Any] = {
        "method": "get",
        "url": "/v1/models/{version}/report".format(version=quote(str(version), safe="")),
    }

    return _kwargs


def _parse_response(
    *, client: AuthenticatedClient | Client, response: httpx.Response
) -> ModelReportOut | ProblemOut | None:
    if response.status_code == 200:
        response_200 = ModelReportOut.from_dict(response.json())

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
) -> Response[ModelReportOut | ProblemOut]:
    return Response(
        status_code=HTTPStatus(response.status_code),
        content=response.content,
        headers=response.headers,
        parsed=_parse_response(client=client, response=response),
    )


def sync_detailed(
    version: str,
    *,
    client: AuthenticatedClient | Client,
) -> Response[ModelReportOut | ProblemOut]:
    """Read the report of a version's training

     Return its words, tables and figures as data.

    404 `no-training-report` where the training kept none. A version's report never changes, so that the
    ETag of an
    alias does only when another version holds it.

    Args:
        version (str): Its number in the registry, its semantic version, or the place that it
            holds.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[ModelReportOut | ProblemOut]
    """
    kwargs = _get_kwargs(
        version=version,
    )

    response = client.get_httpx_client().request(
        **kwargs,
    )

    return _build_response(client=client, response=response)


def sync(
    version: str,
    *,
    client: AuthenticatedClient | Client,
) -> ModelReportOut | ProblemOut | None:
    """Read the report of a version's training

     Return its words, tables and figures as data.

    404 `no-training-report` where the training kept none. A version's report never changes, so that the
    ETag of an
    alias does only when another version holds it.

    Args:
        version (str): Its number in the registry, its semantic version, or the place that it
            holds.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        ModelReportOut | ProblemOut
    """
    return sync_detailed(
        version=version,
        client=client,
    ).parsed


async def asyncio_detailed(
    version: str,
    *,
    client: AuthenticatedClient | Client,
) -> Response[ModelReportOut | ProblemOut]:
    """Read the report of a version's training

     Return its words, tables and figures as data.

    404 `no-training-report` where the training kept none. A version's report never changes, so that the
    ETag of an
    alias does only when another version holds it.

    Args:
        version (str): Its number in the registry, its semantic version, or the place that it
            holds.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[ModelReportOut | ProblemOut]
    """
    kwargs = _get_kwargs(
        version=version,
    )

    response = await client.get_async_httpx_client().request(**kwargs)

    return _build_response(client=client, response=response)


async def asyncio(
    version: str,
    *,
    client: AuthenticatedClient | Client,
) -> ModelReportOut | ProblemOut | None:
    """Read the report of a version's training

     Return its words, tables and figures as data.

    404 `no-training-report` where the training kept none. A version's report never changes, so that the
    ETag of an
    alias does only when another version holds it.

    Args:
        version (str): Its number in the registry, its semantic version, or the place that it
            holds.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        ModelReportOut | ProblemOut
    """
    return (
        await asyncio_detailed(
            version=version,
            client=client,
        )
    ).parsed
