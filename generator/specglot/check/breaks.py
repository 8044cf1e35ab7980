"""One locale's text → line breaks inside its sentences."""

from __future__ import annotations

import re
from collections.abc import Iterator

from specglot.check.aligned import Witness
from specglot.check.hits import Hit
from specglot.check.text import TAG
from specglot.model.late import late

BREAK = late(r"<br\s*/?>", re.IGNORECASE)
"""A line break, where no code span or comment holds it."""

_ENDS = '.。:：!！?？;；)）*_]|>…"”»」』'


def torn(witness: Witness) -> Iterator[Hit]:
    """The first break that stands after words with no end of a sentence, label or bracket before it.

    A text that has bold words, and lines that all end so, is a list of lines; nothing is torn there.
    """
    text = witness.text
    breaks = [found for found in BREAK.finditer(text.raw) if text.masked[found.start()] == TAG]
    if not breaks or "**" not in text.masked[: breaks[0].start()]:
        return
    for found in breaks[:1]:
        before = text.masked[: found.start()].rstrip(" \t\n" + TAG)
        label = before.rfind("**")
        tail = before[label + 2 :].strip() if label >= 0 else before.strip()
        after = text.masked[found.end() :].lstrip(" \t\n" + TAG)
        if tail and after and before[-1] not in _ENDS:
            yield Hit(span=text.at(*found.span()), what=f"a line break cuts the text after “{tail[-12:]}”")
