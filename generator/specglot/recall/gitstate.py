"""A work tree → notes of what git's answers about it depend on, without asking git.

The answers meant are those that `specglot.history` asks for: the commit that HEAD is, the log from there, which files
differ from it, and whether commits that pages name are in the clone.
"""

from __future__ import annotations

import os
from hashlib import sha256

from specglot.recall import inputs
from specglot.recall.gitindex import entries

TYPE_CHECKING = False  # a run that only compares what was noted needs no typing
if TYPE_CHECKING:
    from collections.abc import Collection

_ELSEWHERE = ("GIT_DIR", "GIT_WORK_TREE", "GIT_INDEX_FILE", "GIT_OBJECT_DIRECTORY", "GIT_COMMON_DIR")
_MANY = 1000
_HEX = 40


def note(root: str, paths: Collection[str], sources: Collection[str]) -> bool:
    """Note what decides git's answers.

    Args:
        root: a folder of the work tree.
        paths: the files asked about, relative to `root`.
        sources: the commits that were asked for by their hashes.

    Returns:
        Whether git is worth asking: False where there is no work tree.
    """
    if any(name in os.environ for name in _ELSEWHERE) or len(sources) > _MANY:
        inputs.doubt("git was told to look elsewhere, or asked for many commits")
        return True
    top = os.path.abspath(root)
    while not (kind := inputs.kind_of(f"{top}/.git")):
        above = os.path.dirname(top)
        if above == top:
            return False
        top = above
    own = f"{top}/.git"
    if kind == "file":  # a work tree beside the one that was cloned, or a submodule
        own = os.path.join(top, _text(own).removeprefix("gitdir:").strip())
    common = os.path.join(own, _text(f"{own}/commondir").strip() or ".")
    _note_head(own, common)
    _note_index(f"{own}/index")
    home = os.path.expanduser("~")
    xdg = os.environ.get("XDG_CONFIG_HOME") or f"{home}/.config"
    for file in (
        *(f"{common}/{name}" for name in ("config", "shallow", "info/attributes", "info/grafts")),
        f"{own}/config.worktree",
        *(f"{home}/.gitconfig", f"{xdg}/git/config", f"{xdg}/git/attributes", "/etc/gitconfig"),
        *_attributes(root, top, paths),
    ):
        _text(file)
    _note_objects(f"{common}/objects", sources)
    return True


def _text(path: str) -> str:
    """The content of a file that need not be there."""
    if inputs.kind_of(path) != "file":
        return ""
    try:
        return inputs.read(path).decode("utf-8", "replace")
    except OSError:
        inputs.doubt(f"cannot read {path}")
        return ""


def _note_head(own: str, common: str) -> None:
    head = _text(f"{own}/HEAD").strip()
    if not head.startswith("ref:"):
        return
    name = head.removeprefix("ref:").strip()
    if name == "refs/heads/.invalid" or _text(f"{common}/{name}").startswith("ref:"):
        inputs.doubt("refs kept in another form than files")
    _text(f"{common}/packed-refs")


def _note_index(path: str) -> None:
    try:
        with open(path, "rb") as stream:
            state = inputs.settled(os.fstat(stream.fileno()))
            data = stream.read()
    except OSError:
        inputs.kind_of(path)
        return
    inputs.note("index", path, sha256(entries(data)).hexdigest(), state)


def _attributes(root: str, top: str, paths: Collection[str]) -> list[str]:
    """The files that may say how pages are written into a work tree."""
    folders = {os.path.dirname(path) for path in paths} | {""}
    below = {f"{root}/{folder}" if folder else root for folder in folders}
    found: set[str] = set()
    for folder in below:
        here = folder
        while here not in found and here.startswith(top):
            found.add(here)
            here = os.path.dirname(here)
    return [f"{folder}/.gitattributes" for folder in sorted(found)]


def _note_objects(objects: str, sources: Collection[str]) -> None:
    """Note where the commits that pages name would be."""
    if not sources:
        return
    if inputs.kind_of(f"{objects}/info/alternates"):
        inputs.doubt("objects lie in another clone")
    for source in sources:
        if len(source) == _HEX:
            inputs.kind_of(f"{objects}/{source[:2]}/{source[2:]}")
        elif inputs.kind_of(f"{objects}/{source[:2]}"):
            inputs.names(f"{objects}/{source[:2]}")
    if inputs.kind_of(f"{objects}/pack"):
        inputs.names(f"{objects}/pack")
