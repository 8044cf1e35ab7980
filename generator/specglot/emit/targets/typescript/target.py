"""TargetRequest → the files of an npm package."""

from __future__ import annotations

import re
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from specglot.emit.render import Renderer
from specglot.emit.target import Output, TargetRequest
from specglot.emit.targets.typescript.package import package_view
from specglot.model.errors import InputError

_TEMPLATES = Path(__file__).parent / "templates"
_SUFFIX = ".jinja"
_OPTIONS = ("package", "version")
# https://docs.npmjs.com/cli/configuring-npm/package-json#name, https://semver.org
_NAME = re.compile(r"(?=.{1,214}$)(@[a-z0-9~-][a-z0-9._~-]*/)?[a-z0-9~-][a-z0-9._~-]*")
_VERSION = re.compile(
    r"(0|[1-9]\d*)(\.(0|[1-9]\d*)){2}(-[0-9A-Za-z-]+(\.[0-9A-Za-z-]+)*)?(\+[0-9A-Za-z-]+(\.[0-9A-Za-z-]+)*)?",
    re.ASCII,
)


class TypeScriptTarget:
    """Types, a client on the global `fetch`, one error class for each documented status; no dependencies.

    Options: `package` (the name on a registry, with or without scope; default `api-client`) and `version` (default
    `0.1.0`).
    """

    def files(self, request: TargetRequest) -> tuple[Output, ...]:
        """As `Target.files`."""
        name, version = _names(request.options)
        view = package_view(request, name=name, version=version)
        renderer = Renderer(_TEMPLATES, request.templates)
        return tuple(
            Output(path=path, text=renderer.render(path + _SUFFIX, package=view))
            for path in _paths()
            if view.sessions or Path(path).name not in ("session.ts", "session.test.js")
        )

    def samples(self, request: TargetRequest) -> Mapping[str, str]:
        """Operation id → a program that calls it."""
        name, version = _names(request.options)
        view = package_view(request, name=name, version=version)
        renderer = Renderer(_TEMPLATES, request.templates)
        return {
            one.id: renderer.render(f"_sample.ts{_SUFFIX}", package=view, operation=shown)
            for one, shown in zip(request.spec.operations, view.operations, strict=True)
        }


TARGET = TypeScriptTarget()


def _names(options: Mapping[str, Any]) -> tuple[str, str]:
    for name in options:
        if name not in _OPTIONS:
            raise InputError(
                f"the typescript target has no option {name!r}", help=f"choose from: {', '.join(_OPTIONS)}"
            )
    package, version = options.get("package", "api-client"), options.get("version", "0.1.0")
    if (
        not isinstance(package, str)
        or not _NAME.fullmatch(package)
        or package in ("node_modules", "favicon.ico")
    ):
        raise InputError(
            f"the typescript target cannot use the package name {package!r}",
            help="lower-case ASCII letters, digits, - . _ ~ make a package name, for example @example/media-collection",
        )
    if not isinstance(version, str) or not _VERSION.fullmatch(version):
        raise InputError(
            f"the typescript target cannot use the version {version!r}",
            help="write three numbers, for example 1.0.0",
        )
    return package, version


def _paths() -> list[str]:
    """Every template's path, which is its output's path, too; those that begin with `_` only serve the others."""
    paths = (path.relative_to(_TEMPLATES) for path in _TEMPLATES.rglob(f"*{_SUFFIX}"))
    return sorted(path.as_posix().removesuffix(_SUFFIX) for path in paths if not path.name.startswith("_"))
