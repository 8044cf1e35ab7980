"""A target's name → the target: what turns a spec into files of one language."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from importlib import import_module
from importlib.metadata import entry_points
from pathlib import Path
from pkgutil import iter_modules
from typing import Any, Protocol, cast

from specglot.model.errors import InputError
from specglot.model.spec import Spec

ENTRY_POINTS = "specglot.targets"
"""The entry point group under which other packages offer targets: `name = "package.module:TARGET"`."""

_BUILT_IN = "specglot.emit.targets"
_RESERVED = re.compile(r"(?i)^(con|prn|aux|nul|com[0-9]|lpt[0-9])(\..*)?$")


@dataclass(frozen=True, slots=True, kw_only=True)
class Output:
    """A file in memory: its path below the target's folder (`/` between parts) and its text (`\\n` line ends)."""

    path: str
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class TargetRequest:
    """All that a target may know.

    Attributes:
        spec: What the pages agree on.
        openapi: The same as an OpenAPI 3.1 document in `lang`.
        lang: The locale of docstrings and comments.
        fallback: The locales that answer where `lang` is silent, in order.
        version: The version of specglot.
        command: The command that writes these files; every file names it.
        templates: The user's template folders, searched before the target's own.
        options: The target's table of the configuration, for example `package`.
    """

    spec: Spec
    openapi: Mapping[str, Any]
    lang: str
    fallback: tuple[str, ...] = ()
    version: str = ""
    command: str = "specglot generate"
    templates: tuple[Path, ...] = ()
    options: Mapping[str, Any] = field(default_factory=dict[str, Any])


class Target(Protocol):
    """Turns a spec into files. It neither reads nor writes any outside of its own package."""

    def files(self, request: TargetRequest) -> tuple[Output, ...]:
        """Every file of the target, formatted; the same request gives the same bytes.

        Raises:
            InputError: An option of the configuration or a template of the user cannot be used.
        """
        ...


def names() -> tuple[str, ...]:
    """The targets that are installed, sorted: the built-in ones and those of other packages."""
    return tuple(sorted({*_built_in(), *(point.name for point in entry_points(group=ENTRY_POINTS))}))


def find(name: str) -> Target:
    """The target of a name; only this one is imported.

    Raises:
        InputError: There is no such target, or another package's target cannot be imported.
    """
    if name in _built_in():
        return cast("Target", import_module(f"{_BUILT_IN}.{name}.target").TARGET)
    for point in entry_points(group=ENTRY_POINTS, name=name):
        try:
            return cast("Target", point.load())
        except Exception as error:  # other people's code may fail in any way
            raise InputError(f"target {name} ({point.value}) cannot be imported: {error}") from error
    raise InputError(f"there is no target named {name}", help=f"choose from: {', '.join(names())}")


def produce(name: str, request: TargetRequest) -> tuple[Output, ...]:
    """The files of a target, sorted by path, none of which can leave the target's folder.

    Raises:
        InputError: As `find` and `Target.files`; also where two files differ by the case of their path only.
    """
    outputs = sorted(find(name).files(request), key=lambda output: output.path)
    seen: dict[str, str] = {}
    for output in outputs:
        path = confined(output.path).casefold()
        if path in seen:
            raise InputError(
                f"target {name} writes both {seen[path]} and {output.path}: one file on some systems"
            )
        seen[path] = output.path
    return tuple(outputs)


def samples(name: str, request: TargetRequest) -> Mapping[str, str]:
    """Operation id → code that calls it through the target's client; empty where a target offers none.

    Raises:
        InputError: as `find` and `Target.files`.
    """
    offered = getattr(find(name), "samples", None)
    return cast("Mapping[str, str]", offered(request)) if offered else {}


def confined(path: str) -> str:
    """The path itself, once it is sure to stay inside the folder that it is joined to, on any system.

    Raises:
        InputError: It is absolute, climbs out, has a drive, an empty part or a name that some systems keep.
    """
    parts = path.split("/")
    if (
        any(part in ("", ".", "..") or part != part.strip(" ") or part.endswith(".") for part in parts)
        or re.search(r'[\x00-\x1f\\:*?"<>|]', path)
        or any(_RESERVED.match(part) for part in parts)
    ):
        raise InputError(f"refused to write {path!r}: the path would not stay inside the output folder")
    return path


def _built_in() -> tuple[str, ...]:
    return tuple(module.name for module in iter_modules(import_module(_BUILT_IN).__path__) if module.ispkg)
