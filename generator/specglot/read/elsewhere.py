"""A page that names no endpoint in the usual forms → the endpoints it names otherwise.

Tried in this order, and only where nothing else on the page says what it is about: labelled lines, calls of `curl`.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Final

import msgspec

from specglot.model.late import late
from specglot.model.page import Located, SampleRow
from specglot.read.blocks import Fence, Inline, plain
from specglot.read.claims import Claims
from specglot.read.endpoint import ANY_METHOD, METHODS, Endpoint
from specglot.read.labelled import Labelled
from specglot.read.outline import Section
from specglot.read.prose import cover

_METHOD: Final = late(rf"(?<![\w/-])(?:{'|'.join(METHODS)})(?![\w/-])")


class Named(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """An endpoint, the section that names it, and the body that is sent along where that is shown."""

    section: int
    endpoint: Endpoint
    sample: SampleRow | None = None


def find(claims: Claims, *, methods: bool) -> tuple[Named, ...]:
    """The endpoints of a page, each once. `methods` tells whether its text has the name of a method in it."""
    found: tuple[Named, ...] = ()
    if methods:
        found = _once(one for section in claims.sections for one in _labelled(section, claims))
        found = found or _once(_below_headings(claims))
    if not found and "curl" in claims.source.text:
        speaks = any(claims.worded(section) for section in claims.sections)
        found = _once(one for section in claims.sections for one in _called(section, claims, speaks))
    return found


def _once(named: Iterable[Named]) -> tuple[Named, ...]:
    found: dict[tuple[str, str], Named] = {}
    for one in named:
        found.setdefault((one.endpoint.method.value, one.endpoint.path.value), one)
    return tuple(found.values())


def method_in(heading: Inline) -> Located[str] | None:
    """The one method in a heading over a URL (`## POST`, `## GET one order`): the word that no language writes so."""
    said = plain(heading.runs)
    methods = _METHOD.findall(said) if ANY_METHOD.search(said) else ()
    if len(methods) != 1:
        return None
    return Located(value=methods[0], raw=said.strip(), span=cover([run.span for run in heading.runs]))


def _labelled(section: Section, claims: Claims) -> list[Named]:
    from specglot.read import labelled

    return _claimed([(one, section.index) for one in labelled.in_lines(section.every)], claims)


def _below_headings(claims: Claims) -> list[Named]:
    from specglot.read import labelled

    return _claimed(labelled.below_headings(claims.sections), claims)


def _claimed(found: Sequence[tuple[Labelled, int]], claims: Claims) -> list[Named]:
    for one, _ in found:
        for block in one.blocks:
            claims.claim(block, "endpoint")
    return [Named(section=section, endpoint=one.endpoint) for one, section in found]


def _called(section: Section, claims: Claims, speaks: bool) -> list[Named]:
    """Calls of `curl`. One that is but a URL counts where a heading of the page speaks of requests or answers."""
    from specglot.read import curl

    found: list[Named] = []
    for block in section.every:
        if not isinstance(block, Fence):
            continue
        for call in curl.calls(block, claims.source.path):
            if call.told or speaks:
                claims.claim(block, "endpoint")
                found.append(Named(section=section.index, endpoint=call.endpoint, sample=call.sample))
    return found
