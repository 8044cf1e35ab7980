"""Locales send a parameter with different events.

What it finds
The column that says with which events a parameter goes names other events than it does in the other
locales.

Why it matters
A reader of the wrong page sends the parameter with a request that does not carry it, or leaves it out of
one that must.

Example
    ja    | `trip.id` | はい | 文字列 | `start` |
    zh    | `trip.id` | 是 | 字符串 | `stop` |

How to fix
Look up the events in the API and correct the other page. Event names are not translated.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from specglot.check.book import Book
from specglot.check.rule import case, fact_rule
from specglot.check.samples import keys
from specglot.check.witness import disagreement
from specglot.model.diagnostic import Diagnostic
from specglot.model.spec import Fact

BAD = (
    case(keys("de", "fr", "ja", fr=("`start`", "`stop`")), ("fr/trip-keys.md", 5, "de, ja | fr")),
    case(keys("fr", "ja", "zh", ja=("`ping`, `stop`", "`ping`")), ("ja/trip-keys.md", 7, "fr, zh | ja")),
)
GOOD = (
    case(keys()),
    case(keys("ja", "zh")),
    case(keys("de", "ja", ja=("`ping`, `stop`", "`stop`, `ping`"))),
)


@fact_rule("set-on")
def set_on_differs(fact: Fact[Any], book: Book) -> Iterator[Diagnostic]:
    """Yield the findings."""
    yield from disagreement(fact, "event list")
