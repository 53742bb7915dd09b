from __future__ import annotations

from app.domain.prediction.model import ModelArtefact


def checksum(**files: bytes) -> str:
    return ModelArtefact(files=files).checksum


def test_the_checksum_does_not_depend_on_the_order_of_the_files() -> None:
    assert checksum(a=b"1", b=b"2") == checksum(b=b"2", a=b"1")


def test_other_files_have_another_checksum() -> None:
    others = [checksum(), checksum(a=b"1"), checksum(a=b"2"), checksum(b=b"1"), checksum(a=b"1", b=b"")]
    assert len(set(others)) == len(others)


def test_what_moves_from_one_file_to_the_next_changes_the_checksum() -> None:
    assert checksum(a=b"12", b=b"3") != checksum(a=b"1", b=b"23")
    assert checksum(a=b"", ab=b"") != checksum(aa=b"", b=b"")
