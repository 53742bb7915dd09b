"""A release comes into a cluster, and where it does not do well, what ran before runs again.

Programs stand in for kubectl, docker, cosign and the smoke tests; they keep what they were asked.
"""

from __future__ import annotations

import base64
import json
import sys
import threading
from contextlib import contextmanager
from dataclasses import dataclass
from http.server import BaseHTTPRequestHandler, HTTPServer
from typing import TYPE_CHECKING, Any

import pytest
import yaml

from scripts import run_in_cluster
from scripts.roll_out.__main__ import main
from tests import fake_kubectl
from tests.conftest import ROOT

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

IMAGE = "ghcr.io/predictiondex/predictiondex-api"
DIGEST = f"sha256:{'a' * 64}"
OURS = {"app.kubernetes.io/part-of": "predictiondex"}


def thing(kind: str, name: str, step: str, image: str = "") -> dict[str, Any]:
    """Return an object of a release; its pods, where it has any, have this image."""
    metadata = {"name": name, "labels": {**OURS, "predictiondex/step": step}}
    return {"kind": kind, "metadata": metadata} | ({"spec": {"template": {"image": image}}} if image else {})


RELEASE: list[dict[str, Any]] = [
    thing("ConfigMap", "settings", "ground"),
    thing("Job", "migrate", "migrate", f"{IMAGE}:unset"),
    thing("Deployment", "api", "serve", f"{IMAGE}:unset"),
    thing("CronJob", "drift", "serve", f"{IMAGE}:unset"),
]
RUNS_NOW: dict[str, dict[str, Any]] = {
    "deployment/api": {
        "kind": "Deployment",
        "metadata": {"name": "api", "annotations": {"deployment.kubernetes.io/revision": "7"}},
        "spec": {"template": {"image": "before"}},
    },
    "secret/keys": {
        "kind": "Secret",
        "metadata": {"name": "keys"},
        "data": {"operator_key": base64.b64encode(b"pd_secret").decode()},
    },
    "cronjob/drift": {
        "kind": "CronJob",
        "metadata": {"name": "drift", "uid": "1", "resourceVersion": "2"},
        "spec": {"jobTemplate": {"spec": {"template": {"spec": {"containers": [{"args": ["monitor", "drift"]}]}}}}},
        "status": {},
    },
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Machine:
    """A machine with the programs that a deployment needs, and a cluster behind them."""

    folder: Path

    def install(self, program: str, script: str) -> None:
        file = self.folder / program
        file.write_text(f"#!/bin/sh\n{script}\n", encoding="utf-8")
        file.chmod(0o755)

    def runs(self, state: dict[str, dict[str, Any]]) -> None:
        (self.folder / fake_kubectl.STATE).write_text(json.dumps(state), encoding="utf-8")

    def refuses(self, *calls: str) -> None:
        (self.folder / fake_kubectl.REFUSES).write_text("\n".join(calls), encoding="utf-8")

    def smoke_ends_with(self, *statuses: int) -> None:
        """Let the smoke tests end like this in turn, and for ever like the last."""
        (self.folder / "statuses").write_text("".join(f"{one}\n" for one in statuses), encoding="utf-8")
        rest = f'cd {self.folder}; one=$(head -n 1 statuses); test "$(wc -l < statuses)" -gt 1 && sed -i 1d statuses'
        self.install("smoke", f'{rest}; echo "$PREDICTIONDEX_KEY" > shown; exit "$one"')

    @property
    def state(self) -> dict[str, dict[str, Any]]:
        told: dict[str, dict[str, Any]] = json.loads((self.folder / fake_kubectl.STATE).read_text(encoding="utf-8"))
        return told

    @property
    def calls(self) -> list[str]:
        lines = (self.folder / fake_kubectl.CALLS).read_text(encoding="utf-8").splitlines()
        return [" ".join(json.loads(line)["arguments"][4:]) for line in lines]

    def deploy(self, *options: str) -> int:
        where = ("--context", "there", "--namespace", "predictiondex", "--registry", "ghcr.io/Somebody")
        watched = ("--minutes", "0.001", "--every", "0.01")
        arguments = ("staging", "1.2.3", "http://127.0.0.1", *where, *watched, *options)
        return main(arguments, overlays=self.folder / "overlays", smoke=(str(self.folder / "smoke"),))


@pytest.fixture
def machine(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Machine:
    monkeypatch.setenv("PATH", f"{tmp_path}:/usr/bin:/bin")
    made = Machine(folder=tmp_path)
    made.install("kubectl", f'exec {sys.executable} -IS {ROOT}/tests/fake_kubectl.py {tmp_path} "$@"')
    made.install("docker", f"echo '{json.dumps({'digest': DIGEST})}'")
    made.install("cosign", 'case "$*" in *"images\\.yml@"*) ;; *) echo somebody else >&2; exit 1 ;; esac')
    made.smoke_ends_with(0)
    made.runs(RUNS_NOW)
    overlay = tmp_path / "overlays" / "staging"
    overlay.mkdir(parents=True)
    named = {"images": [{"name": "predictiondex/api", "newName": IMAGE, "newTag": "unset"}]}
    (overlay / "kustomization.yaml").write_text(yaml.safe_dump(named), encoding="utf-8")
    (overlay / "all.yaml").write_text(yaml.safe_dump_all(RELEASE), encoding="utf-8")
    return made


@contextmanager
def prometheus(*answers: str) -> Iterator[str]:
    """Give the address of a Prometheus that says this in turn, and for ever the last."""
    left = list(answers)

    class Answers(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            self.send_response(200)
            self.end_headers()
            self.wfile.write((left.pop(0) if len(left) > 1 else left[0]).encode())

        def log_message(self, *_: object) -> None:
            """Keep the terminal clean."""

    with HTTPServer(("127.0.0.1", 0), Answers) as server:
        thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
        thread.start()
        yield f"http://127.0.0.1:{server.server_port}"
        server.shutdown()
        thread.join()


def alerts(*names: str) -> str:
    told = [{"state": "firing", "labels": {"alertname": name, "severity": "critical"}} for name in names]
    return json.dumps({"data": {"alerts": told}})


def test_a_release_comes_after_what_it_stands_on_and_its_migration(machine: Machine) -> None:
    assert machine.deploy() == 0

    done = [one for one in machine.calls if one.startswith(("apply", "delete", "wait", "rollout"))]
    assert done == [
        "apply --filename -",
        "delete job/migrate --ignore-not-found --wait",
        "apply --filename -",
        "wait job/migrate --for=condition=complete --timeout=900s",
        "apply --filename -",
        "rollout status deployment/api --timeout=1200s",
    ]
    assert (
        machine.state["deployment/api"]["spec"]["template"]["image"] == f"ghcr.io/somebody/predictiondex-api@{DIGEST}"
    )


def test_the_service_is_shown_the_key_of_the_cluster(machine: Machine) -> None:
    assert machine.deploy("--key", "keys/operator_key") == 0
    assert (machine.folder / "shown").read_text(encoding="utf-8") == "pd_secret\n"
    assert "pd_secret" not in (machine.folder / fake_kubectl.CALLS).read_text(encoding="utf-8")


def test_without_its_key_a_release_goes_back(machine: Machine) -> None:
    assert machine.deploy("--key", "keys/unknown") == 1
    assert "rollout undo deployment/api --to-revision=7" in machine.calls


def test_the_overlay_stays_as_it_is(machine: Machine) -> None:
    assert machine.deploy() == 0
    assert [one.name for one in (machine.folder / "overlays").iterdir()] == ["staging"]


@pytest.mark.parametrize("statuses", [(1, 0), (0, 1, 0)], ids=["at once", "while it is watched"])
def test_a_release_that_does_not_answer_as_it_should_goes_back(machine: Machine, statuses: tuple[int, ...]) -> None:
    machine.smoke_ends_with(*statuses)

    assert machine.deploy() == 1

    assert "rollout undo deployment/api --to-revision=7" in machine.calls
    assert machine.calls[-1] == "rollout status deployment/api --timeout=1200s"
    back = machine.state["cronjob/drift"]
    assert back["spec"] == RUNS_NOW["cronjob/drift"]["spec"]
    assert back["metadata"] == {"name": "drift"}  # the cluster takes no number of an older state


def test_a_release_goes_back_when_prometheus_tells_of_a_new_grave_alert(
    machine: Machine, capsys: pytest.CaptureFixture[str]
) -> None:
    with prometheus(alerts("Known"), alerts("Known", "PredictionDexDown")) as address:
        assert machine.deploy("--prometheus", address) == 1
    assert "rollout undo deployment/api --to-revision=7" in machine.calls
    assert "Prometheus tells of PredictionDexDown." in capsys.readouterr().err


def test_a_release_that_can_be_watched_no_longer_goes_back(machine: Machine) -> None:
    with prometheus(alerts(), "<html>") as address:
        assert machine.deploy("--prometheus", address) == 1
    assert "rollout undo deployment/api --to-revision=7" in machine.calls


def test_a_prometheus_that_cannot_be_asked_stops_a_release_before_it_begins(machine: Machine) -> None:
    assert machine.deploy("--prometheus", "http://127.0.0.1:9") == 1
    assert "apply" not in " ".join(machine.calls)


def test_nothing_that_runs_is_touched_when_the_migration_fails(machine: Machine) -> None:
    machine.refuses("wait job/migrate")

    assert machine.deploy() == 1

    assert machine.state["deployment/api"] == RUNS_NOW["deployment/api"]
    assert "rollout undo" not in " ".join(machine.calls)


def test_pods_that_do_not_get_ready_go_back(machine: Machine) -> None:
    machine.refuses("rollout status deployment/api")
    assert machine.deploy() == 1
    assert "rollout undo deployment/api --to-revision=7" in machine.calls


def test_a_first_release_has_nothing_to_go_back_to(machine: Machine, capsys: pytest.CaptureFixture[str]) -> None:
    machine.runs({})
    machine.smoke_ends_with(1)
    assert machine.deploy() == 1
    assert "no release before" in capsys.readouterr().err


def test_images_of_somebody_else_never_reach_the_cluster(machine: Machine, capsys: pytest.CaptureFixture[str]) -> None:
    assert machine.deploy("--signer", "https://elsewhere/") == 1
    assert "somebody else" in capsys.readouterr().err
    assert not (machine.folder / fake_kubectl.CALLS).exists()


def test_images_of_ours_do(machine: Machine) -> None:
    assert machine.deploy("--signer", "https://github.com/somebody/it/.github/workflows/images.yml@") == 0


@pytest.mark.parametrize("fails", [False, True])
def test_a_timed_job_runs_now_with_options_of_this_time(
    machine: Machine, capsys: pytest.CaptureFixture[str], *, fails: bool
) -> None:
    if fails:
        (machine.folder / fake_kubectl.FAILS).touch()
    where = ("--context", "there", "--namespace", "predictiondex", "--pause", "0")

    status = run_in_cluster.main(("drift", "drift-1", "--option=--fail-on-drift", *where))

    assert status == (1 if fails else 0)
    assert "what the job said" in capsys.readouterr().out
    (container,) = machine.state["job/drift-1"]["spec"]["template"]["spec"]["containers"]
    assert container["args"] == ["monitor", "drift", "--fail-on-drift"]
    assert machine.state["job/drift-1"]["spec"]["backoffLimit"] == 0
