from __future__ import annotations

import pytest

from tests.contracts.stranger_contract import Doorstep, StrangerContract
from tests.fakes.fake_stranger import FakeStranger


class FakeDoorstep(Doorstep):
    def stranger(self) -> FakeStranger:
        return FakeStranger()

    def before_nobody(self) -> FakeStranger:
        return FakeStranger(is_there=False)

    def before_a_broken_service(self) -> FakeStranger:
        return FakeStranger(wrong={"/v1/about", "/v1/predictions/duel"})


class TestFakeStranger(StrangerContract):
    @pytest.fixture
    def doorstep(self) -> FakeDoorstep:
        return FakeDoorstep()
