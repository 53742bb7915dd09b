"""A document is followed command by command, and what it shows is compared with what was printed."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from tests.documents.comparison import is_text, objection_to_answer
from tests.documents.following import objections_to
from tests.documents.reading import Fence
from tests.documents.steps import Step, commands_of
from tests.documents.terminal import Outcome, follow

if TYPE_CHECKING:
    from pathlib import Path

ANSWER = {
    "win_probability": 0.1824,
    "moves": ["a", "b", "c"],
    "sentence": "too high by 0.8",
    "turns": 2.0,
    "damage": {"min": 124, "chance": 0.25},
}


@pytest.mark.parametrize(
    "shown",
    [
        ANSWER,
        {"win_probability": 0.29, "...": "..."},
        {"moves": ["a", "..."], "...": "..."},
        {"moves": ["...", "c"], "...": "..."},
        {"damage": {"...": "..."}, "...": "..."},
        {"turns": 2.1, "sentence": "too high by …", "...": "..."},
    ],
)
def test_what_is_left_out_may_be_anything(shown: Any) -> None:
    assert objection_to_answer(shown, ANSWER) is None


@pytest.mark.parametrize(
    ("shown", "where"),
    [
        ({"moves": ["a", "b", "c"]}, "win_probability"),
        ({"games": 1.0, "...": "..."}, "games"),
        ({"win_probability": 0.5, "...": "..."}, "answer.win_probability"),
        ({"win_probability": True, "...": "..."}, "answer.win_probability"),
        ({"moves": ["a", "b"], "...": "..."}, "answer.moves"),
        ({"moves": ["a", "c", "..."], "...": "..."}, "answer.moves[1]"),
        ({"damage": {"min": 125, "...": "..."}, "...": "..."}, "answer.damage.min"),
        ({"damage": {"chance": 0.125, "...": "..."}, "...": "..."}, "answer.damage.chance"),
        ({"damage": [124], "...": "..."}, "answer.damage"),
        ({"sentence": "too low by …", "...": "..."}, "answer.sentence"),
    ],
)
def test_what_is_otherwise_is_named(shown: Any, where: str) -> None:
    assert where in (objection_to_answer(shown, ANSWER) or "")


def test_blanks_of_a_text_do_not_count_and_dots_stand_for_anything() -> None:
    assert is_text("Saved: … rows,\nas they were …\n", "Saved:  9,358 rows, as they were at noon")
    assert not is_text("Saved: … rows", "Lost: 9,358 rows")


def test_a_command_has_all_its_lines_and_no_comment() -> None:
    script = "a 'b\n# c' \\\n  d  # what the machine's owner does\n# never\n\necho \"# e\"\n"
    assert list(commands_of(script)) == ["a 'b\n# c' \\\n  d", 'echo "# e"']


def test_one_shell_reads_all_blocks_and_tells_what_failed(tmp_path: Path) -> None:
    desk = tmp_path / "desk"
    desk.mkdir()
    blocks = ['said() { echo "{\\"a\\": \\"$1\\"}"; }', "said 1; said $WORD", "grep -q x /dev/null\nsaid 3"]
    defined, asked, failing = follow(blocks, desk=desk, var_folder=tmp_path, WORD="2")

    assert defined.printed == ""
    assert asked.answers() == [{"a": "1"}, {"a": "2"}]
    assert failing.failed == ("grep -q x /dev/null",)


def test_a_failure_that_is_not_shown_is_told() -> None:
    step, outcome = Step(line=1, commands=("a",)), Outcome(printed="gone\n", failed=("a",))
    assert objections_to(step, outcome) == ["a failed: gone\n"]
    shown = Step(line=1, commands=("a",), seen=[Fence(language="text", text="gone", line=2)])
    assert objections_to(shown, outcome) == []


def test_a_failure_is_told_where_only_something_else_is_shown() -> None:
    shown = Step(line=1, commands=("a", "b"), seen=[Fence(language="json", text='{"a": 1}', line=2)])
    outcome = Outcome(printed='{"a": 1}\ngone\n', failed=("b",))
    assert objections_to(shown, outcome) == ['b failed: {"a": 1}\ngone\n']


def test_a_refusal_that_is_not_shown_is_told() -> None:
    refusal = '{"type": "urn:predictiondex:problem:no-model"}'
    outcome = Outcome(printed=refusal, failed=())
    assert objections_to(Step(line=1, commands=("a",)), outcome) == [refusal]
    shown = Step(line=1, commands=("a",), seen=[Fence(language="json", text=refusal, line=2)])
    assert objections_to(shown, outcome) == []
