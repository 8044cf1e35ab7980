"""What a build is told to make: pages and other files, each rendered when it is asked for."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from specglot.site.shell import Shell


@dataclass(frozen=True, slots=True, kw_only=True)
class Planned:
    """A page of the site: its path below the site's root, its title, its HTML and what surrounds it."""

    path: str
    title: str
    body: Callable[[], str]
    shell: Callable[[], Shell]


@dataclass(frozen=True, slots=True, kw_only=True)
class Asset:
    """A file of the site that is no page."""

    path: str
    content: Callable[[], str]
