"""Rendered Markdown of untrusted pages → the HTML that is let into the site."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, field
from html import escape, unescape

from specglot.model.diagnostic import Diagnostic
from specglot.model.page import Prose
from specglot.site.plaintext import inline

TAGS = frozenset(
    "a b br code dd del div dl dt em hr i kbd li ol p pre s samp span strong sub sup "
    "table tbody td th thead tr u ul var".split()
)
SCHEMES = frozenset({"http", "https", "mailto"})
_TAG_SET, _SCHEME_SET = set(TAGS), set(SCHEMES)
_ATTRIBUTES = {"a": {"href"}}
_EMPTIED = {"script", "style", "template", "iframe", "object"}
_SCHEME = re.compile(r"^[\s\x00-\x20]*([a-zA-Z][a-zA-Z0-9+.-]*):")
_WORDS = re.compile(r"[^\W\d_][^`*_\[\]<>&\\!#|~\n\r:@]*")
"""Text that begins with a letter and holds nothing that Markdown or HTML could take for more than text."""
_PARAGRAPH = re.compile(r"^<p>((?:(?!</?p>).)*)</p>\s*$", re.DOTALL)

Link = Callable[[str, str], str | None]
"""(path of the page, link target as written) → the address on the site, None for a link that leads nowhere."""


def scheme(target: str) -> str:
    """The scheme of a link target in lower case, "" for a relative one."""
    found = _SCHEME.match(unescape(target))
    return found.group(1).lower() if found else ""


@dataclass(slots=True)
class Renderer:
    """Prose → safe HTML, each piece once.

    Allow-list by nh3 (ammonia): no attribute but `a[href]`, no scheme but http, https and mailto, contents of
    `script` and `style` gone, comments gone, images replaced by nothing (an image is a request).
    """

    markdown: Callable[[str], str]
    cache: dict[tuple[str, str], str] = field(default_factory=dict[tuple[str, str], str])
    lines: dict[tuple[str, str], str] = field(default_factory=dict[tuple[str, str], str])

    def __call__(self, prose: Prose, link: Link) -> str:
        """Safe HTML of a piece of prose; a single paragraph comes without its `<p>`.

        Args:
            prose: The text; its span names the page that its links are relative to.
            link: Resolves link targets.
        """
        key = _key(prose)
        if key not in self.cache:
            self.cache[key] = self._render(prose, link)
        return self.cache[key]

    def line(self, prose: Prose, link: Link) -> str:
        """The same as one line of harmless Markdown."""
        key = _key(prose)
        if key not in self.lines:
            self.lines[key] = inline(prose, link)
        return self.lines[key]

    def _render(self, prose: Prose, link: Link) -> str:
        plain = prose.markdown
        if _WORDS.fullmatch(plain):
            return escape(plain)
        return safe(self.markdown(plain), lambda target: link(prose.span.path, target))


def _key(prose: Prose) -> tuple[str, str]:
    """What the HTML of a piece of prose depends on: its text, and its page only where it may hold a link."""
    text = prose.markdown
    return (prose.span.path if "[" in text or "<" in text else "", text)


def safe(html: str, link: Callable[[str], str | None]) -> str:
    """Reduce HTML to the allow-list and rewrite its links; a link that leads nowhere keeps its text only."""
    import nh3

    def attribute(tag: str, name: str, value: str) -> str | None:
        if tag != "a" or name != "href":
            return None
        return link(value)

    clean = nh3.clean(
        html,
        tags=_TAG_SET,
        attributes=_ATTRIBUTES,
        url_schemes=_SCHEME_SET,
        clean_content_tags=_EMPTIED,
        attribute_filter=attribute,
        link_rel=None,
    )
    found = _PARAGRAPH.match(clean.strip())
    return found.group(1) if found else clean.strip()


def dropped_links(prose: Prose) -> tuple[Diagnostic, ...]:
    """A finding for each link of a piece of prose that the site refuses to print."""
    return tuple(
        Diagnostic(
            rule="unsafe-link",
            severity="warning",
            message=f"the link to `{scheme(atom.target)}:` was dropped from the site",
            primary=atom.span,
            help="link to a page of these docs, or to an http, https or mailto address",
        )
        for atom in prose.atoms
        if atom.kind == "link" and atom.target and scheme(atom.target) not in SCHEMES | {""}
    )
