"""The images hold what their programs need, nothing that builds, and run without rights."""

from __future__ import annotations

import re
from typing import Final

import pytest

from scripts.images.context import DOCKERFILE, Context
from scripts.images.layers import TEMPORARY
from scripts.images.sizes import LOCKS, PAGE, made_from, measured_in
from scripts.lock import GROUPS
from scripts.lock import LOCKS as LOCKED
from tests.conftest import ROOT
from tests.delivery import STAGES, TARGETS, image, lineage

each_target = pytest.mark.parametrize("target", TARGETS)
TEXT: Final = DOCKERFILE.read_text(encoding="utf-8")
CONTEXT: Final = Context()
_LABELS: Final = ("title", "licenses", "version", "revision", "created")


def copied_from_outside() -> list[str]:
    instructions = [one for stage in STAGES.values() for one in stage.instructions if one.name == "COPY"]
    return [source for one in instructions if one.flag("from") is None for source in one.rest.split()[:-1]]


def test_each_image_is_a_target() -> None:
    assert set(TARGETS) == set(LOCKS) <= set(STAGES)
    assert set(LOCKS.values()) <= {*LOCKED, *GROUPS}


def test_what_comes_from_outside_is_what_it_was() -> None:
    outside = {stage.parent for stage in STAGES.values()} - set(STAGES)
    (syntax,) = re.findall(r"^# syntax=(\S+)$", TEXT.splitlines()[0])
    for name in (*outside, syntax):
        assert re.fullmatch(r"[\w./-]+:\d+\.\d+\.\d+[\w.-]*@sha256:[0-9a-f]{64}", name), name
    assert len(outside) == 1


@pytest.mark.parametrize("source", copied_from_outside())
def test_what_is_copied_exists_and_goes_to_the_build(source: str) -> None:
    assert (ROOT / source).exists()
    assert CONTEXT.holds(source)


def test_nothing_goes_to_the_build_but_what_is_copied() -> None:
    copied = copied_from_outside()
    for let_through in CONTEXT.let_through:
        assert any(f"{one}/".startswith(f"{let_through}/") or let_through.startswith(f"{one}/") for one in copied)
    for secret in (
        ".git/config",
        "deploy/compose/secrets/web_key",
        ".env",
        "var/predictiondex.db",
        "app/__pycache__/main.pyc",
    ):
        assert not CONTEXT.holds(secret), secret


@each_target
def test_libraries_come_from_its_lock_with_hashes_as_wheels(target: str) -> None:
    builder = next(stage for stage in STAGES.values() if stage.name == f"{target}-builder")
    installs = [one.rest for stage in lineage(builder.name) for one in stage.instructions if " install " in one.rest]
    locked = [one for one in installs if "--requirement" in one]
    assert f"requirements/{LOCKS[target]}.txt" in locked[0]
    assert all("--no-deps --require-hashes --only-binary :all:" in one for one in locked)
    own = [one for one in installs if "--editable" in one]
    assert all("--no-deps --no-build-isolation" in one for one in own)
    assert len(own) == (target in {"api", "jobs"})


@each_target
def test_nothing_that_builds_is_in_it(target: str) -> None:
    stages = [stage.name for stage in lineage(target)]
    assert stages == [target, "runtime", "python"]
    assert "--without-pip" in STAGES["builder"].instructions[-1].rest
    (removed,) = (one.rest for one in STAGES["runtime"].instructions if one.name == "RUN")
    assert removed.startswith("pip uninstall")
    assert not [one for one in STAGES[target].instructions if one.name == "RUN"]


@each_target
def test_it_runs_without_rights(target: str) -> None:
    told = image(target)
    assert told.user == "10001:10001"
    assert told.environment["HOME"] == TEMPORARY
    assert told.environment["PYTHONDONTWRITEBYTECODE"] == "1"
    assert told.volumes == ("/var/lib/predictiondex",)
    assert all(" --chown" not in one.rest for one in STAGES[target].instructions)


@each_target
def test_it_says_how_it_is_started_asked_and_stopped(target: str) -> None:
    told = image(target)
    assert told.entrypoint
    assert any(one.name == "HEALTHCHECK" for one in STAGES[target].instructions)
    assert any(one.name == "STOPSIGNAL" for one in STAGES[target].instructions)
    if target == "jobs":
        assert (told.health, told.ports, told.stop_signal) == ((), (), "SIGINT")
    else:
        (port,) = told.ports
        assert f"http://127.0.0.1:{port}/" in told.health[-1]
        assert str(port) in (*told.command, "5000")
        assert told.stop_signal == "SIGTERM"


@each_target
def test_it_is_labelled_by_whoever_builds_it(target: str) -> None:
    told = image(target)
    assert set(told.labels) == {f"org.opencontainers.image.{name}" for name in _LABELS}
    assert {"VERSION", "REVISION", "CREATED"} <= set(told.arguments)


def test_rules_are_compiled_for_the_processor_that_reads_them() -> None:
    for name in ("api", "jobs"):
        for variable in ("NUMBA_CPU_NAME", "NUMBA_CPU_FEATURES", "NUMBA_CACHE_DIR"):
            assert image(name).environment[variable] == image(f"{name}-builder").environment[variable]
        assert "scripts.compile_rules" in STAGES[f"{name}-builder"].instructions[-1].rest


def test_what_the_page_tells_was_measured_of_these_images() -> None:
    page = PAGE.read_text(encoding="utf-8")
    assert measured_in(page) == made_from(), f"{PAGE} is of another Dockerfile or lock: make images-rehearse"
