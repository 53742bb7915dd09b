from __future__ import annotations

from typing import TYPE_CHECKING, Final

import pytest

from app.application.ports.registry_hooks import NoSuchHookError, RefusedHookError

if TYPE_CHECKING:
    from app.application.ports.registry_hooks import RegistryHooks

SECRET: Final = "as long as it must be"  # noqa: S105 - it opens nothing
URL: Final = "http://127.0.0.1:8000/webhooks/mlflow"


class RegistryHooksContract:
    """A test class inherits this and gives the fixture `hooks`, where none is yet."""

    def test_what_was_added_is_listed_until_it_is_removed(self, hooks: RegistryHooks) -> None:
        assert list(hooks.all()) == []
        first, second = (hooks.add(f"{URL}?of={number}", secret=SECRET) for number in (1, 2))

        assert [one.url for one in (first, second)] == [f"{URL}?of=1", f"{URL}?of=2"]
        assert first.is_active
        assert {one.hook_id: one for one in hooks.all()} == {first.hook_id: first, second.hook_id: second}
        hooks.remove(first.hook_id)
        assert list(hooks.all()) == [second]
        hooks.remove(second.hook_id)
        assert list(hooks.all()) == []

    def test_what_is_not_there_cannot_be_removed(self, hooks: RegistryHooks) -> None:
        with pytest.raises(NoSuchHookError, match=r"no webhook elsewhere.*webhook list"):
            hooks.remove("elsewhere")

    @pytest.mark.parametrize("url", ["predictions.example", "ftp://predictions.example/hook"])
    def test_what_is_no_address_of_the_web_is_refused(self, hooks: RegistryHooks, url: str) -> None:
        with pytest.raises(RefusedHookError, match=url):
            hooks.add(url, secret=SECRET)
        assert list(hooks.all()) == []
