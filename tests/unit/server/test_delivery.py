"""An operator's commands, in the order in which they are safe; what fails leaves the release before answering."""

from __future__ import annotations

import signal
from typing import TYPE_CHECKING

import pytest

from deploy.server.errors import (
    AloneError,
    NoSuchReleaseError,
    NotInstalledError,
    OtherReleaseAnswersError,
    ReleaseInUseError,
    RolledBackError,
    StrandedError,
)
from deploy.server.interruption import StoppedError
from deploy.server.proxy import Traffic
from tests.unit.server.bench import A, B, Bench

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture
def bench(tmp_path: Path) -> Bench:
    return Bench(folder=tmp_path)


def both(version: str) -> dict[str, str]:
    return {A.name: version, B.name: version}


def test_a_first_release_is_installed_and_started(bench: Bench) -> None:
    bench.installed("1.0")

    assert bench.answering == both("1.0")
    assert bench.layout.current_version() == "1.0"
    assert bench.revision == "0011"
    assert bench.supervisor.is_set_up
    assert bench.layout.secrets.stat().st_mode & 0o777 == 0o700
    assert "production" in bench.layout.settings.read_text()
    assert bench.commands.said[0] == ("1.0", "settings", "check")


def test_settings_that_are_there_stay(bench: Bench) -> None:
    bench.layout.settings.parent.mkdir(parents=True)
    bench.layout.settings.write_text("OWN=1\n")
    bench.installed("1.0")
    assert bench.layout.settings.read_text() == "OWN=1\n"


def test_an_upgrade_asks_for_settings_saves_migrates_and_rolls(bench: Bench) -> None:
    bench.installed("1.0")
    bench.commands.said.clear()
    bench.upgrade("2.0")

    assert bench.answering == both("2.0")
    assert bench.layout.current_version() == "2.0"
    assert bench.revision == "0012"
    assert bench.commands.compiled == ["1.0", "2.0"]
    assert [one[1:3] for one in bench.commands.said] == [
        ("settings", "check"),
        ("database", "revision"),
        ("backup", "create"),
        ("database", "migrate"),
        ("smoke", A.address),
        ("smoke", B.address),
    ]
    assert bench.commands.said[2][0] == "1.0"  # which knows what it has written


def test_somebody_answers_at_every_moment_of_an_upgrade(bench: Bench) -> None:
    bench.installed("1.0")
    bench.rotation.questions = 5
    bench.upgrade("2.0")

    assert bench.rotation.fewest_asked == 1
    assert len(bench.naps) == 10  # until all that was asked is answered, twice


def test_a_release_that_is_not_sound_gets_no_questions_and_goes(bench: Bench) -> None:
    bench.installed("1.0")
    bench.commands.broken.add("2.0")

    with pytest.raises(RolledBackError, match="known duels"):
        bench.upgrade("2.0")

    assert bench.answering == both("1.0")
    assert bench.layout.current_version() == "1.0"
    assert bench.revision == "0011"  # or no backup could be made until the next release
    assert (A.name, "back to 1.0") in [tuple(one.split(": ", 1)) for one in bench.told]


def test_where_the_release_before_does_not_do_with_the_new_schema_it_gets_its_own(bench: Bench) -> None:
    bench.installed("1.0")
    bench.commands.broken.add("2.0")
    bench.commands.refuses_newer.add("1.0")

    with pytest.raises(RolledBackError):
        bench.upgrade("2.0")

    assert bench.answering == both("1.0")
    assert bench.revision == "0011"


def test_where_nothing_helps_it_is_told(bench: Bench) -> None:
    bench.installed("1.0")
    bench.commands.broken.update({"1.0", "2.0"})

    with pytest.raises(StrandedError, match=r"2\.0 has failed, and to go back to 1\.0 did not help"):
        bench.upgrade("2.0")
    assert bench.answering == {B.name: "1.0"}  # which nobody has touched
    assert bench.revision == "0012"  # which has not kept 1.0 from answering


def test_a_schema_that_does_not_go_back_stays_and_that_is_told(bench: Bench) -> None:
    bench.installed("1.0")
    bench.commands.broken.add("2.0")
    bench.commands.one_way.add("2.0")
    with pytest.raises(RolledBackError):
        bench.upgrade("2.0")

    assert bench.answering == both("1.0")
    assert any("it stays as 2.0 has made it" in one for one in bench.told)
    bench.upgrade("3.0")
    assert ("2.0", "backup", "create") in [one[:3] for one in bench.commands.said]  # by whom all of it is known


@pytest.mark.parametrize("trouble", [OSError(28, "No space left on device"), StoppedError(signal.SIGHUP)])
def test_whatever_breaks_in_takes_everything_back(bench: Bench, trouble: Exception) -> None:
    bench.installed("1.0")
    bench.supervisor.troubles[B] = trouble

    with pytest.raises(RolledBackError, match=r"No space left|stopped by SIGHUP"):
        bench.upgrade("2.0")
    assert bench.answering == both("1.0")


def test_an_instance_that_does_not_finish_its_answers_goes_on_with_them(bench: Bench) -> None:
    bench.installed("1.0")
    bench.rotation.questions = 10_000
    with pytest.raises(RolledBackError, match="has not answered all"):
        bench.upgrade("2.0")

    assert bench.answering == both("1.0")
    assert bench.rotation.fewest_asked == 1


def test_nothing_is_installed_over_a_release_that_runs(bench: Bench) -> None:
    bench.installed("1.0")
    with pytest.raises(OtherReleaseAnswersError, match="upgrade"):
        bench.delivery.install(bench.source("2.0"), borrowed=None)
    assert bench.layout.installed() == ["1.0"]


def test_what_was_half_removed_can_be_removed(bench: Bench) -> None:
    bench.delivery.uninstall(purge=True)
    bench.installed("1.0")
    bench.layout.current.unlink()
    bench.delivery.uninstall(purge=True)
    assert not bench.layout.releases.exists()


def test_a_release_that_fails_under_the_watch_goes(bench: Bench) -> None:
    bench.installed("1.0")
    bench.rotation.seen[A] = [Traffic(answered=0, failed=0), Traffic(answered=60, failed=0)]
    bench.rotation.seen[B] = [Traffic(answered=0, failed=0), Traffic(answered=60, failed=2)]

    with pytest.raises(RolledBackError, match="failed 2 times, in 120 answers"):
        bench.upgrade("2.0", watch=5)

    assert bench.answering == both("1.0")


def test_a_few_failures_among_many_or_before_the_watch_are_none(bench: Bench) -> None:
    bench.installed("1.0")
    for one in (A, B):
        bench.rotation.seen[one] = [Traffic(answered=100, failed=50), Traffic(answered=300, failed=51)]
    bench.upgrade("2.0", watch=5)
    assert bench.answering == both("2.0")


def test_nobody_is_taken_out_where_nobody_else_answers(bench: Bench) -> None:
    bench.installed("1.0")
    bench.supervisor.stop(B)

    with pytest.raises(AloneError, match="8001"):
        bench.upgrade("2.0")
    assert bench.answering == {A.name: "1.0"}


def test_a_downgrade_takes_the_schema_back_at_the_end(bench: Bench) -> None:
    bench.installed("1.0")
    bench.upgrade("2.0")
    bench.commands.said.clear()
    bench.delivery.downgrade("1.0", keep_schema=False)

    assert bench.answering == both("1.0")
    assert bench.revision == "0011"
    assert bench.commands.said[-1] == ("2.0", "database", "downgrade", "0011", "--yes")  # which alone knows the way
    assert ("backup", "create") in [one[1:3] for one in bench.commands.said]


def test_a_downgrade_may_leave_the_schema(bench: Bench) -> None:
    bench.installed("1.0")
    bench.upgrade("2.0")
    bench.delivery.downgrade("1.0", keep_schema=True)
    assert bench.revision == "0012"


def test_there_is_no_way_to_a_release_that_is_gone(bench: Bench) -> None:
    bench.installed("1.0")
    with pytest.raises(NoSuchReleaseError, match=r"no release 0\.9 here. There are: 1\.0"):
        bench.delivery.downgrade("0.9", keep_schema=False)
    assert bench.answering == both("1.0")


def test_only_so_many_releases_are_kept_and_none_that_is_in_use(bench: Bench) -> None:
    bench.installed("1.0")
    bench.upgrade("2.0", keep=1)
    bench.upgrade("3.0", keep=1)
    assert bench.layout.installed() == ["2.0", "3.0"]


def test_an_installation_that_was_interrupted_begins_again(bench: Bench) -> None:
    unfinished = bench.layout.releases / "1.0"
    unfinished.mkdir(parents=True)
    (unfinished / "half").touch()
    bench.installed("1.0")

    assert not (unfinished / "half").exists()
    assert bench.answering == both("1.0")


def test_what_is_installed_is_not_installed_again_but_other_code_needs_another_version(bench: Bench) -> None:
    bench.installed("1.0")
    bench.installed("1.0")
    assert "1.0: is installed already" in bench.told

    bench.source("1.0").joinpath("README.md").write_text("changed")
    with pytest.raises(ReleaseInUseError, match="version of its own"):
        bench.upgrade("1.0")


def test_uninstalling_keeps_what_cannot_be_made_again(bench: Bench) -> None:
    bench.installed("1.0")
    (bench.layout.state / "models").mkdir()
    bench.delivery.uninstall(purge=False)

    assert bench.supervisor.running == {}
    assert not bench.layout.releases.parent.exists()
    assert bench.layout.settings.exists()
    assert (bench.layout.state / "models").exists()


def test_purging_leaves_nothing(bench: Bench) -> None:
    bench.installed("1.0")
    bench.delivery.uninstall(purge=True)
    assert [one for one in bench.layout.root.rglob("*") if one.name == "predictiondex"] == []


def test_what_others_have_put_beside_it_stays(bench: Bench) -> None:
    bench.installed("1.0")
    beside = bench.layout.releases.parent / "of somebody else"
    beside.mkdir()
    bench.delivery.uninstall(purge=True)
    assert beside.exists()


def test_nothing_can_be_upgraded_where_nothing_is(bench: Bench) -> None:
    with pytest.raises(NotInstalledError):
        bench.upgrade("2.0")
