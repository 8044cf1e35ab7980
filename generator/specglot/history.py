"""git → the pages as they were at another commit."""

from __future__ import annotations

import subprocess
from pathlib import Path

from specglot.model.diagnostic import InputError


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
    try:
        base = _git(root, "merge-base", ref, "HEAD").decode().strip()
    except InputError:
        base = ref
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


def _git(root: Path, *arguments: str, given: bytes = b"", problem: str = "", help_text: str = "") -> bytes:
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
