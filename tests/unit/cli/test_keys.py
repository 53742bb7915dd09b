"""The commands `keys create`, `keys admit`, `keys list` and `keys revoke`, on a fake."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

import pytest

from app.application.admit_key import AdmitKey
from app.application.create_key import CreateKey
from app.domain.access.api_key import KeyText, Scope
from app.presentation.cli.console import out
from tests.cli_commands import run_with
from tests.fakes.fake_api_key_repository import FakeApiKeyRepository

if TYPE_CHECKING:
    from pathlib import Path


class FakeContainer:
    def __init__(self) -> None:
        self.keys = FakeApiKeyRepository()

    def create_key(self) -> CreateKey:
        return CreateKey(keys=self.keys)

    def admit_key(self) -> AdmitKey:
        return AdmitKey(keys=self.keys)

    def api_keys(self) -> FakeApiKeyRepository:
        return self.keys


@pytest.fixture
def container(monkeypatch: pytest.MonkeyPatch) -> FakeContainer:
    monkeypatch.setattr(out, "_width", 200)
    return FakeContainer()


def run(container: FakeContainer, *arguments: str) -> int:
    return run_with(container, "keys", *arguments)


def test_a_key_is_all_that_stands_on_standard_output(
    container: FakeContainer, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(container, "create", "--owner", "a bot", "--scope", "read", "--scope", "predict") == 0
    said = capsys.readouterr()
    text = KeyText.parse(said.out.removesuffix("\n"))
    (key,) = container.keys.all()

    assert text is not None
    assert (key.key_id, key.secret_sha256) == (text.key_id, text.secret_sha256)
    assert (key.owner, set(key.scopes), key.expires_at) == ("a bot", {Scope.READ, Scope.PREDICT}, None)
    assert "only time" in said.err
    assert text.secret not in said.err


@pytest.mark.parametrize(
    ("expires", "lifetime"), [("12h", timedelta(hours=12)), ("90d", timedelta(days=90)), ("4w", timedelta(weeks=4))]
)
def test_a_key_may_expire(container: FakeContainer, expires: str, lifetime: timedelta) -> None:
    assert run(container, "create", "--owner", "a bot", "--scope", "operate", "--expires", expires) == 0
    (key,) = container.keys.all()

    assert key.expires_at == key.created_at + lifetime


@pytest.mark.parametrize(
    ("arguments", "status", "said"),
    [
        (("--owner", "a bot", "--scope", "everything"), 2, "operate"),
        (("--owner", "a bot"), 2, "--scope"),
        (("--scope", "read"), 2, "--owner"),
        (("--owner", "a bot", "--scope", "read", "--expires", "soon"), 2, "90d"),
        (("--owner", "a bot", "--scope", "read", "--expires", "0d"), 1, "90d"),
        (("--owner", "a bot", "--scope", "read", "--expires", "999999w"), 1, "calendar"),
        (("--owner", " ", "--scope", "read"), 1, "owner"),
    ],
)
def test_what_makes_no_key_is_told_with_what_would(
    container: FakeContainer, capsys: pytest.CaptureFixture[str], arguments: tuple[str, ...], status: int, said: str
) -> None:
    assert run(container, "create", *arguments) == status
    assert said in capsys.readouterr().err
    assert container.keys.all() == ()


def test_the_list_shows_everything_but_what_opens_the_door(
    container: FakeContainer, capsys: pytest.CaptureFixture[str]
) -> None:
    create = CreateKey(keys=container.keys)
    texts = [create(owner=owner, scopes=[Scope.READ]) for owner in ("[bold]Misty", "Brock")]
    container.keys.revoke(texts[0].key_id, datetime.now(UTC))
    container.keys.note_use(texts[1].key_id, datetime(2026, 2, 3, 4, 5, tzinfo=UTC))
    assert run(container, "list") == 0
    said = capsys.readouterr().out

    assert all(one.key_id in said for one in texts)
    assert all(words in said for words in ("[bold]Misty", "Brock", "revoked", "valid", "2026-02-03 04:05"))
    assert not any(one.secret[:8] in said or one.secret_sha256[:8] in said for one in texts)


def test_a_key_that_is_revoked_is_so_for_good(container: FakeContainer, capsys: pytest.CaptureFixture[str]) -> None:
    text = CreateKey(keys=container.keys)(owner="a bot", scopes=[Scope.READ])
    assert run(container, "revoke", text.key_id) == 0
    assert text.key_id in capsys.readouterr().err
    (key,) = container.keys.all()

    assert key.refusal(datetime.now(UTC)) == "it was revoked"


def test_revoking_a_key_that_does_not_exist_says_where_to_look(
    container: FakeContainer, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(container, "revoke", "0123456789abcdef") == 1
    assert "keys list" in capsys.readouterr().err


def test_a_key_from_a_file_is_let_in_and_never_shown(
    container: FakeContainer, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    text, file = KeyText.draw(), tmp_path / "key"
    file.write_text(f"{text}\n")
    admit = ("admit", str(file), "--owner", "the web interface", "--scope", "read")

    assert run(container, *admit) == run(container, *admit) == 0
    told = capsys.readouterr()
    said = " ".join(told.err.split())
    assert "opens the door" in said
    assert "was known already" in said
    assert text.secret not in told.err + told.out
    assert [key.key_id for key in container.keys.all()] == [text.key_id]
