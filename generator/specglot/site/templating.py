"""Template name + values → HTML. The site's only use of jinja2."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache
from itertools import groupby
from typing import Any

from jinja2 import Environment, PackageLoader, StrictUndefined
from jinja2.compiler import CodeGenerator
from markupsafe import Markup, escape

from specglot.site.model import Text

_SPECIAL = re.compile("[&<>'\"]").search


def escaped(value: object) -> str:
    """What `escape` gives, without wrapping it: a template only joins its pieces, and a page prints a thousand."""
    if isinstance(value, str) and (isinstance(value, Markup) or not _SPECIAL(value)):
        return value
    return escape(value)


class _Quick(CodeGenerator):
    """Compiles templates that print with `escaped`."""

    def write_commons(self) -> None:
        self.writeline("escape = environment.globals['escaped']")
        super().write_commons()


@cache
def environment() -> Environment:
    """Templates of `site/templates`.

    Autoescape is on: text from docs is untrusted. `{#` opens comments in jinja2 and anchors in our pages, so
    comments are `{## … ##}` here.
    """
    made = _quick(
        Environment(
            loader=PackageLoader("specglot.site", "templates"),
            autoescape=True,
            undefined=StrictUndefined,
            comment_start_string="{##",
            comment_end_string="##}",
            trim_blocks=True,
            lstrip_blocks=True,
            keep_trailing_newline=False,
            auto_reload=False,
        )
    )
    filters: dict[str, Any] = made.filters
    filters["groupby_run"] = runs
    names: dict[str, Any] = made.globals
    names["words"] = words
    names["coded"] = coded
    return made


def _quick(made: Environment) -> Environment:
    made.code_generator_class = _Quick
    names: dict[str, Any] = made.globals
    names["escaped"] = escaped
    return made


def words(text: Text, tag: str = "span", cls: str = "") -> Markup:
    """A piece of text in an element that tells its language where that is not the page's.

    A function, not a macro: every page prints dozens, and a call of a macro takes five times as long.

    Args:
        text: Safe HTML and its language.
        tag: The element's name, from a template.
        cls: Its class, from a template.
    """
    marks = f' class="{cls}"' if cls else ""
    if text.foreign:
        marks += f' lang="{escape(text.lang)}" dir="{text.dir}" data-foreign'
    return Markup(f"<{tag}{marks}>{text.html}</{tag}>")  # noqa: S704 - sanitized where it was rendered


def coded(text: str) -> Markup:
    """A message with its `code` in code elements."""
    pieces = text.split("`")
    if len(pieces) % 2 == 0:
        return escape(text)
    return Markup("").join(
        Markup("<code>{}</code>").format(piece) if index % 2 else escape(piece)
        for index, piece in enumerate(pieces)
    )


def runs(items: Iterable[Any], attribute: str) -> list[dict[str, Any]]:
    """Neighbours with the same attribute, as `{attribute: value, "members": (…)}`; order is kept."""
    found = groupby(items, key=lambda item: getattr(item, attribute))
    return [{attribute: value, "members": tuple(group)} for value, group in found]


def render(template: str, **values: object) -> str:
    """Render one template; a missing value raises `jinja2.UndefinedError`."""
    return environment().get_template(template).render(values)


def strict(theme: Environment) -> Environment:
    """Mkdocs' environment for theme templates, escaping and strict like ours; by itself it is neither."""
    return _quick(theme.overlay(autoescape=True, undefined=StrictUndefined))
