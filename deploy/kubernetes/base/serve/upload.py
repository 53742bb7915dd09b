"""Brings a folder of backups into a bucket: python upload.py FOLDER s3://BUCKET.

It runs in the image of MLflow, which has what speaks to buckets. The manifests come last, so that a backup of which
only a part has arrived is none.
"""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import boto3


def main() -> None:
    folder, destination = sys.argv[1:]
    upload(Path(folder), destination, boto3.client("s3"))


def upload(folder: Path, destination: str, store: Any) -> None:
    place = urlsplit(destination)
    files = [file for file in folder.rglob("*") if file.is_file()]
    for file in sorted(files, key=lambda file: file.name == "manifest.json"):
        key = f"{place.path}/{file.relative_to(folder).as_posix()}".strip("/")
        store.upload_file(str(file), place.netloc, key)
        print(f"s3://{place.netloc}/{key}", flush=True)


if __name__ == "__main__":
    main()
