"""Page → card: the little of a page that tells which pages belong together and what each is called.

A run that has seen all pages before looks at their cards; whole pages it needs only where something is new.
"""

from __future__ import annotations

from hashlib import sha256

import msgspec
from msgspec.structs import replace

from specglot.model.keys import COHORT_KEYS, ID_KEYS, PROVENANCE_KEYS
from specglot.model.page import Located, Page
from specglot.model.source import Span

_KEYS = frozenset((*ID_KEYS, *COHORT_KEYS, *PROVENANCE_KEYS))
_NOWHERE = Located(value="", raw="", span=Span(path="", line=1, column=1, end_line=1, end_column=1))


class Card(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """What grouping, naming and tying look at, as a page that has nothing else; and a digest of all front matter.

    `documents` tells whether the page has an endpoint, a field table or an enumeration.
    """

    page: Page
    front: bytes
    documents: bool


def card_of(page: Page) -> Card:
    """The card of a page."""
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
    )
