from http import HTTPStatus
from typing import Any, cast

import httpx

from ... import errors
from ...client import AuthenticatedClient, Client
from ...models.hear_model_event_body import HearModelEventBody
from ...models.problem_out import ProblemOut
from ...types import UNSET, Response, Unset


def _get_kwargs(
    *,
    body: HearModelEventBody,
    x_m_lflow_delivery_id: str | Unset = UNSET,
    x_m_lflow_timestamp: str | Unset = UNSET,
    x_m_lflow_signature: str | Unset = UNSET,
) -> dict[str, Any]:
    headers: dict[str, Any] = {}
    if not isinstance(x_m_lflow_delivery_id, Unset):
        headers["X-MLflow-Delivery-Id"] = x_m_lflow_delivery_id

    if not isinstance(x_m_lflow_timestamp, Unset):
        headers["X-MLflow-Timestamp"] = x_m_lflow_timestamp

    if not isinstance(x_m_lflow_signature, Unset):
        headers["X-MLflow-Signature"] = x_m_lflow_signature

    _kwargs: dict[str, Any] = {
        "method": "post",
        "url": "/webhooks/mlflow",
    }

    _kwargs["json"] = body.to_dict()

    headers["Content-Type"] = "application/json"

    _kwargs["headers"] = headers
    return _kwargs


def _parse_response(*, client: AuthenticatedClient | Client, response: httpx.Response) -> Any | ProblemOut | None:
    if response.status_code == 204:
        response_204 = cast("Any", None)
        return response_204

    if response.status_code == 403:
        response_403 = ProblemOut.from_dict(response.json())

        return response_403

    if response.status_code == 408:
        response_408 = ProblemOut.from_dict(response.json())

        return response_408

    if response.status_code == 413:
        response_413 = ProblemOut.from_dict(response.json())

        return response_413

    if response.status_code == 500:
        response_500 = ProblemOut.from_dict(response.json())

        return response_500

    if client.raise_on_unexpected_status:
        raise errors.UnexpectedStatus(response.status_code, response.content)
    return None


def _build_response(*, client: AuthenticatedClient | Client, response: httpx.Response) -> Response[Any | ProblemOut]:
    return Response(
        status_code=HTTPStatus(response.status_code),
        content=response.content,
        headers=response.headers,
        parsed=_parse_response(client=client, response=response),
    )


def sync_detailed(
    *,
    client: AuthenticatedClient | Client,
    body: HearModelEventBody,
    x_m_lflow_delivery_id: str | Unset = UNSET,
    x_m_lflow_timestamp: str | Unset = UNSET,
    x_m_lflow_signature: str | Unset = UNSET,
) -> Response[Any | ProblemOut]:
    """Hear that a model was promoted

     Take what an MLflow server sends when an alias moves, and look at the registry at once.

    Nothing in the body is believed: the registry is asked what it means. Of several workers one hears
    it, and the
    others find out by themselves within two seconds.

    Args:
        x_m_lflow_delivery_id (str | Unset):
        x_m_lflow_timestamp (str | Unset):
        x_m_lflow_signature (str | Unset):
        body (HearModelEventBody):

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[Any | ProblemOut]
    """
    kwargs = _get_kwargs(
        body=body,
        x_m_lflow_delivery_id=x_m_lflow_delivery_id,
        x_m_lflow_timestamp=x_m_lflow_timestamp,
        x_m_lflow_signature=x_m_lflow_signature,
    )

    response = client.get_httpx_client().request(
        **kwargs,
    )

    return _build_response(client=client, response=response)


def sync(
    *,
    client: AuthenticatedClient | Client,
    body: HearModelEventBody,
    x_m_lflow_delivery_id: str | Unset = UNSET,
    x_m_lflow_timestamp: str | Unset = UNSET,
    x_m_lflow_signature: str | Unset = UNSET,
) -> Any | ProblemOut | None:
    """Hear that a model was promoted

     Take what an MLflow server sends when an alias moves, and look at the registry at once.

    Nothing in the body is believed: the registry is asked what it means. Of several workers one hears
    it, and the
    others find out by themselves within two seconds.

    Args:
        x_m_lflow_delivery_id (str | Unset):
        x_m_lflow_timestamp (str | Unset):
        x_m_lflow_signature (str | Unset):
        body (HearModelEventBody):

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Any | ProblemOut
    """
    return sync_detailed(
        client=client,
        body=body,
        x_m_lflow_delivery_id=x_m_lflow_delivery_id,
        x_m_lflow_timestamp=x_m_lflow_timestamp,
        x_m_lflow_signature=x_m_lflow_signature,
    ).parsed


async def asyncio_detailed(
    *,
    client: AuthenticatedClient | Client,
    body: HearModelEventBody,
    x_m_lflow_delivery_id: str | Unset = UNSET,
    x_m_lflow_timestamp: str | Unset = UNSET,
    x_m_lflow_signature: str | Unset = UNSET,
) -> Response[Any | ProblemOut]:
    """Hear that a model was promoted

     Take what an MLflow server sends when an alias moves, and look at the registry at once.

    Nothing in the body is believed: the registry is asked what it means. Of several workers one hears
    it, and the
    others find out by themselves within two seconds.

    Args:
        x_m_lflow_delivery_id (str | Unset):
        x_m_lflow_timestamp (str | Unset):
        x_m_lflow_signature (str | Unset):
        body (HearModelEventBody):

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[Any | ProblemOut]
    """
    kwargs = _get_kwargs(
        body=body,
        x_m_lflow_delivery_id=x_m_lflow_delivery_id,
        x_m_lflow_timestamp=x_m_lflow_timestamp,
        x_m_lflow_signature=x_m_lflow_signature,
    )

    response = await client.get_async_httpx_client().request(**kwargs)

    return _build_response(client=client, response=response)


async def asyncio(
    *,
    client: AuthenticatedClient | Client,
    body: HearModelEventBody,
    x_m_lflow_delivery_id: str | Unset = UNSET,
    x_m_lflow_timestamp: str | Unset = UNSET,
    x_m_lflow_signature: str | Unset = UNSET,
) -> Any | ProblemOut | None:
    """Hear that a model was promoted

     Take what an MLflow server sends when an alias moves, and look at the registry at once.

    Nothing in the body is believed: the registry is asked what it means. Of several workers one hears
    it, and the
    others find out by themselves within two seconds.

    Args:
        x_m_lflow_delivery_id (str | Unset):
        x_m_lflow_timestamp (str | Unset):
        x_m_lflow_signature (str | Unset):
        body (HearModelEventBody):

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Any | ProblemOut
    """
    return (
        await asyncio_detailed(
            client=client,
            body=body,
            x_m_lflow_delivery_id=x_m_lflow_delivery_id,
            x_m_lflow_timestamp=x_m_lflow_timestamp,
            x_m_lflow_signature=x_m_lflow_signature,
        )
    ).parsed
