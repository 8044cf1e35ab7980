"""Folders ↔ values: the only module that reads pages and writes results."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

import msgspec

from specglot.model.errors import InputError
from specglot.model.source import Source
from specglot.read.locale import is_locale
from specglot.recall import inputs

if TYPE_CHECKING:
    from specglot.emit.manifest import Plan
    from specglot.emit.target import Output

SUFFIXES = (".md", ".markdown", ".txt")
_SKIPPED = ("node_modules", "__pycache__", "site-packages")


class Found(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """A page on disk.

    `path` is relative to the source root, `locale` what the config's pattern says ("" for nothing), `neutral` the path
    without it; `named` tells whether a pattern names the page at all.
    """

    file: Path
    path: str
    locale: str = ""
    neutral: str = ""
    named: bool = False


def find_sources(
    arguments: Sequence[Path], project: Path, patterns: Sequence[str] = ()
) -> tuple[Path, tuple[Found, ...]]:
    """The pages under some files and folders, and the root their paths are relative to.

    The root is the project folder where all of them lie in it, else the folder they share. In the project, the config's
    patterns say which files of a folder are pages, and what their locale is.

    Raises:
        InputError: something does not exist, is no page, or a folder has no pages.
    """
    files: list[Path] = []
    for argument in arguments:
        here = inputs.kind_of(argument)
        if not here:
            raise InputError(
                "no such file or folder", path=str(argument), help="check the spelling of SOURCE"
            )
        if here == "folder":
            found = sorted(_walk(_resolved(argument)))
            if not found:
                raise InputError(
                    "no pages in this folder",
                    path=str(argument),
                    help=f"pages are files that end in {', '.join(SUFFIXES)}",
                )
            files.extend(found)
        elif argument.suffix.lower() in SUFFIXES:
            files.append(_resolved(argument))
        else:
            raise InputError("not a page", path=str(argument), help=f"pages end in {', '.join(SUFFIXES)}")
    files = list(dict.fromkeys(files))
    root = project.resolve()
    inside = f"{root.as_posix().rstrip('/')}/"
    names = [file.as_posix() for file in files]
    if all(name.startswith(inside) for name in names):
        pages = [_named(file, name[len(inside) :], patterns) for file, name in zip(files, names, strict=True)]
        given = {_resolved(argument) for argument in arguments}
        listed = tuple(page for page in pages if page.named or page.file in given)
        return root, listed or tuple(pages)
    folders = [
        _resolved(argument) if argument.is_dir() else _resolved(argument).parent for argument in arguments
    ]
    root = Path(os.path.commonpath(folders))
    return root, tuple(Found(file=file, path=file.relative_to(root).as_posix()) for file in files)


def _named(file: Path, path: str, patterns: Sequence[str]) -> Found:
    """A page with what the first pattern that fits says of it."""
    for pattern in patterns:
        if match := _pattern(pattern).fullmatch(path):
            locale = match.groupdict().get("locale") or ""
            if locale and not is_locale(locale):  # `docs/{locale}/…` means no folder of a manual
                continue
            start, end = match.span("locale") if locale else (0, 0)
            neutral = f"{path[:start]}*{path[end:]}" if locale else path
            return Found(file=file, path=path, locale=locale, neutral=neutral, named=True)
    return Found(file=file, path=path)


def find_patterns(patterns: Sequence[str], project: Path) -> tuple[Path, tuple[Found, ...]]:
    """The pages that the config's patterns name; `{locale}` in a pattern says what a page's locale is.

    Raises:
        InputError: a pattern leaves the project or matches nothing.
    """
    root = project.resolve()
    found: dict[str, Found] = {}
    for pattern in patterns:
        if pattern.startswith(("/", "~")) or ".." in pattern.split("/"):
            raise InputError(
                f"the pattern {pattern!r} leaves the project", help="name pages below the config file"
            )
        hits = 0
        for path in _glob(root.as_posix(), "", pattern.replace("{locale}", "*").split("/")):
            if path.lower().endswith(SUFFIXES) and path not in found:
                page = _named(root / path, path, (pattern,))
                if page.named:
                    hits += 1
                    found[path] = page
            else:
                hits += path in found
        if not hits:
            raise InputError(
                f"no page matches the pattern {pattern!r}",
                help="check `pages` in the config against the folder",
            )
    return root, tuple(found[path] for path in sorted(found))


def matches(patterns: Sequence[str], path: str) -> bool:
    """Whether a path below the project is one that the config's patterns name."""
    return any(_pattern(pattern).fullmatch(path) for pattern in patterns)


def text_of(file: Path) -> str:
    """A text file of the project, its line ends as `\\n`.

    Raises:
        InputError: it cannot be read, or is not UTF-8.
    """
    return load(Found(file=file, path=file.name)).text


def load(found: Found) -> Source:
    """Read one page.

    Raises:
        InputError: it cannot be read, or is not UTF-8.
    """
    return Source.of(found.path, raw(found))


def raw(found: Found) -> str:
    """The text of one page as the file has it.

    Raises:
        InputError: it cannot be read, or is not UTF-8.
    """
    try:
        data = inputs.read(found.file)
    except OSError as error:
        raise InputError(f"cannot be read: {error.strerror}", path=found.path) from error
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        column = len(data[data.rfind(b"\n", 0, error.start) + 1 : error.start].decode("utf-8", "replace")) + 1
        raise InputError(
            f"not UTF-8: byte 0x{data[error.start]:02x}",
            path=found.path,
            line=line,
            column=column,
            help="save the page as UTF-8",
        ) from error


def existing(folder: Path) -> dict[str, bytes]:
    """Every file below a folder, path → bytes."""
    if inputs.kind_of(folder) != "folder":
        return {}
    return {path: inputs.read(folder / path) for path in sorted(_files(str(folder), ""))}


def _files(folder: str, below: str) -> Iterator[str]:
    """The files below a folder, what git and Python keep for themselves left out."""
    for name, kind in inputs.names(f"{folder}/{below}"):
        if kind == "file":
            yield f"{below}{name}"
        elif kind == "folder" and name not in (".git", "__pycache__"):
            yield from _files(folder, f"{below}{name}/")


def plan(folder: Path, outputs: Sequence[Output], command: str) -> tuple[Plan, Mapping[str, bytes]]:
    """What writing the outputs into a folder would change, and what lies there now."""
    from specglot.emit import manifest

    there = existing(folder)
    previous = there.get(manifest.FILE)
    known = (
        manifest.read(previous.decode("utf-8", "replace"), f"{folder.name}/{manifest.FILE}")
        if previous
        else None
    )
    return manifest.plan(known, there, outputs, command=command), there


def carry_out(folder: Path, planned: Plan) -> None:
    """Write and remove what a plan says; each file whole or not at all."""
    from specglot.emit import manifest

    inside = folder.resolve()
    for path in (*(output.path for output in planned.write), *planned.remove):
        if not (folder / path).parent.resolve().is_relative_to(inside):
            raise InputError(
                "a link leads out of the output folder",
                path=str(folder / path),
                help="replace the linked folder by a real one",
            )
    for output in planned.write:
        write(folder / output.path, output.text.encode("utf-8"))
    for path in planned.remove:
        inputs.doubt(f"removed {path}")
        (folder / path).unlink(missing_ok=True)
        _prune(folder, (folder / path).parent)
    write(folder / manifest.FILE, planned.manifest.text().encode("utf-8"))


def write(file: Path, data: bytes) -> None:
    """Write a file through a temporary one beside it, so that nobody ever sees half of it.

    A file that has these bytes is left as it is.

    Raises:
        InputError: the place cannot be written.
    """
    import tempfile

    try:
        if inputs.lies(str(file)) == "file" and inputs.read(file) == data:
            return
        inputs.doubt(f"wrote {file}")
        file.parent.mkdir(parents=True, exist_ok=True)
        handle, name = tempfile.mkstemp(prefix=".specglot-", dir=file.parent)
        try:
            with os.fdopen(handle, "wb") as stream:
                stream.write(data)
            mode = file.stat().st_mode & 0o777 if file.exists() else 0o644
            Path(name).chmod(mode)
            Path(name).replace(file)
        except BaseException:
            Path(name).unlink(missing_ok=True)
            raise
    except OSError as error:
        raise InputError(f"cannot be written: {error.strerror}", path=str(file)) from error


def _prune(root: Path, folder: Path) -> None:
    while folder != root and folder.is_dir() and not any(folder.iterdir()):
        folder.rmdir()
        folder = folder.parent


def _resolved(path: Path) -> Path:
    return Path(inputs.real(path))


def _walk(folder: Path) -> Iterator[Path]:
    """The pages below a folder, without hidden folders and those of package managers; links are not followed."""
    below: list[Path] = []
    for name, kind in inputs.names(folder):
        if name.startswith("."):
            continue
        if kind == "folder" and name not in _SKIPPED:
            below.append(folder / name)
        elif kind in ("file", "other") and name.lower().endswith(SUFFIXES):
            yield folder / name
    for one in below:
        yield from _walk(one)


def _glob(root: str, folder: str, segments: Sequence[str]) -> Iterator[str]:
    """The files below a folder that a pattern's segments fit, as paths below the root; `**` follows no links."""
    if not segments:
        return
    head, *rest = segments
    if head == "**":
        yield from _glob(root, folder, rest)
    try:
        names = inputs.names(f"{root}/{folder}")
    except OSError:
        return
    for name, kind in names:
        if head == "**":
            if kind == "folder":
                yield from _glob(root, f"{folder}{name}/", segments)
        elif _pattern(head).fullmatch(name):
            if rest and kind in ("folder", "link"):
                yield from _glob(root, f"{folder}{name}/", rest)
            elif not rest and kind == "file":
                yield f"{folder}{name}"


@lru_cache(maxsize=256)
def _pattern(pattern: str) -> re.Pattern[str]:
    """A glob as a regular expression; the first `{locale}` captures, later ones must equal it."""
    out = ""
    seen = False
    for part in re.split(r"(\{locale\}|\*\*/|\*\*|\*|\?)", pattern):
        if part == "{locale}":
            out += "(?P=locale)" if seen else "(?P<locale>[A-Za-z0-9_-]+)"
            seen = True
        elif part == "**/":
            out += "(?:.*/)?"
        elif part == "**":
            out += ".*"
        elif part == "*":
            out += "[^/]*"
        elif part == "?":
            out += "[^/]"
        else:
            out += re.escape(part)
    return re.compile(out)
