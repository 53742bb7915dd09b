"""The states of a version of the model are those of the code."""

from __future__ import annotations

import re
from typing import Final

from app.domain.registry.model_version import Alias
from app.domain.registry.promotion import PromotionKind
from app.settings import Settings
from scripts.draw_uml import FOLDER, ROOT
from scripts.uml.code import read_code
from tests.typer_commands import ours

STATES: Final = (FOLDER / "states.md").read_text(encoding="utf-8")


def test_every_state_is_told() -> None:
    arrows = re.findall(r"^ +(\w+|\[\*\]) --> (\w+) : ", STATES, re.MULTILINE)
    assert {name for ends in arrows for name in ends} - {"[*]"} == set(
        re.findall(r"^\| `(\w+)` \|", STATES, re.MULTILINE)
    )


def test_no_place_and_no_kind_of_move_is_left_out() -> None:
    assert set(re.findall(r"`Alias\.(\w+)`", STATES)) == {one.name for one in Alias}
    assert set(re.findall(r"`PromotionKind\.(\w+)`", STATES)) == {one.name for one in PromotionKind}


def test_whoever_moves_a_version_exists() -> None:
    code = read_code(ROOT / "app")
    known = {one.name for module in code.values() for one in module.classes()}
    known |= {name for module in code.values() for name in module.functions}
    named = set(re.findall(r"`([A-Z]\w*[a-z]\w*|[a-z_]+)`", STATES)) - set(
        re.findall(r"^\| `(\w+)`", STATES, re.MULTILINE)
    )
    assert len(named) > 10
    assert named - known == set()


def test_every_command_and_setting_of_the_states_exists() -> None:
    for group, command in re.findall(r"`predictiondex (\w+) (\w+)`", STATES):
        assert command in ours().commands[group].commands
    for name in re.findall(r"`PREDICTIONDEX_(\w+)`", STATES):
        assert name.lower() in Settings.model_fields
