"""What greets a stranger fits the project: versions, forms, and whom to turn to."""

from __future__ import annotations

import tomllib
from typing import Any, Final

import yaml

from tests.conftest import ROOT

FORMS: Final = sorted((ROOT / ".github" / "ISSUE_TEMPLATE").glob("*.yml"))


def test_who_cites_it_cites_this_version() -> None:
    project: dict[str, Any] = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    citation = yaml.safe_load((ROOT / "CITATION.cff").read_text(encoding="utf-8"))
    assert (citation["version"], citation["license"]) == (project["version"], project["license"])


def test_who_reports_something_is_asked_for_what_it_takes() -> None:
    names = [yaml.safe_load(form.read_text(encoding="utf-8")).get("name") for form in FORMS]
    assert names == ["Something does not work", None, "An idea", "A prediction seems wrong"]
    asked = yaml.safe_load((ROOT / ".github" / "ISSUE_TEMPLATE" / "wrong_prediction.yml").read_text(encoding="utf-8"))
    needed = {one["id"] for one in asked["body"] if one.get("validations", {}).get("required")}
    assert needed == {"question", "answer", "truth"}


def test_a_proposal_names_the_commands_of_continuous_integration() -> None:
    proposal = (ROOT / ".github" / "PULL_REQUEST_TEMPLATE.md").read_text(encoding="utf-8")
    for command in ("make test", "make check"):
        assert command in proposal
        assert command in (ROOT / ".ci" / "run").read_text(encoding="utf-8")
