"""Runs one of the cluster's timed jobs now, and says what it said.

The database is reached from inside of the cluster only. The exit status is 1 where the job has failed.
"""

from __future__ import annotations

import argparse
import json
import sys
import time
from typing import TYPE_CHECKING, Any, Final

from scripts.roll_out.kubectl import Kubectl, KubectlError

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

_PAUSE_SECONDS: Final = 5
_ENDS: Final = {"Complete": 0, "Failed": 1}


def main(arguments: Sequence[str]) -> int:
    wanted = _wanted(arguments)
    kubectl = Kubectl(context=wanted.context, namespace=wanted.namespace)
    try:
        _start(kubectl, wanted.cronjob, wanted.name, wanted.option)
        return _end(kubectl, wanted.name, seconds=60 * wanted.minutes, pause=wanted.pause)
    except KubectlError as error:
        print(error, file=sys.stderr)
        return 1


def _start(kubectl: Kubectl, cronjob: str, name: str, options: Sequence[str]) -> None:
    job = json.loads(kubectl("create", "job", name, f"--from=cronjob/{cronjob}", "--dry-run=client", "--output=json"))
    # It fails once, and its pod stays: one that is started again is taken away at last, with what it said.
    job["spec"]["backoffLimit"] = 0
    pod = job["spec"]["template"]["spec"]
    pod["restartPolicy"] = "Never"
    for container in pod["containers"]:
        container["args"] = [*container.get("args", []), *options]
    kubectl("create", "--filename", "-", given=json.dumps(job))


def _end(kubectl: Kubectl, name: str, *, seconds: float, pause: float) -> int:
    end = time.monotonic() + seconds
    while (status := _status(kubectl, name)) is None and time.monotonic() < end:
        time.sleep(pause)
    print(kubectl("logs", f"job/{name}", "--tail=-1"))
    if status is None:
        print(f"{name} has not ended in {seconds:g} seconds.", file=sys.stderr)
    return 1 if status is None else status


def _status(kubectl: Kubectl, name: str) -> int | None:
    """Return the exit status of a job that has ended."""
    told: Mapping[str, Any] = json.loads(kubectl("get", f"job/{name}", "--output", "json"))
    for one in told.get("status", {}).get("conditions", []):
        if one["status"] == "True" and one["type"] in _ENDS:
            return _ENDS[one["type"]]
    return None


def _wanted(arguments: Sequence[str]) -> argparse.Namespace:
    parser = argparse.ArgumentParser(description="Runs one of the cluster's timed jobs now.")
    parser.add_argument("cronjob")
    parser.add_argument("name", help="That this run gets.")
    parser.add_argument("--option", action="append", default=[], help="That its command gets this time, too.")
    parser.add_argument("--context", required=True, help="The cluster, by its name in kubectl's configuration.")
    parser.add_argument("--namespace", required=True)
    parser.add_argument("--minutes", type=float, default=60.0, help="That it may take.")
    parser.add_argument("--pause", type=float, default=_PAUSE_SECONDS, help="Seconds from one look to the next.")
    return parser.parse_args(arguments)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
