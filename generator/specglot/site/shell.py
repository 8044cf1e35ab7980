"""What surrounds a page: navigation, language switch, head. Pure data."""

from __future__ import annotations

from typing import Literal

import msgspec

from specglot.site.model import Alternate, Text
from specglot.site.texts import Texts


class NavItem(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """A line of the navigation."""

    href: str
    text: Text
    method: str
    findings: int


class NavSection(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """A part of the navigation; `href` leads to the part's list where its items are not shown."""

    id: str
    label: str
    href: str
    items: tuple[NavItem, ...]


class Shell(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """What the theme prints around a page.

    `root` leads from the page to the site's root, `t` are the words, `nav` is safe HTML, "" for none, `manual` leads to
    the ordinary pages, "" where there are none.
    """

    kind: Literal["home", "operation", "page", "root", "manual"]
    t: Texts
    root: str
    home: str
    site: str
    title: str
    description: str
    nav: str
    alternates: tuple[Alternate, ...]
    locale: str
    markdown: str
    openapi: str
    canonical: str
    hreflangs: tuple[tuple[str, str], ...]
    manual: str = ""
