"""Page → card: the little of a page that tells which pages belong together and what each is called; card → mark.

A run that has seen all pages before looks at their marks. Cards it needs only where one of them is another, and whole
pages where something else is new.
"""

from __future__ import annotations

from hashlib import sha256

import msgspec
from msgspec.structs import replace

from specglot.model.keys import COHORT_KEYS, ID_KEYS, PROVENANCE_KEYS
from specglot.model.page import Located, Page
from specglot.model.source import Span
from specglot.pipeline.packing import packed

COMMENT = "specglot:"
"""What stands on every page that has a comment for us."""

_KEYS = frozenset((*ID_KEYS, *COHORT_KEYS, *PROVENANCE_KEYS))
_NOWHERE = Located(value="", raw="", span=Span(path="", line=1, column=1, end_line=1, end_column=1))


class Card(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """What grouping, naming and tying look at, as a page that has nothing else; and a digest of all front matter.

    `documents` tells whether the page has an endpoint, a field table or an enumeration, `comments` whether a comment
    for us may stand on it.
    """

    page: Page
    front: bytes
    documents: bool
    comments: bool


class Mark(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """What tells whether a page changed for the others: its locale, and digests of its card's page and of its front.

    `documents` and `comments` are as in a card.
    """

    locale: str
    card: bytes
    front: bytes
    documents: bool
    comments: bool


def mark_of(card: Card, *, kept: bool = True) -> Mark:
    """The mark of a card; without the digest of the card where it is not `kept` and nobody will compare it."""
    digest = sha256(packed(card.page)).digest() if kept else b""
    return Mark(
        locale=card.page.locale,
        card=digest,
        front=card.front,
        documents=card.documents,
        comments=card.comments,
    )


def card_of(page: Page, text: str) -> Card:
    """The card of a page and its text."""
    linked = {link.page: link for link in page.links if link.page is not None}
    return Card(
        page=replace(
            page,
            meta=tuple(entry for entry in page.meta if entry.key.value in _KEYS),
            sections=page.sections[:1],
            operations=(),
            tables=(),
            enums=(),
            links=tuple(replace(link, text="", target=_NOWHERE) for link in linked.values()),
            texts=(),
            blocks=(),
            flaws=(),
        ),
        front=sha256(msgspec.msgpack.encode(page.meta)).digest(),
        documents=bool(page.operations or page.tables or page.enums),
        comments=COMMENT in text,
    )
