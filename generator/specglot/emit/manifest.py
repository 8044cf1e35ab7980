"""Old manifest + files on disk + new outputs → what to write, remove and leave. Touches no disk itself."""

from __future__ import annotations

import difflib
import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from fnmatch import fnmatchcase
from hashlib import sha256
from typing import Any, cast

from specglot.emit.target import Output, confined
from specglot.model.errors import InputError

FILE = ".specglot-manifest.json"
"""The manifest's own name, in the folder whose files it lists."""

_BYPRODUCTS = (
    "__pycache__", ".*_cache", ".venv", ".git", ".tox", ".coverage", ".DS_Store", "node_modules", "dist", "build",
    "*.egg-info", "*.pyc", "*.tsbuildinfo", "package-lock.json", "*.tgz",
)  # fmt: skip
"""What running, testing or packing generated code leaves beside it; never ours, never a finding."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Manifest:
    """The files that a run wrote into a folder: path → SHA-256 of the bytes, and the command that wrote them."""

    command: str
    files: Mapping[str, str]

    def text(self) -> str:
        """The manifest as it is stored: JSON, sorted, one file a line."""
        return (
            json.dumps({"command": self.command, "files": dict(sorted(self.files.items()))}, indent=2) + "\n"
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """What a run is going to do to a folder. All paths sorted.

    Attributes:
        write: Files that are missing or stale.
        unchanged: Files that are as they should be.
        remove: Files that an earlier run wrote, nobody edited, and no run writes any more.
        kept_edited: Files that would be written or removed, had somebody not edited them since; they stay.
        extra: Files that no run wrote; they stay.
        manifest: What to store once the plan is carried out.
    """

    write: tuple[Output, ...]
    unchanged: tuple[str, ...]
    remove: tuple[str, ...]
    kept_edited: tuple[str, ...]
    extra: tuple[str, ...]
    manifest: Manifest

    @property
    def fresh(self) -> bool:
        """Whether the folder is what a run would make of it."""
        return not (self.write or self.remove or self.kept_edited or self.extra)


def digest(data: bytes) -> str:
    """The hash that a manifest holds; line ends do not count, since git may change them at checkout."""
    return sha256(data.replace(b"\r\n", b"\n")).hexdigest()


def read(text: str, path: str = FILE) -> Manifest:
    """The manifest from its text.

    Raises:
        InputError: It is not a manifest, or lists a path outside of its folder.
    """
    try:
        data: Any = json.loads(text)
        files = cast("dict[object, object]", data["files"])
        listed = {confined(str(name)): str(value) for name, value in files.items()}
        return Manifest(command=str(data["command"]), files=listed)
    except (ValueError, KeyError, TypeError, AttributeError) as error:
        raise InputError(
            f"this is not a manifest of specglot: {error}",
            path=path,
            help="restore it from version control, or delete the folder and generate it again",
        ) from error


def plan(
    previous: Manifest | None,
    existing: Mapping[str, bytes],
    outputs: Sequence[Output],
    *,
    command: str,
    overwrite: bool = False,
) -> Plan:
    """Compare what lies in a folder with what should lie there.

    Args:
        previous: The folder's manifest, None where there is none.
        existing: Every file of the folder, path → bytes.
        outputs: Every file that the folder should have.
        command: The command to name in the new manifest.
        overwrite: Treat edited files as if nobody had edited them.
    """
    known: Mapping[str, str] = previous.files if previous else {}
    write: list[Output] = []
    unchanged: list[str] = []
    edited: list[str] = []
    for output in sorted(outputs, key=lambda output: output.path):
        data = existing.get(output.path)
        if data is None:
            write.append(output)
        elif digest(data) == digest(output.text.encode()):
            unchanged.append(output.path)
        elif overwrite or known.get(output.path) == digest(data):
            write.append(output)
        else:
            edited.append(output.path)
    wanted = {output.path for output in outputs}
    orphans = sorted(path for path in known if path in existing and path not in wanted)
    remove = [path for path in orphans if overwrite or known[path] == digest(existing[path])]
    edited += [path for path in orphans if path not in remove]
    written = {output.path: digest(output.text.encode()) for output in outputs if output.path not in edited}
    # An edited file keeps the hash it was written with: it stays known as ours, and as edited.
    written |= {path: known[path] for path in edited if path in known}
    return Plan(
        write=tuple(write),
        unchanged=tuple(unchanged),
        remove=tuple(remove),
        kept_edited=tuple(sorted(edited)),
        extra=tuple(sorted(_extra(existing, wanted.union(known)))),
        manifest=Manifest(command=command, files=written),
    )


def diff(plan: Plan, existing: Mapping[str, bytes], outputs: Sequence[Output], *, folder: str = "") -> str:
    """What differs, as unified diffs from the folder to what it should be; "" where nothing does.

    Args:
        plan: What a run would do.
        existing: Every file of the folder, path → bytes.
        outputs: Every file that the folder should have.
        folder: What the paths are below, as messages name it: with it, `patch -p1` finds the files.
    """
    below = f"{folder.strip('/')}/" if folder else ""
    texts = {output.path: output.text for output in outputs}
    paths = sorted({output.path for output in plan.write}.union(plan.remove, plan.kept_edited))
    parts = [_file_diff(f"{below}{path}", existing.get(path), texts.get(path)) for path in paths]
    return "".join(parts + [f"extra: {below}{path} was not generated\n" for path in plan.extra])


def explain(plan: Plan, folder: str) -> tuple[str, ...]:
    """What a person has to decide, one message each: edited files that stay as they are, and files nobody generated."""
    edited = tuple(
        f"{folder}/{path} was edited since it was generated; it stays as it is. Move your change into a template"
        " or a file of your own, then delete this one and generate again."
        for path in plan.kept_edited
    )
    extra = tuple(f"{folder}/{path} was not generated; it stays as it is." for path in plan.extra)
    return edited + extra


def _extra(existing: Iterable[str], ours: set[str]) -> list[str]:
    return [path for path in existing if path not in ours and path != FILE and not _byproduct(path)]


def _byproduct(path: str) -> bool:
    return any(fnmatchcase(part, pattern) for part in path.split("/") for pattern in _BYPRODUCTS)


def _file_diff(path: str, old: bytes | None, new: str | None) -> str:
    before = (old or b"").decode("utf-8", "replace").replace("\r\n", "\n").splitlines(keepends=True)
    after = (new or "").splitlines(keepends=True)
    label_old = "/dev/null" if old is None else f"a/{path}"
    label_new = "/dev/null" if new is None else f"b/{path}"
    lines = difflib.unified_diff(before, after, label_old, label_new)
    body = "".join(
        line if line.endswith("\n") else f"{line}\n\\ No newline at end of file\n" for line in lines
    )
    return body or f"--- {label_old}\n+++ {label_new}\n"  # an empty file that is missing or extra
