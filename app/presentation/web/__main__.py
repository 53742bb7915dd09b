"""`python -m app.presentation.web`."""

from __future__ import annotations

import argparse

from app.presentation.web.asking import UnusableKeyFileError, own_key
from app.presentation.web.server import serve


def main() -> None:
    options = argparse.ArgumentParser(prog="python -m app.presentation.web", description="Serve the web interface.")
    options.add_argument("--host", default="127.0.0.1")
    options.add_argument("--port", type=int, default=8501)
    options.add_argument("--until-input-ends", action="store_true", help="End when standard input is closed.")
    given = options.parse_args()
    try:
        own_key()
    except UnusableKeyFileError as error:
        options.error(str(error))
    serve(given.host, given.port, until_input_ends=given.until_input_ends)


if __name__ == "__main__":
    main()
