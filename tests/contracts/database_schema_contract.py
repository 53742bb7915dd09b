from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from app.application.ports.database_schema import SchemaFit, UnreachableRevisionError

if TYPE_CHECKING:
    from app.application.ports.database_schema import DatabaseSchema


class DatabaseSchemaContract:
    """A test class gives `schema`, of a database that is at this release's own and holds a key to the API."""

    def test_a_migrated_database_is_at_the_revision_of_this_release(self, schema: DatabaseSchema) -> None:
        state = schema.state()

        assert state.revision == state.own_revision
        assert state.fit is SchemaFit.OWN
        assert state.fit.is_usable

    def test_a_way_down_says_what_it_destroys_and_then_does(self, schema: DatabaseSchema) -> None:
        assert ("the table api_keys", 1) in {(one.what, one.rows) for one in schema.losses("0007")}
        schema.downgrade("0007")

        state = schema.state()
        assert (state.revision, state.fit) == ("0007", SchemaFit.BEHIND)
        assert not state.fit.is_usable

    def test_the_way_up_leads_to_a_revision_or_to_the_last(self, schema: DatabaseSchema) -> None:
        own = schema.state().own_revision
        schema.downgrade("base")
        schema.migrate("0007")
        assert schema.state().revision == "0007"
        schema.migrate()
        assert schema.state().revision == own
        assert schema.knows("0007")
        assert not schema.knows("9999")

    def test_where_it_is_already_nothing_is_lost(self, schema: DatabaseSchema) -> None:
        own = schema.state().own_revision
        assert list(schema.losses(own)) == []
        schema.downgrade(own)

        assert schema.state().revision == own

    def test_a_revision_that_this_release_does_not_know_is_refused(self, schema: DatabaseSchema) -> None:
        for unknown in ("9999", "", "head", "-1", "001"):
            for refused in (schema.losses, schema.downgrade):
                with pytest.raises(UnreachableRevisionError):
                    refused(unknown)

        assert schema.state().fit is SchemaFit.OWN

    def test_there_is_no_way_down_to_what_is_above(self, schema: DatabaseSchema) -> None:
        own = schema.state().own_revision
        schema.downgrade("0007")
        for refused in (schema.losses, schema.downgrade):
            with pytest.raises(UnreachableRevisionError, match=f"from 0007 to {own}"):
                refused(own)
