from __future__ import annotations

import hashlib
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

import pytest

from app.application.check_key import CheckKey, RefusedKeyError
from app.application.create_key import CreateKey, InvalidKeyRequestError
from app.application.key_memory import KeyMemory
from app.application.ports.database_errors import DatabaseUnavailableError
from app.application.write_key_uses import WriteKeyUses
from app.domain.access.api_key import KeyText, Scope
from tests.contracts.api_key_repository_contract import new_key
from tests.fakes.fake_api_key_repository import FakeApiKeyRepository

if TYPE_CHECKING:
    from app.domain.access.api_key import ApiKey

SECONDS = 5


class Bench:
    """Keys, what checks them, and a clock that stands still until it is moved."""

    def __init__(self) -> None:
        self.now = 100.0
        self.keys = FakeApiKeyRepository()
        self.memory = KeyMemory(seconds=SECONDS, clock=lambda: self.now)
        self.create = CreateKey(keys=self.keys)
        self.check = CheckKey(keys=self.keys, memory=self.memory)
        self.write_uses = WriteKeyUses(keys=self.keys, memory=self.memory, every_seconds=60)

    def make(self, lifetime: timedelta | None = None) -> KeyText:
        return self.create(owner="a bot", scopes=[Scope.READ], lifetime=lifetime)


@pytest.fixture
def bench() -> Bench:
    return Bench()


def test_every_key_has_a_secret_of_256_bits() -> None:
    texts = [KeyText.draw() for _ in range(100)]

    assert len({one.secret for one in texts}) == len({one.key_id for one in texts}) == 100
    assert {len(bytes.fromhex(one.secret)) for one in texts} == {32}
    assert all(KeyText.parse(str(one)) == one for one in texts)


def test_a_secret_is_not_shown_by_accident(bench: Bench) -> None:
    text = bench.make()
    (key,) = bench.keys.all()

    assert text.secret not in repr(text)
    assert key.secret_sha256 not in repr(key)


def test_only_a_hash_of_the_secret_is_kept(bench: Bench) -> None:
    text = bench.create(owner="  a bot ", scopes=[Scope.READ, Scope.PREDICT], lifetime=timedelta(days=90))
    (key,) = bench.keys.all()

    assert key.secret_sha256 == hashlib.sha256(text.secret.encode()).hexdigest()
    assert (key.key_id, key.owner, set(key.scopes)) == (text.key_id, "a bot", {Scope.READ, Scope.PREDICT})
    assert key.expires_at == key.created_at + timedelta(days=90)
    assert key.last_used_at is key.revoked_at is None


@pytest.mark.parametrize("owner", ["", "  ", "a" * 101, "two\nlines", "\x1b[31mred"])
def test_a_key_needs_an_owner_that_can_be_read(bench: Bench, owner: str) -> None:
    with pytest.raises(InvalidKeyRequestError, match="owner"):
        bench.create(owner=owner, scopes=[Scope.READ])


@pytest.mark.parametrize("lifetime", [timedelta(0), timedelta(days=-1), timedelta.max])
def test_a_key_must_be_valid_for_some_time(bench: Bench, lifetime: timedelta) -> None:
    with pytest.raises(InvalidKeyRequestError):
        bench.make(lifetime)


def test_a_key_needs_a_scope(bench: Bench) -> None:
    with pytest.raises(InvalidKeyRequestError, match="scope"):
        bench.create(owner="a bot", scopes=[])


def test_a_key_is_known_by_its_text(bench: Bench) -> None:
    text = str(bench.make())
    bench.make()

    assert bench.check.from_memory(text) is None
    assert bench.check(text).owner == "a bot"
    assert bench.check.from_memory(text) == bench.check(text)


def _other_last_digit(text: str) -> str:
    return text[:-1] + ("0" if text[-1] != "0" else "1")


@pytest.mark.parametrize("remembered", [False, True])
def test_a_wrong_secret_is_refused_remembered_or_not(bench: Bench, *, remembered: bool) -> None:
    text = str(bench.make())
    if remembered:
        bench.check(text)
    with pytest.raises(RefusedKeyError, match="nobody has it"):
        (bench.check.from_memory if remembered else bench.check)(_other_last_digit(text))


def test_an_unknown_key_is_refused_in_the_same_words_as_a_wrong_secret(bench: Bench) -> None:
    with pytest.raises(RefusedKeyError, match="nobody has it"):
        bench.check(str(KeyText.draw()))


def test_a_hash_does_not_open_what_its_secret_opens(bench: Bench) -> None:
    text = bench.make()
    with pytest.raises(RefusedKeyError, match="nobody has it"):
        bench.check(f"pdx_{text.key_id}_{text.secret_sha256}")


@pytest.mark.parametrize(
    "text", ["", "secret", "pdx_1_2", "pdx_" + "0" * 81, f"pdx_{'0' * 16}_{'0' * 64}\n", f"PDX_{'0' * 16}_{'0' * 64}"]
)
def test_what_has_not_the_form_of_a_key_is_refused_without_the_database(bench: Bench, text: str) -> None:
    bench.keys.failure = DatabaseUnavailableError("away")
    with pytest.raises(RefusedKeyError, match="form"):
        bench.check.from_memory(text)


@pytest.mark.parametrize(
    ("ended", "reason"),
    [
        (replace(new_key(), expires_at=datetime(2026, 1, 1, tzinfo=UTC)), "expired on 2026-01-01"),
        (replace(new_key(), revoked_at=datetime(2026, 1, 1, tzinfo=UTC)), "revoked"),
    ],
)
def test_a_key_that_has_ended_is_refused_with_the_reason(bench: Bench, ended: ApiKey, reason: str) -> None:
    text = KeyText.draw()
    bench.keys.add(replace(ended, key_id=text.key_id, secret_sha256=text.secret_sha256))
    with pytest.raises(RefusedKeyError, match=reason):
        bench.check(str(text))


def test_a_revocation_counts_when_the_memory_has_faded(bench: Bench) -> None:
    text = bench.make()
    bench.check(str(text))
    bench.keys.revoke(text.key_id, datetime.now(UTC))
    bench.now += SECONDS - 0.01
    assert bench.check.from_memory(str(text)) is not None
    bench.now += 0.02

    assert bench.check.from_memory(str(text)) is None
    with pytest.raises(RefusedKeyError, match="revoked"):
        bench.check(str(text))


def test_use_does_not_make_the_memory_longer(bench: Bench) -> None:
    text = str(bench.make())
    bench.check(text)
    for _ in range(3):
        bench.now += SECONDS / 4
        assert bench.check.from_memory(text) is not None
    bench.now += SECONDS / 2

    assert bench.check.from_memory(text) is None


def test_without_a_database_only_remembered_keys_open(bench: Bench) -> None:
    text, other = str(bench.make()), str(bench.make())
    bench.check(text)
    bench.keys.failure = DatabaseUnavailableError("away")

    assert bench.check.from_memory(text) is not None
    with pytest.raises(DatabaseUnavailableError):
        bench.check(other)
    bench.now += SECONDS
    assert bench.check.from_memory(text) is None


def test_the_memory_is_bounded() -> None:
    memory = KeyMemory(seconds=SECONDS, most_keys=3)
    keys = [new_key() for _ in range(4)]
    for key in keys:
        memory.keep(key)

    assert memory.find(keys[0].key_id) is None
    assert memory.find(keys[1].key_id) == keys[1]
    assert memory.find(keys[-1].key_id) == keys[-1]


def test_uses_are_written_once_and_only_by_who_writes_them(bench: Bench) -> None:
    text = bench.make()
    for _ in range(3):
        bench.check(str(text))
    (key,) = bench.keys.all()
    assert key.last_used_at is None
    bench.write_uses()
    (key,) = bench.keys.all()

    assert key.last_used_at is not None
    assert bench.memory.uses() == {}


def test_a_use_that_could_not_be_written_is_written_the_next_time(bench: Bench) -> None:
    bench.check(str(bench.make()))
    bench.keys.failure = DatabaseUnavailableError("away")
    with pytest.raises(DatabaseUnavailableError):
        bench.write_uses()
    bench.keys.failure = None
    bench.write_uses()
    (key,) = bench.keys.all()

    assert key.last_used_at is not None


def test_a_refused_key_counts_as_no_use(bench: Bench) -> None:
    text = str(bench.make())
    with pytest.raises(RefusedKeyError):
        bench.check(_other_last_digit(text))

    assert bench.memory.uses() == {}
