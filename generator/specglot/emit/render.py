"""Templates and a view → text. The one module that knows jinja2.

What a template may do with text of the docs, `emit.filters` says. A template that is compiled once is kept compiled, as
Python does with modules and in the same kind of place: most of the time of a small run would go there.
"""

from __future__ import annotations

import sys
from collections.abc import Mapping
from importlib.util import cache_from_source
from pathlib import Path
from traceback import extract_tb
from typing import Any
from zlib import crc32

import jinja2
from jinja2 import (
    ChoiceLoader,
    Environment,
    FileSystemLoader,
    FunctionLoader,
    StrictUndefined,
    TemplateError,
)  # fmt: skip
from jinja2.bccache import Bucket, FileSystemBytecodeCache

from specglot.emit.filters import FILTERS
from specglot.emit.texts import Text
from specglot.model.errors import InputError

_SYNTAX: dict[str, Any] = {
    "trim_blocks": True,
    "lstrip_blocks": True,
    "keep_trailing_newline": True,
    "comment_start_string": "{##",
    "comment_end_string": "##}",
    "autoescape": False,  # the output is code, and code has more places than HTML: see the filters
    "optimized": False,  # no filter runs at compile time: compiled templates outlive this version of them
}


class Renderer:
    """Renders the templates of one target; a user's template of the same name takes the place of one.

    Args:
        package: The folder with the target's own templates.
        overrides: The user's templates, name → text.
    """

    def __init__(self, package: Path, overrides: Mapping[str, str] | None = None) -> None:
        given = overrides or {}

        def override(name: str) -> tuple[str, str, None] | None:
            return (given[name], name, None) if name in given else None

        self._environment = Environment(
            loader=ChoiceLoader([FunctionLoader(override), FileSystemLoader(str(package))]),
            undefined=StrictUndefined,
            finalize=_refuse_bare_text,
            bytecode_cache=_Compiled(package),
            auto_reload=False,
            **_SYNTAX,
        )
        self._environment.filters.update(FILTERS)

    def render(self, template: str, **view: Any) -> str:
        """The text of a template.

        Raises:
            InputError: The template is missing, cannot be parsed, or asks for something that the view does not have.
        """
        try:
            return self._environment.get_template(template).render(view)
        except TemplateError as error:
            raise InputError(
                f"the template cannot be rendered: {error.message or type(error).__name__}",
                path=template,
                line=_line(error, template),
                help="compare it with the built-in template of the same name",
            ) from error


class _Compiled(FileSystemBytecodeCache):
    """Compiled templates of a target, where Python would keep its compiled modules.

    As trustworthy as those, and never part of a project. Templates of users are compiled in each run.
    """

    def __init__(self, package: Path) -> None:
        self._own = f"{package}/"
        syntax = crc32(repr(_SYNTAX).encode())
        super().__init__(
            str(Path(cache_from_source(str(package / "_.py"))).parent),
            f"%s.jinja-{jinja2.__version__}-{syntax:08x}",
        )

    def get_cache_key(self, name: str, filename: str | None = None) -> str:
        """The template's name as a file name; "" for a user's, which is not kept."""
        return name.replace("/", "--") if (filename or "").startswith(self._own) else ""

    def load_bytecode(self, bucket: Bucket) -> None:
        """Fill the bucket, where there is something to fill it with. Its checksum tells a template that has changed."""
        if bucket.key:
            try:
                super().load_bytecode(bucket)
            except (OSError, ValueError, EOFError, TypeError):
                bucket.reset()

    def dump_bytecode(self, bucket: Bucket) -> None:
        """Keep the bucket, where that can be."""
        if bucket.key and not sys.dont_write_bytecode:
            try:
                Path(self.directory).mkdir(parents=True, exist_ok=True)
                super().dump_bytecode(bucket)
            except OSError:
                return


def _line(error: TemplateError, template: str) -> int:
    """The template's line: a syntax error knows it, any other one was raised from compiled code that maps to it."""
    lines = [
        frame.lineno or 0 for frame in extract_tb(error.__traceback__) if frame.filename.endswith(template)
    ]
    return getattr(error, "lineno", None) or (lines[-1] if lines else 0)


def _refuse_bare_text(value: Any) -> Any:
    if isinstance(value, Text):
        raise TemplateError(
            "text of the docs is printed without a filter (docstring, comment, literal, json …)"
        )
    return value
