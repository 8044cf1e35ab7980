"""Template name + values → HTML. The site's only use of jinja2."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache
from itertools import groupby
from typing import Any

from jinja2 import Environment, PackageLoader, StrictUndefined


@cache
def environment() -> Environment:
    """Templates of `site/templates`.

    Autoescape is on: text from docs is untrusted. `{#` opens comments in jinja2 and anchors in our pages, so
    comments are `{## … ##}` here.
    """
    made = Environment(
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
    filters: dict[str, Any] = made.filters
    filters["groupby_run"] = runs
    return made


def runs(items: Iterable[Any], attribute: str) -> list[dict[str, Any]]:
    """Neighbours with the same attribute, as `{attribute: value, "members": (…)}`; order is kept."""
    found = groupby(items, key=lambda item: getattr(item, attribute))
    return [{attribute: value, "members": tuple(group)} for value, group in found]


def render(template: str, **values: object) -> str:
    """Render one template; a missing value raises `jinja2.UndefinedError`."""
    return environment().get_template(template).render(values)


def strict(theme: Environment) -> Environment:
    """Mkdocs' environment for theme templates, escaping and strict like ours; by itself it is neither."""
    return theme.overlay(autoescape=True, undefined=StrictUndefined)
