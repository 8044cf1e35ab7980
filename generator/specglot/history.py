"""git → the pages as they were at another commit, and when they were last changed."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from pathlib import Path
from typing import IO

from specglot.model.dates import UNKNOWN, Commit, Dates
from specglot.model.errors import InputError
from specglot.recall import gitstate, inputs

_HASH = re.compile(r"[0-9a-f]{7,64}")
_COMMITTED = re.compile(rb"^committer .*> (\d+) [-+]\d{4}$", re.MULTILINE)
_MARK = "\x01"
_DEEPEST = 20_000
"""How many commits are looked at before the rest of the pages' dates stay unknown."""


def files_at(ref: str, root: Path, suffixes: tuple[str, ...]) -> dict[str, bytes]:
    """The files below a folder as a branch, tag or commit has them.

    Where the clone knows a common ancestor of `ref` and HEAD, that one is read: what happened on the other branch since
    is none of this branch's doing. A shallow clone that does not know one is answered with `ref` itself.

    Args:
        ref: what git calls a revision.
        root: a folder inside a git work tree.
        suffixes: the endings of the files wanted.

    Returns:
        Path relative to `root` → content.

    Raises:
        InputError: no git, no work tree, or a revision that this clone does not have; the help says what to fetch.
    """
    inputs.doubt("what is at a revision can change without a file that is noted")
    if ref.startswith("-"):
        raise InputError(f"{ref!r} is no revision")
    _git(
        root,
        "rev-parse",
        "--show-toplevel",
        help_text="--base compares with a commit: run it inside a git work tree",
    )
    _git(
        root,
        "rev-parse",
        "--verify",
        "--quiet",
        f"{ref}^{{commit}}",
        problem=f"this clone has no revision {ref!r}",
        help_text=f"a CI clone is often shallow: run `git fetch --depth=1 origin {ref}` and give FETCH_HEAD",
    )
    base = base_of(ref, root)
    names = _git(root, "ls-tree", "-r", "-z", "--name-only", base, "--", ".").split(b"\0")
    wanted = [
        name.decode("utf-8", "surrogateescape")
        for name in names
        if name.lower().endswith(tuple(s.encode() for s in suffixes))
    ]
    prefix = _git(root, "rev-parse", "--show-prefix").decode().strip()
    asked = "".join(f"{base}:{prefix}{name}\n" for name in wanted if "\n" not in name)
    answer = _git(root, "cat-file", "--batch", given=asked.encode("utf-8", "surrogateescape"))
    found: dict[str, bytes] = {}
    position = 0
    for name in (name for name in wanted if "\n" not in name):
        end = answer.index(b"\n", position)
        parts = answer[position:end].split()
        position = end + 1
        if len(parts) < 3 or not parts[-1].isdigit():
            continue
        size = int(parts[-1])
        found[name] = answer[position : position + size]
        position += size + 1
    return found


def base_of(ref: str, root: Path) -> str:
    """The common ancestor of a revision and HEAD where this clone knows one, else the revision itself."""
    try:
        return _git(root, "merge-base", ref, "HEAD").decode().strip()
    except InputError:
        return ref


def page_dates(root: Path, paths: Collection[str], sources: Collection[str], ref: str = "HEAD") -> Dates:
    """When pages were last changed, and from when the source versions are that they were made from.

    The log is read from the newest commit on and no further than to the oldest last change. Pages with changes that
    are not committed are left out, and so is what a shallow clone's last commit seems to add: when that was written is
    not known.

    Args:
        root: the folder that page paths are relative to.
        paths: the pages.
        sources: source versions as pages name them; what is no commit of this clone is passed over.
        ref: the commit to look back from.

    Returns:
        The dates; none where there is no git, no work tree, or no commit.
    """
    if not gitstate.note(str(root), paths, [source for source in sources if _HASH.fullmatch(source)]):
        return UNKNOWN
    try:
        changed = _git(root, "diff", "--name-only", "-z", "--relative", "HEAD", "--", ".")
        asked = sorted(source for source in sources if _HASH.fullmatch(source))
        told = _git(root, "cat-file", "--batch", given="".join(f"{source}\n" for source in asked).encode())
    except InputError:
        return UNKNOWN
    wanted = set(paths)
    if ref == "HEAD":
        wanted -= {name.decode("utf-8", "surrogateescape") for name in changed.split(b"\0")}
    return Dates(commits=_commits(root, wanted, ref), sources=_commit_times(told, asked))


def _commits(root: Path, wanted: set[str], ref: str) -> tuple[Commit, ...]:
    """The commits that changed wanted pages, newest first, until each page was met."""
    import subprocess  # only where there is a work tree

    command = ["git", "log", "--relative", "--no-renames", "--name-only", "-z", f"--max-count={_DEEPEST}"]
    found: list[Commit] = []
    unseen = set(wanted)
    with subprocess.Popen(  # noqa: S603 - git with arguments of ours; a revision cannot begin with a dash
        [*command, f"--format={_MARK}%ct %D", ref, "--", "."],
        cwd=root,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
    ) as log:
        for head, names in _entries(log.stdout):
            paths = wanted.intersection(names)
            time, _, decoration = head.partition(" ")
            if unseen.intersection(paths) and "grafted" in decoration.split(", "):
                wanted -= unseen & paths
            elif paths:
                found.append(Commit(time=int(time), paths=frozenset(paths)))
            unseen -= paths
            if not unseen:
                break
        log.kill()
    return tuple(found)


def _entries(log: IO[bytes] | None) -> Iterator[tuple[str, list[str]]]:
    """The commits of a log: the line that begins with the mark, and the names after it, all ended by NUL."""
    head, names = "", list[str]()
    rest = b""
    while log is not None and (part := log.read(65536)):
        *whole, rest = (rest + part).split(b"\0")
        for word in (entry.decode("utf-8", "surrogateescape") for entry in whole):
            if word.startswith(_MARK):
                if head:
                    yield head, names
                head, names = word.removeprefix(_MARK), []
            else:
                names.append(word.removeprefix("\n"))
    if head:
        yield head, names


def _commit_times(told: bytes, asked: list[str]) -> dict[str, int]:
    """What `git cat-file --batch` said of source versions → the times of those that are commits here."""
    found: dict[str, int] = {}
    position = 0
    for name in asked:
        end = told.find(b"\n", position)
        parts = told[position:end].split()
        position = end + 1
        if len(parts) < 3 or not parts[-1].isdigit():
            continue
        content = told[position : position + int(parts[-1])]
        position += int(parts[-1]) + 1
        stamp = _COMMITTED.search(content) if parts[1] == b"commit" else None
        if stamp:
            found[name] = int(stamp.group(1))
    return found


def _git(root: Path, *arguments: str, given: bytes = b"", problem: str = "", help_text: str = "") -> bytes:
    import subprocess

    try:
        done = subprocess.run(  # noqa: S603 - git with arguments of ours; a revision cannot begin with a dash
            ["git", *arguments],  # noqa: S607 - git is where the user's PATH has it
            cwd=root,
            input=given,
            capture_output=True,
            check=False,
        )
    except OSError as error:
        raise InputError("git is not installed", help="--base needs git") from error
    if done.returncode:
        said = done.stderr.decode("utf-8", "replace").strip().splitlines()
        raise InputError(problem or (said[0] if said else f"git {arguments[0]} failed"), help=help_text)
    return done.stdout
