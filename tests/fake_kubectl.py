"""A program that answers as kubectl does, from a cluster that is a folder; it stands on the path in its place.

It keeps each call in `calls.jsonl`. A file `refuses` with the beginnings of calls
makes these fail, and a file `fails` makes each job fail.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import Any, Final

CALLS: Final = "calls.jsonl"
REFUSES: Final = "refuses"
FAILS: Final = "fails"
STATE: Final = "state.json"
_REVISION: Final = "deployment.kubernetes.io/revision"
_KIND: Final = "Deployment"


def main(folder: Path, arguments: list[str]) -> int:
    wanted = arguments[4:]  # after the context and the namespace
    given = "" if sys.stdin.isatty() else sys.stdin.read()
    with (folder / CALLS).open("a", encoding="utf-8") as calls:
        calls.write(json.dumps({"arguments": arguments, "given": given}) + "\n")
    refused = (folder / REFUSES).read_text(encoding="utf-8").splitlines() if (folder / REFUSES).exists() else []
    if any(" ".join(wanted).startswith(one) for one in refused):
        sys.stderr.write("error: as it was told\n")
        return 1
    sys.stdout.write(_answer(folder, wanted, given))
    return 0


def _answer(folder: Path, wanted: list[str], given: str) -> str:
    state: dict[str, dict[str, Any]] = json.loads((folder / STATE).read_text(encoding="utf-8"))
    match wanted:
        case ["kustomize", name]:
            return _rendered(Path(name))
        case ["logs", *_]:
            return "what the job said"
        case ["get", kind, *_]:
            return json.dumps(state[kind] if "/" in kind else {"items": _all(state, kind)})
        case ["create", "job", name, made_from, "--dry-run=client", _]:
            spec = state[made_from.partition("=")[2]]["spec"]["jobTemplate"]["spec"]
            return json.dumps({"kind": "Job", "metadata": {"name": name}, "spec": spec})
    _change(state, wanted, given, ends=_ends(folder))
    (folder / STATE).write_text(json.dumps(state), encoding="utf-8")
    return ""


def _all(state: dict[str, dict[str, Any]], kind: str) -> list[dict[str, Any]]:
    return [one for one in state.values() if f"{one['kind'].lower()}s" == kind]


def _change(state: dict[str, dict[str, Any]], wanted: list[str], given: str, *, ends: str) -> None:
    match wanted:
        case ["apply", *_]:
            _apply(state, json.loads(given)["items"])
        case ["create", *_]:
            made = json.loads(given)
            state[_key(made)] = made | {"status": {"conditions": [{"type": ends, "status": "True"}]}}
        case ["replace", *_]:
            state |= {_key(one): one for one in json.loads(given)["items"]}
        case ["rollout", "undo", name, back]:
            state[name]["metadata"]["annotations"][_REVISION] = f"undone to {back.rpartition('=')[2]}"


def _ends(folder: Path) -> str:
    """Return how each job ends."""
    return "Failed" if (folder / FAILS).exists() else "Complete"


def _apply(state: dict[str, dict[str, Any]], every: list[dict[str, Any]]) -> None:
    for one in every:
        if one["kind"] == _KIND:
            before = state.get(_key(one), {}).get("metadata", {}).get("annotations", {}).get(_REVISION, "0")
            one["metadata"]["annotations"] = {_REVISION: str(int(before) + 1)}
        state[_key(one)] = one


def _key(one: dict[str, Any]) -> str:
    return f"{one['kind'].lower()}/{one['metadata']['name']}"


def _rendered(folder: Path) -> str:
    """Render as much of kustomize as a release asks for: the resources of another folder, and tags of images."""
    told = json.loads((folder / "kustomization.yaml").read_text(encoding="utf-8"))
    text = "---\n".join((folder / one / "all.yaml").read_text(encoding="utf-8") for one in told["resources"])
    for image in told["images"]:
        text = text.replace(f"{image['name']}:unset", f"{image['newName']}@{image['digest']}")
    return text


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1]), sys.argv[2:]))
