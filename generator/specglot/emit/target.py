"""A target's name → the target: what turns a spec into files of one language."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator, Mapping
from functools import cached_property
from importlib import import_module
from pkgutil import iter_modules
from typing import TYPE_CHECKING, Any, Protocol, cast

from msgspec import Struct, field

from specglot.emit.room import with_room
from specglot.emit.store import Store, key
from specglot.model.errors import InputError
from specglot.model.spec import Spec

if TYPE_CHECKING:
    from importlib.metadata import EntryPoints

ENTRY_POINTS = "specglot.targets"
"""The entry point group under which other packages offer targets: `name = "package.module:TARGET"`."""

_BUILT_IN = "specglot.emit.targets"
_RESERVED = re.compile(r"(?i)^(con|prn|aux|nul|com[0-9]|lpt[0-9])(\..*)?$")


class Output(Struct, frozen=True, kw_only=True):
    """A file in memory: its path below the target's folder (`/` between parts) and its text (`\\n` line ends)."""

    path: str
    text: str


class Deferred(Mapping[str, Any]):
    """A mapping that is made when somebody looks into it: most targets do without the OpenAPI document."""

    def __init__(self, make: Callable[[], Mapping[str, Any]]) -> None:
        self._make = make

    @cached_property
    def _made(self) -> Mapping[str, Any]:
        return self._make()

    def __getitem__(self, key: str) -> Any:
        return self._made[key]

    def __iter__(self) -> Iterator[str]:
        return iter(self._made)

    def __len__(self) -> int:
        return len(self._made)


class TargetRequest(Struct, frozen=True, kw_only=True):
    """All that a target may know.

    Attributes:
        spec: What the pages agree on.
        openapi: The same as an OpenAPI 3.1 document in `lang`; made when a target first looks into it.
        title: The API's title in `lang`; "" where it has none of its own.
        lang: The locale of docstrings and comments.
        fallback: The locales that answer where `lang` is silent, in order.
        version: The version of specglot.
        command: The command that writes these files; every file names it.
        templates: The user's templates, which take the place of the target's own: path → text. `emit.templates` says
            which of the user's files those of a target are.
        options: The target's table of the configuration, for example `package`.
        store: Keeps what is costly to make; None for nothing.
    """

    spec: Spec
    openapi: Mapping[str, Any]
    lang: str
    title: str = ""
    fallback: tuple[str, ...] = ()
    version: str = ""
    command: str = "specglot generate"
    templates: Mapping[str, str] = field(default_factory=dict[str, str])
    options: Mapping[str, Any] = field(default_factory=dict[str, Any])
    store: Store | None = None


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
    return tuple(sorted({*_built_in(), *(point.name for point in _offered())}))


def find(name: str) -> Target:
    """The target of a name; only this one is imported.

    Raises:
        InputError: There is no such target, or another package's target cannot be imported.
    """
    if name in _built_in():
        return cast("Target", import_module(f"{_BUILT_IN}.{name}.target").TARGET)
    for point in _offered():
        if point.name != name:
            continue
        try:
            return cast("Target", point.load())
        except Exception as error:  # other people's code may fail in any way
            raise InputError(f"target {name} ({point.value}) cannot be imported: {error}") from error
    raise InputError(f"there is no target named {name}", help=f"choose from: {', '.join(names())}")


def _offered() -> EntryPoints:
    from importlib.metadata import entry_points  # slow to load, and no built-in target needs it

    return entry_points(group=ENTRY_POINTS)


def built_in(name: str) -> bool:
    """Whether a target comes with specglot: what it writes depends on nothing but the request."""
    return name in _built_in()


def produce(name: str, request: TargetRequest) -> tuple[Output, ...]:
    """The files of a target, sorted by path, none of which can leave the target's folder.

    A built-in target is not even imported where the store knows what it makes of this request.

    Raises:
        InputError: As `find` and `Target.files`; also where two files differ by the case of their path only.
    """
    return with_room(request.spec, lambda: _remembered(name, request))


def _remembered(name: str, request: TargetRequest) -> tuple[Output, ...]:
    if request.store is None or not built_in(name):
        return _produce(name, request)
    made_from = key(
        name, request.spec, request.lang, request.title, request.fallback, request.version, request.command,
        request.templates, request.options,
    )  # fmt: skip
    known = request.store.get("outputs", made_from)
    if known is not None:
        return tuple(Output(path=path, text=text) for path, text in json.loads(known))
    outputs = _produce(name, request)
    pairs = [(output.path, output.text) for output in outputs]
    request.store.put("outputs", made_from, json.dumps(pairs).encode())
    return outputs


def _produce(name: str, request: TargetRequest) -> tuple[Output, ...]:
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
    if offered is None:
        return {}
    return cast("Mapping[str, str]", with_room(request.spec, lambda: offered(request)))


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
