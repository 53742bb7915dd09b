"""A Mermaid block is shown by the picture that was made of this very text."""

from __future__ import annotations

from pathlib import PurePosixPath

from scripts.pictures.documents import name_of
from scripts.site.documents import Document
from scripts.site.drawings import with_pictures

BLOCK = "flowchart LR\n    a --> b\n"


def test_a_block_becomes_its_picture_which_leads_to_itself() -> None:
    text = f"# Delivery\n\n## From `a` to b\n\n```mermaid\n{BLOCK}```\n\nEnd.\n"
    drawn = with_pictures(Document(source=PurePosixPath("docs/delivery/pipeline.md"), text=text))
    file = f"../uml/pictures/{name_of(BLOCK)}.svg"
    assert drawn.text == f"# Delivery\n\n## From `a` to b\n\n[![From a to b]({file})]({file})\n\nEnd.\n"


def test_a_comment_in_code_is_no_heading() -> None:
    text = f"# [Delivery](a.md)\n\n```sh\n# start\nmake run\n```\n\n```mermaid\n{BLOCK}```\n"
    drawn = with_pictures(Document(source=PurePosixPath("docs/uml/a.md"), text=text))
    assert "[![Delivery](pictures/" in drawn.text
