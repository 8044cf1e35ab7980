"""Resources and their requests → an SQLite database, in memory or in a file."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Generator
from contextlib import contextmanager
from dataclasses import asdict
from pathlib import Path
from typing import Any

from specglot.mock.lifecycle import Ended, Entry, Resource, Watched
from specglot.model.errors import InputError

_APPLICATION = 0x73706D6B
"""SQLite's `application_id` of our files ("spmk"), so that no other database is written to by mistake."""
_VERSION = 1
_BUSY_SECONDS = 10.0
_SCHEMA = """
CREATE TABLE resource (
    kind TEXT NOT NULL, id TEXT NOT NULL, location TEXT NOT NULL, created REAL NOT NULL, last REAL NOT NULL,
    watched TEXT NOT NULL, ended TEXT, PRIMARY KEY (kind, id)
) STRICT, WITHOUT ROWID;
CREATE TABLE entry (
    number INTEGER PRIMARY KEY, kind TEXT NOT NULL, id TEXT NOT NULL, operation TEXT NOT NULL, at REAL NOT NULL,
    body TEXT
) STRICT;
CREATE INDEX entry_of ON entry (kind, id);
"""


class Store:
    """What the server remembers.

    With a file, the journal is a write-ahead log and each transaction is committed before its block ends: a process
    that is killed loses nothing that it has answered. (`synchronous=NORMAL`: a machine that loses its power may.)
    """

    def __init__(self, file: Path | None = None) -> None:
        """Open or make the database.

        Args:
            file: The database file; None to remember in memory.

        Raises:
            InputError: The file cannot be opened, is something else, or comes from another version.
        """
        name = str(file) if file else ":memory:"
        try:
            # The event loop is the only thread that uses it; tests start that loop in another one.
            self._db = sqlite3.connect(
                name, isolation_level=None, check_same_thread=False, timeout=_BUSY_SECONDS
            )
            self._prepare(name)
        except sqlite3.Error as error:
            raise InputError(f"cannot be used as a store: {error}", path=name) from error

    def _prepare(self, name: str) -> None:
        (application,) = self._db.execute("PRAGMA application_id").fetchone()
        (version,) = self._db.execute("PRAGMA user_version").fetchone()
        (tables,) = self._db.execute("SELECT count(*) FROM sqlite_schema").fetchone()
        if (application or tables) and (application, version) != (_APPLICATION, _VERSION):
            self._db.close()
            raise InputError(
                "is a database, but not a store of this server's version", path=name, help="name a new file"
            )
        self._db.execute("PRAGMA journal_mode=WAL")
        self._db.execute("PRAGMA synchronous=NORMAL")
        with self.transaction():
            (tables,) = self._db.execute("SELECT count(*) FROM sqlite_schema").fetchone()
            if not tables:
                for statement in filter(str.strip, _SCHEMA.split(";")):
                    self._db.execute(statement)
                self._db.execute(f"PRAGMA application_id={_APPLICATION}")
                self._db.execute(f"PRAGMA user_version={_VERSION}")

    @contextmanager
    def transaction(self) -> Generator[None]:
        """All or nothing; nobody else writes in between. It is on disk when the block has ended."""
        self._db.execute("BEGIN IMMEDIATE")
        try:
            yield
        except BaseException:
            self._db.execute("ROLLBACK")
            raise
        self._db.execute("COMMIT")

    def get(self, kind: str, id: str) -> Resource | None:
        """The resource of an id, None where there is none."""
        row = self._db.execute("SELECT * FROM resource WHERE kind = ? AND id = ?", (kind, id)).fetchone()
        return _resource(row) if row else None

    def resources(self) -> tuple[Resource, ...]:
        """All resources, in the order in which they were created."""
        rows = self._db.execute("SELECT * FROM resource ORDER BY created, kind, id")
        return tuple(_resource(row) for row in rows)

    def entries(self, kind: str, id: str) -> tuple[Entry, ...]:
        """The accepted requests of a resource, in the order in which they came."""
        rows = self._db.execute(
            "SELECT operation, at, body FROM entry WHERE kind = ? AND id = ? ORDER BY number", (kind, id)
        )
        return tuple(
            Entry(operation=operation, at=at, body=None if body is None else json.loads(body))
            for operation, at, body in rows
        )

    def put(self, resource: Resource) -> None:
        """Remember a resource as it is now."""
        self._db.execute(
            "INSERT OR REPLACE INTO resource VALUES (?, ?, ?, ?, ?, ?, ?)",
            (
                resource.kind,
                resource.id,
                resource.location,
                resource.created,
                resource.last,
                json.dumps([asdict(seen) for seen in resource.watched]),
                json.dumps(asdict(resource.ended)) if resource.ended else None,
            ),
        )

    def add(self, kind: str, id: str, entry: Entry) -> None:
        """Remember an accepted request of a resource."""
        body = None if entry.body is None else json.dumps(entry.body)
        self._db.execute(
            "INSERT INTO entry (kind, id, operation, at, body) VALUES (?, ?, ?, ?, ?)",
            (kind, id, entry.operation, entry.at, body),
        )

    def clear(self) -> None:
        """Forget everything."""
        with self.transaction():
            self._db.execute("DELETE FROM entry")
            self._db.execute("DELETE FROM resource")

    def close(self) -> None:
        """Close the database; what was committed stays."""
        self._db.close()


def _resource(row: Any) -> Resource:
    kind, id_, location, created, last, watched, ended = row
    return Resource(
        kind=kind,
        id=id_,
        location=location,
        created=created,
        last=last,
        watched=tuple(Watched(**seen) for seen in json.loads(watched)),
        ended=Ended(**json.loads(ended)) if ended else None,
    )
