from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import numpy as np
import pytest

from app.application.ports.atlas_repository import AtlasBusyError, AtlasMissingError, AtlasPlan, UnusableAtlasError
from app.domain.prediction.atlas import AtlasOrigin

if TYPE_CHECKING:
    from collections.abc import Iterable

    from numpy.typing import NDArray

    from app.application.ports.atlas_repository import AtlasRepository

ORIGIN = AtlasOrigin(
    rules_version="odd-2",
    model_version="7",
    model_checksum="0123",
    feature_schema="4567",
    pokedex="89ab",
)
PLAN = AtlasPlan(origin=ORIGIN, duels=25, part_size=10)
CELLS = np.arange(25, dtype=np.uint32) * 77_777_777
OTHER_ORIGINS = {
    "rules": replace(ORIGIN, rules_version="odd-3"),
    "model": replace(ORIGIN, model_version="8"),
    "model of the same name": replace(ORIGIN, model_checksum="3210"),
    "features": replace(ORIGIN, feature_schema="7654"),
    "pokedex": replace(ORIGIN, pokedex="ba98"),
}


def keep_parts(
    atlases: AtlasRepository,
    numbers: Iterable[int] = range(3),
    plan: AtlasPlan = PLAN,
    cells: NDArray[np.uint32] = CELLS,
) -> None:
    for number in numbers:
        places = plan.part(number)
        atlases.keep_part(plan, number, cells[places.start : places.stop])


def build(atlases: AtlasRepository, plan: AtlasPlan = PLAN, cells: NDArray[np.uint32] = CELLS) -> None:
    keep_parts(atlases, range(plan.parts), plan, cells)
    atlases.seal(plan)


class AtlasRepositoryContract:
    """A test class inherits this and gives a fixture `atlases` that nothing was kept in."""

    def test_before_it_is_built_it_says_what_to_do(self, atlases: AtlasRepository) -> None:
        with pytest.raises(AtlasMissingError, match=r"it was not built yet.*learn atlas"):
            atlases.load(PLAN)

    def test_the_cells_come_back_as_they_were_and_cannot_be_changed(self, atlases: AtlasRepository) -> None:
        keep_parts(atlases, (2, 0, 1))
        atlases.seal(PLAN)
        cells = atlases.load(PLAN)

        assert (cells == CELLS).all()
        assert cells.dtype == np.uint32
        assert type(cells) is np.ndarray
        with pytest.raises(ValueError, match="read-only"):
            cells[0] = 1

    def test_in_which_parts_it_was_built_does_not_matter_later(self, atlases: AtlasRepository) -> None:
        build(atlases)
        assert (atlases.load(replace(PLAN, part_size=7)) == CELLS).all()

    @pytest.mark.parametrize("other", OTHER_ORIGINS.values(), ids=OTHER_ORIGINS.keys())
    def test_what_was_made_from_something_else_is_another_atlas(
        self, atlases: AtlasRepository, other: AtlasOrigin
    ) -> None:
        build(atlases)
        keep_parts(atlases, [0])
        plan = replace(PLAN, origin=other)

        assert not atlases.has_part(plan, 0)
        with pytest.raises(AtlasMissingError):
            atlases.load(plan)

    def test_a_part_is_there_once_it_is_kept(self, atlases: AtlasRepository) -> None:
        keep_parts(atlases, [1])
        assert [atlases.has_part(PLAN, number) for number in range(3)] == [False, True, False]
        assert atlases.share_built(PLAN) == 1 / 3

    def test_a_missing_part_is_named_and_the_others_stay(self, atlases: AtlasRepository) -> None:
        keep_parts(atlases, [0, 2])
        with pytest.raises(UnusableAtlasError, match="part 1 is missing"):
            atlases.seal(PLAN)
        assert atlases.has_part(PLAN, 2)

    def test_the_parts_are_used_up_by_the_whole(self, atlases: AtlasRepository) -> None:
        build(atlases)
        assert not any(atlases.has_part(PLAN, number) for number in range(3))
        assert atlases.share_built(PLAN) == 0

    def test_the_one_before_stays_and_those_before_it_go(self, atlases: AtlasRepository) -> None:
        plans = [replace(PLAN, origin=replace(ORIGIN, model_version=str(version))) for version in range(3)]
        for plan in plans:
            build(atlases, plan, CELLS + np.uint32(int(plan.origin.model_version)))

        assert (atlases.load(plans[2]) == CELLS + 2).all()
        assert (atlases.load(plans[1]) == CELLS + 1).all()
        with pytest.raises(AtlasMissingError):
            atlases.load(plans[0])

    def test_what_is_read_stays_when_a_later_one_takes_its_place(self, atlases: AtlasRepository) -> None:
        build(atlases)
        before = atlases.load(PLAN)
        build(atlases, cells=CELLS + np.uint32(1))

        assert (before == CELLS).all()
        assert (atlases.load(PLAN) == CELLS + 1).all()

    def test_only_one_builds_at_a_time(self, atlases: AtlasRepository) -> None:
        assert not atlases.is_busy()
        with atlases.alone():
            assert atlases.is_busy()
            with pytest.raises(AtlasBusyError, match="Another process"), atlases.alone():
                pass
        assert not atlases.is_busy()
        with atlases.alone():
            assert atlases.is_busy()
