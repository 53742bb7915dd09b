"""Builds the site of the documents into var/site, and fails where a link or a picture leads nowhere.

`--serve` shows it afterwards. It runs in an environment of its own, as `make site` does.
"""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Final

from scripts.site.assembly import CONFIGURATION, UnsoundDocumentsError, assemble
from scripts.site.mathml import to_mathml
from scripts.site.serving import site_server

ROOT: Final = Path(__file__).parents[1]
SITE: Final = ROOT / "var" / "site"
_SOURCES: Final = ROOT / "var" / "site-source"
_PORT: Final = 8030
_COLOUR: Final = re.compile(r"\x1b\[[\d;]*m")


def main() -> int:
    try:
        assemble(ROOT, _SOURCES, to_mathml)
    except UnsoundDocumentsError as error:
        print(error, file=sys.stderr)
        return 1
    if not _is_built():
        return 1
    shutil.rmtree(SITE, ignore_errors=True)
    (_SOURCES / "built").rename(SITE)
    print(f"The site is in {SITE.relative_to(ROOT)}.", flush=True)
    if "--serve" in sys.argv:
        _serve()
    return 0


def _is_built() -> bool:
    zensical = [sys.executable, "-m", "zensical", "build", "--strict", "--config-file", str(_SOURCES / CONFIGURATION)]
    done = subprocess.run(zensical, check=False, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)
    if done.returncode != 0:
        # It ends with where in its own code it stopped.
        print(_COLOUR.sub("", done.stdout).partition("Traceback")[0], file=sys.stderr)
    return done.returncode == 0


def _serve() -> None:
    with site_server(SITE, _PORT) as server:
        print(f"It is shown at http://127.0.0.1:{_PORT}.", flush=True)
        try:
            server.serve_forever()
        except KeyboardInterrupt:
            print()


if __name__ == "__main__":
    sys.exit(main())
