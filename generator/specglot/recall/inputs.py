"""What a run looks at: every file, folder and absence, so that a later run can see whether anything of it is different.

All reading of pages, configs and outputs goes through here. Nothing is noted outside of `begin` and `end`. Paths are
absolute.
"""

from __future__ import annotations

import os
import stat
import time
from hashlib import sha256

from specglot.recall.cache import FOLDER

TYPE_CHECKING = False  # importing typing takes longer than a run that finds its answer in the cache
if TYPE_CHECKING:
    from collections.abc import Callable

SETTLED = 2_000_000_000
"""Nanoseconds after which a file's time can be trusted to tell its next change: file systems count in steps."""

State = tuple[int, int, int, int]
"""Size, time of change (ns), time of change of the entry (ns), inode."""

UNSETTLED: State = (-1, 0, 0, 0)
"""The state of what is so new that its time may not tell the next change: only its content can."""


Note = tuple[str, str, State, str]
"""One thing looked at: kind, path, state, and what was found.

The kinds: `file` (the answer is a digest of its content), `folder` (a digest of the names in it), `kind` (what lies
there), `real` (where links lead to), `index` (a digest of what git's index holds), `tail` (a path's last two names).
"""


class Seen:
    """The notes of a run. `doubt` is why they are not all there is, "" where they are."""

    def __init__(self) -> None:
        self.notes: dict[tuple[str, str], Note] = {}
        self.doubt = ""

    def note(self, kind: str, path: str, said: str, state: State = UNSETTLED) -> None:
        """Add a note. Of two looks at one thing that gave two answers, neither counts."""
        before = self.notes.setdefault((kind, path), (kind, path, state, said))
        if before[3] != said:
            self.doubt = f"{path} changed during the run"


_seen: list[Seen] = []
_before: dict[str, tuple[str, str]] = {}


def begin() -> Seen:
    """Note what is looked at from now on."""
    seen = Seen()
    _seen.append(seen)
    return seen


def end(seen: Seen) -> None:
    """Note no more."""
    _seen.remove(seen)


def note(kind: str, path: str, said: str, state: State = UNSETTLED) -> None:
    """Add a note to whoever takes notes."""
    if _seen:
        _seen[-1].note(kind, path, said, state)


def doubt(why: str) -> None:
    """Tell that the run depends on something, or changes something, that no note tells."""
    if _seen:
        _seen[-1].doubt = why


def read(path: str | os.PathLike[str]) -> bytes:
    """The content of a file.

    Raises:
        OSError: it cannot be read.
    """
    name = os.path.abspath(path)
    with open(name, "rb") as stream:
        # The state before the content: what changes in between shows at the next look.
        state = settled(os.fstat(stream.fileno()))
        data = stream.read()
    if _seen:
        _seen[-1].note("file", name, sha256(data).hexdigest(), state)
    return data


def remember(before: dict[str, tuple[str, str]]) -> None:
    """Take what an earlier run noted of files: by path their state (numbers and blanks) and their digest."""
    _before.update(before)


def unchanged(path: str | os.PathLike[str]) -> tuple[int, bytes] | None:
    """The size and digest of a file that an earlier run read and nobody has touched since; None where it must be read.

    That is as good as reading it, and noted as that.
    """
    name = os.path.abspath(path)
    state, said = _before.get(name, ("", ""))
    if not state:
        return None
    try:
        found = state_of(os.stat(name))
    except OSError:
        return None
    if " ".join(map(str, found)) != state:
        return None
    note("file", name, said, found)
    return found[0], bytes.fromhex(said)


def names(folder: str | os.PathLike[str]) -> list[tuple[str, str]]:
    """The names in a folder and what they are (`file`, `folder`, `link` to a folder, `other`), sorted.

    Raises:
        OSError: it cannot be listed.
    """
    path = os.path.abspath(folder)
    state = settled(os.stat(path))
    found = listed(path)
    if _seen:
        _seen[-1].note("folder", path, listing(found), state)
    return found


def kind_of(path: str | os.PathLike[str]) -> str:
    """What lies at a path, links followed: `file`, `folder`, `other`, or "" for nothing."""
    name = os.path.abspath(path)
    found = lies(name)
    note("kind", name, found)
    return found


def real(path: str | os.PathLike[str]) -> str:
    """The absolute path with all links followed."""
    name = os.path.abspath(path)
    found = os.path.realpath(name)
    if found != name:
        note("real", name, found)
    return found


def look(kind: str, path: str, state: str, said: str) -> str | None:
    """Look again at something noted.

    Args:
        kind: as in `Note`.
        path: where it is now.
        state: its state then: the numbers with blanks between them.
        said: what was found then.

    Returns:
        "" where all is as it was, its state now where only that is another (and can be trusted), None where what was
        found then is not found now.
    """
    if kind in _QUESTIONS:
        return "" if _QUESTIONS[kind](path) == said else None
    try:
        found = os.stat(path)
        if f"{found.st_size} {found.st_mtime_ns} {found.st_ctime_ns} {found.st_ino}" == state:
            return ""
        if _found_now(kind, path) != said:
            return None
    except OSError:
        return None
    now = settled(found)
    return "" if now == UNSETTLED else " ".join(map(str, now))


def _found_now(kind: str, path: str) -> str:
    if kind == "folder":
        return listing(listed(path))
    with open(path, "rb") as stream:
        data = stream.read()
    if kind == "index":
        from specglot.recall.gitindex import entries

        data = entries(data)
    return sha256(data).hexdigest()


def tail(path: str) -> str:
    """The last two names of a path."""
    return "/".join(os.path.normpath(path).replace(os.sep, "/").split("/")[-2:])


def settled(found: os.stat_result) -> State:
    """A file's state, where its times are old enough to be trusted."""
    if time.time_ns() - max(found.st_mtime_ns, found.st_ctime_ns) < SETTLED:
        return UNSETTLED
    return state_of(found)


def state_of(found: os.stat_result) -> State:
    """A file's state."""
    return found.st_size, found.st_mtime_ns, found.st_ctime_ns, found.st_ino


def lies(path: str) -> str:
    """As `kind_of`, without a note."""
    try:
        mode = os.stat(path).st_mode
    except (OSError, ValueError):
        return ""
    return "file" if stat.S_ISREG(mode) else "folder" if stat.S_ISDIR(mode) else "other"


def listed(folder: str) -> list[tuple[str, str]]:
    """As `names`, without a note."""
    found: list[tuple[str, str]] = []
    with os.scandir(folder) as entries:
        for entry in entries:
            if entry.name == FOLDER:  # ours; it comes with the first run
                continue
            if entry.is_dir():
                found.append((entry.name, "link" if entry.is_symlink() else "folder"))
            else:
                found.append((entry.name, "file" if entry.is_file() else "other"))
    found.sort()
    return found


def listing(found: list[tuple[str, str]]) -> str:
    """A digest of the names in a folder."""
    text = "\0".join(f"{name}\0{kind}" for name, kind in found)
    return sha256(text.encode("utf-8", "surrogateescape")).hexdigest()


_QUESTIONS: dict[str, Callable[[str], str]] = {"kind": lies, "real": os.path.realpath, "tail": tail}
"""The kinds of notes that are answered without a state."""
