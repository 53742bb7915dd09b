from __future__ import annotations

from typing import TYPE_CHECKING

from tests.unit.api.questions import problem_of

if TYPE_CHECKING:
    from tests.unit.api.asgi_client import AsgiClient

IMPORT, EXPORT = "/v1/sets/import", "/v1/sets/export"
_TEXT = """Sparky (Pikachu) (F) @ Light Ball
EVs: 200 Spe
Timid Nature
- Thunderbolt
- Thunder Wave

Ditto
Hardy Nature
"""


def test_a_text_becomes_sets(client: AsgiClient) -> None:
    said = client.post(IMPORT, json={"text": _TEXT}).json()

    pikachu, ditto = said["sets"]
    assert (pikachu["pokemon"], pikachu["nickname"], pikachu["gender"]) == ("pikachu", "Sparky", "F")
    assert (pikachu["level"], pikachu["friendship"], pikachu["nature"]) == (100, 70, "timid")
    assert pikachu["avs"] == {"hp": 0, "atk": 0, "def": 0, "spa": 0, "spd": 0, "spe": 200}
    assert pikachu["moves"] == ["thunderbolt", "thunder-wave"]
    assert ditto["pokemon"] == "ditto"
    assert said["ignored"] == [{"index": 0, "said": "Item: Light Ball"}]


def test_what_was_imported_can_be_exported(client: AsgiClient) -> None:
    said = client.post(IMPORT, json={"text": _TEXT}).json()

    written = client.post(EXPORT, json={"sets": said["sets"]})

    assert written.json() == {"text": _TEXT.replace(" @ Light Ball", "")}


def test_an_unreadable_line_is_named(client: AsgiClient) -> None:
    said = problem_of(client.post(IMPORT, json={"text": "Mew\n- Psychik"}), 422, "unreadable-set")

    assert (said["line"], said["location"], said["did_you_mean"][0]) == (2, "body.text", "psychic")


def test_a_set_that_cannot_be_written_is_named(client: AsgiClient) -> None:
    sets = [{"pokemon": "mew"}, {"pokemon": "mew", "nickname": "a|b"}]
    said = problem_of(client.post(EXPORT, json={"sets": sets}), 422, "invalid-combatant")
    assert (said["index"], said["location"], said["field"]) == (1, "body.sets.1", "nickname")

    sets[1] = {"pokemon": "mew", "moves": ["psychik"]}  # type: ignore[dict-item]
    said = problem_of(client.post(EXPORT, json={"sets": sets}), 422, "unknown-name")
    assert (said["index"], said["unknown"]) == (1, "psychik")


def test_too_much_is_refused(client: AsgiClient) -> None:
    problem_of(client.post(IMPORT, json={"text": "x" * 40_001}), 422, "invalid-request")
    problem_of(client.post(IMPORT, json={"text": "Mew\n\n" * 31}), 422, "unreadable-set")
    problem_of(client.post(EXPORT, json={"sets": [{"pokemon": "mew"}] * 31}), 422, "invalid-request")
    problem_of(client.post(EXPORT, json={"sets": []}), 422, "invalid-request")
