"""What the server remembers."""

import sqlite3

import pytest

from specglot.mock.lifecycle import Ended, Entry, Resource, Watched
from specglot.mock.store import Store
from specglot.model.errors import InputError

ONE = Resource(
    kind="postThings",
    id="1",
    location="/things/1",
    created=1.5,
    last=2.5,
    watched=(Watched(pointer="/at", value="3", since=2.0),),
    ended=Ended(at=3.0, cause="value", subject="/kind", value="end"),
)


def test_what_is_put_is_got(tmp_path):
    file = tmp_path / "a.db"
    store = Store(file)
    with store.transaction():
        store.put(ONE)
        store.add("postThings", "1", Entry(operation="postThings", at=1.5, body={"a": [1, None, "\ud800"]}))
        store.add("postThings", "1", Entry(operation="deleteThings", at=2.5))
    store.close()
    again = Store(file)
    assert again.get("postThings", "1") == ONE
    assert again.resources() == (ONE,)
    assert again.entries("postThings", "1") == (
        Entry(operation="postThings", at=1.5, body={"a": [1, None, "\ud800"]}),
        Entry(operation="deleteThings", at=2.5),
    )
    assert again.get("postThings", "2") is None
    again.clear()
    assert again.resources() == again.entries("postThings", "1") == ()
    again.close()


def test_a_transaction_that_fails_leaves_nothing():
    store = Store()

    def fail():
        with store.transaction():
            store.put(ONE)
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        fail()
    assert store.resources() == ()
    store.close()


def test_a_file_is_written_ahead(tmp_path):
    store = Store(tmp_path / "a.db")
    assert store._db.execute("PRAGMA journal_mode").fetchone() == ("wal",)
    store.close()


def test_something_else_is_not_touched(tmp_path):
    text = tmp_path / "notes.txt"
    text.write_text("not a database, and long enough to be looked at " * 20)
    with pytest.raises(InputError, match="cannot be used as a store"):
        Store(text)
    assert text.read_text().startswith("not a database")
    other = tmp_path / "other.db"
    with sqlite3.connect(other) as db:
        db.execute("CREATE TABLE mine (x)")
    db.close()
    with pytest.raises(InputError, match="not a store"):
        Store(other)
    with pytest.raises(InputError, match="cannot be used as a store"):
        Store(tmp_path / "no" / "folder.db")
