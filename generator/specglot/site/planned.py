"""What a build is told to make: pages and other files, each rendered when it is asked for."""

from __future__ import annotations

from collections.abc import Callable

import msgspec

from specglot.site.shell import Shell


class Asset(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """A file of the site that is no page."""

    path: str
    content: Callable[[], str]


class Heading(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """A heading of a page, as a table of contents lists it; the first of a page is its title."""

    id: str
    title: str


class Planned(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """A page of the site: its path below the site's root, its title, its HTML and what surrounds it.

    `headings` and `anchors` are for themes that list headings and for links that are checked before they are built.
    `beside` are files made of the same view, best written with the page; `done` lets go of that view.
    """

    path: str
    title: str
    body: Callable[[], str]
    shell: Callable[[], Shell]
    headings: Callable[[], tuple[Heading, ...]] = tuple
    anchors: Callable[[], tuple[str, ...]] = tuple
    beside: tuple[Asset, ...] = ()
    done: Callable[[], None] = lambda: None
