"""Gathers the messages of the web interface into the catalogue of each language, and names what is not translated.

What was translated stays, what is not said any more goes, and what is new waits for its translation.
"""

from __future__ import annotations

import sys
from io import BytesIO
from typing import Final

from babel.messages.catalog import Catalog
from babel.messages.extract import extract_from_dir
from babel.messages.pofile import read_po, write_po

from app.presentation.web.catalogues import LANGUAGES, LOCALES, SOURCE, catalogue_file

TRANSLATED: Final = tuple(code for code in LANGUAGES if code != SOURCE)
_KEYWORDS: Final = {"_": None, "later": None, "plural": (1, 2)}
_HEADER: Final = (
    'msgid ""\nmsgstr ""\n"Content-Type: text/plain; charset=utf-8\\n"\n'
    '"Plural-Forms: nplurals=2; plural=(n > 1);\\n"\n\n'
)


def gathered() -> Catalog:
    """Return all messages in the code, none of them translated."""
    found = Catalog(charset="utf-8")
    for _file, _line, message, _comments, _context in extract_from_dir(LOCALES.parent, keywords=_KEYWORDS):
        found.add(message)
    return found


def read_catalogue(code: str) -> Catalog:
    with catalogue_file(code).open("rb") as opened:
        return read_po(opened, locale=code)


def up_to_date(catalogue: Catalog) -> str:
    """Return the text of a catalogue that has all messages in the code, and no others."""
    catalogue.update(gathered(), no_fuzzy_matching=True)
    written = BytesIO()
    write_po(written, catalogue, width=120, omit_header=True, sort_output=True, no_location=True, ignore_obsolete=True)
    return f"{_HEADER}{written.getvalue().decode().strip()}\n"


def missing(catalogue: Catalog) -> list[str]:
    return [str(one.id) for one in catalogue if one.id and not _is_whole(one.string)]


def main() -> int:
    untranslated = 0
    for code in TRANSLATED:
        catalogue = read_catalogue(code)
        catalogue_file(code).write_text(up_to_date(catalogue), encoding="utf-8")
        for message in missing(catalogue):
            print(f"{code}: not translated: {message}", file=sys.stderr)
            untranslated += 1
    return 1 if untranslated else 0


def _is_whole(translation: str | tuple[str, ...] | list[str] | None) -> bool:
    return all(translation) if isinstance(translation, (tuple, list)) else bool(translation)


if __name__ == "__main__":
    sys.exit(main())
