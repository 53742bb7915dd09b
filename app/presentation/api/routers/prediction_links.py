"""Where an answer with a `prediction_id` leads: OpenAPI's links, which Swagger UI shows and clients can follow."""

from __future__ import annotations

from typing import Any, Final

_ITS_ID: Final = {"prediction_id": "$response.body#/prediction_id"}

LINKED: Final[dict[int | str, dict[str, Any]]] = {
    200: {
        "links": {
            "readPrediction": {"operationId": "readPrediction", "parameters": _ITS_ID},
            "reportOutcome": {"operationId": "reportOutcome", "parameters": _ITS_ID},
        }
    }
}
