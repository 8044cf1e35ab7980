"""What surrounds a page: navigation, language switch, head. Pure data."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from specglot.site.model import Alternate, Text
from specglot.site.texts import Texts


@dataclass(frozen=True, slots=True, kw_only=True)
class NavItem:
    """A line of the navigation."""

    href: str
    text: Text
    method: str
    findings: int


@dataclass(frozen=True, slots=True, kw_only=True)
class NavSection:
    """A part of the navigation; `href` leads to the part's list where its items are not shown."""

    id: str
    label: str
    href: str
    items: tuple[NavItem, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Shell:
    """What the theme prints around a page.

    `root` leads from the page to the site's root, `t` are the words, `nav` is safe HTML, "" for none.
    """

    kind: Literal["home", "operation", "page", "root"]
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
