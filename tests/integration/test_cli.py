"""The commands, each in a process of its own."""

from __future__ import annotations

import json
import shutil
import signal
import socket
import time
from typing import TYPE_CHECKING

from tests.command_line import run
from tests.conftest import ROOT
from tests.real_server import environment, start

if TYPE_CHECKING:
    from pathlib import Path

SMALL = ("--battles", "4", "--held-out-battles", "4", "--seed", "5")


def test_help_lists_every_group(tmp_path: Path) -> None:
    said = run("--help", folder=tmp_path)
    assert said.returncode == 0
    assert all(group in said.stdout for group in ("database", "pokedex", "learn", "model", "serve"))


def test_what_is_not_understood_exits_with_2(tmp_path: Path) -> None:
    said = run("learn", "dataset", "--duels", "many", folder=tmp_path)
    assert said.returncode == 2
    assert "--duels" in said.stderr


def test_a_setting_out_of_range_is_named(tmp_path: Path) -> None:
    said = run("model", "list", folder=tmp_path, SIMULATOR_WORKERS="0")
    assert said.returncode == 2
    assert "PREDICTIONDEX_SIMULATOR_WORKERS" in said.stderr
    assert "Traceback" not in said.stderr


def test_importing_twice_changes_nothing_the_second_time(tmp_path: Path) -> None:
    assert "learnset_entries" in run("pokedex", "import", folder=tmp_path).stderr
    assert "up to date" in run("pokedex", "import", folder=tmp_path).stderr


def test_a_broken_file_is_named_with_its_line(tmp_path: Path) -> None:
    broken = tmp_path / "pokedex"
    shutil.copytree(ROOT / "data" / "pokedex", broken)
    lines = (broken / "moves.csv").read_text().splitlines()
    lines[4] = lines[4].replace(",", ";")
    (broken / "moves.csv").write_text("\n".join(lines))
    said = run("pokedex", "import", folder=tmp_path, POKEDEX_FOLDER=str(broken))
    assert said.returncode == 1
    assert "moves.csv, line 5" in said.stderr


def test_an_unknown_version_cannot_be_promoted(tmp_path: Path) -> None:
    assert run("database", "migrate", folder=tmp_path).returncode == 0
    said = run("model", "promote", "99", "--to", "staging", folder=tmp_path)
    assert said.returncode == 1
    assert "99" in said.stderr
    assert "Traceback" not in said.stderr


def test_a_port_in_use_is_said(tmp_path: Path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = str(taken.getsockname()[1])
        said = run("serve", "--port", port, folder=tmp_path)
    assert said.returncode == 1
    assert f"port {port}: Address already in use" in said.stderr


def test_a_collection_that_does_not_exist_is_refused(tmp_path: Path) -> None:
    said = run("learn", "dataset", "homework", folder=tmp_path)
    assert said.returncode == 2
    assert all(name in said.stderr for name in ("lessons", "reference", "exam"))


def test_an_interrupted_dataset_goes_on_to_the_same_result(tmp_path: Path) -> None:
    whole, resumed = tmp_path / "whole", tmp_path / "resumed"
    for folder in (whole, resumed):
        folder.mkdir()
        assert run("pokedex", "import", folder=folder).returncode == 0
    command = ("learn", "dataset", "reference", "--duels", "1000", *SMALL)
    assert run(*command, folder=whole, REFERENCE_FOLDER=str(whole / "duels")).returncode == 0
    settings = {"REFERENCE_FOLDER": str(resumed / "duels")}
    process = start(*command, environ=environment(resumed, **settings), log=resumed / "log")
    deadline = time.monotonic() + 60
    while not list(resumed.rglob("part-*.arrow")) and time.monotonic() < deadline:
        time.sleep(0.02)
    process.send_signal(signal.SIGINT)
    assert process.wait(timeout=30) != 0, (resumed / "log").read_text()
    assert "Traceback" not in (resumed / "log").read_text()
    assert not list((resumed / "duels").iterdir())
    assert run(*command, folder=resumed, **settings).returncode == 0
    checksums = [json.loads((one / "duels" / "manifest.json").read_text())["checksum"] for one in (whole, resumed)]
    assert checksums[0] == checksums[1]


def test_a_trained_model_goes_through_staging_into_production(tmp_path: Path) -> None:
    settings = {f"{name.upper()}_FOLDER": str(tmp_path / name) for name in ("reference", "exam")}
    assert run("pokedex", "import", folder=tmp_path).returncode == 0
    for collection, duels, engine in (
        ("lessons", "1500", "own"),
        ("reference", "500", "showdown"),
        ("exam", "500", "showdown"),
    ):
        done = run("learn", "dataset", collection, "--duels", duels, *SMALL, folder=tmp_path, **settings)
        assert done.returncode == 0, done.stderr
        plan = json.loads((tmp_path / collection / "manifest.json").read_text())["plan"]
        assert plan["mixture"] == ("exam" if collection == "exam" else "lessons")
        assert plan["rules_version"].startswith(engine)
        assert (plan["duels"], plan["seed"]) == (int(duels), 5)
    done = run("learn", "train", folder=tmp_path, **settings)
    assert done.returncode == 0, done.stderr
    listed = run("model", "list", folder=tmp_path).stdout
    assert "1.0.0" in listed
    assert "production" not in listed
    for version, place in (("newest", "staging"), ("staging", "production")):
        done = run("model", "promote", version, "--to", place, folder=tmp_path, **settings)
        assert done.returncode == 0, done.stdout + done.stderr
        assert "certain duels" in done.stdout
    assert "production" in run("model", "list", folder=tmp_path).stdout
    assert "production" in run("model", "history", folder=tmp_path).stdout


def test_lessons_are_what_is_drawn_where_nothing_else_is_asked_for(tmp_path: Path) -> None:
    assert run("pokedex", "import", folder=tmp_path).returncode == 0
    assert run("learn", "dataset", "--duels", "50", *SMALL, folder=tmp_path).returncode == 0
    assert (tmp_path / "lessons" / "duels.parquet").exists()


def test_without_lessons_training_says_what_to_do(tmp_path: Path) -> None:
    assert run("pokedex", "import", folder=tmp_path).returncode == 0
    said = run("learn", "train", folder=tmp_path)
    assert said.returncode == 1
    assert "The dataset lessons cannot be used" in said.stderr
    assert "learn dataset" in said.stderr
    assert "Traceback" not in said.stderr
