"""In which encoding, and with which delimiter, a spreadsheet wrote a file."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

import clevercsv
from charset_normalizer import from_bytes

from app.infrastructure.sources.csv_files.table import Dialect, broken

if TYPE_CHECKING:
    from clevercsv.dialect import SimpleDialect

DELIMITERS: Final = (",", ";", "\t", "|")
ENCODINGS: Final = ("utf_8", "utf_16", "utf_16_le", "utf_16_be", "cp1252", "mac_roman")
"""Those that spreadsheets write; of two that fit alike, the first is it."""
_QUOTES: Final = ('"', "'")
_SPECIAL: Final = re.compile(r"[^\t\r\n -~]")
_SAMPLE: Final = 50
_LONGEST_SAMPLE: Final = 20_000
_LETTERS: Final = frozenset("àâäæçèéêëîïôöœùûüÿßÀÂÄÆÇÈÉÊËÔÖŒÛÜ♀♂")
_BETWEEN_LETTERS: Final = frozenset("’")
_APART: Final = frozenset("“”«»–—×°½…\xa0")
_ANY_MESS: Final = 1000.0
_MOST_ODD: Final = 0.1


def decoded(file: str, data: bytes) -> tuple[str, str]:
    """Return the text and the encoding, or raise `BrokenSourceError`."""
    # charset-normalizer alone takes one word with an accent for one of another encoding, so all that fit are weighed.
    matches = from_bytes(data, cp_isolation=[*ENCODINGS], threshold=_ANY_MESS)
    fitting = {match.encoding: str(match) for match in matches}
    weighed = [(_oddities(text, encoding), ENCODINGS.index(encoding), encoding) for encoding, text in fitting.items()]
    oddities, _, encoding = min(weighed, default=(len(data), 0, ENCODINGS[0]))
    if oddities > _MOST_ODD * len(data):
        raise broken(file, "is not text that can be read; save it as CSV in UTF-8")
    return fitting.get(encoding, "").removeprefix("\ufeff"), encoding


def dialect_of(file: str, text: str) -> Dialect:
    """Raise `BrokenSourceError` where nothing stands between the columns."""
    lines = text.splitlines(keepends=True)
    header = next((line for line in lines if line.strip()), "")
    found = _detected("".join(lines[:_SAMPLE])[:_LONGEST_SAMPLE])
    delimiter = found.delimiter if found else None
    if delimiter not in DELIMITERS or delimiter not in header:
        delimiter = _delimiter_of(file, header)
    quote = found.quotechar if found and found.quotechar in _QUOTES else None
    # An apostrophe is a letter of French names; a file that is quoted by it has it in its header too.
    return Dialect(delimiter=delimiter, quote=quote if quote and quote in header else _QUOTES[0])


def _detected(sample: str) -> SimpleDialect | None:
    try:
        return clevercsv.Detector().detect(sample, delimiters=DELIMITERS)
    except clevercsv.Error:
        # A NUL is nothing that it can parse; the header is looked at, and the line told when it is read.
        return None


def _delimiter_of(file: str, header: str) -> str:
    delimiter = max(DELIMITERS, key=header.count)
    if header.strip() and delimiter not in header:
        reason = f"{header.strip()[:_SAMPLE]!r} is one column; put a comma, a semicolon, a tab or | between columns"
        raise broken(file, reason, line=1)
    return delimiter


def _oddities(text: str, encoding: str) -> int:
    """Count the characters that names in French, English or German do not have where they stand."""
    return sum(_is_odd(found, encoding) for found in _SPECIAL.finditer(text))


def _is_odd(found: re.Match[str], encoding: str) -> bool:
    one, before = found[0], found.string[max(found.start() - 1, 0) : found.start()]
    if one.isascii():
        return True
    if encoding == "utf_8" or one == "\ufeff":
        # Bytes that are UTF-8 by chance are rare, so its letters of other scripts are meant.
        return False
    if one in _LETTERS:
        return one.isupper() and before.islower()
    if one in _APART:
        return before.isalpha() or found.string[found.end() : found.end() + 1].isalpha()
    return one not in _BETWEEN_LETTERS
