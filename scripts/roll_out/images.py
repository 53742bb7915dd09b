"""The images of a version, by what was built and signed, whatever their tags will be moved to."""

from __future__ import annotations

import json
import re
import subprocess
from typing import Final

_ISSUER: Final = "https://token.actions.githubusercontent.com"


class ImageError(Exception):
    """An image is not there, or was signed by somebody else."""

    def __init__(self, image: str, said: str) -> None:
        self.image = image
        super().__init__(f"{image}: {said.strip()}")


def digest_of(image: str) -> str:
    """Return the digest behind a tag; raise `ImageError`."""
    told = _run(image, "docker", "buildx", "imagetools", "inspect", image, "--format", "{{json .Manifest}}")
    digest: str = json.loads(told)["digest"]
    return digest


def verify(image: str, signer: str) -> None:
    """Raise `ImageError` unless a workflow whose address begins with the signer's has signed the image."""
    who = ("--certificate-oidc-issuer", _ISSUER, "--certificate-identity-regexp", f"^{re.escape(signer)}")
    _run(image, "cosign", "verify", *who, image)


def _run(image: str, *command: str) -> str:
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    if done.returncode:
        raise ImageError(image, done.stderr or done.stdout)
    return done.stdout
