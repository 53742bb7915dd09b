"""A cluster's backup comes whole into the bucket of backups, and from there back."""

from __future__ import annotations

from runpy import run_path
from typing import TYPE_CHECKING, Final

import boto3
from moto import mock_aws

from app.infrastructure.backups.manifest import MANIFEST
from tests.conftest import ROOT

if TYPE_CHECKING:
    from pathlib import Path

    import pytest

UPLOAD: Final = run_path(str(ROOT / "deploy" / "kubernetes" / "base" / "serve" / "upload.py"))["upload"]
FILES: Final = (MANIFEST, "database/keys.jsonl", "registry/1/model.bin")


def test_every_file_comes_and_the_manifest_comes_last(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    for name in FILES:
        file = tmp_path / "2026-11-28Z" / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(name, encoding="utf-8")

    with mock_aws():
        store = boto3.client("s3", region_name="us-east-1")
        store.create_bucket(Bucket="backups")
        UPLOAD(tmp_path, "s3://backups", store)
        kept = {
            one["Key"]: store.get_object(Bucket="backups", Key=one["Key"])["Body"].read().decode()
            for one in store.list_objects_v2(Bucket="backups")["Contents"]
        }

    assert kept == {f"2026-11-28Z/{name}": name for name in FILES}
    assert capsys.readouterr().out.splitlines()[-1] == f"s3://backups/2026-11-28Z/{MANIFEST}"
