from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

import pytest

from app.application.ports.api_key_repository import NoSuchKeyError
from app.domain.access.api_key import ApiKey, KeyText, Scope

if TYPE_CHECKING:
    from app.application.ports.api_key_repository import ApiKeyRepository

NOW = datetime(2026, 3, 1, 12, 30, tzinfo=UTC)
HOUR = timedelta(hours=1)


def new_key(*scopes: Scope, owner: str = "a bot", created_at: datetime = NOW) -> ApiKey:
    text = KeyText.draw()
    return ApiKey(
        key_id=text.key_id,
        secret_sha256=text.secret_sha256,
        owner=owner,
        scopes=frozenset(scopes or Scope),
        created_at=created_at,
    )


class ApiKeyRepositoryContract:
    """A test class inherits this and gives empty `keys`."""

    def test_there_are_no_keys_at_first(self, keys: ApiKeyRepository) -> None:
        assert tuple(keys.all()) == ()
        assert keys.find("0123456789abcdef") is None

    @pytest.mark.parametrize("scopes", [(Scope.READ,), (Scope.PREDICT, Scope.READ), tuple(Scope)])
    def test_a_key_is_found_as_it_was_added(self, keys: ApiKeyRepository, scopes: tuple[Scope, ...]) -> None:
        key = replace(new_key(*scopes, owner="Régis « bot »"), expires_at=NOW + 90 * 24 * HOUR)
        keys.add(key)
        keys.add(new_key())

        assert keys.find(key.key_id) == key

    def test_the_newest_key_comes_first(self, keys: ApiKeyRepository) -> None:
        made = [new_key(created_at=NOW + hours * HOUR) for hours in (1, 3, 2)]
        for key in made:
            keys.add(key)

        assert list(keys.all()) == [made[1], made[2], made[0]]

    def test_a_revoked_key_keeps_the_moment_of_the_first_time(self, keys: ApiKeyRepository) -> None:
        key, other = new_key(), new_key()
        keys.add(key)
        keys.add(other)
        keys.revoke(key.key_id, NOW + HOUR)
        keys.revoke(key.key_id, NOW + 2 * HOUR)

        assert keys.find(key.key_id) == replace(key, revoked_at=NOW + HOUR)
        assert keys.find(other.key_id) == other

    def test_a_key_that_does_not_exist_cannot_be_revoked(self, keys: ApiKeyRepository) -> None:
        with pytest.raises(NoSuchKeyError, match="0123456789abcdef"):
            keys.revoke("0123456789abcdef", NOW)

    def test_only_the_last_use_is_kept(self, keys: ApiKeyRepository) -> None:
        key, other = new_key(), new_key()
        keys.add(key)
        keys.add(other)
        for hours in (1, 3, 2):
            keys.note_use(key.key_id, NOW + hours * HOUR)

        assert keys.find(key.key_id) == replace(key, last_used_at=NOW + 3 * HOUR)
        assert keys.find(other.key_id) == other

    def test_the_use_of_a_key_that_is_gone_changes_nothing(self, keys: ApiKeyRepository) -> None:
        keys.note_use("0123456789abcdef", NOW)

        assert tuple(keys.all()) == ()
