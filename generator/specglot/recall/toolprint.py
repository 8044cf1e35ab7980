"""The installed tool → a digest that differs wherever its answers may: its code and data, its libraries, its Python.

Code and data count by content, so that a fresh installation of the same files is the same tool; the libraries count by
the names of their `dist-info` folders, which hold their versions.
"""

from __future__ import annotations

import os
import sys
import time
from hashlib import sha256

from specglot import __version__
from specglot.recall.inputs import SETTLED

TYPE_CHECKING = False  # importing typing takes longer than a run that finds its answer in the cache
if TYPE_CHECKING:
    from specglot.recall.cache import Cache


def of(cache: Cache) -> bytes:
    """The digest of the tool, from a cache's memory where no file has changed since it was made."""
    stamped, settled = stamp()
    if settled and (known := cache.get("tool", stamped)):
        return known
    made = digest()
    if settled:
        cache.put("tool", stamped, made)
    return made


def stamp() -> tuple[bytes, bool]:
    """A digest of the times and sizes of the tool's files, its libraries and its Python.

    Returns:
        The digest, and whether it can be trusted: False where a file is so new that a change might not show.
    """
    found = _files()
    newest = max(max(mtime, ctime) for _, _, mtime, ctime, _ in found)
    # One text of all of it: a line a file takes twice the time.
    text = str((__version__, sys.version, sys.platform, _libraries(), found))
    return sha256(text.encode("utf-8", "backslashreplace")).digest(), time.time_ns() - newest > SETTLED


def digest() -> bytes:
    """A digest of the content of the tool's files, its libraries and its Python."""
    made = sha256("\0".join((__version__, sys.version, sys.platform, *_libraries())).encode())
    start = len(_home()) + 1
    for path, *_ in _files():
        with open(path, "rb") as stream:
            content = sha256(stream.read()).digest()
        made.update(path[start:].replace(os.sep, "/").encode("utf-8", "surrogateescape") + b"\0" + content)
    return made.digest()


def _home() -> str:
    return os.path.dirname(os.path.dirname(os.path.abspath(__file__)))


def _files() -> list[tuple[str, int, int, int, int]]:
    """Every file of the package: path, size, both times (ns) and inode; sorted."""
    found: list[tuple[str, int, int, int, int]] = []
    folders = [_home()]
    while folders:
        with os.scandir(folders.pop()) as entries:
            for entry in entries:
                if entry.is_dir():
                    if entry.name != "__pycache__":
                        folders.append(entry.path)
                else:
                    state = entry.stat()
                    found.append(
                        (entry.path, state.st_size, state.st_mtime_ns, state.st_ctime_ns, state.st_ino)
                    )
    found.sort()
    return found


def _libraries() -> list[str]:
    """The names of all `dist-info` folders that imports can come from, sorted."""
    names: set[str] = set()
    for folder in sys.path:
        try:
            names.update(
                name for name in os.listdir(folder or ".") if name.endswith((".dist-info", ".egg-info"))
            )
        except OSError:
            continue
    return sorted(names)
