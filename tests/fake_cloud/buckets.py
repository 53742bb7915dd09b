"""Lets moto's CloudFormation obey what a template says of a bucket beyond its name and its encryption."""

from __future__ import annotations

from typing import Any

from moto.s3.models import FakeBucket

from tests.fake_cloud.clients import client

_create = FakeBucket.create_from_cloudformation_json


def _create_as_told(
    resource_name: str, cloudformation_json: Any, account_id: str, region_name: str, **kwargs: Any
) -> FakeBucket:
    bucket = _create(resource_name, cloudformation_json, account_id, region_name, **kwargs)
    told, s3 = cloudformation_json["Properties"], client("s3", region_name)
    s3.put_bucket_versioning(Bucket=bucket.name, VersioningConfiguration=told["VersioningConfiguration"])
    s3.put_public_access_block(
        Bucket=bucket.name,
        PublicAccessBlockConfiguration={
            name: value in {True, "true"} for name, value in told["PublicAccessBlockConfiguration"].items()
        },
    )
    s3.put_bucket_lifecycle_configuration(
        Bucket=bucket.name,
        LifecycleConfiguration={"Rules": [_rule(one) for one in told["LifecycleConfiguration"]["Rules"]]},
    )
    return bucket


def _rule(told: dict[str, Any]) -> dict[str, Any]:
    kept = {name: told[name] for name in ("Status", "NoncurrentVersionExpiration", "AbortIncompleteMultipartUpload")}
    expiration = {"Expiration": {"Days": told["ExpirationInDays"]}} if "ExpirationInDays" in told else {}
    return kept | expiration | {"ID": told["Id"], "Filter": {"Prefix": ""}}


FakeBucket.create_from_cloudformation_json = _create_as_told
