"""Key → bytes of an earlier run, in one SQLite file. What cannot be trusted or used is as good as absent.

The file is `.specglot/cache.sqlite` in the project folder (`SPECGLOT_CACHE_DIR` names another folder for it). Nothing
in it is needed: it may be deleted at any time, and a run that cannot read or write it goes on without.
"""

from __future__ import annotations

import os
import sqlite3
import stat
from hashlib import sha256

TYPE_CHECKING = False  # importing typing takes longer than a run that finds its answer in the cache
if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

FOLDER = ".specglot"
FILE = "cache.sqlite"
OFF = "SPECGLOT_NO_CACHE"
"""The variable that, where it is set, means --no-cache."""

_APPLICATION = 0x73706763  # "spgc": what `file` and SQLite's header call a cache of ours
_SCHEMA = 2
_TABLE = """CREATE TABLE entry (
    kind TEXT NOT NULL, key BLOB NOT NULL, used INTEGER NOT NULL, size INTEGER NOT NULL, digest BLOB NOT NULL,
    data BLOB NOT NULL, UNIQUE (kind, key))"""
# Every writing run asks how old and how large the entries are; without it, that is to read the file from end to end.
_INDEX = "CREATE INDEX age ON entry (used, size)"
_PATIENCE = 0.1
"""Seconds to wait for another run that writes, before going on without."""
_HELD = 8 << 20
"""Bytes of new entries held in memory before they are written."""
_LIMIT = 256 << 20
"""Bytes of entries that the file keeps; those unused for longest go first."""
_AT_ONCE = 500
"""Keys in one query."""
_AGE = 100
"""Writing runs after which an entry that none of them used goes."""


_open: dict[tuple[str, str], Cache] = {}


def opened(base: str) -> Cache:
    """The cache of a project folder; the one that is open already, where this run has looked into it."""
    key = (base, _folder_of(base))
    if key not in _open:
        _open[key] = Cache(base)
    return _open[key]


class Cache:
    """The entries of one project. No method raises; every entry carries a digest and is checked when it is read."""

    def __init__(self, base: str = "") -> None:
        """Open the cache of a project folder; "" for one that keeps nothing.

        `salt` is what every key is made with beside itself: the tool's own digest (`specglot.recall.toolprint.of`).
        """
        self.base = base
        self.salt = b""
        self._folder = _folder_of(base) if base else ""
        self._connection: sqlite3.Connection | None = None
        self._replace = False
        self._held: dict[tuple[str, bytes], bytes] = {}
        self._bytes = 0
        self._used: dict[tuple[str, bytes], int] = {}
        self._needed: list[tuple[str, bytes]] = []
        if base:
            self._open()

    @property
    def found(self) -> bool:
        """Whether there is a file of an earlier run."""
        return self._connection is not None

    @property
    def keeps(self) -> bool:
        """Whether what is put is kept."""
        return bool(self._folder)

    def get(self, kind: str, key: bytes) -> bytes | None:
        """The bytes put under a key, by this run or an earlier one; None where there are none that can be trusted."""
        salted = self._salted(key)
        if (held := self._held.get((kind, salted))) is not None:
            return held
        query = "SELECT key, digest, used, data FROM entry WHERE kind = ? AND key = ?"
        return next((data for _, data in self._trusted(query, kind, [salted])), None)

    def get_many(self, kind: str, keys: Sequence[bytes]) -> dict[bytes, bytes]:
        """As `get` for many keys at once: those of which there is something to trust."""
        if self._connection is None:
            return {key: data for key in keys if (data := self.get(kind, key)) is not None}
        salted = {self._salted(key): key for key in keys}
        found: dict[bytes, bytes] = {}
        for start in range(0, len(keys), _AT_ONCE):
            some = list(salted)[start : start + _AT_ONCE]
            marks = ", ".join("?" * len(some))
            query = f"SELECT key, digest, used, data FROM entry WHERE kind = ? AND key IN ({marks})"  # noqa: S608 - marks
            found.update((salted[salt], data) for salt, data in self._trusted(query, kind, some))
        for salt, key in salted.items():
            if (held := self._held.get((kind, salt))) is not None:
                found[key] = held
        return found

    def put(self, kind: str, key: bytes, data: bytes) -> None:
        """Keep bytes under a key, for later runs too. They are written by `flush`, or when there are many."""
        if not self._folder:
            return
        entry = (kind, self._salted(key))
        self._bytes += len(data) - len(self._held.get(entry, b""))
        self._held[entry] = data
        if self._bytes > _HELD:
            self.flush()

    def need(self, kind: str, keys: Iterable[bytes]) -> None:
        """Tell that entries are of use although this run does not look at them: they are not to grow old."""
        self._needed += [(kind, key) for key in keys]

    def flush(self) -> None:
        """Write what was put since the last time, and drop what is too old or too much."""
        if not self._held:
            return
        try:
            try:
                self._write()
            except sqlite3.Error as error:
                if self._replace or not _broken(error):
                    raise
                self._disconnect()
                self._replace = True
                self._write()
        except (sqlite3.Error, OSError):
            # Locked, full, read-only: the next run has more to do, nothing else.
            self._disconnect()
            self._folder = ""
        self._held.clear()
        self._used.clear()
        self._bytes = 0

    def close(self) -> None:
        """Write what was put, and let go of the file."""
        self.flush()
        self._disconnect()
        for key in [key for key, cache in _open.items() if cache is self]:
            del _open[key]

    def _salted(self, key: bytes) -> bytes:
        return sha256(self.salt + key).digest()

    @property
    def _file(self) -> str:
        return os.path.join(self._folder, FILE)

    def _open(self) -> None:
        """Connect to a file of ours. Another program's file is left alone; a broken or old one is replaced later."""
        if not _safe(self._folder, self._file):
            self._folder = ""
        elif os.path.exists(self._file):
            try:
                self._connect()
            except sqlite3.Error as error:
                self._disconnect()
                self._replace = _broken(error)  # else locked, or not ours to read

    def _connect(self) -> None:
        connection = sqlite3.connect(self._file, timeout=_PATIENCE, isolation_level=None)
        self._connection = connection
        (application,) = connection.execute("PRAGMA application_id").fetchone()
        (schema,) = connection.execute("PRAGMA user_version").fetchone()
        if application == _APPLICATION and schema == _SCHEMA:
            return
        empty = not connection.execute("SELECT count(*) FROM sqlite_master").fetchone()[0]
        self._disconnect()
        if application == _APPLICATION:
            self._replace = True
        elif not empty:  # an empty one may be another run's, about to be filled: it is filled, not replaced
            self._folder = ""

    def _disconnect(self) -> None:
        if self._connection is not None:
            self._connection.close()
            self._connection = None

    def _trusted(self, query: str, kind: str, keys: list[bytes]) -> list[tuple[bytes, bytes]]:
        """Keys and data of the rows that are what was written; the digest also tells that the types are ours."""
        found: list[tuple[bytes, bytes]] = []
        for key, digest, used, data in self._select(query, (kind, *keys)):
            if isinstance(key, bytes) and isinstance(data, bytes) and digest == _digest(kind, key, data):
                self._used[kind, key] = used if isinstance(used, int) else 0
                found.append((key, data))
        return found

    def _select(self, query: str, values: tuple[object, ...]) -> list[tuple[object, ...]]:
        if self._connection is None:
            return []
        try:
            return self._connection.execute(query, values).fetchall()
        except sqlite3.Error as error:
            if _broken(error):
                self._disconnect()
                self._replace = True
            return []

    def _write(self) -> None:
        if self._replace:
            for suffix in ("", "-journal", "-wal", "-shm"):
                _remove(self._file + suffix)
        if self._connection is None:
            _make(self._folder)
            self._connection = sqlite3.connect(self._file, timeout=_PATIENCE, isolation_level=None)
        connection = self._connection
        # What the disk loses when the power fails shows in the digests.
        connection.execute("PRAGMA synchronous = OFF")
        connection.execute("BEGIN IMMEDIATE")
        try:
            self._insert(connection)
            connection.execute("COMMIT")
        except BaseException:
            if connection.in_transaction:
                connection.execute("ROLLBACK")
            raise
        self._replace = False

    def _insert(self, connection: sqlite3.Connection) -> None:
        (schema,) = connection.execute("PRAGMA user_version").fetchone()
        if not schema:  # new, and no other run was faster
            connection.execute(_TABLE)
            connection.execute(_INDEX)
            connection.execute(f"PRAGMA application_id = {_APPLICATION}")
            connection.execute(f"PRAGMA user_version = {_SCHEMA}")
        (now,) = connection.execute("SELECT coalesce(max(used), 0) + 1 FROM entry").fetchone()
        connection.executemany(
            "INSERT OR REPLACE INTO entry VALUES (?, ?, ?, ?, ?, ?)",
            (
                (kind, key, now, len(data), _digest(kind, key, data), data)
                for (kind, key), data in self._held.items()
            ),
        )
        # To mark a row is to write all of it: only those are marked that would go soon.
        connection.executemany(
            "UPDATE entry SET used = ? WHERE kind = ? AND key = ?",
            [(now, *one) for one, used in self._used.items() if used < now - _AGE // 4],
        )
        if now % max(_AGE // 4, 1) == 0:
            needed = [(now, kind, self._salted(key)) for kind, key in self._needed]
            connection.executemany("UPDATE entry SET used = ? WHERE kind = ? AND key = ?", needed)
        connection.execute("DELETE FROM entry WHERE used < ?", (now - _AGE,))
        (total,) = connection.execute("SELECT sum(size) FROM entry").fetchone()
        if total > _LIMIT:
            _shrink(connection, total)


def _broken(error: sqlite3.Error) -> bool:
    """Whether the file is no database, a damaged one, or has other tables: https://sqlite.org/rescode.html."""
    return getattr(error, "sqlite_errorcode", 0) & 0xFF in (1, 11, 26)


def _shrink(connection: sqlite3.Connection, total: int) -> None:
    """Drop the entries unused for longest until the rest fits."""
    dropped: list[tuple[int]] = []
    for row, size in connection.execute("SELECT rowid, size FROM entry ORDER BY used, rowid"):
        if total <= _LIMIT:
            break
        dropped.append((row,))
        total -= size
    connection.executemany("DELETE FROM entry WHERE rowid = ?", dropped)


def _digest(kind: str, key: bytes, data: bytes) -> bytes:
    """What an entry must hash to: a row that was torn, or moved to another key, does not."""
    return sha256(b"%b\0%b%b" % (kind.encode(), key, data)).digest()


def _safe(folder: str, file: str) -> bool:
    """Whether folder and file are, where they exist, no links and this user's own."""
    for path, kind in ((folder, stat.S_ISDIR), (file, stat.S_ISREG)):
        try:
            found = os.lstat(path)
        except OSError:
            continue
        if not kind(found.st_mode) or (hasattr(os, "geteuid") and found.st_uid != os.geteuid()):
            return False
    return True


def _make(folder: str) -> None:
    """Make the folder, hidden from git and from backups (https://bford.info/cachedir/)."""
    os.makedirs(folder, exist_ok=True)
    tag = "Signature: 8a477f597d28d172789f06886806bc55\n# Made by specglot. May be deleted at any time.\n"
    for name, text in ((".gitignore", "*\n"), ("CACHEDIR.TAG", tag)):
        try:
            handle = os.open(f"{folder}/{name}", os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o644)
        except FileExistsError:
            continue
        with os.fdopen(handle, "w", encoding="utf-8") as stream:
            stream.write(text)


def _remove(path: str) -> None:
    try:
        os.unlink(path)
    except OSError:
        return


def _folder_of(base: str) -> str:
    """Where the cache of a project folder lies."""
    return os.environ.get("SPECGLOT_CACHE_DIR") or f"{base}/{FOLDER}"


def digest(parts: Iterable[bytes | str]) -> bytes:
    """A key made of parts, each with its length, so that no two lists of parts are one key."""
    made = sha256()
    for part in parts:
        data = part if isinstance(part, bytes) else part.encode("utf-8", "surrogatepass")
        made.update(b"%d:" % len(data))
        made.update(data)
    return made.digest()
