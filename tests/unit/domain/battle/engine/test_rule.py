from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
from typing import TYPE_CHECKING

import pytest

from app.domain.battle.rule import _cache_folder, _own_copy
from tests.conftest import ROOT

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path
    from typing import NoReturn

ENGINE = "app/domain/battle/engine"
TRACE = """
import numpy as np
from app.domain.battle.engine.play import trace_duel
from app.domain.battle.engine.records import FIGHTER, MOVE
fighters, moves = np.zeros(2, FIGHTER), np.zeros((2, 2), MOVE)
fighters["hp"] = fighters["max_hp"] = 10
fighters["pp"], fighters["side"] = 5, [0, 1]
fighters["speed"] = [2, 1]
moves["fixed"], moves["points"], moves["max_hits"], moves["min_hits"] = 1, 3, 1, 1
print(trace_duel(fighters, moves, 0.5, 1)[0].tolist())
"""

PLAY = """
import numpy as np
from app.domain.battle.engine.play import duel_seeds, play_duels
from app.domain.battle.engine.records import FIGHTER, MOVE
fighters, moves = np.zeros((4, 2), FIGHTER), np.zeros((4, 2, 2), MOVE)
fighters["hp"] = fighters["max_hp"] = 100
fighters["pp"], fighters["side"], fighters["level"] = 5, [0, 1], 50
for stat in ("attack", "defence", "special_attack", "special_defence", "speed"):
    fighters[stat] = 90
moves["power"], moves["accuracy"], moves["critical_one_in"], moves["flinch_chance"] = 60, 80, 24, 20
moves["min_hits"], moves["max_hits"] = 2, 5
print(play_duels(fighters, moves, duel_seeds(3, 4), 25, 0.0, 1.0).tolist())
"""


def _run(program: str, folder: Path, **environ: str) -> str:
    done = subprocess.run(
        [sys.executable, "-c", program],
        cwd=folder,
        env=os.environ | environ,
        capture_output=True,
        text=True,
        check=True,
    )
    return done.stdout.strip()


def test_a_rule_that_changes_is_compiled_again_and_interpreted_alike(tmp_path: Path) -> None:
    shutil.copytree(
        ROOT / "app", tmp_path / "app", ignore=shutil.ignore_patterns("node_modules", "__pycache__", "infrastructure")
    )
    assert _run(TRACE, tmp_path) == "[7, 7]"
    rule = tmp_path / ENGINE / "damage_of_a_hit.py"
    rule.write_text(rule.read_text(encoding="utf-8").replace("return move.points", "return move.points + 1"))
    assert _run(TRACE, tmp_path) == "[6, 6]"
    assert _run(TRACE, tmp_path, NUMBA_DISABLE_JIT="1") == "[6, 6]"


def test_interpreted_rules_throw_the_same_dice() -> None:
    assert _run(PLAY, ROOT) == _run(PLAY, ROOT, NUMBA_DISABLE_JIT="1")


def test_where_the_rules_cannot_be_written_they_are_kept_under_the_same_name_elsewhere(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def read_only(**_: object) -> NoReturn:
        raise OSError(30, "Read-only file system")

    usual = _cache_folder()
    monkeypatch.setattr(tempfile, "TemporaryFile", read_only)
    assert _cache_folder().name == usual.name
    assert _cache_folder() != usual


def test_compiled_rules_that_cannot_be_written_are_used_from_a_copy(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    given = tmp_path / "image" / "rules"
    (given / "engine").mkdir(parents=True)
    (given / "engine" / "turn.nbc").write_bytes(b"compiled")
    (given / "engine" / "turn.nbc.tmp.1").write_bytes(b"half")
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))

    own = _own_copy(given)
    assert own.is_relative_to(tmp_path / f"predictiondex-{os.getuid()}")
    assert [file.name for file in (own / "engine").iterdir()] == ["turn.nbc"]
    (own / "engine" / "turn.nbc").write_bytes(b"compiled here")
    assert _own_copy(given) == own
    assert (own / "engine" / "turn.nbc").read_bytes() == b"compiled here"
    assert [one.name for one in own.parent.iterdir()] == [own.name]


@pytest.mark.parametrize(
    "prepare",
    [lambda own: (own.mkdir(), own.chmod(0o777)), lambda own: own.symlink_to(own.parent), lambda own: own.touch()],
    ids=["others may write", "a link", "a file"],
)
def test_what_somebody_else_has_prepared_is_not_run(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, prepare: Callable[[Path], object]
) -> None:
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    prepare(tmp_path / f"predictiondex-{os.getuid()}")

    own = _own_copy(tmp_path / "rules").parent
    assert own != tmp_path / f"predictiondex-{os.getuid()}"
    assert own.stat().st_mode & 0o777 == 0o700
