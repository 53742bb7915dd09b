"""The examples, run as their page says, against the product as it is served."""

from __future__ import annotations

import csv
import os
import re
import subprocess
import sys
from typing import TYPE_CHECKING, Final

import pytest

from scripts.notebook import code_of, read_notebook
from tests.conftest import ROOT

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from tests.real_server import RealServer

_SECONDS: Final = 120
PAGE: Final = (ROOT / "examples" / "README.md").read_text(encoding="utf-8")
COMMANDS: Final = re.findall(r"^(?:\.venv/bin/python )?examples/.*$", PAGE, re.MULTILINE)
MANY_BATTLES: Final = "BATTLES = 250\n"
FEW_BATTLES: Final = "BATTLES = 20\n"
AT_THE_END: Final = """
print(f"{len(plt.get_fignums())} pictures")
client.get_httpx_client().close()
"""


@pytest.fixture
def place(tmp_path: Path) -> Path:
    """Return a folder that has of the repository what the page's commands name."""
    (tmp_path / "examples").symlink_to(ROOT / "examples")
    (tmp_path / ".venv").symlink_to(sys.prefix)
    return tmp_path


def ask(
    command: Sequence[str], server: RealServer, folder: Path, said: str = "", **changes: str
) -> subprocess.CompletedProcess[str]:
    # The client of this tree, whichever is installed.
    ours = {"PREDICTIONDEX_URL": server.address, "PYTHONPATH": str(ROOT / "client"), "MPLBACKEND": "Agg"}
    environ = os.environ | ours | changes
    return subprocess.run(
        command, cwd=folder, env=environ, input=said, capture_output=True, text=True, check=False, timeout=_SECONDS
    )


def run(words: str, server: RealServer, folder: Path, **changes: str) -> str:
    done = ask(words.split(), server, folder, **changes)
    assert done.returncode == 0, done.stdout + done.stderr
    assert not done.stderr
    return done.stdout


def test_the_page_has_a_command_for_each_program() -> None:
    assert [re.findall(r"examples/(\w+\.(?:sh|py))", one)[0] for one in COMMANDS[:3]] == [
        "curl.sh",
        "python_client.py",
        "batch_from_csv.py",
    ]


def test_curl_asks_the_common_questions(server: RealServer, place: Path) -> None:
    told = run(COMMANDS[0], server, place)
    assert "Pikachu wins " in told
    assert "electric ×4, rock ×2" in told
    assert "422 Unknown name: " in told
    assert len(re.findall(r"^> /v1/", told, re.MULTILINE)) == 9


def test_curl_stops_at_an_answer_that_is_bad(server: RealServer, place: Path) -> None:
    done = ask(COMMANDS[0].split(), server, place, PREDICTIONDEX_KEY="no key of ours")
    assert done.returncode != 0
    assert "Refused API key" in done.stderr
    assert "Pikachu wins" not in done.stdout


def test_the_client_asks_the_common_questions(server: RealServer, place: Path) -> None:
    told = run(COMMANDS[1], server, place).splitlines()
    assert "Its Thunderbolt: guaranteed 2HKO. The Waterfall: 87.5 % chance to OHKO." in told
    assert "Reported that b won." in told
    assert told[-1] == "422 at body.a: pikchu? Rather pikachu."


def test_every_duel_of_a_file_is_predicted(server: RealServer, place: Path) -> None:
    assert run(COMMANDS[2], server, place) == "6 duels predicted.\n"
    with (place / "predicted.csv").open(encoding="utf-8", newline="") as file:
        predicted = list(csv.DictReader(file))
    with (place / "examples" / "duels.csv").open(encoding="utf-8", newline="") as file:
        for asked, answered in zip(csv.DictReader(file), predicted, strict=True):
            assert asked.items() < answered.items()
            assert 0 <= float(answered["low"]) <= float(answered["win_probability"]) <= float(answered["high"]) <= 1


@pytest.mark.parametrize(
    ("duels", "complaint"),
    [
        ("a,a_move,b,b_move\nmew,pound,mew,pound\nmewtow,psychic,mew,pound\n", "Line 3: Unknown name. "),
        ("a,a_move,a_level,b,b_move\nmew,pound,high,mew,pound\n", "high is no level."),
        ("a,b\nmew,mew\n", "There is no column a_move, b_move."),
    ],
)
def test_a_file_that_cannot_be_predicted_is_told_why(
    server: RealServer, place: Path, duels: str, complaint: str
) -> None:
    (place / "bad.csv").write_text(duels, encoding="utf-8")
    done = ask(COMMANDS[2].replace("examples/duels.csv", "bad.csv").split(), server, place)
    assert done.returncode == 1
    assert done.stderr.startswith(complaint)
    assert not (place / "predicted.csv").exists()


def test_the_code_of_the_notebook_runs_from_its_first_line_to_its_last(server: RealServer, tmp_path: Path) -> None:
    """As one program, and with fewer battles: what the reference plays takes the most of its time."""
    code = code_of(read_notebook())
    assert code.count(MANY_BATTLES) == 1
    program = code.replace(MANY_BATTLES, FEW_BATTLES) + AT_THE_END
    done = ask([sys.executable, "-W", "error", "-"], server, tmp_path, program)
    assert done.returncode == 0, done.stderr
    assert done.stdout.endswith("4 pictures\n")
    assert not done.stderr
