from __future__ import annotations

from datetime import UTC, datetime

import pytest

from app.application.admit_key import AdmitKey
from app.application.create_key import InvalidKeyRequestError
from app.domain.access.api_key import KeyText, Scope
from tests.fakes.fake_api_key_repository import FakeApiKeyRepository

TEXT = KeyText.draw()


@pytest.fixture
def keys() -> FakeApiKeyRepository:
    return FakeApiKeyRepository()


def admit(keys: FakeApiKeyRepository, text: object = TEXT, owner: str = "the web interface") -> bool:
    return AdmitKey(keys=keys)(text=str(text), owner=owner, scopes=[Scope.READ, Scope.PREDICT])


def test_a_key_that_was_drawn_elsewhere_opens_the_door(keys: FakeApiKeyRepository) -> None:
    assert admit(keys)
    (key,) = keys.all()

    assert (key.key_id, key.secret_sha256) == (TEXT.key_id, TEXT.secret_sha256)
    assert (key.owner, set(key.scopes), key.expires_at) == ("the web interface", {Scope.READ, Scope.PREDICT}, None)
    assert key.refusal(datetime.now(UTC)) is None


def test_a_key_that_is_known_stays_as_it_is(keys: FakeApiKeyRepository) -> None:
    admit(keys)
    before = keys.all()

    assert not admit(keys, owner="somebody else")
    assert keys.all() == before


def test_a_key_that_was_revoked_is_not_let_in_again(keys: FakeApiKeyRepository) -> None:
    admit(keys)
    keys.revoke(TEXT.key_id, datetime.now(UTC))

    with pytest.raises(InvalidKeyRequestError, match="it was revoked; make another one"):
        admit(keys)


def test_the_id_of_another_key_is_not_taken_over(keys: FakeApiKeyRepository) -> None:
    admit(keys)
    before = keys.all()

    with pytest.raises(InvalidKeyRequestError, match="is known with another secret"):
        admit(keys, KeyText(key_id=TEXT.key_id, secret="0" * 64))
    assert keys.all() == before


@pytest.mark.parametrize("text", ["", "hunter2", "pdx_1_2", f"{TEXT}0"], ids=["none", "word", "short", "long"])
def test_what_is_no_key_is_refused_without_being_repeated(keys: FakeApiKeyRepository, text: str) -> None:
    with pytest.raises(InvalidKeyRequestError) as raised:
        admit(keys, text)
    assert not text or text not in str(raised.value)
    assert keys.all() == ()


def test_it_needs_an_owner_and_a_scope_as_any_other(keys: FakeApiKeyRepository) -> None:
    with pytest.raises(InvalidKeyRequestError, match="needs an owner"):
        admit(keys, owner=" ")
    with pytest.raises(InvalidKeyRequestError, match="without a scope"):
        AdmitKey(keys=keys)(text=str(TEXT), owner="a bot", scopes=[])
