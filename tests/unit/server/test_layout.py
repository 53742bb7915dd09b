from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from deploy.server.commands import read_settings, secret_files
from deploy.server.errors import NoSuchReleaseError, NotASourceError, NotInstalledError
from deploy.server.layout import STAMP, Layout, version_in
from tests.conftest import ROOT
from tests.unit.server.bench import A

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture
def layout(tmp_path: Path) -> Layout:
    return Layout(root=tmp_path)


def put(layout: Layout, version: str) -> None:
    (layout.releases / version).mkdir(parents=True)
    (layout.releases / version / STAMP).touch()


def test_an_instance_is_put_on_a_release_and_on_another_one(layout: Layout) -> None:
    for version in ("1.0", "2.0"):
        put(layout, version)
        layout.put_on(A, version)
        layout.make_current(version)
        assert layout.version_of(A) == layout.current_version() == version

    assert layout.installed() == ["1.0", "2.0"]
    assert sorted(one.name for one in layout.instances.iterdir()) == [A.name]


def test_links_survive_when_the_whole_is_moved(layout: Layout, tmp_path: Path) -> None:
    put(layout, "1.0")
    layout.put_on(A, "1.0")
    (tmp_path / "opt").rename(tmp_path / "moved")
    assert (tmp_path / "moved" / "predictiondex" / "instances" / A.name / STAMP).exists()


def test_a_release_that_was_not_finished_is_none(layout: Layout) -> None:
    (layout.releases / "1.0").mkdir(parents=True)
    assert layout.installed() == []
    with pytest.raises(NoSuchReleaseError):
        layout.put_on(A, "1.0")


def test_before_an_installation_there_is_no_version(layout: Layout) -> None:
    with pytest.raises(NotInstalledError, match="begin with `install`"):
        layout.version_of(A)


def test_the_version_is_the_project_s_own(tmp_path: Path) -> None:
    assert version_in(ROOT).count(".") == 2
    with pytest.raises(NotASourceError, match="is not the folder of a release"):
        version_in(tmp_path)


def test_settings_are_read_as_systemd_reads_them(tmp_path: Path) -> None:
    file = tmp_path / "own.env"
    file.write_text("# a comment\n; another\n\nA=1\n B = two words \nC=\"quoted # text\"\nD='x'\nE=a=b\n")
    assert read_settings(file) == {"A": "1", "B": "two words", "C": "quoted # text", "D": "x", "E": "a=b"}
    assert read_settings(tmp_path / "none") == {}


def test_each_secret_is_given_by_its_file(tmp_path: Path) -> None:
    for name in ("database_url", "key", ".swp"):
        (tmp_path / name).touch()
    assert secret_files(tmp_path) == {
        "PREDICTIONDEX_DATABASE_URL_FILE": str(tmp_path / "database_url"),
        "PREDICTIONDEX_KEY_FILE": str(tmp_path / "key"),
    }
