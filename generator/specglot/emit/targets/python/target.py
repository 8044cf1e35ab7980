"""TargetRequest → the files of an installable Python package."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from specglot.emit.format import format_python
from specglot.emit.render import Renderer
from specglot.emit.target import Output, TargetRequest
from specglot.emit.targets.python.package import PackageView, package_view
from specglot.emit.targets.python.reserved import KEYWORDS
from specglot.emit.targets.python.texts import table
from specglot.model.errors import InputError

_TEMPLATES = Path(__file__).parent / "templates"
_SUFFIX = ".jinja"
_PACKAGE = "__package__"
_OPTIONS = ("package", "distribution", "version")


class PythonTarget:
    """pydantic models, a sync and an async client on httpx2, one error class for each documented status.

    Options: `package` (the import name, ASCII; default `api_client`), `distribution` (the name on an index; default
    the import name with hyphens) and `version` (default `0.1.0`).
    """

    def files(self, request: TargetRequest) -> tuple[Output, ...]:
        """As `Target.files`."""
        package, distribution, version = _names(request.options)
        view = package_view(request, package=package, distribution=distribution, version=version)
        renderer = Renderer(_TEMPLATES, request.templates)
        outputs = [
            Output(path=path.replace(_PACKAGE, package), text=renderer.render(path + _SUFFIX, package=view))
            for path in _paths()
            if _wanted(path, view)
        ]
        texts = json.dumps(table(request.spec, request.lang, request.fallback), ensure_ascii=False, indent=1)
        outputs.append(Output(path=f"src/{package}/texts.json", text=texts + "\n"))
        return format_python(outputs, first_party=package)

    def samples(self, request: TargetRequest) -> Mapping[str, str]:
        """Operation id → a program that calls it."""
        package, distribution, version = _names(request.options)
        view = package_view(
            request, package=package, distribution=distribution, version=version, models_too=False
        )
        renderer = Renderer(_TEMPLATES, request.templates)
        programs = [
            Output(
                path=f"{index}.py",
                text=renderer.render(f"_sample.py{_SUFFIX}", package=view, operation=operation),
            )
            for index, operation in enumerate(view.operations)
        ]
        formatted = {output.path: output.text for output in format_python(programs, first_party=package)}
        return {
            operation.id.value: formatted[f"{index}.py"] for index, operation in enumerate(view.operations)
        }


TARGET = PythonTarget()


def _names(options: Mapping[str, Any]) -> tuple[str, str, str]:
    for name in options:
        if name not in _OPTIONS:
            raise InputError(
                f"the python target has no option {name!r}", help=f"choose from: {', '.join(_OPTIONS)}"
            )
    package = options.get("package", "api_client")
    if not isinstance(package, str) or not re.fullmatch(r"[a-z][a-z0-9_]*", package) or package in KEYWORDS:
        raise InputError(
            f"the python target cannot use the package name {package!r}",
            help="lower-case ASCII letters, digits and _ make a package name, for example media_collection",
        )
    distribution, version = (
        options.get("distribution", package.replace("_", "-")),
        options.get("version", "0.1.0"),
    )
    for name, value in (("distribution", distribution), ("version", version)):
        if not isinstance(value, str) or not re.fullmatch(
            r"[A-Za-z0-9]([A-Za-z0-9.+_-]*[A-Za-z0-9])?", value
        ):
            raise InputError(f"the python target cannot use the {name} {value!r}")
    return package, distribution, version


def _paths() -> list[str]:
    """Every template's path, which is its output's path, too; the sample's is no file of the package."""
    paths = (path.relative_to(_TEMPLATES) for path in _TEMPLATES.rglob(f"*{_SUFFIX}"))
    return sorted(
        path.as_posix().removesuffix(_SUFFIX) for path in paths if not path.as_posix().startswith("_sample")
    )


def _wanted(path: str, view: PackageView) -> bool:
    """Whether the package has anything for a file to hold."""
    match Path(path).stem:
        case "session" | "test_session":
            return bool(view.sessions)
        case "_conditions":
            return bool(view.conditions)
        case "test_models":
            return bool(view.body_examples)
        case "conftest" | "test_client" | "test_readme":
            return bool(view.operations)
        case _:
            return True
