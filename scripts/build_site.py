"""Builds the site of the documents, and fails where a link or a picture leads nowhere.

It runs in an environment of its own, as `make site` does.
"""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
from argparse import ArgumentParser
from pathlib import Path
from typing import Final

from scripts.site.assembly import CONFIGURATION, UnsoundDocumentsError, assemble
from scripts.site.mathml import to_mathml
from scripts.site.serving import site_server

ROOT: Final = Path(__file__).parents[1]
_PORT: Final = 8030
_COLOUR: Final = re.compile(r"\x1b\[[\d;]*m")


def main() -> int:
    parser = ArgumentParser(description=__doc__)
    parser.add_argument("--into", type=Path, default=ROOT / "var" / "site", metavar="FOLDER")
    parser.add_argument("--serve", action="store_true", help="Show it afterwards.")
    asked = parser.parse_args()
    if not _is_built(asked.into):
        return 1
    print(f"The site is in {asked.into}.", flush=True)
    if asked.serve:
        _serve(asked.into)
    return 0


def _is_built(site: Path) -> bool:
    """Build it, and say whether that went well; where not, what was there stays."""
    sources = site.with_name(f"{site.name}-source")
    try:
        assemble(ROOT, sources, to_mathml)
    except UnsoundDocumentsError as error:
        print(error, file=sys.stderr)
        return False
    zensical = [sys.executable, "-m", "zensical", "build", "--strict", "--config-file", str(sources / CONFIGURATION)]
    done = subprocess.run(zensical, check=False, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)
    if done.returncode != 0:
        print(_COLOUR.sub("", done.stdout), file=sys.stderr)
        return False
    shutil.rmtree(site, ignore_errors=True)
    (sources / "built").rename(site)
    return True


def _serve(site: Path) -> None:
    with site_server(site, _PORT) as server:
        print(f"It is shown at http://127.0.0.1:{_PORT}.", flush=True)
        try:
            server.serve_forever()
        except KeyboardInterrupt:
            print()


if __name__ == "__main__":
    sys.exit(main())
