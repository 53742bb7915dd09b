"""A fake of the cloud on this machine, for who wants to try the deployment: `python -m tests.fake_cloud staging`."""

from __future__ import annotations

import sys
from threading import Event

from tests.fake_cloud.served import serving


def main() -> None:
    with serving(sys.argv[1] if sys.argv[1:] else "staging") as address:
        credentials = "AWS_ACCESS_KEY_ID=fake AWS_SECRET_ACCESS_KEY=fake"
        sys.stdout.write(f"export AWS_ENDPOINT_URL={address} {credentials}\n")
        sys.stdout.flush()
        Event().wait()


if __name__ == "__main__":
    main()
