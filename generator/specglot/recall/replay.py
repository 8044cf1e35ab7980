"""Command line → what the same command line said before, where nothing that it looked at is different since.

A run is kept with notes of everything it looked at (`specglot.recall.inputs`). It is said again only if every note
still holds: by size and times of a file, or where those differ (a fresh clone) by its content. A run that wrote
something, or that depended on what no note tells, is not kept.
"""

from __future__ import annotations

import os
import sys

from specglot.recall import inputs, toolprint
from specglot.recall.cache import OFF, digest, opened

TYPE_CHECKING = False  # importing typing takes longer than a run that finds its answer here
if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from specglot.recall.cache import Cache


Said = tuple[int, str]
"""A text that a run said, and where: 1 stdout, 2 stderr."""

_KIND = "run"
_VARIABLES = ("COLUMNS", "HOME", "LANG", "NO_COLOR", "PATH", "TERM", "XDG_CONFIG_HOME")
_FAMILIES = ("GIT_", "LC_", "SPECGLOT_")


def wanted(words: Sequence[str]) -> bool:
    """Whether a command line may be answered from what was kept, and kept itself."""
    abbreviated = "--no-c"
    return not os.environ.get(OFF) and not any(word.startswith(abbreviated) for word in words)


def answer(words: Sequence[str]) -> tuple[int, list[Said]] | None:
    """The status and the words of an earlier run that would come out the same; None where there is none."""
    for base in _bases(words):
        cache = opened(base)
        if not cache.found:
            continue
        cache.salt = cache.salt or toolprint.of(cache)
        key = _key(words, base)
        kept = cache.get(_KIND, key)
        found = _checked(kept, base) if kept else None
        if found is None:
            continue
        status, said, fresh = found
        if fresh:
            cache.put(_KIND, key, fresh)
        cache.close()
        return status, said
    return None


def keep(words: Sequence[str], seen: inputs.Seen, status: int, said: Sequence[Said], cache: Cache) -> None:
    """Keep a run for the next one, where its notes tell all that it depended on."""
    if seen.doubt:
        return
    base = cache.base
    lines: list[str] = []
    for kind, path, state, answered in seen.notes.values():
        told = _relative(answered, base) if kind == "real" else answered
        fields = (kind, _relative(path, base), " ".join(map(str, state)), told)
        if any("\t" in field or "\n" in field for field in fields):
            return
        lines.append("\t".join(fields))
    cache.put(_KIND, _key(words, base), _packed(status, lines, said))


def _bases(words: Sequence[str]) -> Iterator[str]:
    """The folders in which the config of a command line may lie, the nearest first."""
    here = os.getcwd()
    for index, word in enumerate(words):
        if word == "--config" and index + 1 < len(words):
            yield os.path.dirname(os.path.abspath(words[index + 1]))
            return
        if word.startswith("--config="):
            yield os.path.dirname(os.path.abspath(word[9:]))
            return
    while True:
        yield here
        above = os.path.dirname(here)
        if above == here or os.path.exists(f"{here}/.git"):
            return
        here = above


def _key(words: Sequence[str], base: str) -> bytes:
    """What a run depends on beside the files: the command line, where it is run, how it may speak, the environment."""
    environment = sorted(
        f"{name}={value}"
        for name, value in os.environ.items()
        if name in _VARIABLES or name.startswith(_FAMILIES)
    )
    here = _relative(os.getcwd(), base)
    return digest([here, str(sys.stdout.isatty()), str(len(words)), *words, *environment])


def _relative(path: str, base: str) -> str:
    inside = base + os.sep
    if (
        path.startswith(inside) and os.pardir not in path
    ):  # most paths: to work one out takes twenty times as long
        return path[len(inside) :].replace(os.sep, "/")
    try:
        return os.path.relpath(path, base).replace(os.sep, "/")
    except ValueError:  # another drive
        return path


def _packed(status: int, lines: Sequence[str], said: Sequence[Said]) -> bytes:
    notes = "\n".join(lines).encode("utf-8", "surrogateescape")
    parts = [b"%d %d\n" % (status, len(notes)), notes]
    for stream, text in said:
        data = text.encode("utf-8", "surrogatepass")
        parts.append(b"%d %d\n" % (stream, len(data)) + data)
    return b"".join(parts)


def _checked(data: bytes, base: str) -> tuple[int, list[Said], bytes | None] | None:
    """Unpack a run and look at all its notes again.

    Returns:
        Status, words, and the run packed with today's times where they are others; None where a note does not hold.
    """
    head, rest = data.split(b"\n", 1)
    status, length = map(int, head.split())
    lines = rest[:length].decode("utf-8", "surrogateescape").split("\n") if length else []
    renewed = False
    for index, line in enumerate(lines):
        kind, path, state, said = line.split("\t")
        now = inputs.look(kind, f"{base}/{path}", state, _absolute(said, base) if kind == "real" else said)
        if now is None:
            _remember(lines, base)
            return None
        if now:
            lines[index] = f"{kind}\t{path}\t{now}\t{said}"
            renewed = True
    spoken: list[Said] = []
    tail = rest[length:]
    while tail:
        head, tail = tail.split(b"\n", 1)
        stream, size = map(int, head.split())
        spoken.append((stream, tail[:size].decode("utf-8", "surrogatepass")))
        tail = tail[size:]
    return status, spoken, _packed(status, lines, spoken) if renewed else None


def _remember(lines: Sequence[str], base: str) -> None:
    """Most of what a run noted holds although something does not: who looks at a file again need not read it."""
    files = (line.split("\t") for line in lines if line.startswith("file\t"))
    inputs.remember({_absolute(path, base): (state, said) for _, path, state, said in files})


def _absolute(path: str, base: str) -> str:
    return os.path.normpath(f"{base}/{path}")
