from __future__ import annotations

from functools import cache
from typing import Any

import boto3


@cache
def client(service: str, region: str) -> Any:
    """Return a client, of which the description takes longer to read than all calls take."""
    return boto3.client(service, region_name=region)
