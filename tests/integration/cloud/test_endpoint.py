"""The command reaches another cloud by AWS_ENDPOINT_URL alone."""

from __future__ import annotations

import os
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from tests.conftest import ROOT
from tests.fake_cloud.served import serving

if TYPE_CHECKING:
    from collections.abc import Iterator


@pytest.fixture(scope="module")
def address() -> Iterator[str]:
    with serving("staging") as served:
        yield served


def test_it_asks_whom_the_environment_names(address: str) -> None:
    assert os.environ["AWS_ENDPOINT_URL"] == address
    command = [sys.executable, "-m", "scripts.deploy_cloud", "plan", "staging"]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    assert "AWS::KMS::Key" in done.stdout


def test_who_is_not_there_is_told_in_a_sentence() -> None:
    command = [sys.executable, "-m", "scripts.deploy_cloud", "status", "staging"]
    nowhere = os.environ | {
        "AWS_ENDPOINT_URL": "http://127.0.0.1:9",
        "AWS_ACCESS_KEY_ID": "fake",
        "AWS_SECRET_ACCESS_KEY": "fake",
        "AWS_MAX_ATTEMPTS": "1",
    }
    done = subprocess.run(command, cwd=ROOT, env=nowhere, capture_output=True, text=True, check=False)
    assert done.returncode == 1
    assert "Could not connect to the endpoint URL" in done.stdout
    assert "Traceback" not in done.stdout + done.stderr
